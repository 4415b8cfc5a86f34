#include "domain/FullEntry.h"

#include "calls/Calls.h"
#include "domain/LookSlot.h"
#include "domain/QStringPrint.h"
#include "domain/Vocabulary.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {
namespace {

const Vocabulary& town() {
    static const Vocabulary v = test::vocabulary();
    return v;
}

TEST(FullEntries, AreFilledInFromTheLine) {
    const FullEntry e = entryOf(readQuickLine(
        "C07 theft m30s slim 6ft grey hoodie black jeans white trainers black cap nike bag scar > market place £20.50 "
        "NG/1234/26 left by the back",
        town()));
    EXPECT_EQ(e.caller, "C07");
    EXPECT_EQ(e.category, "shop-theft");
    EXPECT_EQ(e.sheet.sex, "m");
    EXPECT_EQ(e.sheet.age, "30s");
    EXPECT_EQ(e.sheet.build, "slim");
    EXPECT_EQ(e.sheet.height, "6ft");
    EXPECT_EQ(e.sheet.top, "grey hoodie");
    EXPECT_EQ(e.sheet.bottom, "black jeans");
    EXPECT_EQ(e.sheet.shoes, "white trainers");
    EXPECT_EQ(e.sheet.head, "black cap");
    EXPECT_EQ(e.sheet.bag, "Nike bag");
    EXPECT_EQ(e.sheet.marks, "scar");
    EXPECT_EQ(e.heading, "Market Place");
    EXPECT_EQ(e.loss, "£20.50");
    EXPECT_EQ(e.reference, "NG/1234/26");
    EXPECT_EQ(e.narrative, "left by the back");
}

void expectSame(const QuickReading& a, const QuickReading& b) {
    EXPECT_EQ(a.caller ? a.caller->callSign : QString(), b.caller ? b.caller->callSign : QString());
    EXPECT_EQ(a.category, b.category);
    EXPECT_EQ(a.sex, b.sex);
    EXPECT_EQ(a.age, b.age);
    EXPECT_EQ(a.people, b.people);
    EXPECT_EQ(a.heading, b.heading);
    EXPECT_EQ(a.headingKnown, b.headingKnown);
    EXPECT_EQ(a.place, b.place);
    EXPECT_EQ(a.placePremisesId, b.placePremisesId);
    EXPECT_EQ(a.lossPence, b.lossPence);
    EXPECT_EQ(a.policeReference, b.policeReference);
    EXPECT_EQ(a.subject ? a.subject->subjectId : QString(), b.subject ? b.subject->subjectId : QString());
}

TEST(FullEntries, FromLineToFormAndBackNothingChanges) {
    for (const QJsonObject& call : watchdesk::test::ownCalls()) {
        const QuickReading line = readQuickLine(call["speech"].toString(), town());
        SCOPED_TRACE(call["speech"].toString().toStdString());
        FullEntry entry = entryOf(line);
        const QuickReading form = readingOf(entry, town());
        expectSame(line, form);
        // Of the narrative's people the line would make some more.
        entry.narrative.clear();
        expectSame(form, readQuickLine(lineOf(entry), town()));
        for (const QuickToken& token : line.tokens) {
            if (token.kind == TokenKind::Description) {
                EXPECT_TRUE(form.description.contains(token.reading)) << token.reading.toStdString();
            }
        }
        EXPECT_TRUE(form.narrative.contains(line.narrative));
    }
}

TEST(FullEntries, TheWordsForTheAirNameNobody) {
    FullEntry entry;
    entry.caller = "C07";
    entry.category = "breach";
    entry.subject = "Dean Hollis";
    entry.sheet.other = "with Kit Marsh-Wood";
    entry.sheet.top = "navy tracksuit";
    const QuickReading reading = readingOf(entry, town());
    ASSERT_TRUE(reading.subject);
    EXPECT_EQ(reading.subject->subjectId, "s1");
    const QString told = wordsForMembers(reading, {});
    EXPECT_FALSE(told.contains("Hollis")) << told.toStdString();
    EXPECT_FALSE(told.contains("Marsh")) << told.toStdString();
    EXPECT_TRUE(told.contains("Navy tracksuit")) << told.toStdString();
}

TEST(FullEntries, WhatNobodyKnowsStaysInTheNarrative) {
    FullEntry entry;
    entry.caller = "C99";
    entry.loss = "loads";
    entry.subject = "somebody new";
    entry.accent = "local";
    entry.narrative = "مرحبا 😀 as heard";
    const QuickReading reading = readingOf(entry, town());
    for (const char* kept : {"C99", "loads", "somebody new", "accent: local", "مرحبا 😀 as heard"})
        EXPECT_TRUE(reading.narrative.contains(QString::fromUtf8(kept))) << kept;
    EXPECT_FALSE(reading.caller);
}

TEST(LookSlots, TellTheLinesOfASheetApart) {
    EXPECT_EQ(lookSlot("grey hoodie"), LookSlot::Top);
    EXPECT_EQ(lookSlot("medium build"), LookSlot::Build);
    EXPECT_EQ(lookSlot("5ft10"), LookSlot::Height);
    EXPECT_EQ(lookSlot("long blonde hair"), LookSlot::Hair);
    EXPECT_EQ(lookSlot("mountain bike"), LookSlot::Other);
    EXPECT_EQ(heightOf("1.83 m, medium build"), 183);
    EXPECT_EQ(heightOf("6ft"), 183);
    EXPECT_EQ(heightOf("short hair"), 0);
    EXPECT_EQ(buildOf("1.83 m, medium build, fair hair"), 0);
    EXPECT_EQ(buildOf("stocky"), 1);
    EXPECT_EQ(buildOf("grey hoodie"), 2);
    EXPECT_EQ(hairOf("1.70 m, slim build, short brown hair; usually red coat"), "dark");
    EXPECT_EQ(hairOf("red coat"), "");
    EXPECT_EQ(hairOf("grey and black hair, red coat"), "dark");
    EXPECT_EQ(hairOf("long ginger shoulder length hair"), "red");
    EXPECT_EQ(garmentsOf("usually grey hoodie, black sports bag"), (QStringList{"grey hoodie", "black bag"}));
}

/// Rule 16: what is said of a person is no feature.
TEST(LookSlots, ColourOfHairIsNeverThatOfAPersonOrAGarment) {
    for (const char* none : {"Black male, long hair", "black male long hair", "white female; short hair", "Black. Hair",
                             "black jacket, long hair", "black jacket long hair", "black, long hair", "brown bag hair"})
        EXPECT_EQ(hairOf(none), "") << none;
    EXPECT_EQ(hairOf("Black male, long grey hair"), "grey");
    EXPECT_EQ(hairOf("white male, black jacket, dark curly hair"), "dark");
    EXPECT_EQ(hairOf("black male, bald"), "bald");
}

TEST(LookSlots, ShortIsAHeightOnlyOfAPerson) {
    for (const char* none : {"short brown hair", "short curly hair", "short black jacket", "hair short", "short beard"})
        EXPECT_EQ(heightOf(none), 0) << none;
    for (const char* person :
         {"short", "short male, long hair", "short, black hair", "short slim build", "short stocky"})
        EXPECT_EQ(heightOf(person), 160) << person;
    EXPECT_EQ(heightOf("tall male, short hair"), 188);
    EXPECT_EQ(heightOf("slim tall brown hair"), 188);
}

} // namespace
} // namespace watchdesk::domain
