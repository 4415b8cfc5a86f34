#include "desk/AuditDesk.h"

#include "desk/AuditReading.h"
#include "desk/BackupDesk.h"
#include "desk/DeskFixture.h"
#include "desk/PeopleDesk.h"
#include "desk/RetentionReading.h"
#include "domain/Settings.h"
#include "store/AuditTable.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

namespace watchdesk::desk {
namespace {

class AuditDeskTest : public DeskFixture {
protected:
    AuditPage before(const AuditQuery& query, qint64 seq = 0, int limit = 100) {
        auto page = desk->audit().before(query, seq, limit).result();
        EXPECT_TRUE(page) << page.error().text();
        return page ? *page : AuditPage();
    }
    void append(const char* action, const QString& detail, int times = 1) {
        for (int i = 0; i < times; ++i) {
            auto done = desk->store()
                            .write([=](store::Tx& tx) -> Result<void> {
                                auto entry = store::AuditTable::append(tx, QString::fromLatin1(action),
                                                                       QStringLiteral("store"), {}, detail);
                                return entry ? Result<void>() : entry.error();
                            })
                            .result();
            ASSERT_TRUE(done);
        }
    }
    static QStringList detailsOf(const AuditPage& page) {
        QStringList out;
        for (const AuditLine& line : page.lines)
            out += line.detail;
        return out;
    }
};

TEST_F(AuditDeskTest, EntriesAreInWordsWithTheNumbersOfTheirRecords) {
    const Logged logged = log(QStringLiteral("C07 theft razors £12 W-0412"), true);
    const auto lines = before({}).lines;
    ASSERT_GE(lines.size(), 3);
    EXPECT_EQ(lines.at(0).what, QStringLiteral("raised an alert"));
    EXPECT_EQ(lines.at(0).record, QStringLiteral("Alert 1"));
    EXPECT_EQ(lines.at(1).record, QStringLiteral("Incident %1").arg(logged.incident.number));
    EXPECT_EQ(lines.at(1).who, person);
    EXPECT_EQ(lines.last().who == person || lines.last().who == QStringLiteral("the desk"), true);
    for (const AuditLine& line : lines)
        EXPECT_FALSE(line.record.contains(line.entry.entityId) && !line.entry.entityId.isEmpty()) << "no bare id";
}

TEST_F(AuditDeskTest, ARecordThatIsNotThereAnyMoreIsGone) {
    auto done = desk->store()
                    .write([](store::Tx& tx) {
                        return store::AuditTable::append(tx, QStringLiteral("subject.view"), QStringLiteral("subject"),
                                                         QStringLiteral("an-id-of-nobody"));
                    })
                    .result();
    ASSERT_TRUE(done);
    EXPECT_EQ(before({}).lines.first().record, QStringLiteral("gone"));
}

TEST_F(AuditDeskTest, PagesFollowEachOtherBothWays) {
    append("demo.fill", QStringLiteral("x"), 25);
    const auto all = before({}).lines;
    QVector<qint64> seen;
    AuditPage page = before({}, 0, 10);
    for (;;) {
        for (const AuditLine& line : page.lines)
            seen += line.entry.seq;
        if (page.goOn == 0)
            break;
        page = before({}, page.goOn, 10);
    }
    ASSERT_EQ(seen.size(), all.size());
    for (int i = 0; i < all.size(); ++i)
        EXPECT_EQ(seen.at(i), all.at(i).entry.seq);
    const auto next = desk->audit().after({}, all.at(10).entry.seq, 4).result();
    ASSERT_TRUE(next);
    ASSERT_EQ(next->lines.size(), 4);
    EXPECT_EQ(next->lines.last().entry.seq, all.at(9).entry.seq);
    EXPECT_EQ(next->lines.first().entry.seq, all.at(6).entry.seq);
    EXPECT_NE(next->goOn, 0);
}

TEST_F(AuditDeskTest, FiltersByPersonKindDayAndText) {
    append("demo.fill", QStringLiteral("needle in it"));
    append("demo.fill", QStringLiteral("hay"), 5);
    clock.advance(86'400'000);
    append("store.backup", QStringLiteral("NEEDLE of tomorrow"));
    AuditQuery query;
    query.text = QStringLiteral("needle");
    EXPECT_EQ(detailsOf(before(query)),
              (QStringList{QStringLiteral("NEEDLE of tomorrow"), QStringLiteral("needle in it")}));
    query.until = start + 1000;
    EXPECT_EQ(detailsOf(before(query)), QStringList{QStringLiteral("needle in it")});
    query = {};
    query.since = start + 1000;
    EXPECT_EQ(before(query).lines.size(), 1);
    query = {};
    query.group = AuditGroup::People;
    for (const AuditLine& line : before(query).lines)
        EXPECT_TRUE(actionsOf(AuditGroup::People).contains(line.entry.action));
    query = {};
    query.who = desk->person().id;
    const auto mine = before(query).lines;
    EXPECT_FALSE(mine.isEmpty());
    for (const AuditLine& line : mine)
        EXPECT_EQ(line.who, person);
    query.who = QStringLiteral("nobody");
    EXPECT_TRUE(before(query).lines.isEmpty());
}

TEST_F(AuditDeskTest, ATextIsLookedForOverManyPagesAndFewAreGivenAtOnce) {
    append("demo.fill", QStringLiteral("needle"), 3);
    append("demo.fill", QStringLiteral("hay"), 620);
    AuditQuery query;
    query.text = QStringLiteral("needle");
    const AuditPage two = before(query, 0, 2);
    ASSERT_EQ(two.lines.size(), 2);
    ASSERT_NE(two.goOn, 0);
    const AuditPage rest = before(query, two.goOn, 2);
    EXPECT_EQ(rest.lines.size(), 1) << "none twice, none left out";
    EXPECT_EQ(rest.goOn, 0);
}

TEST_F(AuditDeskTest, TheFirstEntryOfADayIsFound) {
    const qint64 last = before({}).lines.first().entry.seq;
    EXPECT_EQ(*desk->audit().seqFrom(start + 1000).result(), last + 1) << "past the newest";
    clock.advance(86'400'000);
    append("demo.fill", QStringLiteral("tomorrow"), 2);
    EXPECT_EQ(*desk->audit().seqFrom(start + 1000).result(), last + 1);
    EXPECT_EQ(*desk->audit().seqFrom(0).result(), before({}).lines.last().entry.seq);
}

TEST_F(AuditDeskTest, TheExportIsWholeQuotedAndOnTheLogWithItsReason) {
    append("demo.fill", QStringLiteral("a \"quoted\" word,\nand a line"));
    const QString path = QString::fromStdString(dir.file("audit.csv"));
    EXPECT_EQ(desk->audit().exportCsv({}, path, QStringLiteral("  ")).result().error().code, ErrorCode::InvalidInput);
    EXPECT_FALSE(QFile::exists(path));
    const qsizetype entries = before({}).lines.size();
    const auto written = desk->audit().exportCsv({}, path, QStringLiteral("yearly review")).result();
    ASSERT_TRUE(written) << written.error().text();
    EXPECT_EQ(*written, entries);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    EXPECT_TRUE(text.startsWith("\xEF\xBB\xBF\"time\"")) << "without the mark Excel takes UTF-8 for something else";
    EXPECT_EQ(text.count("\r\n"), entries + 1);
    EXPECT_TRUE(text.contains("\"a \"\"quoted\"\" word,\nand a line\""));
    const AuditLine note = before({}).lines.first();
    EXPECT_EQ(note.entry.action, QStringLiteral("audit.export"));
    EXPECT_EQ(note.detail, QStringLiteral("yearly review (%1 entries)").arg(entries));
    const QString nowhere = QString::fromStdString(dir.file("not/there.csv"));
    EXPECT_EQ(desk->audit().exportCsv({}, nowhere, QStringLiteral("why")).result().error().code, ErrorCode::Io);
    EXPECT_EQ(before({}).lines.first().entry.seq, note.entry.seq) << "what was not written is not said to be";
}

TEST_F(AuditDeskTest, NoCellOfTheExportIsAFormula) {
    const QStringList hostile{QStringLiteral("=HYPERLINK(\"http://a.example\")"),
                              QStringLiteral("+1+1"),
                              QStringLiteral("-2+3"),
                              QStringLiteral("@SUM(A1)"),
                              QStringLiteral("\t=1+1"),
                              QStringLiteral("\r=1+1")};
    for (const QString& text : hostile)
        append("demo.fill", text);
    // What people are called is theirs to choose, too.
    ASSERT_TRUE(
        desk->peopleDesk()
            .add(QStringLiteral("=cmd|' /C calc'!A0"), domain::Role::Partner, QStringLiteral("four words and more"))
            .result());
    ASSERT_TRUE(desk->signIn(QStringLiteral("=cmd|' /C calc'!A0"), QStringLiteral("four words and more")).result());
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    const QString path = QString::fromStdString(dir.file("audit.csv"));
    ASSERT_TRUE(desk->audit().exportCsv({}, path, QStringLiteral("-yearly review")).result());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    for (const char* begin : {"\"=", "\"+", "\"-", "\"@", "\"\t", "\"\r"})
        EXPECT_FALSE(text.startsWith(begin) || text.contains(QByteArray(",") + begin) ||
                     text.contains(QByteArray("\n") + begin))
            << begin;
    EXPECT_TRUE(text.contains("\"'=HYPERLINK(\"\"http://a.example\"\")\""));
    EXPECT_TRUE(text.contains("\"'=cmd|' /C calc'!A0\"")) << "who acted";
}

TEST_F(AuditDeskTest, AnExportEndsWithTheDesk) {
    const auto filled = desk->store()
                            .write([](store::Tx& tx) -> Result<void> {
                                for (int i = 0; i < 12'000; ++i) {
                                    auto entry = store::AuditTable::append(tx, QStringLiteral("demo.fill"),
                                                                           QStringLiteral("store"), {}, {});
                                    if (!entry)
                                        return entry.error();
                                }
                                return {};
                            })
                            .result();
    ASSERT_TRUE(filled);
    const QString path = QString::fromStdString(dir.file("audit.csv"));
    const auto exported = desk->audit().exportCsv({}, path, QStringLiteral("yearly review"));
    closeDesk();
    ASSERT_TRUE(exported.isFinished());
    ASSERT_FALSE(exported.result());
    EXPECT_EQ(exported.result().error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(QFile::exists(path));
}

TEST_F(AuditDeskTest, IsForThoseWhoMaySeeIt) {
    const QString words = QStringLiteral("four words and more");
    ASSERT_TRUE(desk->peopleDesk().add(QStringLiteral("Pat"), domain::Role::Partner, words).result());
    ASSERT_TRUE(desk->signIn(QStringLiteral("Pat"), words).result());
    EXPECT_EQ(desk->audit().before({}, 0, 10).result().error().code, ErrorCode::Refused);
    EXPECT_EQ(desk->audit().people().result().error().code, ErrorCode::Refused);
    const QString path = QString::fromStdString(dir.file("audit.csv"));
    EXPECT_EQ(desk->audit().exportCsv({}, path, QStringLiteral("why")).result().error().code, ErrorCode::Refused);
    EXPECT_FALSE(QFile::exists(path));
}

/// Every string "kind.word" in the code that writes entries, of the kinds that the table knows.
QSet<QString> actionsInCode() {
    QSet<QString> kinds;
    for (const AuditWord& word : auditTable())
        kinds.insert(QString::fromLatin1(word.action).section(QLatin1Char('.'), 0, 0));
    QSet<QString> found;
    static const QRegularExpression quoted(QStringLiteral("\"([a-z-]+)\\.([a-z-]+)\""));
    for (const char* room : {"src/desk", "src/store"}) {
        const QDir folder(QStringLiteral(WATCHDESK_SOURCE_DIR "/") + QLatin1String(room));
        for (const QString& name : folder.entryList({QStringLiteral("*.cpp"), QStringLiteral("*.h")})) {
            QFile file(folder.filePath(name));
            if (name.startsWith(QLatin1String("AuditWording")) || !file.open(QIODevice::ReadOnly))
                continue;
            for (auto each = quoted.globalMatch(QString::fromUtf8(file.readAll())); each.hasNext();) {
                const auto match = each.next();
                // A setting's key looks the same, and so does a file's name.
                if (kinds.contains(match.captured(1)) && match.captured(2) != QLatin1String("json") &&
                    !domain::settingDef(match.captured(0).remove(QLatin1Char('"'))))
                    found.insert(match.captured(1) + QLatin1Char('.') + match.captured(2));
            }
        }
    }
    return found;
}

TEST(AuditWordingTest, EveryActionOfTheCodeHasWordsAndEveryWordAnAction) {
    const QSet<QString> code = actionsInCode();
    QSet<QString> table;
    for (const AuditWord& word : auditTable())
        table.insert(QString::fromLatin1(word.action));
    for (const QString& action : code)
        EXPECT_TRUE(table.contains(action)) << action.toStdString();
    QSet<QString> erasing;
    for (const QString& entity : dueEntities())
        erasing.insert(entity + QStringLiteral(".erase"));
    for (const QString& action : erasing)
        EXPECT_TRUE(table.contains(action)) << action.toStdString();
    for (const QString& action : table)
        EXPECT_TRUE(code.contains(action) || erasing.contains(action)) << action.toStdString() << " is written nowhere";
    EXPECT_EQ(table.size(), auditTable().size()) << "none twice";
    EXPECT_EQ(auditWords(QStringLiteral("later.thing")), QStringLiteral("later.thing"));
}

TEST(AuditWordingTest, EveryGroupHasATitleAndActions) {
    qsizetype actions = 0;
    for (const AuditGroup group : auditGroups()) {
        EXPECT_FALSE(auditGroupTitle(group).isEmpty());
        actions += actionsOf(group).size();
    }
    EXPECT_EQ(actions, auditTable().size());
}

} // namespace
} // namespace watchdesk::desk
