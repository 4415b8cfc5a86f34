// What must hold for every line, however hostile.
#include "base/Random.h"
#include "domain/LineWords.h"
#include "domain/QuickLine.h"
#include "domain/Vocabulary.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {
namespace {

/// The tokens' texts with the blanks between them are the line; nothing but blanks is left out.
void expectCovers(const QString& line, const QuickReading& reading) {
    QString rebuilt;
    int at = 0;
    for (const QuickToken& token : reading.tokens) {
        ASSERT_GE(token.from, at) << "tokens overlap or go back";
        ASSERT_GT(token.length, 0);
        ASSERT_LE(token.from + token.length, line.size());
        for (int i = at; i < token.from; ++i)
            ASSERT_TRUE(line[i].isSpace()) << "lost U+" << std::hex << static_cast<unsigned>(line[i].unicode());
        rebuilt += line.mid(at, token.from - at) + line.mid(token.from, token.length);
        at = token.from + token.length;
    }
    for (qsizetype i = at; i < line.size(); ++i)
        ASSERT_TRUE(line[i].isSpace()) << "lost at the end";
    ASSERT_EQ(rebuilt + line.mid(at), line);
}

QString randomLine(Random& random) {
    static const QStringList words{
        "C07",  "charlie", "zero",   "seven",   "theft",  "m30",    "2",      "females",   "late", "teens",
        ">",    "->",      "@",      "market",  "sq",     "£140",   "£",      "quid",      "cad",  "123",
        ",",    ";",       ".",      "grey",    "hoodie", "nike",   "bag",    "W-0412",    "dean", "hollis",
        "in",   "a",       "the",    "towards", "to",     "at",     "ic1",    "little",    "girl", "about",
        "four", "hundred", "and",    "years",   "old",    "crime",  "ref",    "22*123456", "of",   "20/11",
        "lost", "forged",  "twenty", "police",  "high",   "street", "butter", "couple",    "f20s", "has"};
    const QString hostile = QString::fromUtf8(
        "\u200b\u202e\u0301\ufeff\U0001F600\U00010400e\u0301ﬁ½٣„…'\u2019\"()[]#*/-<=>\t\n\r\u2028\u00a0\u3000");
    QString line;
    const auto pieces = random.below(24);
    for (std::uint64_t i = 0; i < pieces; ++i) {
        switch (random.below(8)) {
        case 0:
            line += QChar(static_cast<char16_t>(random.below(0x10000))); // lone surrogates and controls too
            break;
        case 1:
            line += hostile[static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(hostile.size())))];
            break;
        default:
            line += words[static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(words.size())))];
        }
        if (random.below(4) != 0)
            line += QLatin1Char(' ');
    }
    return line;
}

TEST(QuickLineProperty, EveryLineIsCoveredAndNothingIsLost) {
    const Vocabulary vocabulary = test::vocabulary();
    SeededRandom random(7);
    for (int i = 0; i < 8'000; ++i) {
        const QString line = randomLine(random);
        SCOPED_TRACE(QString("line %1: %2").arg(i).arg(line).toStdString());
        ASSERT_NO_FATAL_FAILURE(expectCovers(line, readQuickLine(line, vocabulary)));
    }
}

TEST(QuickLineProperty, UnclaimedWordsAreInTheNarrative) {
    const Vocabulary vocabulary = test::vocabulary();
    SeededRandom random(8);
    for (int i = 0; i < 3'000; ++i) {
        const QString line = randomLine(random);
        const QuickReading reading = readQuickLine(line, vocabulary);
        const QString narrative = reading.narrative;
        for (const QuickToken& token : reading.tokens) {
            if (token.kind != TokenKind::Narrative)
                continue;
            for (const LineWord& word : splitLine(QStringView(line).mid(token.from, token.length))) {
                QString said = line.mid(token.from + word.from, word.length);
                while (said.endsWith(',') || said.endsWith(';'))
                    said.chop(1);
                while (said.startsWith(','))
                    said.remove(0, 1);
                ASSERT_TRUE(narrative.contains(said)) << line.toStdString() << "\nlost: " << said.toStdString();
            }
        }
    }
}

TEST(QuickLineProperty, VeryLongLinesAreReadToALimitAndKeptWhole) {
    const Vocabulary vocabulary = test::vocabulary();
    for (const QString& unit :
         {QString("x"), QString("grey hoodie "), QString::fromUtf8("😀"), QString(" "), QString("> market sq ")}) {
        const QString line = "C07 theft " + unit.repeated(60'000 / static_cast<int>(unit.size())) + " m30 end";
        const QuickReading reading = readQuickLine(line, vocabulary);
        ASSERT_NO_FATAL_FAILURE(expectCovers(line, reading));
        EXPECT_EQ(reading.category, "shop-theft");
        EXPECT_TRUE(reading.narrative.endsWith("m30 end"));
        EXPECT_EQ(reading.sex, "");
    }
}

TEST(QuickLineProperty, TheSameLineIsReadTheSameWithoutAnyVocabulary) {
    SeededRandom random(9);
    for (int i = 0; i < 2'000; ++i) {
        const QString line = randomLine(random);
        const QuickReading reading = readQuickLine(line, Vocabulary{});
        ASSERT_NO_FATAL_FAILURE(expectCovers(line, reading));
        EXPECT_FALSE(reading.caller || reading.subject || reading.headingKnown);
    }
}

TEST(QuickLineProperty, CompletionsReplaceAStretchBeforeTheCursorAndAreNoMoreThanAskedFor) {
    const Vocabulary vocabulary = test::vocabulary();
    SeededRandom random(10);
    for (int i = 0; i < 5'000; ++i) {
        const QString line = randomLine(random);
        const int cursor = static_cast<int>(random.below(static_cast<std::uint64_t>(line.size()) + 3)) - 1;
        const int most = static_cast<int>(random.below(6));
        const auto offered = completeQuickLine(line, cursor, vocabulary, most);
        ASSERT_LE(offered.size(), most);
        for (const Completion& c : offered) {
            ASSERT_GE(c.from, 0);
            ASSERT_GT(c.length, 0);
            ASSERT_EQ(c.from + c.length, std::clamp(cursor, 0, static_cast<int>(line.size())));
            ASSERT_FALSE(c.text.isEmpty());
        }
    }
}

} // namespace
} // namespace watchdesk::domain
