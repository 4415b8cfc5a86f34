#include "domain/QuickLine.h"

#include "domain/QStringPrint.h"
#include "domain/Vocabulary.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {

void PrintTo(TokenKind kind, std::ostream* out) {
    *out << static_cast<int>(kind);
}

namespace {

const Vocabulary& town() {
    static const Vocabulary v = test::vocabulary();
    return v;
}

QuickReading read(const char* line) {
    return readQuickLine(QString::fromUtf8(line), town());
}

QString sign(const QuickReading& r) {
    return r.caller ? r.caller->callSign : QString();
}

QString readingOf(const QuickReading& r, TokenKind kind) {
    for (const QuickToken& token : r.tokens) {
        if (token.kind == kind)
            return token.reading;
    }
    return {};
}

TEST(QuickLine, ReadsTheLineOnTheDesksOwnPicture) {
    const auto r = read("C07 theft m30 grey hoodie nike bag > market sq");
    EXPECT_EQ(sign(r), "C07");
    EXPECT_EQ(r.category, "shop-theft");
    EXPECT_EQ(r.sex, "m");
    EXPECT_EQ(r.age, "30");
    EXPECT_EQ(r.description, "m ~30, grey hoodie, Nike bag");
    EXPECT_EQ(r.heading, "Market Place");
    EXPECT_TRUE(r.headingKnown);
    EXPECT_EQ(r.narrative, "");
    EXPECT_EQ(readingOf(r, TokenKind::CallSign), "C07 Hallam Pharmacy");
    EXPECT_EQ(readingOf(r, TokenKind::Person), "man about 30");
    EXPECT_EQ(readingOf(r, TokenKind::Heading), "to Market Place");
}

TEST(QuickLine, WhatItCannotPlaceStaysInTheNarrative) {
    const auto r = read("C12 grey hoodie bag > butter row, dropped cap");
    EXPECT_EQ(sign(r), "C12");
    EXPECT_EQ(r.heading, "Butter Row");
    EXPECT_EQ(r.description, "grey hoodie, bag, cap");
    EXPECT_EQ(r.narrative, "dropped");
    EXPECT_EQ(read("hello there wombat").narrative, "hello there wombat");
    EXPECT_TRUE(read("   ").isEmpty());
}

struct CallerCase {
    const char* line;
    const char* sign;
};

class QuickCaller : public testing::TestWithParam<CallerCase> {};

TEST_P(QuickCaller, IsKnownHoweverItIsSaid) {
    EXPECT_EQ(sign(read(GetParam().line)), GetParam().sign) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(Forms, QuickCaller,
                         testing::Values(CallerCase{"C07 theft", "C07"}, CallerCase{"c7 theft", "C07"},
                                         CallerCase{"C 07 theft", "C07"}, CallerCase{"c-07, theft", "C07"},
                                         CallerCase{"charlie 07 theft", "C07"}, CallerCase{"Charlie7: fight", "C07"},
                                         CallerCase{"Charlie zero seven to control. Male", "C07"},
                                         CallerCase{"charlie seven two males", "C07"},
                                         CallerCase{"Control from Charlie two one. Two females", "C21"},
                                         CallerCase{"charlie twenty one", "C21"},
                                         CallerCase{"Priority, priority, Papa zero three. Fight", "P03"},
                                         CallerCase{"papa one one", "P11"},
                                         CallerCase{"guard 2 at butter row", "GUARD 2"}, CallerCase{"C99 theft", ""},
                                         CallerCase{"theft C07", ""}, CallerCase{"m30 theft", ""}, CallerCase{"", ""}));

struct PersonCase {
    const char* line;
    int people;
    const char* sex;
    const char* age;
    const char* description;
    const char* reading;
};

class QuickPerson : public testing::TestWithParam<PersonCase> {};

TEST_P(QuickPerson, IsReadFromUsualCodesAndSpeech) {
    const auto& c = GetParam();
    const auto r = read(c.line);
    EXPECT_EQ(r.people, c.people) << c.line;
    EXPECT_EQ(r.sex, c.sex) << c.line;
    EXPECT_EQ(r.age, c.age) << c.line;
    EXPECT_EQ(r.description, QString::fromUtf8(c.description)) << c.line;
    EXPECT_EQ(readingOf(r, TokenKind::Person), c.reading) << c.line;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, QuickPerson,
    testing::Values(PersonCase{"m30", 1, "m", "30", "m ~30", "man about 30"},
                    PersonCase{"f20s", 1, "f", "20s", "f 20s", "woman in her 20s"},
                    PersonCase{"M 30", 1, "m", "30", "m ~30", "man about 30"},
                    PersonCase{"male about 30", 1, "m", "30", "m ~30", "man about 30"},
                    PersonCase{"Male, thirties, grey hoodie", 1, "m", "30s", "m 30s, grey hoodie", "man in his 30s"},
                    PersonCase{"2 females late teens", 2, "f", "teen", "2 f late teens", "two females, late teens"},
                    PersonCase{"Two females, late teens, one in a red puffer jacket", 2, "f", "teen",
                               "2 f late teens, red puffer jacket", "two females, late teens"},
                    PersonCase{"four males, one has a bottle", 4, "m", "", "4 m, has a bottle", "four men"},
                    PersonCase{"ic1 m tall", 1, "m", "", "m, IC1, tall", "man"},
                    PersonCase{"male IC3 30s", 1, "m", "30s", "m, 30s, IC3", "man"},
                    PersonCase{"little girl about four, pink dress", 1, "f", "child", "girl ~4, pink dress",
                               "girl about 4"},
                    PersonCase{"boy 15 black cap", 1, "m", "15", "m ~15, black cap", "boy about 15"},
                    PersonCase{"Older male, blue blanket", 1, "m", "", "older m, blue blanket", "older man"},
                    PersonCase{"m30 and f20s", 2, "m", "30", "m ~30, f 20s", "man about 30"},
                    PersonCase{"group of 3 youths", 3, "", "", "3 people", "three people"},
                    PersonCase{"theft 30", 1, "", "", "", ""}));

struct MoneyCase {
    const char* line;
    qint64 pence;
};

class QuickLoss : public testing::TestWithParam<MoneyCase> {};

TEST_P(QuickLoss, IsReadAsPence) {
    EXPECT_EQ(read(GetParam().line).lossPence, GetParam().pence) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(Forms, QuickLoss,
                         testing::Values(MoneyCase{"theft £140", 14000}, MoneyCase{"140 quid of perfume", 14000},
                                         MoneyCase{"£20.50", 2050}, MoneyCase{"60p sweets", 60},
                                         MoneyCase{"£1,200 tv", 120000}, MoneyCase{"about sixty pounds of meat", 6000},
                                         MoneyCase{"loss 140", 14000}, MoneyCase{"a hundred and forty quid", 14000},
                                         MoneyCase{"£1.5k", 150000}, MoneyCase{"£ 30", 3000},
                                         MoneyCase{"forged twenty", 2000}, MoneyCase{"fake £20 note", 2000},
                                         MoneyCase{"a tenner", 1000}, MoneyCase{"140quid", 14000},
                                         MoneyCase{"lost 2 bottles", 0}, MoneyCase{"lost him", 0}, MoneyCase{"m30", 0},
                                         MoneyCase{"£99999999999999999999", 0}, MoneyCase{"£", 0},
                                         MoneyCase{"perfume £60 recovered £40", 6000}));

struct ReferenceCase {
    const char* line;
    const char* reference;
};

class QuickReference : public testing::TestWithParam<ReferenceCase> {};

TEST_P(QuickReference, IsTheOneThePoliceGave) {
    EXPECT_EQ(read(GetParam().line).policeReference, GetParam().reference) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, QuickReference,
    testing::Values(ReferenceCase{"theft cad 123", "CAD 123"}, ReferenceCase{"CAD 123 of 20/11", "CAD 123 of 20/11"},
                    ReferenceCase{"crime ref 22*123456", "22*123456"},
                    ReferenceCase{"crime no. NG/1234/26", "NG/1234/26"}, ReferenceCase{"ng/1234/26", "NG/1234/26"},
                    ReferenceCase{"occ 26000123456", "26000123456"}, ReferenceCase{"26000123456", "26000123456"},
                    ReferenceCase{"police log 245 of 20 nov", "log 245 of 20 nov"},
                    ReferenceCase{"police ref 42CW/1234/26", "42CW/1234/26"}, ReferenceCase{"incident 4410", ""},
                    ReferenceCase{"police incident 4410", "incident 4410"}, ReferenceCase{"01632960123", ""},
                    ReferenceCase{"crime scene", ""}, ReferenceCase{"ref W-0412", ""}));

TEST(QuickLine, FindsSubjectsByNameOrReferenceButNotBySurnameAlone) {
    for (const char* line :
         {"C07 breach dean hollis", "breach W-0412", "w0412 at the door", "W 412 breach", "d. hollis breach"}) {
        const auto r = read(line);
        ASSERT_TRUE(r.subject.has_value()) << line;
        EXPECT_EQ(r.subject->subjectId, "s1") << line;
    }
    EXPECT_EQ(read("breach zoe o’neill").subject->subjectId, "s5");
    EXPECT_EQ(read("breach kit marsh-wood's car").subject->subjectId, "s2");
    EXPECT_EQ(read("W-0555 seen").subject->subjectId, "s4");
    EXPECT_FALSE(read("hollis is back").subject.has_value());
    EXPECT_FALSE(read("W-9999").subject.has_value());
}

struct HeadingCase {
    const char* line;
    const char* heading;
    bool known;
};

class QuickHeading : public testing::TestWithParam<HeadingCase> {};

TEST_P(QuickHeading, IsAKnownPlaceOrAsTyped) {
    const auto r = read(GetParam().line);
    EXPECT_EQ(r.heading, GetParam().heading) << GetParam().line;
    EXPECT_EQ(r.headingKnown, GetParam().known) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(Forms, QuickHeading,
                         testing::Values(HeadingCase{"theft > mkt pl", "Market Place", true},
                                         HeadingCase{"theft>butter", "Butter Row", true},
                                         HeadingCase{"theft -> sheep st lost him", "Sheep Street", true},
                                         HeadingCase{"theft → high st.", "High Street", true},
                                         HeadingCase{"> tanners", "Tanner's Yard", true},
                                         HeadingCase{"> norhtgate", "Northgate", true},
                                         HeadingCase{"> mill ln > station rd", "Mill Lane, then Station Road", true},
                                         HeadingCase{"> c12", "Pennant Sports", true},
                                         HeadingCase{"> swan", "The Swan", true},
                                         HeadingCase{"> bus station, running", "bus station", false},
                                         HeadingCase{"heading towards the market square. Over.", "Market Place", true},
                                         HeadingCase{"gone towards the bus station.", "bus station", false},
                                         HeadingCase{"ran off down sheep street", "Sheep Street", true},
                                         HeadingCase{"gone to ground", "", false},
                                         HeadingCase{"C07 to control", "", false}, HeadingCase{"theft >", "", false}));

TEST(QuickLine, PlacesOtherThanTheCallersOwn) {
    const auto street = read("C18 susp male in the high street, not in our store yet");
    EXPECT_EQ(street.place, "High Street");
    EXPECT_TRUE(street.placePremisesId.isEmpty());
    EXPECT_EQ(read("fight outside fox and grapes").placePremisesId, "u5");
    EXPECT_EQ(read("fight at c12").placePremisesId, "p12");
    EXPECT_EQ(read("fight @butter").place, "Butter Row");
    EXPECT_EQ(read("C07 theft at hallam pharmacy").place, "");
    EXPECT_EQ(read("theft at the till").place, "");
}

TEST(QuickLine, SpokenUrgencyIsNoted) {
    const auto fight =
        read("Priority, priority, Papa zero three. Fight outside, four males, one has a bottle. Need police.");
    EXPECT_TRUE(fight.emergency);
    EXPECT_TRUE(fight.police);
    EXPECT_EQ(fight.category, "violence");
    EXPECT_TRUE(read("one detained for theft").detained);
    const auto calm = read("not detained, no police needed, not an emergency");
    EXPECT_FALSE(calm.detained || calm.police || calm.emergency);
    EXPECT_FALSE(read("needs a hand rather than the police").police);
}

} // namespace
} // namespace watchdesk::domain
