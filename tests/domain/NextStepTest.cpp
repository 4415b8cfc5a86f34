#include "domain/NextStep.h"

#include "domain/Category.h"
#include "domain/QStringPrint.h"

#include <gtest/gtest.h>

#include <QSet>

#include <algorithm>

namespace watchdesk::domain {
namespace {

bool hasSupport(const QVector<NextStep>& steps) {
    return std::any_of(steps.begin(), steps.end(), [](const NextStep& s) { return s.kind == StepKind::Support; });
}

TEST(NextSteps, EveryCategoryHasItsOwnAndEveryCodeIsOne) {
    QSet<QString> codes;
    for (const Category& category : categories()) {
        const QVector<NextStep>& steps = nextSteps(category.code);
        EXPECT_GE(steps.size(), 2) << category.code.toStdString();
        EXPECT_LE(steps.size(), 7) << "a short list: " << category.code.toStdString();
        if (category.code != "other") {
            EXPECT_NE(steps.first().code, nextSteps("other").first().code) << category.code.toStdString();
        }
        for (const NextStep& step : steps) {
            EXPECT_FALSE(codes.contains(step.code)) << step.code.toStdString();
            codes.insert(step.code);
            EXPECT_LE(step.text.size(), 100) << step.text.toStdString();
        }
    }
}

TEST(NextSteps, WhereHelpIsTheNextStepThereIsARouteToIt) {
    for (const Category& category : categories()) {
        if (category.support) {
            EXPECT_TRUE(hasSupport(nextSteps(category.code))) << category.code.toStdString();
        }
    }
}

TEST(NextSteps, TheTenConcernsEachSayWhenToCallThePolice) {
    for (const char* code : {"anti-social-behaviour", "begging", "drunkenness", "public-order", "violence", "drugs",
                             "fraud", "counterfeit-note", "youth-concern", "lost-child", "vulnerable-person"}) {
        const auto& steps = nextSteps(QString::fromLatin1(code));
        EXPECT_TRUE(std::any_of(steps.begin(), steps.end(), [](const NextStep& s) {
            return s.kind == StepKind::Police;
        })) << code;
        EXPECT_FALSE(categoryByCode(QString::fromLatin1(code)).label.isEmpty());
    }
}

/// A private ban is no offence, and breaching bail or an injunction none that staff could act on.
TEST(NextSteps, ABreachSaysWhatEachBasisMeans) {
    const QVector<NextStep>& steps = nextSteps(QStringLiteral("breach"));
    const auto basis = std::find_if(steps.begin(), steps.end(), [](const auto& s) { return s.code == "breach-basis"; });
    ASSERT_NE(basis, steps.end());
    for (const char* part : {"Private ban: civil", "CBO, CPN, PSPO: offence", "Bail, injunction: police"})
        EXPECT_TRUE(basis->text.contains(QLatin1String(part))) << basis->text.toStdString();
}

TEST(NextSteps, OfAChildAndOfTheVulnerableNoExclusionComes) {
    for (const char* code : {"lost-child", "vulnerable-person", "youth-concern"})
        EXPECT_FALSE(mayLeadToExclusion(QString::fromLatin1(code))) << code;
    EXPECT_TRUE(mayLeadToExclusion("shop-theft"));
    EXPECT_TRUE(mayLeadToExclusion("violence"));
}

TEST(NextSteps, AKindOfALaterVersionHasTheListOfOthers) {
    EXPECT_EQ(nextSteps("flying-saucer").first().code, nextSteps("other").first().code);
}

} // namespace
} // namespace watchdesk::domain
