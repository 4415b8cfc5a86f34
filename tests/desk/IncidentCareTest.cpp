// What comes after a log: the next steps, who it may be, and what the world has taken away meanwhile.
#include "DeskFixture.h"
#include "desk/AuditDesk.h"
#include "desk/PeopleDesk.h"
#include "store/PersonTable.h"
#include "store/RadioSetTable.h"
#include "store/SubjectTable.h"

#include <QDateTime>

namespace watchdesk::desk {
namespace {

using domain::Role;

class IncidentCareTest : public DeskFixture {
protected:
    /// Somebody else is coordinator, so that an administrator is that and no more.
    void addCoordinator() {
        ASSERT_TRUE(
            desk->store()
                .write([](store::Tx& tx) {
                    return store::PersonTable::insert(tx, {{}, 0, QStringLiteral("Ada Crane"), Role::Coordinator});
                })
                .result());
    }
    void become(Role role) {
        ASSERT_TRUE(desk->store()
                        .write([&](store::Tx& tx) -> Result<domain::Person> {
                            auto me = store::PersonTable::byName(tx, person);
                            if (!me)
                                return me.error();
                            (*me)->role = role;
                            (*me)->memberId = memberFor(tx, role);
                            return store::PersonTable::update(tx, **me);
                        })
                        .result());
        closeDesk();
        openDesk();
    }
    domain::Subject addSubject(const char* reference, const char* name, const char* looks, QDate born) {
        domain::Subject made;
        made.reference = QString::fromLatin1(reference);
        made.name = QString::fromLatin1(name);
        made.sex = QStringLiteral("m");
        made.born = born;
        made.description = QString::fromLatin1(looks);
        made = *desk->store().write([&](store::Tx& tx) { return store::SubjectTable::insert(tx, made); }).result();
        EXPECT_TRUE(desk->directory().reload().result());
        return made;
    }
    QStringList offered(const WhoQuery& query) {
        const auto answer = desk->incidents().whoIsThis(query).result();
        EXPECT_TRUE(answer) << answer.error().text();
        QStringList out;
        for (const WhoSuggestion& each : answer ? *answer : QVector<WhoSuggestion>())
            out += each.reference;
        return out;
    }
    QStringList actions() {
        QStringList out;
        const auto audit = desk->lists().audit({}).result();
        for (const auto& line : *audit)
            out += line.entry.action;
        return out;
    }
};

TEST_F(IncidentCareTest, StepsAreTickedByNameAndTimeAndOnceOnly) {
    const Logged logged = log(QStringLiteral("C07 lost girl 4 pink dress"), true);
    auto steps = desk->incidents().steps(logged.incident.id).result();
    ASSERT_TRUE(steps) << steps.error().text();
    ASSERT_GE(steps->size(), 4);
    EXPECT_EQ(steps->first().doneAt, 0);
    const QString first = steps->first().step.code;
    clock.advance(5000);
    ASSERT_TRUE(desk->incidents().tick(logged.incident.id, first, true).result());
    clock.advance(5000);
    steps = desk->incidents().tick(logged.incident.id, first, true).result();
    ASSERT_TRUE(steps);
    EXPECT_EQ(steps->first().doneAt, start + 5000) << "the first who did it stays";
    EXPECT_EQ(steps->first().doneBy, person);
    EXPECT_EQ(actions().count(QStringLiteral("incident.step")), 1);
    steps = desk->incidents().tick(logged.incident.id, first, false).result();
    EXPECT_EQ(steps->first().doneAt, 0);
    EXPECT_EQ(actions().first(), QStringLiteral("incident.unstep"));
    const auto odd = desk->incidents().tick(logged.incident.id, QStringLiteral("dance"), true).result();
    ASSERT_FALSE(odd);
    EXPECT_EQ(odd.error().code, ErrorCode::NotFound);
}

TEST_F(IncidentCareTest, AStepTickedIsToldToWhoeverLooks) {
    const Logged logged = log(QStringLiteral("C12 begging"));
    int told = 0;
    QObject::connect(&desk->incidents(), &IncidentDesk::stepsChanged, &desk->incidents(), [&told] { ++told; });
    const auto steps = desk->incidents().steps(logged.incident.id).result();
    ASSERT_TRUE(desk->incidents().tick(logged.incident.id, steps->first().step.code, true).result());
    EXPECT_TRUE(eventually([&] { return told == 1; }));
}

TEST_F(IncidentCareTest, WhoIsThisOffersByLooksPlaceAndHourAndIsAudited) {
    const auto slim = addSubject("W-0500", "Rowan Quickthorn", "1.83 m, slim build, brown hair", QDate(1993, 2, 1));
    (void)addSubject("W-0501", "Ash Alder", "1.70 m, stocky build, grey hair", QDate(1950, 2, 1));
    auto past = log(QStringLiteral("C07 theft W-0500"));
    clock.advance(UtcMs{7} * 86'400'000);
    const Logged now = log(QStringLiteral("C07 theft m30s slim tall brown hair grey hoodie"));
    WhoQuery query;
    query.incidentId = now.incident.id;
    const auto answer = desk->incidents().whoIsThis(query).result();
    ASSERT_TRUE(answer) << answer.error().text();
    ASSERT_EQ(answer->size(), 1);
    EXPECT_EQ(answer->first().subjectId, slim.id);
    EXPECT_EQ(answer->first().why.toStdString(), "age, build, height and hair agree; 1 incident here, Fridays 12–16");
    EXPECT_FALSE(answer->first().tied);
    const auto audit = desk->lists().audit({}).result();
    EXPECT_EQ(audit->first().entry.action, QStringLiteral("subject.suggest"));
    EXPECT_EQ(audit->first().entry.entityId, now.incident.id);
    EXPECT_EQ(audit->first().who, person);
    // The same of words that are still being typed.
    WhoQuery typed;
    typed.reading = domain::readQuickLine(QStringLiteral("C07 m30s slim brown hair"), desk->directory().vocabulary());
    EXPECT_EQ(offered(typed), QStringList{QStringLiteral("W-0500")});
}

TEST_F(IncidentCareTest, APersonDecidesAndNotThisPersonIsRemembered) {
    const auto one = addSubject("W-0500", "Rowan Quickthorn", "slim build, brown hair", QDate(1993, 2, 1));
    const auto two = addSubject("W-0501", "Ash Alder", "slim build, brown hair", QDate(1991, 2, 1));
    const Logged now = log(QStringLiteral("C07 theft m30s slim brown hair"), true);
    WhoQuery query;
    query.incidentId = now.incident.id;
    EXPECT_EQ(offered(query), (QStringList{QStringLiteral("W-0500"), QStringLiteral("W-0501")}));
    ASSERT_TRUE(desk->incidents().ruleOut(now.incident.id, one.id).result());
    EXPECT_EQ(offered(query), QStringList{QStringLiteral("W-0501")});
    for (int i = 0; i < 2; ++i) {
        const auto tied = desk->incidents().tie(now.incident.id, two.id).result();
        ASSERT_TRUE(tied) << tied.error().text();
        EXPECT_EQ(tied->subjects.size(), 1);
    }
    EXPECT_TRUE(desk->incidents().whoIsThis(query).result()->first().tied);
    EXPECT_EQ(actions().count(QStringLiteral("incident.tie")), 1);
    EXPECT_TRUE(actions().contains(QStringLiteral("incident.rule-out")));
    // What members were told names nobody.
    const auto view = desk->alerts().view(now.alert.id).result();
    EXPECT_FALSE(view->alert.told.contains(QStringLiteral("Alder")));
    const auto nobody = desk->incidents().tie(now.incident.id, now.incident.id).result();
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().code, ErrorCode::NotFound);
}

TEST_F(IncidentCareTest, NobodyIsOfferedToWhoMayNotSeeTheGalleryOrLog) {
    (void)addSubject("W-0500", "Rowan Quickthorn", "slim build, brown hair", QDate(1993, 2, 1));
    const Logged now = log(QStringLiteral("C07 theft m30s slim brown hair"));
    const QString subject = QStringLiteral("0190b6c5-0000-7000-8000-000000000000");
    WhoQuery query;
    query.incidentId = now.incident.id;
    addCoordinator();
    for (const Role role : {Role::PoliceSergeant, Role::Partner, Role::Administrator, Role::MemberView}) {
        become(role);
        const auto answer = desk->incidents().whoIsThis(query).result();
        ASSERT_FALSE(answer) << domain::wordOf(domain::roleWords, role).toStdString();
        EXPECT_EQ(answer.error().code, ErrorCode::Refused);
        EXPECT_EQ(desk->incidents().tie(now.incident.id, subject).result().error().code, ErrorCode::Refused);
        EXPECT_EQ(desk->incidents().ruleOut(now.incident.id, subject).result().error().code, ErrorCode::Refused);
        EXPECT_EQ(desk->incidents().tick(now.incident.id, subject, true).result().error().code, ErrorCode::Refused);
    }
    become(Role::CctvOperator);
    EXPECT_TRUE(desk->incidents().whoIsThis(query).result());
    desk->lock();
    EXPECT_EQ(desk->incidents().whoIsThis(query).result().error().code, ErrorCode::Locked);
}

TEST_F(IncidentCareTest, PremisesTakenAwayMeanwhileLoseNothingThatWasTyped) {
    // The directory of this desk has not heard of it yet: the line is read against what was.
    domain::QuickReading reading =
        domain::readQuickLine(QStringLiteral("C07 theft m30 grey hoodie"), desk->directory().vocabulary());
    ASSERT_TRUE(reading.caller);
    reading.caller->premisesId = QStringLiteral("0190b6c5-0000-7000-8000-000000000000");
    LogRequest request;
    request.line = QStringLiteral("C07 theft m30 grey hoodie");
    request.reading = reading;
    request.alert = true;
    const auto logged = desk->incidents().log(request).result();
    ASSERT_TRUE(logged) << logged.error().text();
    EXPECT_TRUE(logged->incident.premisesId.isEmpty());
    EXPECT_TRUE(logged->incident.narrative.contains(QStringLiteral("at Hallam Pharmacy")))
        << logged->incident.narrative.toStdString();
    EXPECT_EQ(logged->incident.line, request.line);
    EXPECT_FALSE(logged->alert.id.isEmpty());
}

TEST_F(IncidentCareTest, ALineOfTenThousandLettersOfAnyScriptIsKeptWhole) {
    const QString odd = QStringLiteral("C07 theft \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd ") +
                        QString::fromUtf8("😀👩‍👧‍👦🇬🇧 \u202e\u2067bidi\u2069\u202c a\u0301 ");
    QString line = odd;
    while (line.size() < 10'000)
        line += QString::fromUtf8("нож 刀 😀 ");
    const Logged logged = log(line, true);
    EXPECT_EQ(logged.incident.line, line);
    EXPECT_EQ(logged.incident.category, QStringLiteral("shop-theft"));
    const auto back = desk->incidents().find(logged.incident.id).result();
    ASSERT_TRUE(back);
    EXPECT_EQ(back->line, line);
    EXPECT_GT(back->narrative.size(), 9'000);
    EXPECT_FALSE(rowOf(domain::FeedKind::Incident, logged.incident.id).title.isEmpty());
    EXPECT_LT(logged.alert.told.size(), 500) << "the narrative is not told";
}

TEST_F(IncidentCareTest, ACallSignNobodyHasIsKeptAsWords) {
    const Logged logged = log(QStringLiteral("C99 theft m30 grey hoodie"), true);
    EXPECT_TRUE(logged.incident.premisesId.isEmpty());
    EXPECT_TRUE(logged.incident.narrative.contains(QStringLiteral("C99")));
    EXPECT_FALSE(logged.alert.id.isEmpty());
    // And no shorter one is put in its place.
    EXPECT_TRUE(log(QStringLiteral("Charlie one nine theft")).incident.premisesId.isEmpty());
}

TEST_F(IncidentCareTest, OfTwoOperatorsOnOneAlertTheSecondIsToldWhoWasFirst) {
    const QString words = QStringLiteral("quiet river lantern stone");
    ASSERT_TRUE(desk->peopleDesk().add(QStringLiteral("Sam Okoro"), Role::CctvOperator, words).result());
    Desk::Options there = options;
    there.desk = QStringLiteral("desk-2");
    auto other = std::move(*Desk::open(there, clock, ids));
    ASSERT_TRUE(other->signIn(QStringLiteral("Sam Okoro"), words).result());
    const Logged logged = log(QStringLiteral("C07 theft"), true);
    // Both press F9, and both press F8.
    auto mine = desk->alerts().claim(logged.alert.id);
    auto theirs = other->alerts().claim(logged.alert.id);
    EXPECT_NE(mine.result().has_value(), theirs.result().has_value()) << "one of them has it";
    const Error second = mine.result() ? theirs.result().error() : mine.result().error();
    EXPECT_EQ(second.code, ErrorCode::Conflict);
    EXPECT_NE(second.text().find("Somebody else has just claimed that alert"), std::string::npos) << second.text();
    // The sighting of either is kept: nothing typed is lost to the other.
    ASSERT_TRUE(desk->alerts().addSighting(logged.alert.id, QStringLiteral("C12 > butter row")).result());
    ASSERT_TRUE(other->alerts().addSighting(logged.alert.id, QStringLiteral("C17 running")).result());
    EXPECT_EQ(desk->alerts().view(logged.alert.id).result()->sightings.size(), 2);
    auto close = desk->alerts().close(logged.alert.id, domain::IncidentOutcome::Detained);
    auto closeToo = other->alerts().close(logged.alert.id, domain::IncidentOutcome::LeftTown);
    EXPECT_NE(close.result().has_value(), closeToo.result().has_value());
    const auto late = desk->alerts().addSighting(logged.alert.id, QStringLiteral("C12 seen again")).result();
    ASSERT_FALSE(late);
    EXPECT_NE(late.error().text().find("closed already"), std::string::npos) << late.error().text();
    // Ticked by both at once: one tick, no trouble.
    const QString step = domain::nextSteps(logged.incident.category).first().code;
    auto tick = desk->incidents().tick(logged.incident.id, step, true);
    auto tickToo = other->incidents().tick(logged.incident.id, step, true);
    EXPECT_TRUE(tick.result());
    EXPECT_TRUE(tickToo.result());
    EXPECT_EQ(actions().count(QStringLiteral("incident.step")), 1);
}

TEST_F(IncidentCareTest, BothNightsOfTheClockChangeKeepTheOrderAndTheTime) {
    const auto at = [](int month, int day, int hour, int minute) {
        return QDateTime(QDate(2026, month, day), QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch();
    };
    // 01:30 comes twice on 25 October: an hour apart, and in that order.
    for (const UtcMs when : {at(3, 29, 0, 59), at(3, 29, 1, 0), at(10, 25, 0, 30), at(10, 25, 1, 30)}) {
        LogRequest request;
        request.line = QStringLiteral("C07 theft");
        request.at = when;
        ASSERT_TRUE(desk->incidents().log(request).result());
    }
    const auto march = desk->incidents().list(at(3, 29, 0, 0), at(3, 29, 3, 0), 10).result();
    ASSERT_EQ(march->size(), 2);
    EXPECT_EQ(march->first().at - march->last().at, 60'000) << "a minute passed, though the clock jumped an hour";
    const auto october = desk->incidents().list(at(10, 25, 0, 0), at(10, 25, 3, 0), 10).result();
    ASSERT_EQ(october->size(), 2);
    EXPECT_EQ(october->first().at - october->last().at, 3'600'000);
    EXPECT_GT(october->first().number, october->last().number);
}

} // namespace
} // namespace watchdesk::desk
