// The gallery over a real store: who sees what, what a look leaves behind, what cautions do.
#include "desk/GalleryDesk.h"

#include "desk/DeskFixture.h"
#include "store/AuditTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/PersonTable.h"
#include "store/PhotographTable.h"
#include "store/SchemeTable.h"
#include "store/SightingTable.h"
#include "store/SubjectTable.h"
#include "store/TemplateTable.h"

namespace watchdesk::desk {
namespace {

using domain::Caution;
using domain::ExclusionStep;
using domain::Role;
using domain::WatchlistBar;

class GalleryDeskTest : public DeskFixture {
protected:
    /// On this day, which is 20 November 2026, a Friday.
    const QDate today{2026, 11, 20};

    template <class F>
    auto write(F fn) {
        auto done = desk->store().write(fn).result();
        EXPECT_TRUE(done) << done.error().text();
        return *done;
    }
    domain::Subject subject(const char* reference, const QString& name, domain::Cautions cautions = {}) {
        return write([=](store::Tx& tx) {
            domain::Subject made;
            made.reference = QString::fromLatin1(reference);
            made.name = name;
            made.status = name.isEmpty() ? domain::SubjectStatus::IdSought : domain::SubjectStatus::Known;
            made.cautions = cautions;
            made.description = QStringLiteral("tall, grey hoodie");
            return store::SubjectTable::insert(tx, made);
        });
    }
    domain::ExclusionNotice notice(const QString& subjectId, ExclusionStep step, int servedDaysAgo, int months = 6) {
        const QString scheme = desk->directory().schemes().first().id;
        return write([=, this](store::Tx& tx) {
            domain::ExclusionNotice made;
            made.schemeId = scheme;
            made.subjectId = subjectId;
            made.step = step;
            made.months = months;
            made.nominatedOn = today.addDays(-servedDaysAgo - 20);
            if (step == ExclusionStep::Served) {
                made.servedOn = today.addDays(-servedDaysAgo);
                made.endsOn = domain::lastDay(made.servedOn, months);
                made.servedBy = QStringLiteral("PC 2214");
            }
            return store::ExclusionTable::insert(tx, made);
        });
    }
    domain::Incident incident(const QString& subjectId, const char* category, int daysAgo, qint64 loss = 0) {
        const QString premises =
            desk->directory().callerByCode(QStringLiteral("EEA"), QStringLiteral("57112"))->set.premisesId;
        return write([=, this](store::Tx& tx) {
            domain::Incident made;
            made.at = start - UtcMs(daysAgo) * 86'400'000;
            made.category = QString::fromLatin1(category);
            made.premisesId = premises;
            made.lossPence = loss;
            made.outcome = domain::IncidentOutcome::Recorded;
            made.subjects.append({subjectId, domain::SubjectPart::Offender});
            return store::IncidentTable::insert(tx, made);
        });
    }
    domain::Photograph photograph(const QString& subjectId, const QByteArray& bytes, QDate takenOn) {
        return write([=](store::Tx& tx) -> Result<domain::Photograph> {
            domain::Media media;
            media.kind = domain::MediaKind::Photograph;
            media.format = QStringLiteral("jpeg");
            auto kept = store::MediaTable::put(tx, media, bytes);
            if (!kept)
                return kept.error();
            domain::Photograph made;
            made.subjectId = subjectId;
            made.mediaId = kept->id;
            made.takenOn = takenOn;
            made.addedAt = tx.now();
            auto photograph = store::PhotographTable::insert(tx, made);
            if (!photograph)
                return photograph.error();
            if (auto thumb = store::ThumbnailTable::put(tx, photograph->id, bytes.left(3)); !thumb)
                return thumb.error();
            return photograph;
        });
    }
    void become(Role role) {
        const domain::Person now = desk->person();
        write([=](store::Tx& tx) -> Result<domain::Person> {
            auto found = store::PersonTable::find(tx, now.id);
            domain::Person one = **found;
            one.role = role;
            one.memberId = memberFor(tx, role);
            return store::PersonTable::update(tx, one);
        });
        closeDesk();
        openDesk();
    }
    [[nodiscard]] GalleryCard cardOf(const QString& reference) {
        const auto wall = desk->gallery().wall().result();
        EXPECT_TRUE(wall) << wall.error().text();
        for (const GalleryCard& card : wall->cards) {
            if (card.reference == reference)
                return card;
        }
        return {};
    }
    [[nodiscard]] int views(const QString& subjectId) {
        return write([=](store::Tx& tx) -> Result<int> {
            auto entries = store::AuditTable::list(tx);
            if (!entries)
                return entries.error();
            return static_cast<int>(std::count_if(entries->begin(), entries->end(), [&](const auto& entry) {
                return entry.action == QLatin1String("subject.view") && entry.entityId == subjectId;
            }));
        });
    }
};

TEST_F(GalleryDeskTest, ACardSaysWhereSomebodyStands) {
    const auto kerry = subject("W-0500", QStringLiteral("Kerry Marsh"));
    notice(kerry.id, ExclusionStep::Served, 100, 6);
    incident(kerry.id, "shop-theft", 140, 1'000);
    incident(kerry.id, "shop-theft", 30, 2'500);
    incident(kerry.id, "shop-theft", 400);
    const auto older = photograph(kerry.id, "one", QDate(2026, 3, 1));
    const auto newer = photograph(kerry.id, "two", QDate(2026, 9, 1));
    photograph(kerry.id, "added today, taken in April", QDate(2026, 4, 1));

    const GalleryCard card = cardOf(kerry.reference);
    EXPECT_EQ(card.standing.group, GalleryGroup::InForce);
    EXPECT_EQ(card.schemes, QStringList{QStringLiteral("SHOP")});
    EXPECT_EQ(card.daysLeft, today.daysTo(domain::lastDay(today.addDays(-100), 6)));
    EXPECT_EQ(card.incidents, 2);
    EXPECT_EQ(card.lastSeen, start - 30LL * 86'400'000);
    EXPECT_EQ(card.photographId, newer.id);
    EXPECT_EQ(card.bar, WatchlistBar::None);
    EXPECT_TRUE(card.words.contains(QStringLiteral("pennant sports")));
    EXPECT_TRUE(card.words.contains(QStringLiteral("grey hoodie")));

    const auto bytes = desk->gallery().thumbnails({older.id, newer.id, QStringLiteral("none")}).result();
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->size(), 2);
    EXPECT_EQ(bytes->value(newer.id), QByteArray("two"));
}

TEST_F(GalleryDeskTest, GroupsFollowTheNoticeThatWeighsMost) {
    const auto warned = subject("W-0501", QStringLiteral("Shona Peel"));
    notice(warned.id, ExclusionStep::Warned, 60);
    const auto proposed = subject("W-0502", QStringLiteral("Paul Denning"));
    notice(proposed.id, ExclusionStep::Ballot, 6);
    const auto ended = subject("W-0503", QStringLiteral("Danny Rusk"));
    notice(ended.id, ExclusionStep::Served, 240, 3);
    const auto sought = subject("W-0504", {});
    const auto both = subject("W-0505", QStringLiteral("Ryan Mercer"));
    notice(both.id, ExclusionStep::Served, 240, 3);
    notice(both.id, ExclusionStep::Served, 10, 3);
    EXPECT_EQ(cardOf(warned.reference).standing.group, GalleryGroup::Warned);
    EXPECT_EQ(cardOf(proposed.reference).standing.group, GalleryGroup::Proposed);
    EXPECT_EQ(cardOf(ended.reference).standing.group, GalleryGroup::Ended);
    EXPECT_EQ(cardOf(sought.reference).standing.group, GalleryGroup::IdSought);
    EXPECT_EQ(cardOf(both.reference).standing.group, GalleryGroup::InForce);
    EXPECT_EQ(cardOf(ended.reference).daysLeft, -1);
}

TEST_F(GalleryDeskTest, WhatIsDueToBeErasedIsNotShown) {
    const auto gone = subject("W-0506", QStringLiteral("Moira Tansley"));
    notice(gone.id, ExclusionStep::Served, 500, 3);
    EXPECT_TRUE(cardOf(gone.reference).subjectId.isEmpty());
    const auto sheet = desk->gallery().openSheet(gone.id).result();
    ASSERT_FALSE(sheet);
    EXPECT_EQ(sheet.error().code, ErrorCode::NotFound);
    EXPECT_EQ(views(gone.id), 0);
    // One that an order still stands against is kept.
    const auto ordered = subject("W-0507", QStringLiteral("Owen Tranter"), Caution::CriminalBehaviourOrder);
    notice(ordered.id, ExclusionStep::Served, 500, 3);
    EXPECT_EQ(cardOf(ordered.reference).reference, ordered.reference);
}

TEST_F(GalleryDeskTest, MembersSeeOnlyWhatIsInForce) {
    const auto inForce = subject("W-0510", QStringLiteral("Tina Oldroyd"));
    notice(inForce.id, ExclusionStep::Served, 10);
    notice(inForce.id, ExclusionStep::Warned, 300);
    const auto warned = subject("W-0511", QStringLiteral("Shona Peel"));
    notice(warned.id, ExclusionStep::Warned, 60);
    subject("W-0512", {});
    become(Role::MemberView);
    const auto wall = desk->gallery().wall().result();
    ASSERT_TRUE(wall);
    ASSERT_EQ(wall->cards.size(), 1);
    EXPECT_EQ(wall->cards.first().subjectId, inForce.id);
    EXPECT_FALSE(desk->gallery().openSheet(warned.id).result());
    const auto sheet = desk->gallery().openSheet(inForce.id).result();
    ASSERT_TRUE(sheet) << sheet.error().text();
    EXPECT_EQ(sheet->exclusions.size(), 1);
    EXPECT_TRUE(sheet->lookers.isEmpty()); // who looked is the staff's
    EXPECT_FALSE(sheet->maySetCautions);
    EXPECT_EQ(views(inForce.id), 1); // but a member's look is kept
}

TEST_F(GalleryDeskTest, NobodySignedInSeesNothing) {
    desk->lock();
    for (const Error& error :
         {desk->gallery().wall().result().error(), desk->gallery().thumbnails({}).result().error()})
        EXPECT_EQ(error.code, ErrorCode::Locked);
    EXPECT_EQ(desk->gallery().openSheet(QStringLiteral("x")).result().error().code, ErrorCode::Locked);
}

TEST_F(GalleryDeskTest, EveryRoleSeesTheGalleryAndOnlyCoordinatorsSetCautions) {
    const auto known = subject("W-0513", QStringLiteral("Lee Garrow"));
    notice(known.id, ExclusionStep::Served, 10);
    for (const Role role : {Role::Coordinator, Role::CctvOperator, Role::PoliceSergeant, Role::Partner}) {
        become(role);
        EXPECT_FALSE(desk->gallery().wall().result()->cards.isEmpty());
        const auto set = desk->gallery().setCautions(known.id, 99, Caution::Violence).result();
        ASSERT_FALSE(set);
        EXPECT_EQ(set.error().code, role == Role::Coordinator ? ErrorCode::Conflict : ErrorCode::Refused);
    }
}

TEST_F(GalleryDeskTest, ALookIsOneEntryHoweverOftenTheSheetIsReadAgain) {
    const auto dean = subject("W-0514", QStringLiteral("Marcus Venn"));
    notice(dean.id, ExclusionStep::Served, 10);
    const auto picture = photograph(dean.id, "bytes of a photograph", {});
    EXPECT_EQ(desk->gallery().readAgain(dean.id).result().error().code, ErrorCode::Refused);
    EXPECT_EQ(desk->gallery().photograph(picture.id).result().error().code, ErrorCode::Refused);

    const auto sheet = desk->gallery().openSheet(dean.id).result();
    ASSERT_TRUE(sheet) << sheet.error().text();
    ASSERT_EQ(sheet->lookers.size(), 1);
    EXPECT_TRUE(sheet->lookers.first().me);
    EXPECT_EQ(sheet->lookers.first().at, sheet->openedAt);
    EXPECT_EQ(sheet->looks, 1);
    EXPECT_EQ(sheet->openedAt, clock.now());
    EXPECT_EQ(*desk->gallery().photograph(picture.id).result(), QByteArray("bytes of a photograph"));

    clock.advance(60'000);
    for (int i = 0; i < 3; ++i) {
        const auto again = desk->gallery().readAgain(dean.id).result();
        ASSERT_TRUE(again);
        EXPECT_EQ(again->openedAt, sheet->openedAt);
    }
    EXPECT_EQ(views(dean.id), 1);
    desk->gallery().closeSheet(dean.id);
    EXPECT_FALSE(desk->gallery().readAgain(dean.id).result());
    EXPECT_FALSE(desk->gallery().photograph(picture.id).result());
    ASSERT_TRUE(desk->gallery().openSheet(dean.id).result());
    EXPECT_EQ(views(dean.id), 2);
    // What one person has open is not open for the next.
    desk->lock();
    EXPECT_FALSE(desk->gallery().readAgain(dean.id).result());
}

TEST_F(GalleryDeskTest, LooksAreCountedForThirtyDaysAndEachLookerIsNamedOnce) {
    const auto who = subject("W-0515", QStringLiteral("Adam Locke"));
    notice(who.id, ExclusionStep::Served, 10);
    ASSERT_TRUE(desk->gallery().openSheet(who.id).result());
    clock.advance(31LL * 86'400'000);
    ASSERT_TRUE(desk->gallery().openSheet(who.id).result());
    const auto sheet = desk->gallery().openSheet(who.id).result();
    ASSERT_TRUE(sheet);
    EXPECT_EQ(sheet->looks, 2);
    ASSERT_EQ(sheet->lookers.size(), 1);
    EXPECT_EQ(sheet->lookers.first().name, person);
}

TEST_F(GalleryDeskTest, TheWatchlistSaysWhyNot) {
    const auto repeat = subject("W-0520", QStringLiteral("Gary Stroud"));
    notice(repeat.id, ExclusionStep::Served, 10);
    incident(repeat.id, "shop-theft", 40);
    EXPECT_EQ(cardOf(repeat.reference).bar, WatchlistBar::TooFewIncidents);
    incident(repeat.id, "shop-theft", 41);
    EXPECT_EQ(cardOf(repeat.reference).bar, WatchlistBar::None);
    const auto serious = subject("W-0521", QStringLiteral("Jai Corbett"));
    notice(serious.id, ExclusionStep::Served, 10);
    incident(serious.id, "violence", 40);
    EXPECT_EQ(cardOf(serious.reference).bar, WatchlistBar::None);
    const auto young = subject("W-0522", QStringLiteral("Sonny Dale"), Caution::Juvenile);
    EXPECT_EQ(cardOf(young.reference).bar, WatchlistBar::Under18);
    EXPECT_TRUE(cardOf(young.reference).under18);
    const auto vulnerable = subject("W-0523", QStringLiteral("Alan Pike"), Caution::Vulnerable);
    EXPECT_EQ(cardOf(vulnerable.reference).bar, WatchlistBar::Vulnerable);
    const auto warned = subject("W-0524", QStringLiteral("Shona Peel"));
    notice(warned.id, ExclusionStep::Warned, 3);
    EXPECT_EQ(cardOf(warned.reference).bar, WatchlistBar::NotInForce);
    const auto sought = subject("W-0525", {});
    EXPECT_EQ(cardOf(sought.reference).bar, WatchlistBar::NoIncident);
    // The wall's rule is the store's own, but for the date of birth, which is sealed.
    for (const auto& one : {repeat, serious, young, vulnerable, warned, sought}) {
        const auto ground = write([&](store::Tx& tx) { return store::matchGround(tx, one.id); });
        EXPECT_EQ(domain::watchlistBar(ground, today), cardOf(one.reference).bar);
    }
}

TEST_F(GalleryDeskTest, CautionsEndTheTemplateInOneTransaction) {
    const auto known = subject("W-0530", QStringLiteral("Connor Shaw"));
    notice(known.id, ExclusionStep::Served, 10);
    incident(known.id, "violence", 40);
    const auto picture = photograph(known.id, "picture", {});
    write([&](store::Tx& tx) {
        domain::FaceTemplate made;
        made.photographId = picture.id;
        made.subjectId = known.id;
        made.pack = QStringLiteral("pack");
        made.features = QByteArray(512, 'f');
        return store::TemplateTable::insert(tx, made);
    });
    auto sheet = desk->gallery().openSheet(known.id).result();
    ASSERT_TRUE(sheet);
    EXPECT_TRUE(sheet->photographs.first().compared);

    const auto set = desk->gallery().setCautions(known.id, sheet->subject.version, Caution::Vulnerable).result();
    ASSERT_TRUE(set) << set.error().text();
    sheet = desk->gallery().readAgain(known.id).result();
    EXPECT_FALSE(sheet->photographs.first().compared);
    EXPECT_EQ(sheet->card.bar, WatchlistBar::Vulnerable);
    // The version before that is somebody else's now.
    EXPECT_EQ(desk->gallery().setCautions(known.id, known.version, {}).result().error().code, ErrorCode::Conflict);
    const auto audited = desk->lists().audit({}).result();
    ASSERT_TRUE(audited);
    EXPECT_TRUE(std::any_of(audited->begin(), audited->end(), [](const AuditRow& row) {
        return row.entry.action == QLatin1String("subject.cautions") && row.entry.detail == QLatin1String("vulnerable");
    }));
}

TEST_F(GalleryDeskTest, TheSheetTellsTheWholeStory) {
    const auto dean = subject("W-0531", QStringLiteral("Callum Reeve"));
    const auto inForce = notice(dean.id, ExclusionStep::Served, 30, 3);
    notice(dean.id, ExclusionStep::Quashed, 200);
    incident(dean.id, "shop-theft", 60, 31'000);
    incident(dean.id, "breach", 20);
    incident(dean.id, "breach", 5, 500);
    auto withdrawn = incident(dean.id, "shop-theft", 3, 99'000);
    write([&](store::Tx& tx) {
        withdrawn.outcome = domain::IncidentOutcome::Withdrawn;
        return store::IncidentTable::update(tx, withdrawn);
    });
    photograph(dean.id, "later", QDate(2026, 8, 1));
    photograph(dean.id, "earlier", QDate(2026, 2, 3));

    const auto sheet = desk->gallery().openSheet(dean.id).result();
    ASSERT_TRUE(sheet) << sheet.error().text();
    ASSERT_EQ(sheet->exclusions.size(), 2);
    EXPECT_EQ(sheet->exclusions.first().notice.id, inForce.id);
    EXPECT_EQ(sheet->exclusions.first().day, 31);
    EXPECT_EQ(sheet->exclusions.first().scheme, QStringLiteral("SHOP"));
    EXPECT_EQ(sheet->exclusions.first().notice.servedBy, QStringLiteral("PC 2214"));
    ASSERT_EQ(sheet->incidents.size(), 3);
    EXPECT_EQ(sheet->incidents[0].breach, 2);
    EXPECT_EQ(sheet->incidents[1].breach, 1);
    EXPECT_EQ(sheet->incidents[2].breach, 0);
    EXPECT_EQ(sheet->incidents[2].premises, QStringLiteral("Pennant Sports"));
    EXPECT_EQ(sheet->incidents[2].callSign, QStringLiteral("C12"));
    EXPECT_EQ(sheet->lossPence, 31'500);
    ASSERT_EQ(sheet->photographs.size(), 2);
    EXPECT_EQ(sheet->photographs.first().photograph.takenOn, QDate(2026, 2, 3));
    EXPECT_TRUE(sheet->maySetCautions);
}

TEST_F(GalleryDeskTest, ASightingOfAnAlertIsWhenSomebodyWasSeen) {
    const Logged logged = log(QStringLiteral("C07 theft Dean Hollis"), true);
    ASSERT_FALSE(logged.alert.id.isEmpty());
    ASSERT_FALSE(logged.incident.subjects.isEmpty());
    clock.advance(90'000);
    ASSERT_TRUE(desk->alerts().addSighting(logged.alert.id, QStringLiteral("C12 > butter row")).result());
    EXPECT_EQ(cardOf(QStringLiteral("W-0412")).lastSeen, start + 90'000);
}

TEST_F(GalleryDeskTest, ChangesAreAnnounced) {
    const auto known = subject("W-0532", QStringLiteral("Pam Kettle"));
    int heard = 0;
    QObject::connect(&desk->gallery(), &GalleryDesk::changed, desk.get(), [&] { ++heard; });
    settle();
    ASSERT_TRUE(eventually([&] { return heard > 0; }));
    const int before = heard;
    ASSERT_TRUE(desk->gallery().setCautions(known.id, known.version, Caution::Violence).result());
    EXPECT_TRUE(eventually([&] { return heard > before; }));
}

/// Once read, the wall follows what is written without being read whole again.
TEST_F(GalleryDeskTest, TheKeptWallFollowsEveryKindOfChange) {
    const auto who = subject("W-0540", QStringLiteral("Rui Falcon"));
    const auto other = subject("W-0541", QStringLiteral("Stacey Webb"));
    const auto shown = [&](const auto& so) {
        return eventually([&] {
            const auto wall = desk->gallery().wall().result();
            QCoreApplication::processEvents();
            return wall && std::any_of(wall->cards.begin(), wall->cards.end(), so);
        });
    };
    const auto is = [&](const domain::Subject& one) {
        return [id = one.id](const GalleryCard& card) { return card.subjectId == id; };
    };
    ASSERT_TRUE(shown(is(who)));
    ASSERT_TRUE(eventually([&] { return desk->gallery().wall().isFinished(); })); // kept
    notice(who.id, ExclusionStep::Served, 10);
    EXPECT_TRUE(shown([&](const auto& c) { return is(who)(c) && c.standing.group == GalleryGroup::InForce; }));
    incident(who.id, "violence", 0);
    EXPECT_TRUE(shown([&](const auto& c) { return is(who)(c) && c.incidents == 1 && c.lastSeen == start; }));
    const auto picture = photograph(who.id, "picture", {});
    EXPECT_TRUE(shown([&](const auto& c) { return is(who)(c) && c.photographId == picture.id; }));
    write([&](store::Tx& tx) -> Result<int> {
        auto removed = store::PhotographTable::remove(tx, picture.id);
        return removed ? Result<int>(1) : Result<int>(removed.error());
    });
    EXPECT_TRUE(shown([&](const auto& c) { return is(who)(c) && c.photographId.isEmpty(); }));
    const auto fresh = subject("W-0539", QStringLiteral("Hana Sorrel"));
    EXPECT_TRUE(shown(is(fresh)));
    // Still in order of reference, each once, and the same as when it is read whole.
    const GalleryWall kept = *desk->gallery().wall().result();
    desk->gallery().forget();
    const GalleryWall whole = *desk->gallery().wall().result();
    ASSERT_EQ(kept.cards.size(), whole.cards.size());
    for (int i = 0; i < kept.cards.size(); ++i) {
        EXPECT_EQ(kept.cards[i].reference, whole.cards[i].reference);
        EXPECT_EQ(kept.cards[i].words, whole.cards[i].words);
        EXPECT_EQ(kept.cards[i].lastSeen, whole.cards[i].lastSeen);
    }
    EXPECT_TRUE(std::any_of(whole.cards.begin(), whole.cards.end(), is(other)));
    // The day turns without anything being written.
    clock.advance(400LL * 86'400'000);
    EXPECT_EQ(cardOf(who.reference).standing.group, GalleryGroup::Ended);
}

TEST_F(GalleryDeskTest, ALockedDeskKeepsNoNames) {
    subject("W-0542", QStringLiteral("Gary Stroud"));
    ASSERT_TRUE(eventually([&] {
        QCoreApplication::processEvents();
        return desk->gallery().wall().isFinished();
    }));
    desk->lock();
    EXPECT_EQ(desk->gallery().wall().result().error().code, ErrorCode::Locked);
}

TEST(GalleryOrderTest, RiskIsOrderThenViolenceThenBreachesThenRecent) {
    GalleryCard order;
    order.cautions = Caution::CriminalBehaviourOrder;
    GalleryCard violent;
    violent.cautions = Caution::Violence;
    violent.standing.breaches = 9;
    GalleryCard breaches;
    breaches.standing.breaches = 2;
    breaches.lastSeen = 1;
    GalleryCard recent;
    recent.lastSeen = 2;
    const QVector<GalleryCard> sorted{order, violent, breaches, recent};
    for (int i = 0; i < sorted.size(); ++i) {
        for (int k = 0; k < sorted.size(); ++k)
            EXPECT_EQ(riskier(sorted[i], sorted[k]), i < k) << i << " " << k;
    }
}

TEST(GalleryOrderTest, WhatEndsFirstComesFirst) {
    GalleryCard tomorrow;
    tomorrow.daysLeft = 1;
    GalleryCard today;
    today.daysLeft = 0;
    GalleryCard never;
    EXPECT_TRUE(endsSooner(today, tomorrow));
    EXPECT_TRUE(endsSooner(tomorrow, never));
    EXPECT_FALSE(endsSooner(never, today));
}

} // namespace
} // namespace watchdesk::desk
