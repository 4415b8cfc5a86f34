// Which backups go and when the next one is due: examples, and what holds for every history of backups.
#include "domain/BackupPlan.h"

#include "QStringPrint.h"
#include "base/Random.h"

#include <gtest/gtest.h>

#include <QSet>

#include <algorithm>

namespace watchdesk::domain {
namespace {

constexpr UtcMs hour = 3'600'000;
constexpr UtcMs day = 24 * hour;
constexpr UtcMs start = 1'795'184'538'250; // 20 November 2026, 14:22:18 UTC

QVector<DatedFile> every(UtcMs step, int count, UtcMs last = start) {
    QVector<DatedFile> made;
    for (int i = 0; i < count; ++i)
        made.append({QString::number(i), last - i * step});
    return made;
}

TEST(BackupRotation, KeepsAllOfTwoDaysThenDaysThenWeeks) {
    const auto made = every(6 * hour, 4 * 120); // four a day for four months
    const QStringList gone = surplusBackups(made, {}, start);
    const qsizetype kept = made.size() - gone.size();
    // 8 of two days, 14 days of which two or three are among them, 8 weeks of which two or three are.
    EXPECT_GE(kept, 8 + 11 + 5);
    EXPECT_LE(kept, 8 + 14 + 8);
    for (int i = 0; i < 8; ++i)
        EXPECT_FALSE(gone.contains(QString::number(i))) << i;
}

TEST(BackupRotation, TheNewestStaysWhateverIsAskedFor) {
    EXPECT_EQ(surplusBackups(every(hour, 4), {0, 0, 0}, start),
              (QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));
    EXPECT_EQ(surplusBackups(every(hour, 1), {0, 0, 0}, start), QStringList());
    EXPECT_EQ(surplusBackups({}, {}, start), QStringList());
}

TEST(BackupRotation, AClockThatWasWrongTakesNothingAway) {
    auto made = every(day, 20);
    const QStringList before = surplusBackups(made, {}, start);
    const UtcMs jumped = start + 3650 * day;
    made.append({QStringLiteral("future"), jumped});
    const QStringList then = surplusBackups(made, {}, jumped);
    EXPECT_LE(then.size(), before.size() + 2) << "ten years later the old ones are still the last days there were";
    const QStringList back = surplusBackups(made, {}, start + hour);
    EXPECT_EQ(back, before) << "and what was made in the future is let be";
}

TEST(BackupRotation, HoldsForEveryHistory) {
    SeededRandom random{11};
    for (int round = 0; round < 2000; ++round) {
        QVector<DatedFile> made;
        const auto count = 1 + random.below(60);
        for (unsigned i = 0; i < count; ++i)
            made.append({QString::number(i), start - static_cast<UtcMs>(random.below(200 * 24)) * hour / 2 + day});
        const BackupKeeping keep{static_cast<int>(random.below(72)), static_cast<int>(random.below(20)),
                                 static_cast<int>(random.below(10))};
        const QStringList gone = surplusBackups(made, keep, start);
        QVector<DatedFile> past = made;
        past.removeIf([](const DatedFile& one) { return one.at > start; });
        const auto newest =
            std::max_element(past.begin(), past.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
        qsizetype keptOld = 0;
        for (const DatedFile& one : std::as_const(made)) {
            const bool goes = gone.contains(one.file);
            EXPECT_FALSE(goes && one.at > start);
            EXPECT_FALSE(goes && one.at == newest->at) << "the newest stays";
            EXPECT_FALSE(goes && newest->at - one.at < keep.hours * hour);
            if (!goes && one.at <= start && one.at != newest->at && newest->at - one.at >= keep.hours * hour)
                ++keptOld;
        }
        EXPECT_LE(keptOld, keep.days + keep.weeks) << "never more than it says";
        EXPECT_EQ(QSet<QString>(gone.begin(), gone.end()).size(), gone.size());
        // Doing it again takes nothing more.
        QVector<DatedFile> left = made;
        left.removeIf([&](const DatedFile& one) { return gone.contains(one.file); });
        EXPECT_EQ(surplusBackups(left, keep, start), QStringList());
    }
}

TEST(BackupPlan, TheNextOneIsDueAfterTheLastAndOnceAfterAnyJump) {
    BackupPlan plan;
    plan.everyHours = 6;
    plan.since = start;
    EXPECT_EQ(nextBackup(plan, {}, start + hour), start) << "the first one at once";
    EXPECT_EQ(nextBackup(plan, {start, start - day}, start + hour), start + 6 * hour);
    const UtcMs jumped = start + 3650 * day;
    EXPECT_LT(nextBackup(plan, {start}, jumped), jumped) << "missed ones are one";
    EXPECT_EQ(nextBackup(plan, {start, jumped}, jumped), jumped + 6 * hour);
    EXPECT_EQ(nextBackup(plan, {start, jumped}, start + hour), start + 6 * hour)
        << "back again: the future does not count";
    EXPECT_EQ(nextBackup(plan, {start + hour}, start), start) << "nothing made before: now, not in the future";
}

TEST(BackupPlan, NamesAreThoseOfTheStoreAlone) {
    const QString name = backupFileName(QStringLiteral("town"), start);
    EXPECT_EQ(name, QStringLiteral("town-20261120T142218.250Z.watchdesk-backup"));
    EXPECT_TRUE(isBackupFileName(QStringLiteral("town"), name));
    for (const char* other : {"town2-20261120T142218.250Z.watchdesk-backup", "town-2026.watchdesk-backup",
                              "town-20261120T142218.250Z.watchdesk-backup.part", "town-20261120T142218.250Z.jpg",
                              "town.watchdesk", "", "town"})
        EXPECT_FALSE(isBackupFileName(QStringLiteral("town"), QString::fromLatin1(other))) << other;
    EXPECT_EQ(storeNameOf(QStringLiteral("/home/a.b/town.watchdesk")), QStringLiteral("town"));
    EXPECT_EQ(storeNameOf(QStringLiteral("postgresql://jo@db/desk town?schema=a/b.c")), QStringLiteral("desk_town"));
    EXPECT_EQ(storeNameOf(QStringLiteral("postgresql://jo@db/")), QStringLiteral("store"));
}

} // namespace
} // namespace watchdesk::domain
