// Orders of courts and councils at the desk: who writes them, what is refused, and what they say on sight.
#include "desk/OrderDesk.h"

#include "desk/AlertPeople.h"
#include "desk/DeskFixture.h"
#include "desk/GalleryDesk.h"
#include "desk/RetentionDesk.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/PremisesTable.h"
#include "store/SubjectTable.h"

namespace watchdesk::desk {

using domain::ConditionKind;
using domain::OrderKind;
using domain::SightAnswer;

class OrderDeskTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        desk->store()
            .write([this](store::Tx& tx) -> Result<void> {
                domain::Subject one;
                one.reference = QStringLiteral("W-0900");
                one.name = QStringLiteral("Odo Example");
                one.born = QDate(1990, 5, 1);
                auto kept = store::SubjectTable::insert(tx, one);
                if (!kept)
                    return kept.error();
                subject = *kept;
                // C07 stands in the middle of the zone, C12 outside.
                auto all = store::PremisesTable::all(tx);
                if (!all)
                    return all.error();
                for (domain::Premises& place : *all) {
                    const bool inside = place.name == QLatin1String("Hallam Pharmacy");
                    place.east = inside ? 50 : 500;
                    place.north = 50;
                    place.placed = true;
                    if (auto moved = store::PremisesTable::update(tx, place); !moved)
                        return moved.error();
                }
                return {};
            })
            .waitForFinished();
        settle();
        zone = *desk->orders()
                    .writeZone({{},
                                0,
                                QStringLiteral("Zone A"),
                                {QPointF(0, 0), QPointF(100, 0), QPointF(100, 100), QPointF(0, 100)}})
                    .result();
        ASSERT_TRUE(eventually([this] {
            const auto caller = desk->directory().callerByCode(QStringLiteral("EEA"), QStringLiteral("57106"));
            return caller && desk->directory().premises(caller->set.premisesId)->east == 50;
        }));
    }
    [[nodiscard]] domain::Order cbo() const {
        domain::Order order;
        order.kind = OrderKind::Cbo;
        order.subjectId = subject.id;
        order.madeBy = QStringLiteral("Ashby Cross Magistrates' Court");
        order.madeOn = order.servedOn = QDate(2026, 3, 1);
        order.endsOn = QDate(2028, 3, 1);
        order.convicted = true;
        order.conditions = {{1, ConditionKind::NotCarry, QStringLiteral("Not to carry a foil-lined bag."), {}, {}, {}},
                            {2,
                             ConditionKind::KeepOut,
                             QStringLiteral("Not to enter Zone A."),
                             zone.id,
                             {},
                             QStringLiteral("Mo-Sa 09:00-18:00")}};
        return order;
    }
    /// An alert about the subject.
    [[nodiscard]] QString alertAbout(const QString& line) {
        const Logged logged = log(line, true);
        const auto tied = desk->store()
                              .write([&](store::Tx& tx) -> Result<domain::Incident> {
                                  domain::Incident incident = logged.incident;
                                  incident.subjects = {{subject.id, domain::SubjectPart::Suspect}};
                                  return store::IncidentTable::update(tx, incident);
                              })
                              .result();
        EXPECT_TRUE(tied);
        return logged.alert.id;
    }
    [[nodiscard]] QVector<domain::SightRule> onSight(const QString& alertId) {
        const auto view = desk->alerts().view(alertId).result();
        EXPECT_TRUE(view);
        return view ? view->onSight : QVector<domain::SightRule>();
    }
    [[nodiscard]] int audited(const char* action) {
        store::AuditFilter filter;
        const auto entries =
            desk->store().read([&](store::Tx& tx) { return store::AuditTable::list(tx, filter); }).result();
        return static_cast<int>(std::count_if(entries->cbegin(), entries->cend(), [&](const auto& entry) {
            return entry.action == QLatin1String(action);
        }));
    }
    domain::Subject subject;
    domain::Zone zone;
};

TEST_F(OrderDeskTest, AnOrderIsWrittenByTheRulesChangedEndedAndRemoved) {
    domain::Order wrong = cbo();
    wrong.convicted = false;
    wrong.endsOn = QDate(2027, 3, 1);
    const auto refused = desk->orders().write(wrong).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(refused.error().what.find("conviction"), std::string::npos);
    EXPECT_NE(refused.error().what.find("at least 2 years"), std::string::npos);
    auto kept = desk->orders().write(cbo()).result();
    ASSERT_TRUE(kept) << kept.error().text();
    auto rows = *desk->orders().orders().result();
    ASSERT_EQ(rows.size(), 1);
    EXPECT_TRUE(rows.first().inForce);
    EXPECT_EQ(rows.first().where, (QStringList{QString(), QStringLiteral("Zone A")}));
    EXPECT_EQ(rows.first().subject, QStringLiteral("W-0900"));
    kept->endedOn = QDate(2026, 6, 1);
    ASSERT_TRUE(desk->orders().write(*kept).result());
    EXPECT_FALSE(desk->orders().orders().result()->first().inForce);
    EXPECT_FALSE(desk->orders().remove(kept->id, 1).result()) << "somebody changed it meanwhile";
    EXPECT_TRUE(desk->orders().remove(kept->id, 2).result());
    EXPECT_TRUE(desk->orders().orders().result()->isEmpty());
    EXPECT_EQ(audited("order.add") + audited("order.change") + audited("order.remove"), 3);
}

TEST_F(OrderDeskTest, AZoneThatAnOrderSaysStaysAndNamesAreTakenOnce) {
    ASSERT_TRUE(desk->orders().write(cbo()).result());
    const auto kept = desk->orders().removeZone(zone.id, zone.version).result();
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().code, ErrorCode::Refused);
    domain::Zone twin = zone;
    twin.id.clear();
    twin.name = QStringLiteral(" zone a ");
    const auto named = desk->orders().writeZone(twin).result();
    ASSERT_FALSE(named);
    EXPECT_EQ(named.error().code, ErrorCode::Conflict);
    twin.name = QStringLiteral("Bow tie");
    twin.outline = {QPointF(0, 0), QPointF(100, 100), QPointF(100, 0), QPointF(0, 100)};
    EXPECT_FALSE(desk->orders().writeZone(twin).result());
}

TEST_F(OrderDeskTest, OnSightTheOffenceComesBeforeTheCivilNoticeAndGoesByPlaceAndClock) {
    ASSERT_TRUE(desk->orders().write(cbo()).result());
    domain::ExclusionNotice notice;
    notice.schemeId = desk->directory().schemes().first().id;
    notice.subjectId = subject.id;
    notice.step = domain::ExclusionStep::Served;
    notice.servedOn = QDate(2026, 10, 1);
    notice.months = 12;
    notice.endsOn = QDate(2027, 9, 30);
    ASSERT_TRUE(desk->store().write([&](store::Tx& tx) { return store::ExclusionTable::insert(tx, notice); }).result());
    // Friday 14:22.
    const QString alert = alertAbout(QStringLiteral("C07 theft m30 grey hoodie"));
    auto now = onSight(alert);
    ASSERT_EQ(now.size(), 3);
    EXPECT_EQ(now.at(0).answer, SightAnswer::Offence);
    EXPECT_EQ(domain::wordsOf(now.at(0)), QStringLiteral("CBO condition 2, Zone A: offence, call the police"));
    EXPECT_EQ(now.at(0).says, QStringLiteral("Not to enter Zone A."));
    EXPECT_EQ(now.at(1).answer, SightAnswer::AskToLeave);
    EXPECT_EQ(now.at(2).answer, SightAnswer::Watch) << "what they carry only an eye can tell";
    // They walk out of the zone.
    ASSERT_TRUE(desk->alerts().addSighting(alert, QStringLiteral("C12 grey hoodie")).result());
    now = onSight(alert);
    ASSERT_EQ(now.size(), 2);
    EXPECT_EQ(now.at(0).answer, SightAnswer::AskToLeave);
    // Back in it, after its hours.
    ASSERT_TRUE(desk->alerts().addSighting(alert, QStringLiteral("C07 grey hoodie")).result());
    EXPECT_EQ(onSight(alert).first().answer, SightAnswer::Offence);
    clock.advance(4 * 3'600'000);
    EXPECT_EQ(onSight(alert).first().answer, SightAnswer::AskToLeave);
}

TEST_F(OrderDeskTest, WhatIsOfEverybodyConcernsTheTroubleItWasMadeAgainst) {
    domain::Order pspo;
    pspo.kind = OrderKind::Pspo;
    pspo.madeBy = QStringLiteral("Ashby District Council");
    pspo.madeOn = QDate(2026, 1, 1);
    pspo.conditions = {
        {1, ConditionKind::NotDo, QStringLiteral("Not to go on drinking when asked to stop."), zone.id, {}, {}}};
    ASSERT_TRUE(desk->orders().write(pspo).result());
    const auto drunk = onSight(log(QStringLiteral("C07 drunk m40"), true).alert.id);
    ASSERT_EQ(drunk.size(), 1);
    EXPECT_EQ(domain::wordsOf(drunk.first()), QStringLiteral("PSPO condition 1, Zone A: look out for it"));
    EXPECT_TRUE(onSight(log(QStringLiteral("C07 theft m40"), true).alert.id).isEmpty());
}

TEST_F(OrderDeskTest, WhoAnAlertIsAboutIsShownToTheGallerysPeopleAndEachFirstLookIsWrittenDown) {
    ASSERT_TRUE(desk->orders().write(cbo()).result());
    const QString alert = alertAbout(QStringLiteral("C07 theft"));
    const int before = audited("subject.view");
    const auto people = desk->alerts().people(alert).result();
    ASSERT_TRUE(people) << people.error().text();
    ASSERT_EQ(people->size(), 1);
    EXPECT_EQ(people->first().name, QStringLiteral("Odo Example"));
    EXPECT_EQ(people->first().age, 36);
    EXPECT_TRUE(people->first().cautions.testFlag(domain::Caution::CriminalBehaviourOrder)) << "nobody ticked it";
    settle();
    QCoreApplication::processEvents(); // the look is remembered once its entry stands
    ASSERT_TRUE(desk->alerts().people(alert).result());
    EXPECT_EQ(audited("subject.view"), before + 1) << "shown again is no other look";
    // The card of somebody bound by a CBO says so without anybody ticking it.
    const auto wall = desk->gallery().wall().result();
    const auto card = std::find_if(wall->cards.cbegin(), wall->cards.cend(),
                                   [&](const auto& one) { return one.subjectId == subject.id; });
    ASSERT_NE(card, wall->cards.cend());
    EXPECT_TRUE(card->cautions.testFlag(domain::Caution::CriminalBehaviourOrder));
}

/// What was rolled back was never shown: the look is written down when it is.
TEST_F(OrderDeskTest, ALookThatWasRolledBackIsNoLook) {
    const QString alert = alertAbout(QStringLiteral("C07 theft"));
    const domain::Person me = desk->person();
    LooksAtAlerts looks;
    const auto look = [&](bool well) {
        return desk->store()
            .write([&](store::Tx& tx) -> Result<void> {
                auto found = store::AlertTable::find(tx, alert);
                if (!found)
                    return found.error();
                auto people = readAlertPeople(tx, **found, me, looks);
                if (!people)
                    return people.error();
                EXPECT_EQ(people->size(), 1);
                return well ? Result<void>() : Error{ErrorCode::Io, "the disk is full", "", ""};
            })
            .result();
    };
    EXPECT_FALSE(look(false));
    EXPECT_EQ(audited("subject.view"), 0);
    EXPECT_TRUE(look(true));
    EXPECT_EQ(audited("subject.view"), 1);
    looks.remember(me.id, alert, subject.id);
    EXPECT_TRUE(look(true));
    EXPECT_EQ(audited("subject.view"), 1);
}

TEST_F(OrderDeskTest, ALookAtTheListIsWrittenDownAndWhoIsNotShownIsNotInIt) {
    EXPECT_EQ(desk->orders().readAgain().result().error().code, ErrorCode::Refused) << "it has not been opened";
    ASSERT_TRUE(desk->orders().write(cbo()).result());
    const auto rows = desk->orders().orders();
    ASSERT_TRUE(rows.result());
    EXPECT_EQ(rows.result()->size(), 1);
    EXPECT_EQ(audited("order.list"), 1);
    ASSERT_TRUE(eventually([this] { return desk->orders().readAgain().result().has_value(); }));
    EXPECT_EQ(audited("order.list"), 1) << "the same look";
    // Every other reason to keep them has ended, and now the order has: no gallery shows them, nor does this list.
    domain::ExclusionNotice notice;
    notice.schemeId = desk->directory().schemes().first().id;
    notice.subjectId = subject.id;
    notice.step = domain::ExclusionStep::Served;
    notice.servedOn = QDate(2019, 1, 1);
    notice.months = 12;
    notice.endsOn = QDate(2019, 12, 31);
    ASSERT_TRUE(desk->store().write([&](store::Tx& tx) { return store::ExclusionTable::insert(tx, notice); }).result());
    EXPECT_EQ(desk->orders().readAgain().result()->size(), 1);
    domain::Order ended = rows.result()->first().order;
    ended.endedOn = QDate(2026, 6, 1);
    ASSERT_TRUE(desk->orders().write(ended).result());
    EXPECT_TRUE(desk->orders().readAgain().result()->isEmpty());
}

TEST_F(OrderDeskTest, ALockedDeskSaysSo) {
    desk->lock();
    EXPECT_EQ(desk->orders().orders().result().error().code, ErrorCode::Locked);
    EXPECT_EQ(desk->orders().write(cbo()).result().error().code, ErrorCode::Locked);
    EXPECT_EQ(desk->orders().zones().result().error().code, ErrorCode::Locked);
}

} // namespace watchdesk::desk
