#include "domain/Category.h"

#include "domain/LineWords.h"
#include "domain/QStringPrint.h"

#include <gtest/gtest.h>

#include <QSet>

namespace watchdesk::domain {
namespace {

TEST(Category, HasEveryKindOnceWithALabel) {
    const QStringList wanted{"shop-theft",
                             "suspicious",
                             "anti-social-behaviour",
                             "begging",
                             "drunkenness",
                             "public-order",
                             "violence",
                             "drugs",
                             "fraud",
                             "counterfeit-note",
                             "criminal-damage",
                             "refused-entry",
                             "breach",
                             "youth-concern",
                             "lost-child",
                             "vulnerable-person",
                             "other"};
    QSet<QString> seen;
    for (const Category& category : categories()) {
        EXPECT_FALSE(category.label.isEmpty());
        EXPECT_FALSE(category.words.isEmpty()) << category.code.toStdString();
        EXPECT_FALSE(seen.contains(category.code));
        seen.insert(category.code);
    }
    EXPECT_EQ(seen, QSet<QString>(wanted.begin(), wanted.end()));
    EXPECT_EQ(categories().first().code, "shop-theft");
}

TEST(Category, NoWordMeansTwoKindsAndAllAreTypedAsTheyStand) {
    QSet<QString> seen;
    for (const Category& category : categories()) {
        for (const QString& word : category.words) {
            EXPECT_FALSE(seen.contains(word)) << word.toStdString();
            seen.insert(word);
            EXPECT_EQ(word, folded(word)) << word.toStdString();
            EXPECT_LE(word.split(' ').size(), 4) << word.toStdString() << " is longer than the reader looks";
        }
    }
}

TEST(Category, SeriousAndSupportKindsAreMarked) {
    EXPECT_TRUE(categoryByCode("violence").serious);
    EXPECT_TRUE(categoryByCode("drugs").serious);
    EXPECT_FALSE(categoryByCode("shop-theft").serious);
    EXPECT_TRUE(categoryByCode("begging").support);
    EXPECT_TRUE(categoryByCode("drunkenness").support);
    EXPECT_FALSE(categoryByCode("fraud").support);
}

TEST(Category, ACodeOfALaterVersionIsItsOwnLabel) {
    const Category later = categoryByCode("drone-nuisance");
    EXPECT_EQ(later.code, "drone-nuisance");
    EXPECT_EQ(later.label, "drone-nuisance");
    EXPECT_TRUE(later.words.isEmpty());
}

} // namespace
} // namespace watchdesk::domain
