// A subject access request: everything of the person, nobody else's name or face.
#include "desk/AccessDesk.h"

#include "FacesFixture.h"
#include "desk/Portraits.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/PhotographTable.h"
#include "store/SightingTable.h"
#include "store/SubjectTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QStandardPaths>

namespace watchdesk::desk {
namespace {

class AccessDeskTest : public FacesFixture {
protected:
    const QString out = QString::fromStdString(dir.file("answer"));

    void SetUp() override {
        DeskFixture::SetUp();
        const auto made = desk->store().write([this](store::Tx& tx) { return furnish(tx); }).result();
        ASSERT_TRUE(made) << made.error().text();
    }

    /// Red where the person stands, blue elsewhere; the face is in the middle of the red.
    static QByteArray picture() {
        QImage image(800, 800, QImage::Format_RGB888);
        image.fill(Qt::blue);
        for (int y = 100; y < 800; ++y) {
            for (int x = 300; x < 500; ++x)
                image.setPixelColor(x, y, Qt::red);
        }
        // Fine stripes of somebody else at the edge: they must not be seen afterwards.
        for (int x = 0; x < 200; x += 4) {
            for (int y = 0; y < 800; ++y)
                image.setPixelColor(x, y, Qt::white);
        }
        return jpegOf(image, 95);
    }

    Result<int> furnish(store::Tx& tx) {
        STORE_TRY(subject, store::SubjectTable::byReference(tx, QStringLiteral("W-0412")));
        domain::Subject other;
        other.reference = QStringLiteral("W-0500");
        other.name = QStringLiteral("Ash Alderwick");
        STORE_TRY(second, store::SubjectTable::insert(tx, other));
        domain::Media media;
        media.kind = domain::MediaKind::Photograph;
        media.format = QStringLiteral("image/jpeg");
        STORE_TRY(kept, store::MediaTable::put(tx, media, picture(), subject->id));
        domain::Photograph photograph;
        photograph.subjectId = subject->id;
        photograph.mediaId = kept.id;
        photograph.source = QStringLiteral("door camera");
        photograph.face = QRect(350, 150, 100, 120);
        STORE_CHECK(store::PhotographTable::insert(tx, photograph));
        domain::Media sound;
        sound.format = QStringLiteral("PCMA");
        STORE_TRY(recording, store::MediaTable::put(tx, sound, QByteArray(8000, '\x55')));
        domain::Transmission over;
        over.channel = QStringLiteral("SHOP");
        over.start = tx.now();
        over.end = over.start + 1000;
        over.mediaId = recording.id;
        STORE_TRY(spoken, store::TransmissionTable::insert(tx, over));
        domain::Incident incident;
        incident.at = tx.now();
        incident.category = QStringLiteral("shop-theft");
        incident.narrative = QStringLiteral("Dean Hollis and Ash Alderwick took razors");
        incident.subjects = {{subject->id, domain::SubjectPart::Offender}, {second.id, domain::SubjectPart::Suspect}};
        incident.transmissionId = spoken.id;
        STORE_CHECK(store::IncidentTable::insert(tx, incident));
        domain::ExclusionNotice notice;
        STORE_TRY(scheme, tx.one(QStringLiteral("SELECT id FROM scheme")));
        notice.schemeId = scheme->text(0);
        notice.subjectId = subject->id;
        notice.reasons = QStringLiteral("two thefts with Alderwick");
        notice.servedBy = QStringLiteral("PC Somebody");
        STORE_CHECK(store::ExclusionTable::insert(tx, notice));
        STORE_CHECK(
            store::AuditTable::append(tx, QStringLiteral("subject.view"), QStringLiteral("subject"), subject->id));
        return 1;
    }

    /// Two stand close together; the photograph is of the one with look 22, whose face is `mine`.
    struct Neighbours {
        QRectF mine;
        QRectF theirs;
        QImage image;
    };
    Neighbours photographOfTwo() {
        portraits::StreetScene scene;
        scene.seed = 3;
        scene.scenery = portraits::Scenery::Shop;
        scene.people = {{portraits::subjectLooks().at(22), 0.45, 90, 0.4, portraits::passingPose(5)},
                        {portraits::strangerLooks().at(0), 0.515, 80, 0.4, portraits::passingPose(6)}};
        const auto still = portraits::drawStill(scene);
        const Neighbours of{still.faces.at(0).box, still.faces.at(1).box, still.image};
        const auto keep = [&](store::Tx& tx) -> Result<domain::Photograph> {
            STORE_TRY(subject, store::SubjectTable::byReference(tx, QStringLiteral("W-0412")));
            domain::Media media;
            media.kind = domain::MediaKind::Photograph;
            media.format = QStringLiteral("image/jpeg");
            STORE_TRY(kept, store::MediaTable::put(tx, media, jpegOf(of.image), subject->id));
            domain::Photograph photograph;
            photograph.subjectId = subject->id;
            photograph.mediaId = kept.id;
            photograph.face = of.mine.toRect();
            return store::PhotographTable::insert(tx, photograph);
        };
        const auto kept = desk->store().write(keep).result();
        EXPECT_TRUE(kept) << kept.error().text();
        return of;
    }
    /// How much of the detail between neighbouring pixels is there: of what is blocks, next to nothing.
    static double detail(const QImage& image, const QRectF& where) {
        const QRect area = where.toRect().intersected(image.rect());
        double sum = 0;
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left() + 1; x <= area.right(); ++x)
                sum += std::abs(qGray(image.pixel(x, y)) - qGray(image.pixel(x - 1, y)));
        }
        return sum / (area.width() * area.height());
    }
    [[nodiscard]] nlohmann::json record() const {
        return nlohmann::json::parse(read(QStringLiteral("record.json")).toStdString());
    }
    Result<domain::Incident> theIncident(store::Tx& tx) {
        STORE_TRY(subject, store::SubjectTable::byReference(tx, QStringLiteral("W-0412")));
        STORE_TRY(incidents, store::IncidentTable::ofSubject(tx, subject->id));
        return incidents.first();
    }

    [[nodiscard]] QByteArray read(const QString& name) const {
        QFile file(out + QLatin1Char('/') + name);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
        return file.readAll();
    }
};

TEST_F(AccessDeskTest, GathersEverythingWithoutTheNamesAndFacesOfOthers) {
    const auto made = desk->access().gather(QStringLiteral("W-0412"), out).result();
    ASSERT_TRUE(made) << made.error().text();
    EXPECT_EQ(made->redactions, 2);
    EXPECT_GE(made->pages, 1);
    for (const char* name : {"record.pdf", "record.json", "review-first.txt", "photographs/1.jpg", "recordings/1.wav"})
        EXPECT_TRUE(made->files.contains(QString::fromLatin1(name))) << name;
    for (const QString& name : made->files) {
        EXPECT_FALSE(read(name).contains("Alderwick")) << name.toStdString();
        EXPECT_EQ(QFile::permissions(out + QLatin1Char('/') + name) & (QFile::ReadGroup | QFile::ReadOther), 0);
    }
    const auto json = nlohmann::json::parse(read(QStringLiteral("record.json")).toStdString());
    EXPECT_EQ(json["name"], "Dean Hollis");
    ASSERT_EQ(json["incidents"].size(), 1U);
    EXPECT_EQ(json["incidents"][0]["narrative"].get<std::string>().find("Alderwick"), std::string::npos);
    EXPECT_NE(json["incidents"][0]["narrative"].get<std::string>().find("took razors"), std::string::npos);
    EXPECT_TRUE(read(QStringLiteral("recordings/1.wav")).startsWith("RIFF"));

    // The person can be seen, and what is beside them cannot.
    const QImage seen = QImage::fromData(read(QStringLiteral("photographs/1.jpg")));
    ASSERT_FALSE(seen.isNull());
    EXPECT_GT(seen.pixelColor(400, 200).red(), 200);
    int edges = 0;
    for (int x = 1; x < 200; ++x)
        edges += std::abs(qGray(seen.pixel(x, 400)) - qGray(seen.pixel(x - 1, 400))) > 60 ? 1 : 0;
    EXPECT_LT(edges, 10) << "stripes of four pixels are no more";

    const auto audit = desk->lists().audit({}).result();
    EXPECT_EQ(audit->first().entry.action, QStringLiteral("subject.access-request"));
}

TEST_F(AccessDeskTest, ThePaperSaysIt) {
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        GTEST_SKIP() << "pdftotext is not installed";
    ASSERT_TRUE(desk->access().gather(QStringLiteral("W-0412"), out).result());
    QProcess process;
    process.start(QStringLiteral("pdftotext"),
                  {QStringLiteral("-layout"), out + QStringLiteral("/record.pdf"), QStringLiteral("-")});
    process.waitForFinished();
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    for (const char* words : {"What is held about you", "Dean Hollis", "W-0412", "Exclusions", "took razors",
                              "recordings/1.wav", "administrator"})
        EXPECT_TRUE(text.contains(QString::fromLatin1(words))) << words;
    for (const char* words : {"Alderwick", "PC Somebody", "Jo Mead"})
        EXPECT_FALSE(text.section(QStringLiteral("Jo Mead,"), 0, 0).contains(QString::fromLatin1(words))) << words;
}

TEST_F(AccessDeskTest, GuardiansAreOtherPeople) {
    const auto changed = desk->store()
                             .write([this](store::Tx& tx) -> Result<void> {
                                 STORE_TRY(me, store::SubjectTable::byReference(tx, QStringLiteral("W-0412")));
                                 me->guardian = QStringLiteral("Mary Hollis (mother), 01632 960555");
                                 STORE_CHECK(store::SubjectTable::update(tx, *me));
                                 STORE_TRY(other, store::SubjectTable::byReference(tx, QStringLiteral("W-0500")));
                                 other->guardian = QStringLiteral("Pat Gosling");
                                 STORE_CHECK(store::SubjectTable::update(tx, *other));
                                 STORE_TRY(incident, theIncident(tx));
                                 incident.narrative =
                                     QStringLiteral("Dean Hollis ran to Mary Hollis; Gosling was rung");
                                 STORE_CHECK(store::IncidentTable::update(tx, incident));
                                 return {};
                             })
                             .result();
    ASSERT_TRUE(changed) << changed.error().text();
    ASSERT_TRUE(desk->access().gather(QStringLiteral("W-0412"), out).result());
    for (const char* words : {"Mary", "Gosling", "960555"})
        EXPECT_FALSE(read(QStringLiteral("record.json")).contains(words)) << words;
    const auto narrative = record()["incidents"][0]["narrative"].get<std::string>();
    EXPECT_EQ(narrative.find("Dean Hollis ran to"), 0U) << narrative;
    EXPECT_NE(record()["guardian"].get<std::string>().find("recorded"), std::string::npos);
}

TEST_F(AccessDeskTest, TheRecordHasHeadingsSightingsAndOversThatWereLinkedLater) {
    const auto added = desk->store()
                           .write([this](store::Tx& tx) -> Result<void> {
                               STORE_TRY(incident, theIncident(tx));
                               incident.heading = QStringLiteral("to the station with Alderwick");
                               STORE_CHECK(store::IncidentTable::update(tx, incident));
                               domain::Alert alert;
                               alert.incidentId = incident.id;
                               STORE_TRY(scheme, tx.one(QStringLiteral("SELECT id FROM scheme")));
                               alert.schemeId = scheme->text(0);
                               STORE_TRY(raised, store::AlertTable::insert(tx, alert));
                               domain::Sighting sighting;
                               sighting.alertId = raised.id;
                               sighting.at = tx.now();
                               sighting.heading = QStringLiteral("Butter Row");
                               sighting.note = QStringLiteral("running");
                               STORE_CHECK(store::SightingTable::insert(tx, sighting));
                               domain::Media sound;
                               sound.format = QStringLiteral("PCMA");
                               STORE_TRY(recording, store::MediaTable::put(tx, sound, QByteArray(8000, '\x55')));
                               domain::Transmission over;
                               over.channel = QStringLiteral("SHOP");
                               over.start = tx.now() + 5000;
                               over.end = over.start + 1000;
                               over.mediaId = recording.id;
                               over.incidentId = incident.id;
                               STORE_CHECK(store::TransmissionTable::insert(tx, over));
                               // A second incident from the same over: it is given once.
                               domain::Incident second = incident;
                               second.id.clear();
                               second.number = 0;
                               STORE_CHECK(store::IncidentTable::insert(tx, second));
                               return {};
                           })
                           .result();
    ASSERT_TRUE(added) << added.error().text();
    const auto made = desk->access().gather(QStringLiteral("W-0412"), out).result();
    ASSERT_TRUE(made) << made.error().text();
    EXPECT_EQ(made->files.filter(QStringLiteral("recordings/")).size(), 2);
    const auto incidents = record()["incidents"];
    ASSERT_EQ(incidents.size(), 2U);
    EXPECT_EQ(incidents[0]["heading"], "to the station with");
    EXPECT_EQ(incidents[1]["sightings"], nlohmann::json::array({"Butter Row running"}));
}

TEST_F(AccessDeskTest, WhoeverStandsCloseByInAPhotographCannotBeRecognised) {
    const auto two = photographOfTwo();
    ASSERT_GT(detail(two.image, two.theirs), 2.0) << "there is a face to hide";
    const auto made = desk->access().gather(QStringLiteral("W-0412"), out).result();
    ASSERT_TRUE(made) << made.error().text();
    ASSERT_TRUE(read(QStringLiteral("review-first.txt")).contains("looked for and hidden")) << "needs the models";
    const QImage seen = QImage::fromData(read(QStringLiteral("photographs/2.jpg")));
    ASSERT_EQ(seen.size(), two.image.size());
    EXPECT_LT(detail(seen, two.theirs), detail(two.image, two.theirs) / 2);
    EXPECT_GT(detail(seen, two.mine), detail(two.image, two.mine) * 0.8) << "the person is seen";
}

TEST_F(AccessDeskTest, WithoutModelsNoMoreThanTheFaceIsShown) {
    closeDesk();
    options.models = QString::fromStdString(dir.file("no models"));
    openDesk();
    const auto two = photographOfTwo();
    ASSERT_TRUE(desk->access().gather(QStringLiteral("W-0412"), out).result());
    const QImage seen = QImage::fromData(read(QStringLiteral("photographs/2.jpg")));
    EXPECT_LT(detail(seen, two.theirs), detail(two.image, two.theirs) / 2);
    EXPECT_GT(detail(seen, two.mine), detail(two.image, two.mine) * 0.8);
    EXPECT_TRUE(read(QStringLiteral("review-first.txt")).contains("models are not installed"));
}

TEST_F(AccessDeskTest, WhatCannotBeDoneLeavesNothing) {
    EXPECT_EQ(desk->access().gather(QStringLiteral("W-9999"), out).result().error().code, ErrorCode::NotFound);
    EXPECT_FALSE(QDir(out).exists());
    ASSERT_TRUE(QDir().mkpath(out));
    QFile there(out + QStringLiteral("/mine"));
    ASSERT_TRUE(there.open(QIODevice::WriteOnly));
    there.close();
    EXPECT_EQ(desk->access().gather(QStringLiteral("W-0412"), out).result().error().code, ErrorCode::Conflict);
    EXPECT_EQ(QDir(out).entryList(QDir::Files), QStringList{QStringLiteral("mine")});
    EXPECT_EQ(
        desk->access().gather(QStringLiteral("W-0412"), QStringLiteral("/proc/nothing/here")).result().error().code,
        ErrorCode::Unavailable);
}

} // namespace
} // namespace watchdesk::desk
