#include "domain/Settings.h"

#include "QStringPrint.h"
#include "domain/Retention.h"

#include <gtest/gtest.h>

#include <QSet>

namespace watchdesk::domain {
namespace {

TEST(Settings, EveryOneIsWholeAndItsDefaultIsInItsRange) {
    QSet<QString> keys;
    for (const SettingDef& def : settingDefs()) {
        keys.insert(def.key);
        EXPECT_FALSE(def.title.isEmpty() || def.explains.isEmpty()) << def.key.toStdString();
        if (def.isCodes) { // a list instead of a range
            EXPECT_EQ(settingCodes(def, QStringLiteral("eea 57999")), QStringLiteral("EEA 57999"));
            EXPECT_FALSE(settingCodes(def, QStringLiteral("57999")));
            continue;
        }
        EXPECT_LT(def.least, def.most);
        EXPECT_GE(def.normal, def.least);
        EXPECT_LE(def.normal, def.most);
        for (const double value : {def.least, def.normal, def.most})
            EXPECT_EQ(settingValue(def, settingText(def, value)), value) << def.key.toStdString();
    }
    EXPECT_EQ(keys.size(), settingDefs().size());
    for (const RetentionClock& clock : retentionClocks())
        EXPECT_TRUE(keys.contains(QString::fromLatin1(clock.key)));
    EXPECT_FALSE(settingDef(QStringLiteral("no.such")));
}

TEST(Settings, WhatIsNoNumberOrOutOfRangeIsTheDefault) {
    const SettingDef def = *settingDef(QStringLiteral("alert.claim-stale-seconds"));
    for (const char* text : {"", "soon", "14", "601", "nan", "inf", "-45", "1e9"})
        EXPECT_EQ(settingValue(def, QString::fromLatin1(text)), 45) << text;
    EXPECT_EQ(settingWords(def, 45), QStringLiteral("45 seconds"));
    const SettingDef score = *settingDef(QStringLiteral("matching.least-threshold"));
    EXPECT_EQ(settingText(score, 0.36), QStringLiteral("0.36"));
    EXPECT_EQ(settingText(score, 0), QStringLiteral("0"));
    SettingDef one = *settingDef(QStringLiteral("retention.subject"));
    EXPECT_EQ(settingWords(one, 1), QStringLiteral("1 month"));
}

} // namespace
} // namespace watchdesk::domain
