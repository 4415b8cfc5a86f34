// Tables brought in: tried, all or nothing, twice without doubling, undone; and lists taken out again.
#include "desk/ImportDesk.h"

#include "desk/DeskFixture.h"
#include "desk/ExportDesk.h"
#include "desk/MemberDesk.h"
#include "desk/RadioDesk.h"
#include "store/AuditTable.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/SettingTable.h"
#include "store/SubjectTable.h"

#include <QFile>

namespace watchdesk::desk {
namespace {

using sheets::ImportKind;

class ImportDeskTest : public DeskFixture {
protected:
    QString file(const QByteArray& bytes, const char* name = "table.csv") {
        QFile out(QString::fromStdString(dir.file(name)));
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        return out.fileName();
    }
    template <class T>
    T got(const QFuture<Result<T>>& future) {
        const Result<T> answer = future.result();
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().text());
        return answer ? *answer : T{};
    }
    ImportTable open(ImportKind kind, const QByteArray& bytes) { return got(desk->imports().open(kind, file(bytes))); }
    ImportReport tried(ImportKind kind, const QByteArray& bytes) {
        const ImportTable table = open(kind, bytes);
        return got(desk->imports().dryRun(table, ImportDesk::planOf(table)));
    }
    ImportReport broughtIn(ImportKind kind, const QByteArray& bytes, bool leaveWrongOut = false) {
        const ImportTable table = open(kind, bytes);
        ImportPlan plan = ImportDesk::planOf(table);
        plan.leaveWrongOut = leaveWrongOut;
        return got(desk->imports().apply(table, plan));
    }
    qint64 rowsOf(const char* table) {
        return *desk->store()
                    .read([table](store::Tx& tx) -> Result<qint64> {
                        auto row = tx.one(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(table)));
                        return row ? Result<qint64>((*row)->integer(0)) : row.error();
                    })
                    .result();
    }
    MemberLine member(const QString& name) {
        for (const MemberLine& one : got(desk->members().members(true))) {
            if (one.member.name == name)
                return one;
        }
        return {};
    }
    QVector<domain::Incident> incidents() {
        return got(desk->store().read([](store::Tx& tx) { return store::IncidentTable::list(tx); }));
    }
    QStringList auditOf(const QString& action) {
        store::AuditFilter filter;
        filter.actions = {action};
        QStringList details;
        for (const auto& entry :
             got(desk->store().read([filter](store::Tx& tx) { return store::AuditTable::list(tx, filter); })))
            details += entry.detail;
        return details;
    }
};

const QByteArray threeMembers = "Shop;Contact;Tel;Street;Post code;Joined;Call sign;Serial no\r\n"
                                "Caf\xE9 Vert;Una Vasey;01632 960111;Mill Lane;EC1A 1BB;3/4/25;C31;GP-31\r\n"
                                "Hallam Pharmacy;Jo Hallam;1632960007;High Street;;;C07;\r\n"
                                "Rowe and Finch Ltd.;;;market place;;;;\r\n";

TEST_F(ImportDeskTest, MembersOfAWindows1252TableComeInOnce) {
    const ImportReport trial = tried(ImportKind::Members, threeMembers);
    EXPECT_EQ(rowsOf("member"), 3) << "a trial writes nothing";
    ASSERT_EQ(trial.read(), 3);
    EXPECT_EQ(trial.lines.at(0).fate, ImportFate::Added);
    EXPECT_EQ(trial.lines.at(1).fate, ImportFate::Updated);
    EXPECT_EQ(trial.lines.at(1).why, QStringLiteral("contact, telephone"));
    EXPECT_EQ(trial.lines.at(2).fate, ImportFate::Same) << trial.lines.at(2).why.toStdString();
    const ImportReport done = broughtIn(ImportKind::Members, threeMembers);
    EXPECT_EQ(done.added, 1);
    const MemberLine cafe = member(QString::fromUtf8("Café Vert"));
    EXPECT_EQ(cafe.membership.joined, QDate(2025, 4, 3));
    EXPECT_EQ(cafe.premises.value(0).postcode, QStringLiteral("EC1A 1BB"));
    EXPECT_EQ(cafe.callSigns, QStringList{QStringLiteral("C31")});
    EXPECT_EQ(member(QStringLiteral("Hallam Pharmacy")).member.phone, QStringLiteral("01632960007"))
        << "the nought is back";
    EXPECT_EQ(auditOf(QStringLiteral("member.import")).size(), 1);
    const ImportReport again = broughtIn(ImportKind::Members, threeMembers);
    EXPECT_EQ(again.same, 3) << again.lines.at(0).why.toStdString();
    EXPECT_EQ(rowsOf("member"), 4);
    EXPECT_EQ(rowsOf("radio_set"), 4);
    ASSERT_TRUE(desk->members().undo(done.step).result());
    EXPECT_EQ(rowsOf("member"), 3);
    EXPECT_EQ(rowsOf("imported"), 1) << "what was there before is still known by the table's name for it";
    EXPECT_EQ(broughtIn(ImportKind::Members, threeMembers).added, 1) << "what was taken back may come again";
}

TEST_F(ImportDeskTest, AMemberThatWasRenamedHereIsKnownByItsOldTable) {
    broughtIn(ImportKind::Members, threeMembers);
    domain::Member cafe = member(QString::fromUtf8("Café Vert")).member;
    cafe.name = QStringLiteral("The Green Cup");
    got(desk->members().saveMember(cafe));
    EXPECT_EQ(broughtIn(ImportKind::Members, threeMembers).added, 0);
    EXPECT_EQ(rowsOf("member"), 4);
}

TEST_F(ImportDeskTest, OneWrongLineRefusesAllUnlessItIsLeftOut) {
    const QByteArray bytes = "Name,Telephone,Joined\nTill & Co,01632 960112,3/4/25\n,01632 960113,\nBad Day,,31/2/25\n"
                             "Bad Phone,twelve,\n";
    const ImportTable table = open(ImportKind::Members, bytes);
    ImportPlan plan = ImportDesk::planOf(table);
    const ImportReport trial = got(desk->imports().dryRun(table, plan));
    EXPECT_EQ(trial.refused, 3);
    EXPECT_EQ(trial.lines.at(1).line, 3);
    EXPECT_EQ(trial.lines.at(1).why, QStringLiteral("There is no name."));
    EXPECT_TRUE(trial.lines.at(2).why.startsWith(QLatin1String("Joined: "))) << trial.lines.at(2).why.toStdString();
    EXPECT_TRUE(trial.lines.at(3).why.startsWith(QLatin1String("Telephone: ")));
    const auto refused = desk->imports().apply(table, plan).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(refused.error().what.find("3 lines are wrong, the first is line 3"), std::string::npos);
    EXPECT_EQ(rowsOf("member"), 3);
    plan.leaveWrongOut = true;
    EXPECT_EQ(got(desk->imports().apply(table, plan)).added, 1);
    EXPECT_EQ(rowsOf("member"), 4);
}

TEST_F(ImportDeskTest, TwoOfOneNameInOneStreetAreToldApartByTheirHouses) {
    const QByteArray apart = "Name,Street,House number\nTill & Co,Mill Lane,4\nTill & Co,Mill Lane,9\n";
    EXPECT_EQ(broughtIn(ImportKind::Members, apart).added, 2);
    EXPECT_EQ(broughtIn(ImportKind::Members, apart).same, 2);
    const ImportReport unclear = tried(
        ImportKind::Members, "Name,Street,Trade\nTill & Co,Mill Lane,books\nCosy,Mill Lane,a\nCosy,Mill Lane,b\n");
    EXPECT_EQ(unclear.lines.at(0).fate, ImportFate::Refused);
    EXPECT_TRUE(unclear.lines.at(0).why.contains(QLatin1String("house number")));
    EXPECT_EQ(unclear.lines.at(1).fate, ImportFate::Added);
    EXPECT_EQ(unclear.lines.at(2).fate, ImportFate::Refused);
    EXPECT_TRUE(unclear.lines.at(2).why.startsWith(QLatin1String("Line 3 has")));
}

TEST_F(ImportDeskTest, ARadioIsGivenOutOnceAndACodeIsOnes) {
    const ImportReport trial = tried(ImportKind::Radios, "Call sign,Serial no,Selcall,Issued to,Status\n"
                                                         "C31,GP-31,57131,Hallam Pharmacy,issued\n"
                                                         "C31,GP-31,57131,Pennant Sports,issued\n"
                                                         "C32,GP-32,57106,Pennant Sports,issued\n"
                                                         "C07,GP-99,,Pennant Sports,issued\n"
                                                         "C12,,,\"Pennant Sports, Butter Row\",issued\n"
                                                         "C17,GP-C17,,Hallam Pharmacy,issued\n"
                                                         "C33,GP-33,57133,Nobody's Shop,issued\n"
                                                         "C34,GP-34,57134,,in stock\n");
    const auto why = [&](int i) { return trial.lines.at(i).why.toStdString(); };
    EXPECT_EQ(trial.lines.at(0).fate, ImportFate::Added) << why(0);
    EXPECT_EQ(trial.lines.at(1).fate, ImportFate::Refused) << "given out twice";
    EXPECT_NE(why(1).find("is on line 2 already"), std::string::npos) << why(1);
    EXPECT_NE(why(2).find("The code EEA 57106 is C07's already"), std::string::npos) << why(2);
    EXPECT_NE(why(3).find("The call sign C07"), std::string::npos) << why(3);
    EXPECT_EQ(trial.lines.at(4).fate, ImportFate::Same) << why(4);
    EXPECT_NE(why(5).find("out with somebody else"), std::string::npos) << why(5);
    EXPECT_NE(why(6).find("no member here is called that"), std::string::npos) << why(6);
    EXPECT_EQ(trial.lines.at(7).fate, ImportFate::Added) << why(7);
    const QByteArray good = "Call sign,Serial no,Selcall,Issued to,Status\nC31,GP-31,57131,Hallam Pharmacy,issued\n"
                            "C34,GP-34,57134,,in stock\n";
    const ImportReport done = broughtIn(ImportKind::Radios, good);
    EXPECT_EQ(done.added, 2);
    EXPECT_EQ(broughtIn(ImportKind::Radios, good).same, 2);
    const ImportReport out = broughtIn(ImportKind::Radios, "Call sign,Issued to\nC34,Pennant Sports\n");
    EXPECT_EQ(out.updated, 1) << "from stock";
    ASSERT_TRUE(desk->members().undo(out.step).result());
    for (const RadioLine& line : got(desk->radios().radios()))
        EXPECT_EQ(line.set.state == domain::RadioState::Returned, line.set.callSign == QLatin1String("C34"));
}

TEST_F(ImportDeskTest, SubjectsUnderEighteenNeedAGuardian) {
    const QByteArray bytes = "Ref,First name,Surname,DOB,Gender,Guardian,Description\n"
                             "W-0412,Dean,Hollis,1/2/90,male,,tall\n"
                             "W-0412,Somebody,Else,1/2/91,m,,\n"
                             ",Kerry,Marsh,3/4/2011,f,,red coat\n"
                             ",Robin,Marsh,3/4/2011,f,Eve Marsh,\n"
                             ",Lee,Ash,,x,,\n";
    const ImportReport trial = tried(ImportKind::Subjects, bytes);
    EXPECT_EQ(trial.lines.at(0).fate, ImportFate::Updated) << trial.lines.at(0).why.toStdString();
    EXPECT_TRUE(trial.lines.at(1).why.contains(QLatin1String("somebody else's")));
    EXPECT_TRUE(trial.lines.at(2).why.startsWith(QLatin1String("Under 18")));
    EXPECT_EQ(trial.lines.at(3).fate, ImportFate::Added);
    EXPECT_TRUE(trial.lines.at(4).why.startsWith(QLatin1String("Sex: ")));
    EXPECT_EQ(broughtIn(ImportKind::Subjects, bytes, true).added, 1);
    const ImportReport again = broughtIn(ImportKind::Subjects, bytes, true);
    EXPECT_EQ(again.added, 0);
    EXPECT_EQ(again.updated, 0);
    const auto all = got(desk->store().read([](store::Tx& tx) { return store::SubjectTable::all(tx); }));
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all.last().reference, QStringLiteral("W-0413")) << "the next one";
    EXPECT_EQ(all.last().guardian, QStringLiteral("Eve Marsh"));
    EXPECT_EQ(all.first().born, QDate(1990, 2, 1));
}

const QByteArray someIncidents = "Date,Time,Offence,Store,Subject,Details,Value,Crime ref\n"
                                 "3/4/25,9.15pm,Theft,C07,W-0412,ran off,£12.50,CR/1/25\n"
                                 "2/4/25,,Theft,The Corner Shop,,two bottles,,\n";

TEST_F(ImportDeskTest, IncidentsComeInInTheOrderOfTimeAndOnce) {
    const ImportReport done = broughtIn(ImportKind::Incidents, someIncidents);
    EXPECT_EQ(done.added, 2);
    const auto all = incidents();
    ASSERT_EQ(all.size(), 2);
    const domain::Incident& last = all.first();
    EXPECT_EQ(last.number, 2);
    EXPECT_EQ(QDateTime::fromMSecsSinceEpoch(last.at, Qt::UTC).toString(Qt::ISODate),
              QStringLiteral("2025-04-03T20:15:00Z"));
    EXPECT_EQ(last.lossPence, 1250);
    EXPECT_EQ(last.policeReference, QStringLiteral("CR/1/25"));
    EXPECT_EQ(last.category, QStringLiteral("shop-theft"));
    EXPECT_EQ(last.outcome, domain::IncidentOutcome::Recorded);
    ASSERT_EQ(last.subjects.size(), 1);
    EXPECT_EQ(desk->directory().premises(last.premisesId)->name, QStringLiteral("Hallam Pharmacy"));
    EXPECT_TRUE(all.last().narrative.contains(QLatin1String("Place: The Corner Shop."))) << "it is not lost";
    EXPECT_EQ(rowsOf("feed WHERE kind = 'incident'"), 2);
    const ImportReport again = broughtIn(ImportKind::Incidents, someIncidents);
    EXPECT_EQ(again.same, 2);
    EXPECT_EQ(incidents().size(), 2);
    EXPECT_EQ(auditOf(QStringLiteral("incident.import")).size(), 2);
    EXPECT_TRUE(got(desk->lists().verify()).broken.isEmpty());
}

TEST_F(ImportDeskTest, IncidentsOfATableAreTakenBackUnlessSomebodyHasChangedOne) {
    const ImportReport done = broughtIn(ImportKind::Incidents, someIncidents);
    EXPECT_TRUE(done.step.undoable);
    const auto asMembers = desk->members().undo(done.step).result();
    ASSERT_FALSE(asMembers);
    EXPECT_EQ(asMembers.error().code, ErrorCode::Refused) << "another right is needed";
    got(desk->imports().undo(done.step));
    EXPECT_EQ(rowsOf("incident") + rowsOf("feed WHERE kind = 'incident'") + rowsOf("imported"), 0);
    EXPECT_EQ(auditOf(QStringLiteral("incident.undo")), QStringList{QStringLiteral("2 incidents brought in")});
    const ImportReport again = broughtIn(ImportKind::Incidents, someIncidents);
    EXPECT_EQ(again.added, 2) << "what was taken back may come again";
    got(desk->store().write([incident = incidents().first()](store::Tx& tx) mutable {
        incident.lossPence = 1;
        return store::IncidentTable::update(tx, incident);
    }));
    const auto refused = desk->imports().undo(again.step).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_NE(refused.error().what.find("changed meanwhile"), std::string::npos);
    EXPECT_EQ(rowsOf("incident"), 2);
    EXPECT_EQ(auditOf(QStringLiteral("incident.undo")).size(), 1);
    EXPECT_TRUE(got(desk->lists().verify()).broken.isEmpty());
}

TEST_F(ImportDeskTest, SubjectsOfATableAreTakenBackUnlessARecordNamesThem) {
    const QByteArray bytes =
        "Ref,Name,DOB,Description\nW-0412,Dean Hollis,1/2/90,tall\nW-0500,Kim Ash,1/3/90,red coat\n";
    const auto subjects = [this] {
        return got(desk->store().read([](store::Tx& tx) { return store::SubjectTable::all(tx); }));
    };
    const auto before = subjects();
    const ImportReport done = broughtIn(ImportKind::Subjects, bytes);
    ASSERT_EQ(done.added, 1);
    ASSERT_EQ(done.updated, 1);
    got(desk->imports().undo(done.step));
    ASSERT_EQ(subjects().size(), before.size());
    EXPECT_EQ(subjects().first().description, before.first().description) << "as it was";
    EXPECT_EQ(auditOf(QStringLiteral("subject.undo")), QStringList{QStringLiteral("2 subjects brought in")});
    EXPECT_TRUE(got(desk->lists().verify()).broken.isEmpty());
    const ImportReport again = broughtIn(ImportKind::Subjects, bytes);
    EXPECT_EQ(again.added + again.updated, 2);
    broughtIn(ImportKind::Incidents, "Date,Offence,Subject,Details\n3/4/25,Theft,W-0500,ran off\n");
    const auto refused = desk->imports().undo(again.step).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(subjects().size(), before.size() + 1);
    EXPECT_EQ(subjects().first().description, QStringLiteral("tall")) << "nothing of it";
}

TEST_F(ImportDeskTest, ManyIncidentsAreStoppedWithoutATraceAndWrongOnesLeftOut) {
    QByteArray bytes = "Ref;Date;Category;What happened\r\n";
    constexpr int many = 3000;
    for (int i = 0; i < many; ++i)
        bytes += QByteArray::number(i) + ";" + (i % 100 == 7 ? "32/13/25" : "3/4/25") + ";Theft;line " +
                 QByteArray::number(i) + "\r\n";
    const ImportTable table = open(ImportKind::Incidents, bytes);
    ImportPlan plan = ImportDesk::planOf(table);
    const auto whole = desk->imports().apply(table, plan).result();
    ASSERT_FALSE(whole);
    EXPECT_NE(whole.error().what.find("30 lines are wrong"), std::string::npos);
    plan.leaveWrongOut = true;
    // Stopped once sealing is under way.
    QObject::connect(
        &desk->imports(), &ImportDesk::progress, &desk->imports(),
        [this](qint64, qint64 of) {
            if (of < many)
                desk->imports().cancel();
        },
        Qt::DirectConnection);
    const auto stopped = desk->imports().apply(table, plan).result();
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(rowsOf("incident") + rowsOf("feed WHERE kind = 'incident'") + rowsOf("imported"), 0);
    QObject::disconnect(&desk->imports(), nullptr, &desk->imports(), nullptr);
    const ImportReport done = got(desk->imports().apply(table, plan));
    EXPECT_EQ(done.added, many - many / 100);
    EXPECT_EQ(done.refused, many / 100);
    EXPECT_EQ(rowsOf("feed WHERE kind = 'incident'"), many - many / 100);
}

TEST_F(ImportDeskTest, WhatWasSaidOfTheColumnsIsRemembered) {
    const QByteArray bytes = "Label,Ring,Colour\nTill & Co,01632 960112,green\n";
    const ImportTable table = open(ImportKind::Members, bytes);
    ImportPlan plan;
    plan.fields = QStringList{QStringLiteral("name"), QStringLiteral("phone"), QString()};
    EXPECT_EQ(desk->imports().dryRun(table, {}).result().error().code, ErrorCode::InvalidInput) << "no name";
    // Without a heading that is known the table has none: its first line is one of its lines.
    const QByteArray known = "Shop,Ring,Colour\nTill & Co,01632 960112,green\n";
    const ImportTable again = open(ImportKind::Members, known);
    EXPECT_EQ(again.guess.headingRow, 0);
    plan.fields = QStringList{QStringLiteral("name"), QStringLiteral("phone"), QStringLiteral("note")};
    got(desk->imports().apply(again, plan));
    const ImportTable remembered = open(ImportKind::Members, known);
    EXPECT_TRUE(remembered.guess.remembered);
    EXPECT_EQ(ImportDesk::planOf(remembered).fields, plan.fields);
    for (const auto& setting : got(desk->store().read([](store::Tx& tx) { return store::SettingTable::all(tx); }))) {
        EXPECT_FALSE(setting.key.contains(QLatin1String("Ring")));
        EXPECT_FALSE(setting.value.contains(QLatin1String("Till")));
    }
}

TEST_F(ImportDeskTest, AListTakenOutIsTheSameBroughtIn) {
    broughtIn(ImportKind::Members, threeMembers);
    domain::Member cafe = member(QString::fromUtf8("Café Vert")).member;
    cafe.phone = QStringLiteral("+44 1632 960111"); // no formula, when it comes back
    got(desk->members().saveMember(cafe));
    broughtIn(ImportKind::Incidents, someIncidents);
    for (const ImportKind kind : {ImportKind::Members, ImportKind::Radios, ImportKind::Subjects}) {
        const QString path = QString::fromStdString(dir.file("out.csv"));
        const qint64 count = got(desk->exports().write(kind, ExportFormat::Csv, path));
        EXPECT_GT(count, 0);
        const ImportTable table = got(desk->imports().open(kind, path));
        const ImportReport report = got(desk->imports().dryRun(table, ImportDesk::planOf(table)));
        EXPECT_EQ(report.same, count);
        for (const ImportLine& line : report.lines)
            EXPECT_EQ(line.fate, ImportFate::Same) << line.what.toStdString() << ": " << line.why.toStdString();
    }
    const QString cards = QString::fromStdString(dir.file("out.vcf"));
    EXPECT_EQ(got(desk->exports().write(ImportKind::Members, ExportFormat::VCard, cards)), 4);
    QFile vcf(cards);
    ASSERT_TRUE(vcf.open(QIODevice::ReadOnly));
    EXPECT_EQ(vcf.readAll().count("BEGIN:VCARD"), 4);
    EXPECT_EQ(desk->exports().write(ImportKind::Radios, ExportFormat::VCard, cards).result().error().code,
              ErrorCode::InvalidInput);
    EXPECT_EQ(desk->exports()
                  .write(ImportKind::Radios, ExportFormat::Csv, QStringLiteral("/no/such/folder/list.csv"))
                  .result()
                  .error()
                  .code,
              ErrorCode::Io);
    EXPECT_EQ(got(desk->exports().write(ImportKind::Incidents, ExportFormat::Csv,
                                        QString::fromStdString(dir.file("incidents.csv")))),
              2);
    EXPECT_EQ(auditOf(QStringLiteral("list.export")).size(), 5);
}

} // namespace
} // namespace watchdesk::desk
