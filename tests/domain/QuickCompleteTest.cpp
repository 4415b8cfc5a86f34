#include "domain/QStringPrint.h"
#include "domain/QuickLine.h"
#include "domain/Vocabulary.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace watchdesk::domain {
namespace {

const Vocabulary& town() {
    static const Vocabulary v = test::vocabulary();
    return v;
}

QVector<Completion> complete(const char* line) {
    const QString text = QString::fromUtf8(line);
    return completeQuickLine(text, static_cast<int>(text.size()), town());
}

QString applied(const char* line, const Completion& c) {
    return QString::fromUtf8(line).replace(c.from, c.length, c.text);
}

struct Case {
    const char* line;
    const char* first;
    const char* hint;
};

class QuickComplete : public testing::TestWithParam<Case> {};

TEST_P(QuickComplete, OffersTheBestFirst) {
    const auto offered = complete(GetParam().line);
    ASSERT_FALSE(offered.isEmpty()) << GetParam().line;
    EXPECT_EQ(offered.first().text, GetParam().first) << GetParam().line;
    EXPECT_EQ(offered.first().hint, GetParam().hint) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, QuickComplete,
    testing::Values(Case{"c0", "C01", "call sign"}, Case{"C07", "C07", "call sign"}, Case{"c7", "C07", "call sign"},
                    Case{"hall", "C07", "call sign"}, Case{"C07 the", "theft", "category"},
                    Case{"C07 shopl", "shoplifting", "category"}, Case{"C07 begg", "begging", "category"},
                    Case{"C07 theft > butt", "Butter Row", "place"},
                    Case{"C07 theft > market p", "Market Place", "place"},
                    Case{"C07 theft >mark", "Market Place", "place"}, Case{"C07 theft > the sw", "The Swan", "place"},
                    Case{"C07 breach holl", "Dean Hollis", "subject"}, Case{"C07 breach w-04", "W-0412", "subject"},
                    Case{"C07 fight at fox", "Fox & Grapes", "place"}, Case{"C07 fight ne", "need police", "words"},
                    Case{"C07 theft red hoo", "hoodie", "words"}));

TEST(QuickCompleteLine, NothingIsOfferedForBlankOrFinishedWords) {
    EXPECT_TRUE(complete("").isEmpty());
    EXPECT_TRUE(complete("C07 ").isEmpty());
    EXPECT_TRUE(complete("C07 theft, ").isEmpty());
    EXPECT_TRUE(complete("C07 zzzz").isEmpty());
}

TEST(QuickCompleteLine, WhatIsTakenIsThenUnderstood) {
    for (const char* line :
         {"c0", "p", "C07 thef", "C07 assau", "C07 criminal", "C07 lost", "C07 theft > m", "C07 theft > st",
          "C07 theft > penn", "C07 breach dea", "C07 breach zo", "C07 breach w-0"}) {
        for (const Completion& c : complete(line)) {
            const QString whole = applied(line, c);
            const QuickReading r = readQuickLine(whole, town());
            const TokenKind wanted = whole.contains('>')     ? TokenKind::Heading
                                     : c.hint == "call sign" ? TokenKind::CallSign
                                     : c.hint == "category"  ? TokenKind::Category
                                     : c.hint == "subject"   ? TokenKind::Subject
                                                             : TokenKind::Place;
            const bool understood = std::any_of(r.tokens.begin(), r.tokens.end(), [&](const QuickToken& t) {
                // Of "lost child" the child is read besides.
                const bool covers = t.from + t.length >= c.from + c.text.size();
                return t.kind == wanted && t.from <= c.from && (covers || t.kind == TokenKind::Category);
            });
            EXPECT_TRUE(understood) << whole.toStdString() << " (" << c.hint.toStdString() << ")";
        }
    }
}

} // namespace
} // namespace watchdesk::domain
