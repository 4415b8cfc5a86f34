// What the police are handed: packs and intelligence reports.
#include "desk/AuditWording.h"
#include "desk/DeskFixture.h"
#include "desk/IntelDesk.h"
#include "desk/PackDesk.h"
#include "desk/PackReading.h"
#include "desk/PeopleDesk.h"
#include "store/Erasing.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/SubjectTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace watchdesk::desk {
namespace {

class PoliceLinkTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        over = QString::fromStdString(ids.next());
        ASSERT_TRUE(desk->store()
                        .write([&](store::Tx& tx) -> Result<void> {
                            domain::Media media;
                            media.format = QStringLiteral("PCMA");
                            media.durationMs = 6000;
                            STORE_TRY(kept, store::MediaTable::put(tx, media, QByteArray(4800, 'a')));
                            hash = kept.sha256;
                            domain::Transmission record;
                            record.id = over;
                            record.channel = QStringLiteral("SHOP");
                            record.callId = over;
                            record.start = clock.now();
                            record.end = clock.now() + 6000;
                            record.mediaId = kept.id;
                            STORE_CHECK(store::TransmissionTable::insert(tx, record));
                            return {};
                        })
                        .result());
    }
    /// Everything that is said on a sheet.
    static QString saidOn(const paper::ReportSheet& sheet) {
        QStringList out{sheet.marking, sheet.title, sheet.about, sheet.lead};
        for (const auto& part : sheet.parts) {
            out += part.title;
            out += part.nothing;
            for (const auto& line : part.lines)
                out += line.label + QLatin1Char(' ') + line.value;
        }
        return out.join(QLatin1Char('\n'));
    }
    QString packOf(const QStringList& incidents) {
        const Directory& directory = desk->directory();
        const auto pack =
            desk->store().read([&](store::Tx& tx) { return readPack(tx, directory, incidents); }).result();
        EXPECT_TRUE(pack) << pack.error().text();
        return pack ? saidOn(sheetOf(*pack, person, clock.now())) : QString();
    }
    QString subjectId() {
        return desk->store()
            .read([](store::Tx& tx) -> Result<QString> {
                STORE_TRY(all, store::SubjectTable::all(tx));
                return all.first().id;
            })
            .result()
            .value();
    }
    qsizetype audited(const char* action) {
        const auto all = *desk->lists().audit({}).result();
        return std::count_if(all.begin(), all.end(),
                             [&](const auto& line) { return line.entry.action == QLatin1String(action); });
    }
    QString file(const char* name) const { return QString::fromStdString(dir.file(name)); }
    QString over;
    QByteArray hash;
};

TEST_F(PoliceLinkTest, APackHasTheReportTheExhibitsAndTheFormOfSectionNine) {
    const Logged logged = log(QStringLiteral("C07 theft Dean Hollis £140 two perfumes > market sq"), true, over);
    ASSERT_TRUE(desk->alerts().addSighting(logged.alert.id, QStringLiteral("C12 > butter row, dropped cap")).result());
    const QString said = packOf({logged.incident.id});
    for (const QString& part :
         {QStringLiteral("OFFICIAL-SENSITIVE when complete"),
          QStringLiteral("Crime report: incident %1").arg(logged.incident.number),
          QStringLiteral("Hallam Pharmacy · High Street · C07"), QStringLiteral("W-0412 · Dean Hollis · suspect"),
          QStringLiteral("£140"), QStringLiteral("WD/%1/1").arg(logged.incident.number),
          QString::fromLatin1(hash.toHex()), QStringLiteral("s. 5B"), QStringLiteral("Criminal Justice Act 1967, s. 9"),
          QStringLiteral("liable to prosecution"), QStringLiteral("towards Butter Row"),
          QStringLiteral("Signature witnessed by"), QStringLiteral("Victim Personal Statement")})
        EXPECT_TRUE(said.contains(part)) << part.toStdString() << "\nin\n" << said.toStdString();
    const auto written = desk->packs().pdf({logged.incident.id}, file("pack.pdf")).result();
    ASSERT_TRUE(written) << written.error().text();
    EXPECT_GE(written->pages, 4);
    EXPECT_EQ(audited("case.pack"), 1);
    EXPECT_EQ(audited("subject.export"), 1);
}

TEST_F(PoliceLinkTest, SeveralIncidentsAreOnePack) {
    const QString one = log(QStringLiteral("C07 theft")).incident.id;
    const QString two = log(QStringLiteral("C12 violence")).incident.id;
    const QString said = packOf({one, two});
    EXPECT_TRUE(said.contains(QStringLiteral("2 incidents")));
    EXPECT_EQ(said.count(QStringLiteral("Crime report: incident")), 2);
    EXPECT_EQ(said.count(QStringLiteral("Signature witnessed by")), 2);
    EXPECT_EQ(said.count(QStringLiteral("No recording and no still is kept")), 2);
    ASSERT_TRUE(desk->packs().pdf({one, two}, file("pack.pdf")).result());
    EXPECT_EQ(audited("case.pack"), 2);
}

TEST_F(PoliceLinkTest, WhatIsNotThereOrErasedIsNotPacked) {
    const QString id = log(QStringLiteral("C07 theft")).incident.id;
    const auto code = [&](const QStringList& incidents) {
        return desk->packs().pdf(incidents, file("none.pdf")).result().error().code;
    };
    EXPECT_EQ(code({}), ErrorCode::InvalidInput);
    EXPECT_EQ(code({id, QStringLiteral("no such")}), ErrorCode::NotFound);
    ASSERT_TRUE(desk->store()
                    .write([&](store::Tx& tx) {
                        store::ErasedCounts counts;
                        return store::eraseIncidentWords(tx, id, counts);
                    })
                    .result());
    EXPECT_EQ(code({id}), ErrorCode::Conflict);
    EXPECT_FALSE(QFile::exists(file("none.pdf")));
    EXPECT_EQ(audited("case.pack"), 0) << "what was not written is on nobody's list";
}

TEST_F(PoliceLinkTest, ThePaperTakesAnyTextAndCanBeReadAgain) {
    const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    ASSERT_FALSE(tool.isEmpty()) << "poppler-utils";
    QString line = QStringLiteral("C07 theft he said \u05e9\u05dc\u05d5\u05dd \U0001F6D2 and &amp; then ");
    for (int i = 0; i < 300; ++i)
        line += QStringLiteral("word%1 ").arg(i);
    line += QString(400, QLatin1Char('x'));
    const Logged logged = log(line, false, over);
    ASSERT_TRUE(desk->packs().pdf({logged.incident.id}, file("long.pdf")).result());
    QProcess reading;
    reading.start(tool, {file("long.pdf"), QStringLiteral("-")});
    ASSERT_TRUE(reading.waitForFinished());
    const QString text = QString::fromUtf8(reading.readAllStandardOutput());
    EXPECT_TRUE(text.contains(QStringLiteral("word0"))) << text.left(2000).toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("word299"))) << "nothing is cut off";
    EXPECT_TRUE(text.contains(QStringLiteral("&amp;"))) << "text is no markup";
    EXPECT_TRUE(text.contains(QStringLiteral("Page 1 of")));
    EXPECT_EQ(text.count(QStringLiteral("OFFICIAL-SENSITIVE when complete")), text.count(QStringLiteral("Page ")))
        << "on every page";
}

domain::IntelReport reportOf(const char* words) {
    domain::IntelReport report;
    report.words = QString::fromUtf8(words);
    report.source = QStringLiteral("Pat Ottoway, Rowe & Finch");
    report.evaluation = domain::SourceEvaluation::Reliable;
    report.assessment = domain::InformationAssessment::KnownDirectly;
    return report;
}

TEST_F(PoliceLinkTest, AnIntelligenceReportIsGradedKeptAndTakenWithoutItsSource) {
    const Logged logged = log(QStringLiteral("C07 theft Dean Hollis"));
    domain::IntelReport report = reportOf("Sells what is taken behind the market.\nOn Fridays, from a white van.");
    report.incidentId = logged.incident.id;
    const auto kept = desk->intel().write(report).result();
    ASSERT_TRUE(kept) << kept.error().text();
    EXPECT_EQ(kept->number, 1);
    EXPECT_EQ(kept->subjectId, subjectId()) << "the only one in its incident";
    const auto list = desk->intel().list().result();
    ASSERT_EQ(list->size(), 1);
    EXPECT_EQ(list->first().subject, QStringLiteral("W-0412"));
    EXPECT_EQ(list->first().incident, logged.incident.number);
    EXPECT_EQ(list->first().author, person);
    ASSERT_TRUE(desk->intel().pdf(kept->id, file("intel.pdf")).result());
    QProcess reading;
    reading.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file("intel.pdf"), QStringLiteral("-")});
    ASSERT_TRUE(reading.waitForFinished());
    const QString text = QString::fromUtf8(reading.readAllStandardOutput());
    for (const char* part : {"WD/IR/1", "1 A P", "Known directly to the source", "Lawful sharing permitted",
                             "white van", "Dean Hollis", "OFFICIAL-SENSITIVE"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(part))) << part << "\nin\n" << text.toStdString();
    EXPECT_FALSE(text.contains(QStringLiteral("Ottoway")));
    EXPECT_FALSE(text.contains(QStringLiteral("Rowe")));
    EXPECT_EQ(audited("intel.write"), 1);
    EXPECT_EQ(audited("intel.print"), 1);
    EXPECT_EQ(audited("subject.export"), 1);
}

TEST_F(PoliceLinkTest, AReportThatGivesItsSourceAwayOrIsNotWholeIsNotKept) {
    const auto code = [&](const domain::IntelReport& report) {
        const auto kept = desk->intel().write(report).result();
        return kept ? ErrorCode::Internal : kept.error().code;
    };
    EXPECT_EQ(code(reportOf("Ottoway saw it.")), ErrorCode::Refused);
    EXPECT_EQ(code(reportOf("Seen at rowe & finch.")), ErrorCode::Refused);
    EXPECT_EQ(code(reportOf(" \n ")), ErrorCode::InvalidInput);
    EXPECT_EQ(code(reportOf(QByteArray(IntelDesk::mostWords + 1, 'a').constData())), ErrorCode::InvalidInput);
    domain::IntelReport report = reportOf("Seen.");
    report.handling = domain::HandlingCode::Conditions;
    EXPECT_EQ(code(report), ErrorCode::InvalidInput) << "under which conditions?";
    report.conditions = QStringLiteral("Not to members.");
    report.incidentId = QStringLiteral("no such");
    EXPECT_EQ(code(report), ErrorCode::NotFound);
    EXPECT_TRUE(desk->intel().list().result()->isEmpty());
    const auto refused = desk->intel().write(reportOf("Ottoway saw it.")).result();
    EXPECT_EQ(refused.error().text().find("Ottoway"), std::string::npos) << "errors may be logged";
}

} // namespace
} // namespace watchdesk::desk
