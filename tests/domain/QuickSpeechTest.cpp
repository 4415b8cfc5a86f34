// The rules by which the quick line reads speech: each with what it must not take besides.
#include "domain/QStringPrint.h"
#include "domain/QuickLine.h"
#include "domain/Vocabulary.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {
namespace {

QuickReading read(const char* line) {
    return readQuickLine(QString::fromUtf8(line), test::vocabulary());
}

struct Kind {
    const char* line;
    const char* code;
};

class QuickKind : public testing::TestWithParam<Kind> {};

TEST_P(QuickKind, IsWhatHasHappenedRatherThanTheFirstWord) {
    EXPECT_EQ(read(GetParam().line).category, GetParam().code) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, QuickKind,
    testing::Values(
        // How somebody behaves gives way to what he does; a blow outranks both.
        Kind{"P03 aggressive male, banned, has come back", "breach"},
        Kind{"P03 aggressive male at the bar", "public-order"},
        Kind{"C12 a shoplifter has punched the guard", "violence"},
        Kind{"C12 theft m30, punched the guard", "shop-theft"},
        Kind{"P03 vulnerable female, says she was assaulted", "vulnerable-person"},
        // Threats with a weapon are violence; with none seen they are not.
        Kind{"P03 male threatening staff with a knife", "violence"},
        Kind{"P03 male threatening staff, no knife seen", "public-order"},
        // Notes.
        Kind{"C33 tried to pay with a dodgy fifty, we refused it", "counterfeit-note"},
        Kind{"C33 fake £20 note f50s", "counterfeit-note"}, Kind{"C33 male with a dodgy leg", ""},
        // Goods that leave, and company that does.
        Kind{"C12 ran out of the store with six bottles", "shop-theft"},
        Kind{"C12 female walked out of the store with her friends", ""},
        Kind{"C12 she had perfume away under a blanket", "shop-theft"},
        Kind{"C12 hid two packs of blades up her sleeve", "shop-theft"}, Kind{"C12 put her hands in her pockets", ""},
        Kind{"C12 two females are filling a trolley", "shop-theft"},
        // Children.
        Kind{"C07 found a little girl about five", "lost-child"}, Kind{"C07 lost her keys", ""},
        Kind{"C21 bit of a concern, girl about fourteen on her own", "youth-concern"},
        Kind{"C21 concern for a female in her sixties", "vulnerable-person"},
        Kind{"C21 little girl crying by herself", "lost-child"},
        // "Panic attack" is nobody's attack.
        Kind{"P03 female having a panic attack", "vulnerable-person"},
        // Negations that stand further off.
        Kind{"P03 not being aggressive", ""}, Kind{"C12 no sign of drugs", ""}, Kind{"C12 nothing stolen", ""},
        // The faintest only where nothing else is said.
        Kind{"C01 known shoplifter in the High Street", "suspicious"},
        Kind{"C01 known shoplifter has walked out with steaks", "shop-theft"},
        Kind{"C07 youth with fake ID, school uniform, refused", "youth-concern"},
        Kind{"C33 trying to return stolen goods", "fraud"}, Kind{"C12 heads up, drunk female", "drunkenness"},
        Kind{"C12 heads up, male in a parka", "suspicious"}, Kind{"C12 punched me and made off", "violence"},
        Kind{"C12 male has made off", "shop-theft"}));

struct Who {
    const char* line;
    int people;
    const char* sex;
    const char* age;
};

class QuickWho : public testing::TestWithParam<Who> {};

TEST_P(QuickWho, AreCountedOnce) {
    const auto r = read(GetParam().line);
    EXPECT_EQ(r.people, GetParam().people) << r.description.toStdString();
    EXPECT_EQ(r.sex, GetParam().sex) << r.description.toStdString();
    EXPECT_EQ(r.age, GetParam().age) << r.description.toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    Forms, QuickWho,
    testing::Values(Who{"C12 three youths, two males and one female", 3, "", ""},
                    Who{"C12 two males and one female, the males left first", 3, "m", ""},
                    Who{"C12 male and female, both thirties", 2, "m", "30s"}, Who{"C12 2m 1f early 20s", 3, "m", "20s"},
                    Who{"C12 missing child, little lad, three years old", 1, "m", "child"},
                    Who{"P03 nine males, one male with a head injury", 9, "m", ""},
                    Who{"P03 nine males and one male in his forties", 10, "m", "40s"},
                    Who{"P03 fight between eight or nine males", 8, "m", ""}, Who{"C12 half a dozen lads", 6, "m", ""},
                    Who{"C12 a dozen eggs", 1, "", ""}, Who{"C12 group of six, all about fifteen", 6, "", "15"},
                    Who{"C12 three of them", 3, "", ""}, Who{"C12 male two bottles of vodka", 1, "m", ""},
                    Who{"C12 male about six foot", 1, "m", ""}, Who{"C12 m 20-25", 1, "m", "20s"},
                    Who{"C12 two lads, fifteen or sixteen", 2, "m", "teen"}, Who{"C12 male, sixty odd", 1, "m", "60s"},
                    Who{"C12 fourteen-year-old girl", 1, "f", "14"},
                    Who{"C12 male, thirty-five, black coat", 1, "m", "35"},
                    Who{"C12 female in her mid to late twenties", 1, "f", "20s"},
                    Who{"C12 mid-thirties male", 1, "m", "30s"}, Who{"C12 an old lady", 1, "f", ""},
                    Who{"C12 an OAP", 1, "", ""},
                    Who{"P11 found a wrap in the gents, male in his thirties", 1, "m", "30s"},
                    Who{"C12 guys, female twenties with a man bag", 1, "f", "20s"}));

TEST(QuickSpeech, AnAgeThatCompletesIsNoSecondPerson) {
    EXPECT_TRUE(
        wordsForMembers(read("C12 theft, male, grey coat, early forties"), "").contains("Man, in his early 40s, "));
    EXPECT_EQ(read("C12 an OAP, gentleman").description, "elderly person, m");
}

struct Look {
    const char* line;
    const char* description;
};

class QuickLook : public testing::TestWithParam<Look> {};

TEST_P(QuickLook, IsWhatIsWornOrCarried) {
    EXPECT_EQ(read(GetParam().line).description, GetParam().description);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, QuickLook,
    testing::Values(Look{"C12 in black tracksuits and balaclavas", "black tracksuits, balaclavas"},
                    Look{"C12 grey tracksuit bottoms, hi-vis vest", "grey tracksuit bottoms, hi-vis vest"},
                    Look{"C12 navy tracksuit white trainers", "navy tracksuit, white trainers"},
                    Look{"C12 dinosaur t-shirt, blue shorts", "dinosaur T-shirt, blue shorts"},
                    Look{"C12 one in a Leeds United shirt", "leeds united shirt"},
                    Look{"C12 took his jacket", "jacket"},
                    Look{"C12 pinstripe suit, camel coat", "pinstripe suit, camel coat"},
                    Look{"C12 a man bag and a pink sleeping bag", "man bag, pink sleeping bag"},
                    Look{"C12 well built, grey bob, yellow wellies", "well built, grey bob, yellow wellies"},
                    Look{"C12 six foot two, stocky", "6ft2, stocky"}, Look{"C12 six bottles", ""},
                    Look{"P05 glasses being thrown", ""}, Look{"P05 male, glasses", "m, glasses"},
                    Look{"C12 standing by the bikes", ""}, Look{"C12 on bikes", "bikes"}));

struct Way {
    const char* line;
    const char* heading;
};

class QuickWay : public testing::TestWithParam<Way> {};

TEST_P(QuickWay, IsWhereTheyWent) {
    EXPECT_EQ(read(GetParam().line).heading, GetParam().heading);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, QuickWay,
    testing::Values(Way{"C12 gone towards the bus station on a bike", "bus station"},
                    Way{"C12 gone towards Station Road", "Station Road"}, Way{"C12 theft > church", "church"},
                    Way{"C12 theft > church walk", "Church Walk"}, Way{"P05 they are heading your way now", ""},
                    Way{"P05 they are heading your way Papa three", "The Swan"},
                    Way{"C12 gone into the car park", "car park"}, Way{"C12 gone into the changing room", ""},
                    Way{"C12 jumped on the number nine bus", "number nine bus"}, Way{"C12 gone off in a taxi", "taxi"},
                    Way{"C12 got on at the bus station", ""}, Way{"C12 turned left out of the door", "left"},
                    Way{"C12 turned left, gone down Butter Row", "Butter Row"}, Way{"C12 left the store", ""}));

struct Cost {
    const char* line;
    qint64 pence;
};

class QuickCost : public testing::TestWithParam<Cost> {};

TEST_P(QuickCost, IsHeardAsItIsSaid) {
    EXPECT_EQ(read(GetParam().line).lossPence, GetParam().pence);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, QuickCost,
    testing::Values(Cost{"C12 about a grand's worth", 100'000}, Cost{"C12 two grand", 200'000},
                    Cost{"C12 thirty-five quid", 3500}, Cost{"C12 twelve pounds fifty of cheese", 1250},
                    Cost{"C12 ten pounds two males", 1000}, Cost{"C12 a couple of hundred quid", 20'000},
                    Cost{"C12 hundred and twenty quid", 12'000},
                    Cost{"C12 three hundred and fifty quid's worth", 35'000},
                    Cost{"C12 value thirty four ninety nine", 3499}, Cost{"C12 value thirty four", 0},
                    Cost{"C33 taken a fake fifty", 5000}, Cost{"C33 tried a fake fifty, we refused it", 0},
                    Cost{"C33 dodgy twenty, nothing lost", 0}));

TEST(QuickSpeech, HearsWhoAsksForThePolice) {
    for (const char* line : {"P03 can we get the police down here", "P03 we need an ambulance and police",
                             "C12 no id need police", "P03 police asap", "P03 would like police to come"})
        EXPECT_TRUE(read(line).police) << line;
    for (const char* line :
         {"P03 no need for police", "P03 we don't need the police", "P03 police not required", "P03 police are aware",
          "P03 needs a hand rather than the police", "P03 had a call from police", "P03 I don't think we need police"})
        EXPECT_FALSE(read(line).police) << line;
}

TEST(QuickSpeech, HearsACryForHelpAndNothingLikeIt) {
    EXPECT_TRUE(read("Papa zero three, urgent, fight").emergency);
    EXPECT_TRUE(read("Papa zero three, we need urgent help").emergency);
    EXPECT_FALSE(read("Papa zero three, nothing urgent about it").emergency);
    EXPECT_FALSE(read("Papa zero three, female having a panic attack").emergency);
    EXPECT_FALSE(read("Papa zero three, left by the emergency exit").emergency);
    EXPECT_TRUE(read("C12 security are holding him").detained);
    EXPECT_FALSE(read("C12 nobody detained").detained);
}

TEST(QuickSpeech, ACallSignOfWordsHasItsNumberSaid) {
    const auto r = read("Guard two, male in a red cap");
    ASSERT_TRUE(r.caller.has_value());
    EXPECT_EQ(r.caller->callSign, "GUARD 2");
    EXPECT_FALSE(read("Guard three, male in a red cap").caller.has_value());
}

} // namespace
} // namespace watchdesk::domain
