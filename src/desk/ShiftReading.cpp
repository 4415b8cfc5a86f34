#include "desk/ShiftReading.h"

#include "desk/CaseReading.h"
#include "desk/PaperWords.h"
#include "desk/Wording.h"
#include "domain/Category.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/EmergencyTable.h"
#include "store/ExclusionTable.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/PoliceCaseTable.h"
#include "store/RadioTextTable.h"
#include "store/RollCallTable.h"
#include "store/ShiftTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <QCoreApplication>

#include <algorithm>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ShiftReading", text);
}

QString whatOf(const domain::Incident& incident) {
    return incident.category.isEmpty() ? tr("Note") : domain::categoryByCode(incident.category).label;
}

/// Reads one part after another into the facts.
class Reading {
public:
    Reading(store::Tx& tx, const Directory& directory, ShiftFacts& facts)
        : m_tx(tx), m_directory(directory), m_facts(facts) {}

    Result<void> turns() {
        // A shift that began before and was still running belongs to it, too; none runs for longer than this.
        constexpr UtcMs longest = 31LL * 86'400'000;
        STORE_TRY(all, store::ShiftTable::list(m_tx, std::max<UtcMs>(1, m_facts.since - longest), m_facts.until));
        for (auto it = all.crbegin(); it != all.crend(); ++it) {
            if (it->endedAt > 0 && it->endedAt <= m_facts.since)
                continue;
            const QString person = m_directory.personName(it->personId);
            m_facts.turns.append({person, it->desk, it->beganAt, it->endedAt, !it->note.isEmpty()});
            if (!it->note.isEmpty() && it->endedAt <= m_facts.until)
                m_facts.handedOver.append({it->endedAt, person, it->note});
        }
        return {};
    }

    Result<void> radio() {
        store::TransmissionFilter filter;
        filter.since = m_facts.since;
        filter.until = m_facts.until;
        STORE_TRY(overs, store::TransmissionTable::list(m_tx, filter));
        for (const domain::Transmission& over : overs)
            ++(domain::isOwn(over) ? m_facts.ownOvers : m_facts.overs);
        STORE_TRY(texts, store::RadioTextTable::list(m_tx, m_facts.since, m_facts.until));
        m_facts.texts = static_cast<int>(texts.size());
        STORE_TRY(troubles,
                  store::FeedTable::ofCodes(m_tx, {QStringLiteral("gateway-lost"), QStringLiteral("gateway-back")},
                                            m_facts.since, m_facts.until));
        for (const domain::FeedEntry& entry : troubles) {
            const FeedRow row = wordSystem(entry);
            m_facts.gateways.append({entry.at, row.title, row.detail});
        }
        return {};
    }

    Result<void> incidents() {
        store::IncidentFilter filter;
        filter.since = m_facts.since;
        filter.until = m_facts.until;
        STORE_TRY(all, store::IncidentTable::list(m_tx, filter));
        STORE_TRY(known, store::PoliceCaseTable::between(m_tx, m_facts.since, m_facts.until));
        for (auto it = all.crbegin(); it != all.crend(); ++it) {
            STORE_TRY(alerts, store::AlertTable::ofIncident(m_tx, it->id));
            m_facts.incidents.append({it->number, it->at, whatOf(*it), placeWords(it->premisesId, m_directory),
                                      it->policeReference, known.value(it->id).crimeNumber, outcomeOnPaper(it->outcome),
                                      it->lossPence, !alerts.isEmpty()});
        }
        return {};
    }

    Result<void> alerts() {
        STORE_TRY(claims, firstClaims());
        store::AlertFilter filter;
        filter.since = m_facts.since;
        filter.until = m_facts.until;
        STORE_TRY(raised, store::AlertTable::list(m_tx, filter));
        for (auto it = raised.crbegin(); it != raised.crend(); ++it) {
            STORE_TRY(line, alertLine(*it, claims));
            m_facts.alerts.append(line);
        }
        STORE_TRY(open, store::AlertTable::openAlerts(m_tx));
        for (auto it = open.crbegin(); it != open.crend(); ++it) {
            STORE_TRY(line, alertLine(*it, claims));
            m_facts.openAlerts.append(line);
        }
        return {};
    }

    Result<void> emergencies() {
        STORE_TRY(all, store::EmergencyTable::list(m_tx, m_facts.since, m_facts.until));
        for (auto it = all.crbegin(); it != all.crend(); ++it) {
            const FeedRow row = wordEmergency({}, *it, {}, m_directory);
            m_facts.emergencies.append({it->at, row.title, row.detail});
        }
        STORE_TRY(open, store::EmergencyTable::open(m_tx));
        for (const domain::Emergency& one : open)
            m_facts.openEmergencies += withDots({emergencyCaller(one, m_directory), britishTime(one.at, "HH:mm")});
        return {};
    }

    Result<void> rollCalls() {
        STORE_TRY(all, store::RollCallTable::list(m_tx, m_facts.since, m_facts.until));
        for (auto it = all.crbegin(); it != all.crend(); ++it) {
            STORE_TRY(silent, silentOf(it->id));
            STORE_TRY(marks, store::RollCallTable::marks(m_tx, it->id));
            const auto answered = std::count_if(marks.begin(), marks.end(), [](const domain::RollMark& mark) {
                return mark.state == domain::MarkState::Answered;
            });
            m_facts.rollCalls.append(
                {it->startedAt, tr("%1 of %2 answered").arg(answered).arg(marks.size()),
                 silent.isEmpty() ? QString() : tr("silent: %1").arg(silent.join(QStringLiteral(", ")))});
        }
        STORE_TRY(last, store::RollCallTable::list(m_tx, 0, m_facts.until, 1));
        if (last.isEmpty())
            return {};
        STORE_TRY(silent, silentOf(last.first().id));
        m_facts.silentSets = silent;
        return {};
    }

    Result<void> waiting() {
        STORE_TRY(notices, store::ExclusionTable::all(m_tx));
        m_facts.unservedNotices =
            static_cast<int>(std::count_if(notices.begin(), notices.end(), [](const domain::ExclusionNotice& notice) {
                return notice.step == domain::ExclusionStep::NoticeIssued;
            }));
        STORE_TRY(nudges, readNudgeList(m_tx, m_directory));
        m_facts.nudges = static_cast<int>(nudges.size());
        return {};
    }

private:
    /// A claim is refreshed by what is done with the alert: the log knows when it was made.
    Result<QHash<QString, UtcMs>> firstClaims() {
        store::AuditFilter filter;
        filter.since = m_facts.since;
        filter.actions = {QStringLiteral("alert.claim")};
        STORE_TRY(entries, store::AuditTable::list(m_tx, filter));
        QHash<QString, UtcMs> out;
        for (const domain::AuditEntry& entry : entries)
            out.insert(entry.entityId, entry.at); // newest first: the last that is put in is the earliest
        return out;
    }

    Result<ShiftFacts::AlertLine> alertLine(const domain::Alert& alert, const QHash<QString, UtcMs>& claims) {
        STORE_TRY(incident, store::IncidentTable::find(m_tx, alert.incidentId));
        ShiftFacts::AlertLine line;
        line.number = alert.number;
        line.raisedAt = alert.raisedAt;
        line.emergency = alert.emergency;
        line.closed = alert.state == domain::AlertState::Closed;
        if (incident) {
            line.what = whatOf(*incident);
            line.place = placeWords(incident->premisesId, m_directory);
        }
        line.claimedBy = m_directory.personName(alert.claimedBy);
        line.outcome = outcomeOnPaper(alert.outcome);
        for (const domain::AlertParty& party : alert.parties) {
            const UtcMs after = party.acknowledgedAt - alert.raisedAt;
            if (party.acknowledgedAt > 0 && (line.toAcknowledge < 0 || after < line.toAcknowledge))
                line.toAcknowledge = after;
        }
        const bool open = alert.state == domain::AlertState::Open; // put back at claimedAt, if anything
        const UtcMs claimed = claims.value(alert.id, open ? 0 : alert.claimedAt);
        line.toClaim = claimed > 0 ? claimed - alert.raisedAt : -1;
        line.toClose = line.closed ? alert.closedAt - alert.raisedAt : -1;
        return line;
    }

    Result<QStringList> silentOf(const QString& rollCallId) {
        STORE_TRY(marks, store::RollCallTable::marks(m_tx, rollCallId));
        QStringList out;
        for (const domain::RollMark& mark : marks) {
            const auto caller = m_directory.callerBySet(mark.radioSetId);
            if (mark.state == domain::MarkState::Silent && caller)
                out += caller->set.callSign;
        }
        return out;
    }

    store::Tx& m_tx;
    const Directory& m_directory;
    ShiftFacts& m_facts;
};

} // namespace

Result<ShiftFacts> readShift(store::Tx& tx, const Directory& directory, UtcMs since, UtcMs until) {
    ShiftFacts facts;
    facts.since = since;
    facts.until = until;
    facts.scheme = directory.schemes().isEmpty() ? QString() : directory.schemes().first().name;
    Reading reading(tx, directory, facts);
    STORE_CHECK(reading.turns());
    STORE_CHECK(reading.radio());
    STORE_CHECK(reading.incidents());
    STORE_CHECK(reading.alerts());
    STORE_CHECK(reading.emergencies());
    STORE_CHECK(reading.rollCalls());
    STORE_CHECK(reading.waiting());
    return facts;
}

} // namespace watchdesk::desk
