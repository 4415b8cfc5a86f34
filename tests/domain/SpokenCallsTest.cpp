// Calls as shop staff make them, typed as they are said: what the desk understands of each.
#include "calls/Calls.h"
#include "domain/QStringPrint.h"
#include "domain/QuickLine.h"
#include "domain/Vocabulary.h"

#include <gtest/gtest.h>

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
    EXPECT_EQ(r.age, expect["age"].toString(r.age));
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
    EXPECT_EQ(r.heading.toLower(), heading == "market square" ? QString("market place") : heading.toLower());
    EXPECT_EQ(r.policeReference, expect["reference"].toString());
    EXPECT_EQ(r.subject ? r.subject->name : QString(), expect["subject"].toString());
    EXPECT_EQ(r.place.toLower(), expect["at"].toString());
}

TEST(SpokenCalls, BecomeTheRecordsTheyShould) {
    WATCHDESK_NEED_SHARED_DATA(data);
    const auto calls = watchdesk::test::callsOf(QString::fromStdString((data / "calls" / "calls.json").string()));
    ASSERT_GE(calls.size(), 10);
    for (const QJsonObject& call : calls)
        expectRecord(call);
}

TEST(SpokenCalls, OfOurOwnTown) {
    const auto calls = watchdesk::test::ownCalls();
    ASSERT_GE(calls.size(), 10);
    for (const QJsonObject& call : calls)
        expectRecord(call);
}

/// The caller has come from the radio; what is typed after it is short.
TEST(SpokenCalls, TypedShortlyTheySayTheSame) {
    for (QJsonObject call : watchdesk::test::ownCalls()) {
        // What Tab completes is the window's test; here the words that it puts there.
        static const QHash<QString, QString> completed{{"th⇥", "theft "},
                                                       {">bu⇥", "> Butter Row "},
                                                       {"conf⇥", "confused "},
                                                       {"deal⇥", "dealing "},
                                                       {"beg⇥", "begging "},
                                                       {">mark⇥", "> Market Place "},
                                                       {"dean hol⇥", "Dean Hollis "},
                                                       {"ne⇥", "need police "},
                                                       {"ear⇥", "early teens "},
                                                       {"hoo⇥", "hoodie "},
                                                       {"pri⇥", "priority "},
                                                       {"jac⇥", "jacket "}};
        QString typed = watchdesk::test::typedOf(call);
        for (auto it = completed.cbegin(); it != completed.cend(); ++it)
            typed.replace(it.key(), it.value());
        ASSERT_FALSE(typed.contains(u'⇥')) << typed.toStdString();
        call["speech"] = call["caller"].toString() + " " + typed;
        expectRecord(call);
    }
}

} // namespace
} // namespace watchdesk::domain
