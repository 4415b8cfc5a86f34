// What is due, and erasing it by two: with all that hangs on it, and so that no backup brings it back.
#include "desk/RetentionDesk.h"

#include "DeskFixture.h"
#include "desk/BackupDesk.h"
#include "desk/ErasureLedger.h"
#include "desk/PeopleDesk.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/ErasureTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/KeyTable.h"
#include "store/MediaTable.h"
#include "store/PhotographTable.h"
#include "store/SubjectTable.h"
#include "store/TemplateTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <QDir>
#include <QFile>

namespace watchdesk::desk {
namespace {

constexpr UtcMs day = 86'400'000;

/// Somebody whose exclusion ended long ago, with a photograph, a template, an over, and an incident that names them.
struct Old {
    domain::Subject subject;
    domain::Incident incident;
    domain::Transmission over;
    QByteArray keyBox; ///< of the subject's own data key
};

class RetentionDeskTest : public DeskFixture {
protected:
    const QString secondName = QStringLiteral("Sam Okoro");
    const QString secondWords = QStringLiteral("quiet river lantern stone");
    const SecondPerson second{secondName, secondWords};
    Old old;

    void SetUp() override {
        DeskFixture::SetUp();
        const auto made = desk->peopleDesk().add(secondName, domain::Role::Administrator, secondWords).result();
        ASSERT_TRUE(made) << made.error().text();
        // Two administrators and no coordinator: both stand in for one, and see what they erase.
        const auto kept = desk->store().write([this](store::Tx& tx) { return makeOld(tx); }).result();
        ASSERT_TRUE(kept) << kept.error().text();
        old = *kept;
    }

    Result<Old> makeOld(store::Tx& tx) {
        Old out;
        domain::Subject s;
        s.reference = QStringLiteral("W-0001");
        s.name = QStringLiteral("Rowan Quickthorn");
        s.createdAt = tx.now() - 1500 * day;
        STORE_TRY(subject, store::SubjectTable::insert(tx, s));
        out.subject = subject;
        domain::Media media;
        media.kind = domain::MediaKind::Photograph;
        media.format = QStringLiteral("image/jpeg");
        STORE_TRY(picture, store::MediaTable::put(tx, media, QByteArray(9000, 'p'), subject.id));
        domain::Photograph photograph;
        photograph.subjectId = subject.id;
        photograph.mediaId = picture.id;
        STORE_TRY(kept, store::PhotographTable::insert(tx, photograph));
        STORE_CHECK(store::ThumbnailTable::put(tx, kept.id, QByteArray(900, 't')));
        domain::FaceTemplate face;
        face.photographId = kept.id;
        face.subjectId = subject.id;
        face.pack = QStringLiteral("pack");
        face.features = QByteArray(2048, 'f');
        STORE_CHECK(store::TemplateTable::insert(tx, face));
        STORE_TRY(over, makeOver(tx, 1400 * day));
        out.over = over;
        domain::Incident incident;
        incident.at = tx.now() - 1400 * day + day;
        incident.category = QStringLiteral("shop-theft");
        incident.narrative = QStringLiteral("Rowan Quickthorn took razors and ran");
        incident.line = QStringLiteral("C07 theft Quickthorn razors");
        incident.subjects = {{subject.id, domain::SubjectPart::Offender}};
        incident.transmissionId = over.id;
        STORE_TRY(logged, store::IncidentTable::insert(tx, incident));
        out.incident = logged;
        domain::ExclusionNotice notice;
        STORE_TRY(scheme, tx.one(QStringLiteral("SELECT id FROM scheme")));
        notice.schemeId = scheme->text(0);
        notice.subjectId = subject.id;
        notice.step = domain::ExclusionStep::Served;
        notice.nominatedOn = domain::civilDay(tx.now()).addDays(-1390);
        notice.servedOn = notice.nominatedOn.addDays(10);
        notice.endsOn = domain::lastDay(notice.servedOn, 12);
        notice.evidence = {logged.id};
        STORE_CHECK(store::ExclusionTable::insert(tx, notice));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("match.decide"), QStringLiteral("subject"), subject.id,
                                              QStringLiteral("same, Rowan Quickthorn")));
        STORE_TRY(key, tx.one(QStringLiteral("SELECT box FROM data_key WHERE subject_id = ?"), {subject.id}));
        out.keyBox = key->blob(0);
        return out;
    }

    Result<domain::Transmission> makeOver(store::Tx& tx, UtcMs ago) {
        domain::Media media;
        media.format = QStringLiteral("PCMA");
        STORE_TRY(recording, store::MediaTable::put(tx, media, QByteArray(4000, 'r')));
        domain::Transmission over;
        over.channel = QStringLiteral("SHOP");
        over.start = tx.now() - ago;
        over.end = over.start + 4000;
        over.callId = tx.newId();
        over.mediaId = recording.id;
        return store::TransmissionTable::insert(tx, over);
    }

    QVector<DueRow> due() {
        const auto rows = desk->retention().dryRun().result();
        EXPECT_TRUE(rows) << rows.error().text();
        return rows ? *rows : QVector<DueRow>();
    }
    QVector<DueRow> dueOf(const QString& entity) {
        QVector<DueRow> out;
        for (const DueRow& row : due()) {
            if (row.entity == entity)
                out.append(row);
        }
        return out;
    }
    qint64 count(const QString& table, const QString& where = QStringLiteral("1 = 1")) {
        const auto row = desk->store()
                             .read([=](store::Tx& tx) {
                                 return tx.one(QStringLiteral("SELECT COUNT(*) FROM %1 WHERE %2").arg(table, where));
                             })
                             .result();
        return row ? (*row)->integer(0) : -1;
    }
    /// Whether the bytes are in any file beside the store.
    bool inFiles(const QByteArray& bytes) {
        const QDir folder(QString::fromStdString(dir.path().string()));
        for (const QString& name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (name.startsWith(QLatin1String("town.watchdesk")) && file.open(QIODevice::ReadOnly) &&
                file.readAll().contains(bytes))
                return true;
        }
        return false;
    }
    QStringList verify() { return desk->lists().verify().result()->broken; }
    ErrorCode codeOf(const Result<ErasureCertificate>& answer) {
        return answer ? ErrorCode::Internal : answer.error().code;
    }
    const QString why = QStringLiteral("retention");
};

TEST_F(RetentionDeskTest, TheDryRunSaysWhatAndWhyAndChangesNothing) {
    const auto before = count(QStringLiteral("subject"));
    const auto rows = due();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows.at(0).entity, QStringLiteral("subject"));
    EXPECT_EQ(rows.at(0).what, QStringLiteral("W-0001"));
    EXPECT_TRUE(rows.at(0).why.contains(QStringLiteral("exclusion ended"))) << rows.at(0).why.toStdString();
    EXPECT_TRUE(rows.at(0).takes.contains(QStringLiteral("1 photograph, 1 template, 1 notice")))
        << rows.at(0).takes.toStdString();
    EXPECT_EQ(rows.at(1).what, QStringLiteral("Incident %1").arg(old.incident.number));
    EXPECT_EQ(count(QStringLiteral("subject")), before);
    EXPECT_EQ(count(QStringLiteral("erasure")), 0);
}

TEST_F(RetentionDeskTest, ErasingTakesTwoWhoMayAndAReason) {
    auto& retention = desk->retention();
    const auto rows = due();
    const QString cctv = QStringLiteral("Ivo Lens");
    ASSERT_TRUE(desk->peopleDesk().add(cctv, domain::Role::CctvOperator, secondWords).result());
    EXPECT_EQ(codeOf(retention.erase(rows, {person, passphrase}, why).result()), ErrorCode::Refused) << "alone";
    EXPECT_EQ(codeOf(retention.erase(rows, {cctv, secondWords}, why).result()), ErrorCode::Refused) << "may not";
    EXPECT_EQ(codeOf(retention.erase(rows, {QStringLiteral("Nobody"), secondWords}, why).result()),
              ErrorCode::NotFound);
    EXPECT_EQ(codeOf(retention.erase(rows, {secondName, passphrase}, why).result()), ErrorCode::Refused)
        << "somebody else's passphrase";
    EXPECT_EQ(codeOf(retention.erase(rows, second, QStringLiteral("  ")).result()), ErrorCode::InvalidInput);
    EXPECT_EQ(codeOf(retention.erase({}, second, why).result()), ErrorCode::InvalidInput);
    EXPECT_EQ(count(QStringLiteral("photograph")), 1);
    desk->lock();
    ASSERT_TRUE(desk->signIn(cctv, secondWords).result());
    EXPECT_EQ(retention.dryRun().result().error().code, ErrorCode::Refused);
    EXPECT_EQ(codeOf(retention.erase(rows, second, why).result()), ErrorCode::Refused);
    EXPECT_EQ(count(QStringLiteral("photograph")), 1);
}

// Wrong passphrases of the second are counted as at the sign-in page.
TEST_F(RetentionDeskTest, TheSecondPassphraseIsNotForGuessing) {
    const auto rows = due();
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(codeOf(desk->retention().erase(rows, {secondName, QStringLiteral("a guess")}, why).result()),
                  ErrorCode::Refused);
    EXPECT_EQ(codeOf(desk->retention().erase(rows, second, why).result()), ErrorCode::Refused)
        << "too soon, though right";
    clock.advance(10'000);
    EXPECT_TRUE(desk->retention().erase(rows, second, why).result());
}

TEST_F(RetentionDeskTest, AnErasedPersonLeavesNothingBehind) {
    ASSERT_TRUE(inFiles(old.keyBox)) << "the search finds what is there";
    const auto done = desk->retention().erase(dueOf(QStringLiteral("subject")), second, why).result();
    ASSERT_TRUE(done) << done.error().text();
    for (const char* kind : {"subjects", "photographs", "templates", "notices", "recordings"})
        EXPECT_EQ(done->counts.value(QString::fromLatin1(kind)), 1) << kind;
    EXPECT_EQ(done->counts.value(QStringLiteral("keys")), 2) << "that of the records and that of the faces";
    EXPECT_EQ(done->counts.value(QStringLiteral("texts")), 2);
    EXPECT_EQ(done->second, secondName);
    EXPECT_EQ(done->records, QStringList{QStringLiteral("W-0001")});
    const QString mine = QStringLiteral("subject_id = '%1'").arg(old.subject.id);
    for (const char* table :
         {"photograph", "face_template", "exclusion_notice", "incident_subject", "match_decision", "data_key"})
        EXPECT_EQ(count(QString::fromLatin1(table), mine), 0) << table;
    EXPECT_EQ(count(QStringLiteral("media")), 0);
    EXPECT_EQ(count(QStringLiteral("transmission")), 1) << "that it was spoken stays";
    EXPECT_FALSE(inFiles(old.keyBox)) << "the key is in no free page and in no log";

    const auto incident = desk->lists().incidents({}).result()->first().incident;
    EXPECT_EQ(incident.id, old.incident.id);
    EXPECT_FALSE(incident.narrative.contains(QStringLiteral("Quickthorn"))) << incident.narrative.toStdString();
    EXPECT_TRUE(incident.narrative.contains(QStringLiteral("took razors and ran")));
    EXPECT_FALSE(incident.line.contains(QStringLiteral("Quickthorn")));

    // What the audit log said of them is noise, and the chain still holds.
    EXPECT_EQ(verify(), QStringList());
    const auto audit = desk->lists().audit({}).result();
    const auto decision = std::find_if(audit->begin(), audit->end(), [](const AuditRow& row) {
        return row.entry.action == QLatin1String("match.decide");
    });
    ASSERT_NE(decision, audit->end());
    EXPECT_TRUE(decision->entry.erased);
    EXPECT_EQ(decision->entry.detail, QString());
    const auto certificates = desk->retention().certificates().result();
    ASSERT_EQ(certificates->size(), 1);
    EXPECT_EQ(certificates->first().id, done->id);
    EXPECT_EQ(certificates->first().by, person);
    EXPECT_EQ(certificates->first().second, secondName);
    EXPECT_EQ(certificates->first().counts, done->counts);
    EXPECT_TRUE(dueOf(QStringLiteral("subject")).isEmpty());
}

TEST_F(RetentionDeskTest, AnIncidentBecomesFigures) {
    ASSERT_TRUE(desk->retention().erase(dueOf(QStringLiteral("incident")), second, why).result());
    const auto incident = desk->lists().incidents({}).result()->first().incident;
    EXPECT_EQ(incident.category, QStringLiteral("shop-theft"));
    EXPECT_EQ(incident.narrative + incident.line + incident.description, QString());
    EXPECT_EQ(count(QStringLiteral("media"), QStringLiteral("kind = 'recording'")), 0);
    EXPECT_EQ(count(QStringLiteral("photograph")), 1) << "the person has a clock of their own";
    EXPECT_TRUE(dueOf(QStringLiteral("incident")).isEmpty());
    EXPECT_EQ(verify(), QStringList());
}

TEST_F(RetentionDeskTest, AnyoneMayGoOnRequestButNothingElseBeforeItsDay) {
    const auto present = desk->lists().subjects({}).result();
    const auto other = std::find_if(present->begin(), present->end(), [](const SubjectRow& row) {
        return row.subject.reference == QLatin1String("W-0412");
    });
    ASSERT_NE(other, present->end());
    const auto row = desk->retention().subjectDue(other->subject.id).result();
    ASSERT_TRUE(row) << row.error().text();
    EXPECT_GT(row->due, domain::civilDay(clock.now()));
    EXPECT_TRUE(desk->retention().erase({*row}, second, QStringLiteral("asked for by the person")).result());
    EXPECT_EQ(count(QStringLiteral("subject")), 1);

    auto rows = dueOf(QStringLiteral("incident"));
    ASSERT_TRUE(desk->retention().setClock(QStringLiteral("retention.incident"), 84).result());
    EXPECT_EQ(codeOf(desk->retention().erase(rows, second, why).result()), ErrorCode::Conflict) << "not due any more";
}

TEST_F(RetentionDeskTest, RecordingsOfOversThatLedToNothingGoFirst) {
    ASSERT_TRUE(desk->store().write([this](store::Tx& tx) { return makeOver(tx, 40 * day); }).result());
    ASSERT_TRUE(desk->store().write([this](store::Tx& tx) { return makeOver(tx, 30 * day); }).result());
    ASSERT_TRUE(desk->store().write([this](store::Tx& tx) { return makeOver(tx, 800 * day); }).result());
    EXPECT_EQ(dueOf(QStringLiteral("recording")).size(), 1) << "the oldest goes with its over";
    EXPECT_EQ(dueOf(QStringLiteral("transmission")).size(), 1);
    auto rows = dueOf(QStringLiteral("recording")) + dueOf(QStringLiteral("transmission"));
    const auto done = desk->retention().erase(rows, second, why).result();
    ASSERT_TRUE(done) << done.error().text();
    EXPECT_EQ(done->counts.value(QStringLiteral("recordings")), 2);
    EXPECT_EQ(count(QStringLiteral("transmission")), 3);
    EXPECT_EQ(verify(), QStringList());
}

TEST_F(RetentionDeskTest, ClocksAreSettingsInTheirRange) {
    auto& retention = desk->retention();
    const auto rows = retention.clocks().result();
    ASSERT_EQ(rows->size(), domain::retentionClocks().size());
    EXPECT_TRUE(rows->first().isDefault);
    const auto set = retention.setClock(QStringLiteral("retention.ended-exclusion"), 60).result();
    ASSERT_TRUE(set) << set.error().text();
    EXPECT_EQ(set->value, 60);
    EXPECT_FALSE(set->isDefault);
    EXPECT_TRUE(dueOf(QStringLiteral("subject")).isEmpty());
    EXPECT_EQ(retention.setClock(QStringLiteral("retention.ended-exclusion"), 0).result().error().code,
              ErrorCode::InvalidInput);
    EXPECT_EQ(retention.setClock(QStringLiteral("retention.nothing"), 12).result().error().code,
              ErrorCode::InvalidInput);
    EXPECT_EQ(retention.clocks().result()->first().value, 60);
}

// The backup was written before the erasure; the ledger lies beside it since.
TEST_F(RetentionDeskTest, ARestoredBackupBringsNobodyBack) {
    const QString file = QString::fromStdString(dir.file("before.backup"));
    ASSERT_TRUE(desk->backups().backUp(file).result());
    ASSERT_TRUE(desk->retention().erase(due(), second, why).result());
    closeDesk();
    Desk::Options to = options;
    to.url = QString::fromStdString(dir.file("restored.watchdesk"));
    to.erasures = ledgerOf(options.url);
    const auto restored = restoreStore(to, file, clock, ids);
    ASSERT_TRUE(restored) << restored.error().text();
    EXPECT_GT(restored->erased, 0);
    options = to;
    openDesk(false);
    EXPECT_EQ(count(QStringLiteral("photograph")), 0) << "before anybody has signed in";
    EXPECT_EQ(count(QStringLiteral("face_template")), 0);
    EXPECT_EQ(count(QStringLiteral("exclusion_notice")), 0);
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    EXPECT_EQ(count(QStringLiteral("subject"), QStringLiteral("id = '%1'").arg(old.subject.id)), 0);
    EXPECT_EQ(count(QStringLiteral("data_key"), QStringLiteral("subject_id = '%1'").arg(old.subject.id)), 0);
    EXPECT_FALSE(
        desk->lists().incidents({}).result()->first().incident.narrative.contains(QStringLiteral("Quickthorn")));
    EXPECT_EQ(count(QStringLiteral("erasure"), QStringLiteral("state = 'due'")), 0);
    EXPECT_EQ(verify(), QStringList());
    // And once more from the same backup: the ledger of the restored store says it, too.
    EXPECT_GT(readLedger(ledgerOf(options.url)).value().size(), 0);
}

TEST_F(RetentionDeskTest, ANewBackupTakesTheLedgerAlong) {
    ASSERT_TRUE(desk->retention().erase(due(), second, why).result());
    const QString folder = QString::fromStdString(dir.file("disk"));
    QDir().mkpath(folder);
    ASSERT_TRUE(desk->backups().backUp(folder + QStringLiteral("/a.backup")).result());
    const auto lines = readLedger(ledgerIn(folder)).value();
    EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [&](const auto& l) { return l.recordId == old.subject.id; }));
    QFile file(ledgerIn(folder));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("Quickthorn"));
}

TEST_F(RetentionDeskTest, ALedgerOfNonsenseErasesNothing) {
    const QString file = QString::fromStdString(dir.file("nonsense"));
    QFile out(file);
    ASSERT_TRUE(out.open(QIODevice::WriteOnly));
    out.write("{\"entity\":\"subject\"}\n[]\nnull\n{\n\n{\"entity\":5,\"id\":\"x\",\"at\":1}\n"
              "{\"entity\":\"person\",\"id\":\"x\",\"at\":1}\n{\"entity\":\"subject\",\"id\":\"gone\",\"at\":1}\n");
    out.write(QByteArray(5000, '{') + "\n{\"entity\":\"still\",\"id\":\"" + QByteArray(500, 'x') + "\",\"at\":1}\n");
    out.close();
    const auto lines = readLedger(file).value();
    ASSERT_EQ(lines.size(), 2);
    const auto done = replayLedger(desk->store(), lines);
    ASSERT_TRUE(done) << done.error().text();
    EXPECT_EQ(*done, 1);
    EXPECT_EQ(count(QStringLiteral("photograph")), 1);
}

TEST_F(RetentionDeskTest, AnErasureCanBeStoppedBetweenTwoRecords) {
    auto rows = due();
    QObject::connect(
        &desk->retention(), &RetentionDesk::progress, &desk->retention(), [this] { desk->retention().cancel(); },
        Qt::DirectConnection);
    const auto done = desk->retention().erase(rows, second, why).result();
    ASSERT_TRUE(done) << done.error().text();
    EXPECT_EQ(done->records.size(), 1);
    EXPECT_FALSE(done->stopped.isEmpty());
    EXPECT_EQ(due().size(), 1);
}

TEST_F(RetentionDeskTest, StoppingOneErasureLeavesItStoppedWhenAnotherIsAskedFor) {
    const auto subjects = dueOf(QStringLiteral("subject"));
    const auto incidents = dueOf(QStringLiteral("incident"));
    auto first = desk->retention().erase(subjects, second, why);
    desk->retention().cancel();
    auto next = desk->retention().erase(incidents, second, why);
    EXPECT_EQ(codeOf(first.result()), ErrorCode::Cancelled);
    const auto done = next.result();
    ASSERT_TRUE(done) << done.error().text();
    EXPECT_TRUE(done->stopped.isEmpty());
    EXPECT_EQ(count(QStringLiteral("photograph")), 1) << "the first one erased nothing";
}

TEST_F(RetentionDeskTest, WhatIsWrittenWhileAnErasureRunsLosesTheNameToo) {
    auto rows = due();
    std::reverse(rows.begin(), rows.end()); // the incident first, then whom it was about
    const auto write = [this](store::Tx& tx) {
        domain::Incident incident;
        incident.at = tx.now();
        incident.category = QStringLiteral("suspicious");
        incident.narrative = QStringLiteral("Rowan Quickthorn was here again");
        return store::IncidentTable::insert(tx, incident);
    };
    QObject::connect(
        &desk->retention(), &RetentionDesk::progress, &desk->retention(),
        [&](int done) {
            if (done == 1) {
                EXPECT_TRUE(desk->store().write(write).result());
            }
        },
        Qt::DirectConnection);
    const auto done = desk->retention().erase(rows, second, why).result();
    ASSERT_TRUE(done) << done.error().text();
    EXPECT_EQ(done->records.size(), 2);
    const auto incidents = desk->lists().incidents({}).result();
    ASSERT_EQ(incidents->size(), 2);
    for (const auto& row : *incidents)
        EXPECT_FALSE(row.incident.narrative.contains(QStringLiteral("Quickthorn")));
    EXPECT_EQ(done->counts.value(QStringLiteral("texts")), 1);
}

TEST_F(RetentionDeskTest, AnOverThatAnIncidentIsLoggedFromMeanwhileStays) {
    const auto over = desk->store().write([this](store::Tx& tx) { return makeOver(tx, 800 * day); }).result();
    ASSERT_TRUE(over);
    const auto rows = dueOf(QStringLiteral("incident")) + dueOf(QStringLiteral("transmission"));
    ASSERT_EQ(rows.size(), 2);
    const auto write = [&over](store::Tx& tx) {
        domain::Incident incident;
        incident.at = tx.now();
        incident.category = QStringLiteral("suspicious");
        incident.transmissionId = over->id;
        return store::IncidentTable::insert(tx, incident);
    };
    QObject::connect(
        &desk->retention(), &RetentionDesk::progress, &desk->retention(),
        [&] { EXPECT_TRUE(desk->store().write(write).result()); }, Qt::DirectConnection);
    const auto done = desk->retention().erase(rows, second, why).result();
    ASSERT_TRUE(done) << done.error().text();
    EXPECT_EQ(done->records.size(), 1) << "what was not erased is on no certificate";
    EXPECT_TRUE(done->stopped.contains(QStringLiteral("logged from it"))) << done->stopped.toStdString();
    EXPECT_EQ(count(QStringLiteral("transmission"), QStringLiteral("id = '%1' AND media_id IS NOT NULL").arg(over->id)),
              1);
}

} // namespace
} // namespace watchdesk::desk
