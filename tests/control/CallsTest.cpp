// Calls as they come over the radio, typed into the real window by key: what is kept of each, and how many keys it
// took.
#include "calls/Calls.h"

#include "desk/DeskFixture.h"
#include "store/MemberTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/Records.h"
#include "store/TransmissionTable.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/QuickLine.h"

#include <QTest>

#include <algorithm>

namespace watchdesk::test {
namespace {

struct Shop {
    const char* sign;
    const char* name;
    const char* street;
};

/// The sets of the calls that the fixture's town lacks.
Result<void> addShops(store::Tx& tx, const QString& schemeId) {
    for (const Shop& shop :
         {Shop{"C01", "Tilling's", "High Street"}, Shop{"C02", "Cutler & Daughters", "Butter Row"},
          Shop{"C18", "Marlow Books", "Church Walk"}, Shop{"C21", "Lacey & Bright", "High Street"},
          Shop{"C33", "Keeble's Toys", "Mill Lane"}, Shop{"C40", "Orchard Homewares", "Market Place"},
          Shop{"P03", "The Swan", "Sheep Street"}, Shop{"P05", "Fox & Grapes", "Northgate"},
          Shop{"P11", "Corn Exchange Bar", "Market Place"}}) {
        domain::Member member;
        member.schemeId = schemeId;
        member.name = QString::fromUtf8(shop.name);
        STORE_TRY(kept, store::MemberTable::insert(tx, member));
        domain::Premises premises;
        premises.memberId = kept.id;
        premises.name = member.name;
        premises.street = QString::fromUtf8(shop.street);
        STORE_TRY(place, store::PremisesTable::insert(tx, premises));
        domain::RadioSet set;
        set.schemeId = schemeId;
        set.premisesId = place.id;
        set.callSign = QString::fromUtf8(shop.sign);
        set.code = QStringLiteral("58") + set.callSign.mid(1) + QStringLiteral("1");
        set.serial = QStringLiteral("GP-") + set.callSign;
        STORE_CHECK(store::RadioSetTable::insert(tx, set));
    }
    return {};
}

int lettersOf(const QString& words) {
    return static_cast<int>(std::count_if(words.begin(), words.end(), [](QChar c) { return c.isLetterOrNumber(); }));
}

class CallsTest : public desk::DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        const QString scheme = desk->directory().schemes().first().id;
        ASSERT_TRUE(desk->store().write([&](store::Tx& tx) { return addShops(tx, scheme); }).result());
        ASSERT_TRUE(desk->directory().reload().result());
        m_page = std::make_unique<ui::ControlRoomPage>(*desk);
        m_page->resize(1280, 756);
        m_page->show();
        m_page->activateWindow();
        m_edit = &m_page->quickLine().edit();
        m_edit->setFocus();
        ASSERT_TRUE(eventually([this] { return m_page->feed().model().state() == ui::FeedModel::State::Ready; }));
    }
    void TearDown() override {
        m_page.reset();
        closeDesk();
    }

    /// An over ends, and the radio has said whose it was.
    void hear(const QString& callSign) {
        domain::Transmission over;
        over.channel = QStringLiteral("SHOP");
        over.start = clock.now() - 6000;
        over.end = clock.now();
        over.callId = QStringLiteral("call-%1").arg(over.start);
        const auto kept =
            desk->store().write([&](store::Tx& tx) { return store::TransmissionTable::insert(tx, over); }).result();
        ASSERT_TRUE(kept) << kept.error().text();
        Q_EMIT desk->radioLog().transmissionEnded(kept->id, callSign, over.channel);
        ASSERT_TRUE(eventually([&] { return m_edit->text() == callSign + QLatin1Char(' '); }));
    }
    /// Every key that goes down counts, Shift and Control too.
    void press(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_edit, static_cast<Qt::Key>(key), modifiers);
        m_keys += modifiers == Qt::NoModifier ? 1 : 2;
    }
    void type(const QString& words) {
        static const QString shifted = QStringLiteral("~!\"£$%^&*()_+{}:@<>?|");
        for (const QChar c : words) {
            if (c == u'⇥') {
                press(Qt::Key_Tab);
                continue;
            }
            QTest::keyClicks(m_edit, QString(c));
            m_keys += c.isUpper() || shifted.contains(c) ? 2 : 1;
        }
    }
    [[nodiscard]] QVector<domain::Incident> incidents() {
        return desk->incidents().list(0, clock.now() + 1000, 100).result().value();
    }
    /// The incident that the line became.
    domain::Incident enter(bool alert) {
        const auto before = incidents().size();
        press(Qt::Key_Return, alert ? Qt::ControlModifier : Qt::NoModifier);
        EXPECT_TRUE(eventually([this] { return m_edit->text().isEmpty(); })) << m_edit->text().toStdString();
        const auto kept = incidents();
        EXPECT_EQ(kept.size(), before + 1);
        return kept.isEmpty() ? domain::Incident() : kept.first();
    }
    void expectRecord(const QJsonObject& call, const domain::Incident& incident);
    void expectAlert(const QJsonObject& expect, const domain::Incident& incident);
    void take(const QJsonObject& call);

    std::unique_ptr<ui::ControlRoomPage> m_page;
    ui::QuickLineEdit* m_edit = nullptr;
    int m_keys = 0;
};

void CallsTest::expectAlert(const QJsonObject& expect, const domain::Incident& incident) {
    const auto open = desk->alerts().open().result();
    ASSERT_TRUE(open);
    const auto found =
        std::find_if(open->begin(), open->end(), [&](const auto& view) { return view.incident.id == incident.id; });
    ASSERT_EQ(found != open->end(), expect["alert"].toBool());
    if (found == open->end())
        return;
    EXPECT_EQ(found->alert.emergency, expect["emergency"].toBool());
    EXPECT_FALSE(found->alert.told.contains(QStringLiteral("Hollis"))) << found->alert.told.toStdString();
    EXPECT_FALSE(found->alert.told.isEmpty());
}

void CallsTest::expectRecord(const QJsonObject& call, const domain::Incident& incident) {
    const QJsonObject expect = call["expect"].toObject();
    const auto premises = desk->directory().premises(incident.premisesId);
    ASSERT_TRUE(premises);
    EXPECT_EQ(desk->directory().callerAtPremises(incident.premisesId)->set.callSign, call["caller"].toString());
    EXPECT_EQ(incident.category, expect["category"].toString());
    EXPECT_FALSE(incident.transmissionId.isEmpty()) << "linked to the over that was heard";
    const domain::QuickReading who = domain::readQuickLine(incident.description, {});
    EXPECT_EQ(who.sex, expect["sex"].toString(who.sex)) << incident.description.toStdString();
    EXPECT_EQ(who.people, expect["people"].toInt(1)) << incident.description.toStdString();
    if (incident.category != QLatin1String("lost-child")) {
        EXPECT_EQ(who.age, expect["age"].toString(who.age)) << incident.description.toStdString();
    }
    const QString all = (incident.description + QLatin1Char(' ') + incident.narrative).toLower();
    for (const QJsonValue& worn : expect["clothing"].toArray())
        EXPECT_TRUE(incident.description.toLower().contains(worn.toString())) << worn.toString().toStdString();
    for (const QJsonValue& carried : expect["carrying"].toArray())
        EXPECT_TRUE(all.contains(carried.toString()))
            << carried.toString().toStdString() << " not in " << all.toStdString();
    const QString heading = expect["heading"].toString().toLower();
    EXPECT_EQ(incident.heading.toLower(), heading == QLatin1String("market square") ? "market place" : heading);
    EXPECT_TRUE(all.contains(expect["at"].toString())) << all.toStdString();
    if (expect["police"].toBool()) {
        EXPECT_TRUE(all.contains(QStringLiteral("police"))) << all.toStdString();
    }
    EXPECT_EQ(incident.outcome,
              expect["detained"].toBool() ? domain::IncidentOutcome::Detained : domain::IncidentOutcome::Open);
    EXPECT_EQ(incident.lossPence, expect["loss"].toInt());
    EXPECT_EQ(incident.policeReference, expect["reference"].toString());
    EXPECT_EQ(incident.subjects.size(), expect.contains("subject") ? 1 : 0);
    expectAlert(expect, incident);
}

void CallsTest::take(const QJsonObject& call) {
    const QString speech = call["speech"].toString();
    SCOPED_TRACE(speech.toStdString());
    clock.advance(60'000);
    hear(call["caller"].toString());
    m_keys = 0;
    type(typedOf(call));
    const domain::Incident incident = enter(call["expect"].toObject()["alert"].toBool());
    EXPECT_LE(m_keys * 2, lettersOf(speech)) << m_keys << " keys for " << lettersOf(speech) << " letters";
    expectRecord(call, incident);
}

TEST_F(CallsTest, TheTenOfTheSharedDataBecomeTheirRecordsInHalfTheirLetters) {
    WATCHDESK_NEED_SHARED_DATA(data);
    const auto calls = callsOf(QString::fromStdString((data / "calls" / "calls.json").string()));
    ASSERT_GE(calls.size(), 10);
    for (const QJsonObject& call : calls)
        take(call);
}

TEST_F(CallsTest, OurOwnBecomeTheirRecordsInHalfTheirLetters) {
    for (const QJsonObject& call : ownCalls())
        take(call);
}

/// Nobody retypes what is heard, but somebody may: the words as they were said are understood the same.
TEST_F(CallsTest, SaidInFullTheyAreTheSameRecords) {
    for (const QJsonObject& call : ownCalls()) {
        SCOPED_TRACE(call["speech"].toString().toStdString());
        clock.advance(60'000);
        hear(call["caller"].toString());
        m_edit->clear();
        type(call["speech"].toString());
        expectRecord(call, enter(call["expect"].toObject()["alert"].toBool()));
    }
}

TEST_F(CallsTest, AMinimalAlertTakesEightKeysWithItsCallSign) {
    type(QStringLiteral("c7 th⇥"));
    const domain::Incident incident = enter(true);
    EXPECT_LE(m_keys, 8);
    EXPECT_EQ(incident.category, QStringLiteral("shop-theft"));
    EXPECT_EQ(desk->directory().premises(incident.premisesId)->name, QStringLiteral("Hallam Pharmacy"));
    EXPECT_EQ(desk->alerts().open().result()->size(), 1);
    // And when the radio has said who it is.
    hear(QStringLiteral("C12"));
    m_keys = 0;
    type(QStringLiteral("vi⇥"));
    EXPECT_EQ(enter(true).category, QStringLiteral("violence"));
    EXPECT_LE(m_keys, 5);
}

} // namespace
} // namespace watchdesk::test
