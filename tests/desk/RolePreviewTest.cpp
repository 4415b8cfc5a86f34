#include "desk/RolePreview.h"

#include "desk/FirstPassphrase.h"

#include <gtest/gtest.h>

#include <QSet>

namespace watchdesk::desk {
namespace {

using domain::Role;

PersonRow row(const char* id, Role role) {
    PersonRow out;
    out.person.id = QString::fromLatin1(id);
    out.person.role = role;
    return out;
}

TEST(RolePreviewTest, SaysWhatComesAndWhatGoes) {
    const QVector<PersonRow> people{row("a", Role::Administrator), row("c", Role::Coordinator),
                                    row("p", Role::PoliceSergeant)};
    const auto preview = previewRole(people, QStringLiteral("p"), Role::CctvOperator);
    EXPECT_TRUE(preview.comes.contains(QStringLiteral("comparing stills")));
    EXPECT_TRUE(preview.goes.contains(QStringLiteral("the papers of meetings")));
    EXPECT_FALSE(preview.goes.contains(QStringLiteral("the gallery"))) << "both roles have it";
    EXPECT_FALSE(preview.comes.contains(QStringLiteral("the gallery")));
}

TEST(RolePreviewTest, KeysAreTakenFromThoseWhoReadLess) {
    const QVector<PersonRow> people{row("a", Role::Administrator), row("c", Role::Coordinator),
                                    row("o", Role::CctvOperator)};
    EXPECT_TRUE(previewRole(people, QStringLiteral("o"), Role::Administrator).takesKeys) << "faces";
    EXPECT_FALSE(previewRole(people, QStringLiteral("o"), Role::Coordinator).takesKeys);
}

TEST(RolePreviewTest, TheAdministratorOfADeskWithoutACoordinatorIsThatToo) {
    const QVector<PersonRow> people{row("a", Role::Administrator), row("c", Role::Coordinator)};
    EXPECT_TRUE(previewRole(people, QStringLiteral("c"), Role::Administrator).standsIn);
    EXPECT_FALSE(previewRole(people, {}, Role::Administrator).standsIn) << "there is a coordinator";
    const auto stays = previewRole(people, QStringLiteral("c"), Role::Administrator);
    EXPECT_FALSE(stays.goes.contains(QStringLiteral("the live feed"))) << "since they stand in";
}

TEST(RolePreviewTest, SomebodyNewHasNothingToLose) {
    const auto preview = previewRole({row("a", Role::Administrator)}, {}, Role::Partner);
    EXPECT_TRUE(preview.goes.isEmpty());
    EXPECT_TRUE(preview.comes.contains(QStringLiteral("the live feed")));
    EXPECT_FALSE(preview.takesKeys);
}

TEST(FirstPassphraseTest, TwoHundredAndFiftySixWordsNoneTheBeginningOfAnother) {
    const QStringList& words = passphraseWords();
    ASSERT_EQ(words.size(), 256);
    EXPECT_EQ(QSet<QString>(words.begin(), words.end()).size(), 256);
    for (const QString& word : words) {
        for (const QString& other : words)
            EXPECT_FALSE(word != other && other.startsWith(word)) << word.toStdString();
    }
}

TEST(FirstPassphraseTest, SixWordsAnotherEachTimeAndTheSameForTheSameSeed) {
    SeededRandom random(7);
    const QString first = makeFirstPassphrase(random);
    EXPECT_EQ(first.split(QLatin1Char(' ')).size(), 6);
    EXPECT_NE(makeFirstPassphrase(random), first);
    SeededRandom again(7);
    EXPECT_EQ(makeFirstPassphrase(again), first);
    QSet<QString> seen;
    for (int i = 0; i < 400; ++i) {
        for (const QString& word : makeFirstPassphrase(random).split(QLatin1Char(' ')))
            seen.insert(word);
    }
    EXPECT_GT(seen.size(), 250) << "every word has its turn";
}

} // namespace
} // namespace watchdesk::desk
