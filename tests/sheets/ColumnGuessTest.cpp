// Which column is which: the headings that people write, and none at all.
#include "sheets/ColumnGuess.h"

#include <gtest/gtest.h>

namespace watchdesk::sheets {
namespace {

QStringList cells(const char* line) {
    return QString::fromUtf8(line).split(QLatin1Char('|'));
}

QVector<QStringList> table(std::initializer_list<const char*> lines) {
    QVector<QStringList> rows;
    for (const char* line : lines)
        rows += cells(line);
    return rows;
}

QStringList fieldsIn(const ColumnGuess& guess) {
    QStringList all;
    for (const ColumnMatch& match : guess.columns)
        all += match.field;
    return all;
}

TEST(ColumnGuess, KnowsTheHeadingsOfMembers) {
    for (const char* headings : {"Shop|Contact|Tel|E-mail|Address|Post code|Date joined",
                                 "Trading name|Manager|Mobile|Email address|Street|Postcode|Joined",
                                 "BUSINESS NAME|Key contact|Phone no.|EMAIL|Address line 1|POST-CODE|Member since"}) {
        const ColumnGuess guess = guessColumns(
            ImportKind::Members,
            table({headings, "Hallam Pharmacy|Jo Mead|01632 960001|jo@example.org|4 High Street|EC1A 1BB|3/4/25",
                   "Till & Co|Sam Roe|07700 900123||9 Mill Lane|EC1A 1BB|13/4/25"}));
        EXPECT_EQ(guess.headingRow, 0);
        EXPECT_EQ(fieldsIn(guess), cells("name|contact|phone|email|street|postcode|joined")) << headings;
        EXPECT_TRUE(guess.missing.isEmpty());
        for (const ColumnMatch& match : guess.columns)
            EXPECT_GE(match.sure, Sureness::Likely) << headings << ": " << match.field.toStdString();
    }
}

TEST(ColumnGuess, KnowsTheHeadingsOfRadiosSubjectsAndIncidents) {
    EXPECT_EQ(fieldsIn(guessColumns(ImportKind::Radios, table({"Call sign|Serial no|Selcall/ANI|Issued to|Status",
                                                               "C07|GM340-1|57106|Hallam Pharmacy|issued"}))),
              cells("callsign|serial|code|member|state"));
    EXPECT_EQ(
        fieldsIn(guessColumns(ImportKind::Subjects, table({"Ref|First name|Surname|DOB|Gender|Ban start|Parent/guardian",
                                                           "W-1|Ada|Nobody|3/4/99|f|1/1/25|Eve Nobody"}))),
        cells("reference|forenames|surname|born|sex||guardian"));
    EXPECT_EQ(fieldsIn(guessColumns(
                  ImportKind::Incidents,
                  table({"Date of incident|Time|Offence|Store|Offender|Details|Value of goods|Crime ref|Police called",
                         "3/4/25|9.15pm|Theft|Hallam Pharmacy|unknown|ran off|£12.50|CR/1/25|Y"}))),
              cells("date|time|category|place|subject|narrative|loss|police|police-called"));
}

TEST(ColumnGuess, PassesOverATitleAndToleratesASlip) {
    const ColumnGuess guess = guessColumns(
        ImportKind::Members, table({"Ashby Cross Shop Watch||", "Members, spring||",
                                    "Bussiness|Telephonne|Colour of door", "Hallam Pharmacy|01632 960001|green"}));
    EXPECT_EQ(guess.headingRow, 2);
    EXPECT_EQ(fieldsIn(guess), cells("name|phone|"));
    EXPECT_EQ(guess.columns[2].sure, Sureness::None);
}

TEST(ColumnGuess, WithoutAHeadingTheCellsTell) {
    const ColumnGuess guess =
        guessColumns(ImportKind::Members, table({"Hallam Pharmacy|01632 960001|jo@example.org|EC1A 1BB|3/4/25",
                                                 "Till & Co|07700 900123|sam@example.org|M1 1AE|13/4/25",
                                                 "The Crown|01632 960003||B33 8TH|1/2/25"}));
    EXPECT_EQ(guess.headingRow, -1);
    EXPECT_TRUE(guess.headings.isEmpty());
    EXPECT_EQ(fieldsIn(guess), cells("name|phone|email|postcode|joined"));
    for (const ColumnMatch& match : guess.columns) {
        EXPECT_LT(match.sure, Sureness::Sure);
        EXPECT_EQ(match.why, QStringLiteral("what its cells look like"));
    }
}

TEST(ColumnGuess, CellsThatContradictMakeItLessSure) {
    const ColumnGuess good =
        guessColumns(ImportKind::Members, table({"Shop|Phone", "A shop|01632 960001", "B shop|01632 960002"}));
    const ColumnGuess bad = guessColumns(ImportKind::Members, table({"Shop|Phone", "A shop|green", "B shop|blue"}));
    EXPECT_EQ(good.columns[1].sure, Sureness::Sure);
    EXPECT_LT(bad.columns[1].sure, Sureness::Sure);
    EXPECT_TRUE(bad.columns[1].why.contains(QLatin1String("do not look like it")));
}

TEST(ColumnGuess, SaysWhatIsMissing) {
    const ColumnGuess guess = guessColumns(ImportKind::Incidents, table({"Shop|Loss", "Hallam Pharmacy|£12"}));
    EXPECT_EQ(guess.missing, cells("date|category"));
    EXPECT_TRUE(guessColumns(ImportKind::Members, {}).columns.isEmpty());
    EXPECT_EQ(guessColumns(ImportKind::Members, {}).missing, cells("name"));
}

TEST(ColumnGuess, RemembersWhatAPersonSaid) {
    const auto rows = table({"Shop|Boss|Colour", "Hallam Pharmacy|Jo Mead|green"});
    const RememberedMapping mapping = mappingOf(ImportKind::Members, rows[0], cells("name|contact|note"));
    const ColumnGuess again =
        guessColumns(ImportKind::Members, table({"SHOP|Boss.|colour", "Till & Co|Sam|red"}), {mapping});
    EXPECT_TRUE(again.remembered);
    EXPECT_EQ(fieldsIn(again), cells("name|contact|note"));
    EXPECT_EQ(again.columns[2].sure, Sureness::Sure);
    EXPECT_FALSE(guessColumns(ImportKind::Members, table({"Shop|Boss|Size", "a|b|c"}), {mapping}).remembered);
    EXPECT_FALSE(guessColumns(ImportKind::Radios, rows, {mapping}).remembered);
}

TEST(ImportFields, HaveKeysAndSynonymsOfTheirOwn) {
    for (const auto kind : {ImportKind::Members, ImportKind::Radios, ImportKind::Subjects, ImportKind::Incidents}) {
        QStringList seen;
        for (const ImportField& field : fieldsOf(kind)) {
            EXPECT_FALSE(seen.contains(field.key));
            seen += field.key;
            for (const QString& synonym : field.synonyms) {
                EXPECT_FALSE(seen.contains(QLatin1Char(' ') + synonym))
                    << synonym.toStdString() << " belongs to two fields";
                seen += QLatin1Char(' ') + synonym;
            }
        }
    }
}

} // namespace
} // namespace watchdesk::sheets
