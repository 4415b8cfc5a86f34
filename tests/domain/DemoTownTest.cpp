#include "base/Id.h"
#include "domain/Category.h"
#include "domain/DemoTownMade.h"
#include "domain/NameGuard.h"
#include "domain/QStringPrint.h"
#include "domain/QuickLine.h"

#include <gtest/gtest.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace watchdesk::domain {
namespace {

using namespace test;

QString dump(const DemoTown& t) {
    QStringList out;
    const auto add = [&](std::initializer_list<QString> parts) { out += QStringList(parts).join('|'); };
    const auto n = [](qint64 v) { return QString::number(v); };
    for (const auto& x : t.schemes)
        add({x.id, x.name, x.town, x.channel});
    for (const auto& x : t.members)
        add({x.id, x.schemeId, x.name, x.contact, x.phone, x.trade});
    for (const auto& x : t.memberships)
        add({x.id, x.memberId, x.schemeId, x.joined.toString(Qt::ISODate)});
    for (const auto& x : t.signatures)
        add({x.id, x.membershipId, x.agreementId, x.signedOn.toString(Qt::ISODate), x.signedBy});
    for (const auto& x : t.contacts)
        add({x.id, x.memberId, x.name, x.phone, x.email, n(x.told.toInt())});
    for (const auto& x : t.radioMoves)
        add({x.id, x.radioSetId, n(x.at), x.receiver});
    for (const auto& x : t.premises)
        add({x.id, x.memberId, x.name, x.street, x.area, QString::number(x.east), QString::number(x.north)});
    for (const auto& x : t.radioSets)
        add({x.id, x.schemeId, x.premisesId, x.callSign, x.serial, x.toneSet, x.code});
    for (const auto& x : t.subjects)
        add({x.id, x.reference, x.name, x.sex, x.born.toString(Qt::ISODate), x.description, x.guardian,
             n(int(x.cautions)), n(x.createdAt)});
    for (const auto& x : t.exclusions)
        add({x.id, x.schemeId, x.subjectId, n(int(x.step)), x.reasons, n(x.months), x.nominatedOn.toString(Qt::ISODate),
             x.servedOn.toString(Qt::ISODate), x.endsOn.toString(Qt::ISODate), x.servedBy, n(x.breaches),
             x.evidence.join(',')});
    for (const auto& x : t.incidents)
        add({x.id, n(x.number), x.schemeId, x.premisesId, n(x.at), x.category, x.description, x.heading, x.narrative,
             x.line, n(x.lossPence), x.policeReference, n(int(x.outcome)), n(x.loggedAt),
             x.subjects.isEmpty() ? QString() : x.subjects.first().subjectId});
    for (const auto& x : t.alerts)
        add({x.id, n(x.number), x.incidentId, x.told, n(x.raisedAt), n(x.claimedAt), n(x.closedAt), n(int(x.outcome)),
             n(x.parties.size())});
    for (const auto& x : t.sightings)
        add({x.id, x.alertId, x.premisesId, n(x.at), x.by, x.heading, x.note});
    for (const auto& x : t.meetings)
        add({x.id, x.schemeId, n(x.at), x.place, n(int(x.state))});
    for (const auto& x : t.actions)
        add({x.id, x.meetingId, x.what, x.owner, x.dueOn.toString(Qt::ISODate), x.doneOn.toString(Qt::ISODate)});
    for (const auto& x : t.shift)
        add({x.channel, x.callSign, x.code, n(x.afterMs), n(x.trailing), x.text});
    return out.join('\n');
}

TEST(DemoTown, IsTheSameForTheSameSeedAndAnotherForAnother) {
    EXPECT_EQ(dump(make(1)), dump(town()));
    EXPECT_NE(dump(make(2)), dump(town()));
}

TEST(DemoTown, HasTheMembersTheIssueNames) {
    const DemoTown& t = town();
    ASSERT_EQ(t.schemes.size(), 2);
    EXPECT_EQ(t.schemes[0].name, "Ashby Cross Shop Watch");
    EXPECT_EQ(t.schemes[0].channel, "SHOP");
    EXPECT_EQ(t.schemes[1].channel, "PUB");
    QStringList signs;
    for (int i = 1; i <= 50; ++i)
        signs += QString("C%1").arg(i, 2, 10, QLatin1Char('0'));
    for (int i = 1; i <= 14; ++i)
        signs += QString("P%1").arg(i, 2, 10, QLatin1Char('0'));
    signs += {"R01", "R02"};
    QStringList held;
    for (const RadioSet& set : t.radioSets)
        held += set.callSign;
    EXPECT_EQ(held, signs);
    EXPECT_EQ(t.members.size(), 64);
    EXPECT_EQ(t.premises.size(), 64);
    EXPECT_EQ(std::count_if(t.members.begin(), t.members.end(),
                            [&](const Member& m) { return m.schemeId == t.schemes[0].id; }),
              50);
}

TEST(DemoTown, CodesSerialsPhonesAndPlacesAreUniqueAndOfTheRightForm) {
    const DemoTown& t = town();
    QSet<QString> codes, serials, names, phones, spots;
    for (const RadioSet& set : t.radioSets) {
        codes.insert(set.code);
        serials.insert(set.serial);
        EXPECT_EQ(set.code.size(), 5);
        EXPECT_EQ(set.toneSet, "EEA");
        EXPECT_EQ(set.code == "57106", set.callSign == "C07");
    }
    for (const Member& member : t.members) {
        phones.insert(member.phone);
        EXPECT_TRUE(member.phone.startsWith("01632 960")) << member.phone.toStdString();
        EXPECT_EQ(member.phone.size(), 12);
        EXPECT_FALSE(member.contact.isEmpty());
    }
    for (const Premises& premises : t.premises) {
        names.insert(premises.name);
        spots.insert(QString("%1 %2").arg(premises.east).arg(premises.north));
        EXPECT_LT(std::abs(premises.east), 300);
        EXPECT_LT(std::abs(premises.north), 300);
    }
    for (const auto& set : {names, phones, spots})
        EXPECT_EQ(set.size(), 64);
    for (const auto& set : {codes, serials})
        EXPECT_EQ(set.size(), 66);
}

TEST(DemoTown, PremisesStandApartAlongTheirStreets) {
    const auto& all = town().premises;
    for (qsizetype i = 0; i < all.size(); ++i) {
        for (qsizetype j = i + 1; j < all.size(); ++j) {
            const double distance = std::hypot(all[i].east - all[j].east, all[i].north - all[j].north);
            EXPECT_GT(distance, 4.0) << all[i].name.toStdString() << " stands in " << all[j].name.toStdString();
        }
    }
}

TEST(DemoTown, EveryIdIsOneAndEveryReferenceLeadsSomewhere) {
    const DemoTown& t = town();
    const auto schemes = idsOf(t.schemes), members = idsOf(t.members), premises = idsOf(t.premises),
               subjects = idsOf(t.subjects), incidents = idsOf(t.incidents), alerts = idsOf(t.alerts);
    QSet<QString> all = schemes | members | premises | subjects | incidents | alerts | idsOf(t.radioSets) |
                        idsOf(t.exclusions) | idsOf(t.sightings) | idsOf(t.meetings) | idsOf(t.actions);
    EXPECT_EQ(all.size(), t.schemes.size() + t.members.size() + t.premises.size() + t.subjects.size() +
                              t.incidents.size() + t.alerts.size() + t.radioSets.size() + t.exclusions.size() +
                              t.sightings.size() + t.meetings.size() + t.actions.size());
    for (const QString& id : all)
        ASSERT_TRUE(isId(id.toStdString())) << id.toStdString();
    for (const auto& x : t.members)
        EXPECT_TRUE(schemes.contains(x.schemeId));
    for (const auto& x : t.premises)
        EXPECT_TRUE(members.contains(x.memberId));
    for (const auto& x : t.radioSets)
        EXPECT_TRUE(schemes.contains(x.schemeId) &&
                    (premises.contains(x.premisesId) != x.callSign.startsWith(QLatin1Char('R'))));
    for (const auto& x : t.exclusions) {
        EXPECT_TRUE(schemes.contains(x.schemeId) && subjects.contains(x.subjectId));
        for (const QString& evidence : x.evidence)
            EXPECT_TRUE(incidents.contains(evidence));
    }
    for (const auto& x : t.incidents) {
        EXPECT_TRUE(schemes.contains(x.schemeId) && premises.contains(x.premisesId));
        for (const IncidentSubject& subject : x.subjects)
            EXPECT_TRUE(subjects.contains(subject.subjectId));
    }
    for (const auto& x : t.alerts)
        EXPECT_TRUE(schemes.contains(x.schemeId) && incidents.contains(x.incidentId));
    for (const auto& x : t.sightings)
        EXPECT_TRUE(alerts.contains(x.alertId) && (x.premisesId.isEmpty() || premises.contains(x.premisesId)));
}

TEST(DemoTown, NothingLiesInTheFutureAndNumbersAscendWithTime) {
    for (const UtcMs now :
         {friday, friday + 9 * 3'600'000, UtcMs{1'774'746'000'000} /* the night clocks go forward */}) {
        const DemoTown t = make(3, now);
        const QDate today = local(now).date();
        for (qsizetype i = 0; i < t.incidents.size(); ++i) {
            EXPECT_LT(t.incidents[i].at, now);
            EXPECT_LT(t.incidents[i].loggedAt, now);
            EXPECT_GT(t.incidents[i].loggedAt, t.incidents[i].at);
            EXPECT_GE(local(t.incidents[i].at).date(), today.addMonths(-12));
            ASSERT_TRUE(i == 0 || (t.incidents[i].number == t.incidents[i - 1].number + 1 &&
                                   t.incidents[i].at >= t.incidents[i - 1].at));
        }
        for (const Alert& alert : t.alerts) {
            EXPECT_EQ(alert.state, AlertState::Closed);
            EXPECT_LT(alert.closedAt, now);
            EXPECT_LT(byId(t.incidents, alert.incidentId)->at, alert.raisedAt);
            EXPECT_LT(alert.raisedAt, alert.claimedAt);
            EXPECT_LT(alert.claimedAt, alert.closedAt);
        }
        for (const Sighting& sighting : t.sightings) {
            EXPECT_LT(sighting.at, byId(t.alerts, sighting.alertId)->closedAt);
            EXPECT_GT(sighting.at, byId(t.alerts, sighting.alertId)->raisedAt);
        }
        for (const Subject& subject : t.subjects)
            EXPECT_LT(subject.createdAt, now);
        for (const Membership& membership : t.memberships)
            EXPECT_LT(membership.joined, today);
    }
}

TEST(DemoTown, HasAYearOfIncidentsOfEveryKindInItsProportions) {
    const DemoTown& t = town();
    EXPECT_GE(t.incidents.size(), 1500);
    EXPECT_LE(t.incidents.size(), 2500);
    EXPECT_GE(t.alerts.size(), 150);
    EXPECT_GE(t.sightings.size(), 100);
    QHash<QString, int> count;
    for (const Incident& incident : t.incidents)
        ++count[incident.category];
    for (const Category& category : categories())
        EXPECT_GE(count.value(category.code), 5) << category.code.toStdString();
    for (auto it = count.begin(); it != count.end(); ++it)
        EXPECT_LE(it.value(), count.value("shop-theft")) << it.key().toStdString();
}

Vocabulary vocabularyOf(const DemoTown& t) {
    Vocabulary v;
    for (qsizetype i = 0; i < t.premises.size(); ++i) {
        v.callers += {t.radioSets[i].callSign, t.radioSets[i].id, t.premises[i].id, t.premises[i].name};
        v.places += {t.premises[i].name, t.premises[i].id};
        if (std::none_of(v.places.begin(), v.places.end(),
                         [&](const KnownPlace& p) { return p.name == t.premises[i].street; }))
            v.places += {t.premises[i].street, {}};
    }
    for (qsizetype i = t.premises.size(); i < t.radioSets.size(); ++i)
        v.callers += {t.radioSets[i].callSign, t.radioSets[i].id, {}, {}};
    for (const Subject& s : t.subjects)
        v.subjects += {s.id, s.name, s.reference};
    return v;
}

TEST(DemoTown, EveryLineIsReadAsTheIncidentThatWasKept) {
    const DemoTown& t = town();
    const Vocabulary v = vocabularyOf(t);
    int described = 0, headed = 0, lost = 0;
    QSet<QString> narratives;
    for (const Incident& incident : t.incidents) {
        const QuickReading r = readQuickLine(incident.line, v);
        SCOPED_TRACE(incident.line.toStdString());
        ASSERT_TRUE(r.caller.has_value());
        EXPECT_EQ(r.caller->premisesId, incident.premisesId);
        EXPECT_EQ(r.category, incident.category);
        EXPECT_EQ(r.description, incident.description);
        EXPECT_EQ(r.heading, incident.heading);
        EXPECT_TRUE(r.heading.isEmpty() || r.headingKnown);
        EXPECT_EQ(r.lossPence, incident.lossPence);
        EXPECT_FALSE(incident.narrative.contains('%')) << incident.narrative.toStdString();
        EXPECT_FALSE(incident.narrative.isEmpty());
        described += incident.description.isEmpty() ? 0 : 1;
        headed += incident.heading.isEmpty() ? 0 : 1;
        lost += incident.lossPence > 0 ? 1 : 0;
        narratives.insert(incident.narrative);
    }
    const auto total = static_cast<int>(t.incidents.size());
    EXPECT_GT(described * 100, total * 85);
    EXPECT_GT(headed * 100, total * 25);
    EXPECT_GT(lost * 100, total * 25);
    EXPECT_GE(narratives.size(), 250);
}

TEST(DemoTown, NobodyIsNamedOnTheAirOrInWhatMembersAreTold) {
    const DemoTown& t = town();
    QStringList names;
    for (const Subject& subject : t.subjects) {
        if (!subject.name.isEmpty())
            names += subject.name;
    }
    for (const DemoOver& over : t.shift)
        EXPECT_FALSE(namesAnyone(over.text, names)) << over.text.toStdString();
    for (const Alert& alert : t.alerts)
        EXPECT_FALSE(namesAnyone(alert.told, names)) << alert.told.toStdString();
    for (const Incident& incident : t.incidents)
        EXPECT_FALSE(namesAnyone(incident.narrative, names)) << incident.narrative.toStdString();
}

TEST(DemoTown, TheShiftIsSpokenByItsOwnSetsAndBeginsAtOnce) {
    const DemoTown& t = town();
    const Vocabulary v = vocabularyOf(t);
    EXPECT_GE(t.shift.size(), 38);
    EXPECT_LE(t.shift.size(), 46);
    QHash<QString, const DemoOver*> first;
    int trailing = 0;
    for (const DemoOver& over : t.shift) {
        const auto set = std::find_if(t.radioSets.begin(), t.radioSets.end(),
                                      [&](const RadioSet& s) { return s.callSign == over.callSign; });
        ASSERT_NE(set, t.radioSets.end());
        EXPECT_EQ(over.code, set->code);
        EXPECT_EQ(over.channel, byId(t.schemes, set->schemeId)->channel);
        if (!first.contains(over.channel))
            first[over.channel] = &over;
        EXPECT_GE(over.afterMs, first[over.channel] == &over ? 500 : 2000);
        EXPECT_LE(over.afterMs, 6000);
        trailing += over.trailing ? 1 : 0;
        const QuickReading r = readQuickLine(over.text, v);
        if (!over.text.startsWith("Control, ")) {
            ASSERT_TRUE(r.caller.has_value()) << over.text.toStdString();
        }
        EXPECT_TRUE(!r.caller || r.caller->callSign == over.callSign) << over.text.toStdString();
    }
    ASSERT_EQ(first.size(), 2);
    EXPECT_EQ(first["SHOP"]->callSign, "C07");
    EXPECT_EQ(first["SHOP"]->code, "57106");
    EXPECT_LE(first["SHOP"]->afterMs, 2000);
    EXPECT_LE(first["PUB"]->afterMs, 3000);
    EXPECT_GE(trailing, 2);
}

TEST(DemoTown, RangersHaveReportedWhereTheyWereWithinTheHour) {
    for (const UtcMs now : {friday, friday + 9 * 3'600'000 /* late: in a pub */}) {
        const DemoTown t = make(1, now);
        EXPECT_EQ(t.incidents.last().number, 4409) << "what is logged next begins where it did";
        EXPECT_EQ(t.alerts.last().number, 1186);
        for (const char* ranger : {"R01", "R02"}) {
            const auto seen = std::find_if(t.sightings.begin(), t.sightings.end(),
                                           [&](const Sighting& s) { return s.by == QLatin1String(ranger); });
            ASSERT_NE(seen, t.sightings.end()) << ranger;
            EXPECT_GT(seen->at, now - 30 * 60'000);
            EXPECT_LT(seen->at, now);
            EXPECT_NE(byId(t.premises, seen->premisesId), nullptr);
            EXPECT_EQ(byId(t.alerts, seen->alertId)->state, AlertState::Closed);
        }
    }
    // At four in the morning everything is closed, and nobody walks.
    const DemoTown night = make(1, friday + 14 * 3'600'000);
    EXPECT_TRUE(std::none_of(night.sightings.begin(), night.sightings.end(),
                             [](const Sighting& s) { return s.by.startsWith(QLatin1Char('R')); }));
}

TEST(DemoTown, MeetsEveryMonthAndOneIsToCome) {
    const DemoTown& t = town();
    for (const Scheme& scheme : t.schemes) {
        QVector<Meeting> own;
        std::copy_if(t.meetings.begin(), t.meetings.end(), std::back_inserter(own),
                     [&](const Meeting& m) { return m.schemeId == scheme.id; });
        ASSERT_GE(own.size(), 12);
        for (const Meeting& meeting : own)
            EXPECT_EQ(meeting.state, meeting.at < friday ? MeetingState::Held : MeetingState::Planned);
        EXPECT_EQ(std::count_if(own.begin(), own.end(), [](const auto& m) { return m.at > friday; }), 1);
        EXPECT_GT(own.last().at, friday);
    }
    const QDateTime next = local(std::find_if(t.meetings.begin(), t.meetings.end(), [](const Meeting& m) {
                                     return m.at > friday;
                                 })->at);
    EXPECT_EQ(next, QDateTime(QDate(2026, 11, 26), QTime(18, 0), QTimeZone("Europe/London"))) << "the last Thursday";
}

TEST(DemoTown, ActionsAreDoneLateAndToCome) {
    const DemoTown& t = town();
    const QDate today = local(friday).date();
    int done = 0, late = 0, open = 0;
    QStringList names;
    for (const Subject& subject : t.subjects)
        names += subject.name;
    for (const ActionItem& action : t.actions) {
        ASSERT_NE(byId(t.meetings, action.meetingId), nullptr);
        EXPECT_EQ(byId(t.meetings, action.meetingId)->state, MeetingState::Held);
        EXPECT_TRUE(!action.doneOn.isValid() || action.doneOn <= today);
        EXPECT_FALSE(namesAnyone(action.what, names) || namesAnyone(action.owner, names));
        ++(action.doneOn.isValid() ? done : isLate(action, today) ? late : open);
    }
    EXPECT_GT(done, 50);
    EXPECT_EQ(late, 2);
    EXPECT_EQ(open, 2);
}

TEST(DemoTown, ShortAndLongHistoriesAreMadeToo) {
    EXPECT_TRUE(make(1, friday, 0).exclusions.isEmpty());
    EXPECT_EQ(make(1, friday, 0).meetings.size(), 2) << "the next of each scheme";
    const DemoTown month = make(1, friday, 1);
    EXPECT_GT(month.incidents.size(), 80);
    EXPECT_EQ(month.subjects.size(), 40);
    const DemoTown years = make(1, friday, 36);
    EXPECT_GT(years.incidents.size(), 5000);
    EXPECT_GE(years.incidents.first().number, 1);
}

} // namespace
} // namespace watchdesk::domain
