#include "desk/Wording.h"

#include "domain/Category.h"
#include "domain/FeedFold.h"

#include <QCoreApplication>

#include <algorithm>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Wording", text);
}

QString joined(const QStringList& parts) {
    QStringList full;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            full += part;
    }
    return full.join(QStringLiteral(" · "));
}

FeedRow rowOf(const domain::FeedEntry& entry) {
    FeedRow row;
    row.seq = entry.seq;
    row.kind = entry.kind;
    row.recordId = entry.recordId;
    row.at = entry.at;
    row.alarm = domain::isAlarm(entry.kind, entry.code);
    return row;
}

/// Where an over or a text came from: the set, the code that no set answers to, or the channel.
void setSource(FeedRow& row, const QString& radioSetId, const QString& code, const QString& name) {
    if (!radioSetId.isEmpty()) {
        row.source = QStringLiteral("set:") + radioSetId;
        row.sourceName = name;
    } else if (!code.isEmpty()) {
        row.source = QStringLiteral("code:") + code;
        row.sourceName = name;
    } else if (!row.channel.isEmpty()) {
        row.source = QStringLiteral("unknown:") + row.channel;
        row.sourceName = tr("callers on %1 whom nobody knows").arg(row.channel);
    }
}

/// Events of one kind are one source; those about a person, and what may not be missed, are none.
void setEventSource(FeedRow& row) {
    if (row.code.startsWith(QLatin1String("gateway-"))) {
        row.source = QStringLiteral("gateway:") + row.channel;
        row.sourceName = tr("the link of %1").arg(row.channel);
        return;
    }
    static const QStringList kinds{QStringLiteral("signed-in"), QStringLiteral("locked"),
                                   QStringLiteral("signed-on"), QStringLiteral("signed-off"),
                                   QStringLiteral("roll-call"), QStringLiteral("recording-recovered")};
    if (kinds.contains(row.code)) {
        row.source = QStringLiteral("event:") + row.code;
        row.sourceName = tr("“%1”").arg(row.title);
    }
}

int loudestOf(const QByteArray& envelope) {
    int loudest = 0;
    for (const char level : envelope)
        loudest = std::max(loudest, static_cast<int>(static_cast<unsigned char>(level)));
    return loudest;
}

QString outcomeWords(domain::IncidentOutcome outcome) {
    using O = domain::IncidentOutcome;
    switch (outcome) {
    case O::Open:
        return tr("open");
    case O::Detained:
        return tr("detained");
    case O::LeftTown:
        return tr("left town");
    case O::PoliceDealt:
        return tr("police dealt");
    case O::StoodDown:
        return tr("stood down");
    case O::False:
        return tr("false alarm");
    case O::Recorded:
        return tr("recorded");
    case O::Withdrawn:
        return tr("withdrawn");
    }
    return {};
}

QString emergencyOutcome(domain::EmergencyOutcome outcome) {
    using O = domain::EmergencyOutcome;
    switch (outcome) {
    case O::Open:
        return tr("open");
    case O::Helped:
        return tr("helped");
    case O::Police:
        return tr("police dealt");
    case O::False:
        return tr("false alarm");
    case O::Test:
        return tr("a test");
    }
    return {};
}

QString lossWords(qint64 pence) {
    if (pence == 0)
        return {};
    return pence % 100 == 0 ? QStringLiteral("£%1").arg(pence / 100)
                            : QStringLiteral("£%1.%2").arg(pence / 100).arg(pence % 100, 2, 10, QLatin1Char('0'));
}

QString lasted(UtcMs ms) {
    return ms < 60'000 ? tr("%1 s").arg(ms / 1000) : tr("%1 min").arg(ms / 60'000);
}

} // namespace

QString placeWords(const QString& premisesId, const Directory& directory) {
    if (premisesId.isEmpty())
        return {};
    const auto caller = directory.callerAtPremises(premisesId);
    const auto premises = directory.premises(premisesId);
    QStringList parts;
    if (caller)
        parts += caller->set.callSign;
    if (premises && !premises->name.isEmpty())
        parts += premises->name;
    return parts.join(QLatin1Char(' '));
}

/// Whom an over of ours calls before its words: "C07 Hallam Pharmacy", "EEA 57999", "all"; empty: nobody.
QString calledWords(const domain::Transmission& own, const Directory& directory) {
    if (own.codes.size() < 2)
        return {};
    const domain::HeardCode& called = own.codes.at(1);
    if (called.set == QLatin1String(domain::everybodySet))
        return tr("to all");
    const auto caller = directory.callerByCode(called.set, called.code);
    if (!caller)
        return tr("to %1 %2").arg(called.set, called.code);
    return tr("to %1").arg(QStringList{caller->set.callSign, caller->premises}.join(QLatin1Char(' ')).trimmed());
}

QString callerWords(const domain::Transmission& transmission, const Directory& directory) {
    if (domain::isOwn(transmission))
        return joined({tr("Control room"), directory.personName(transmission.codes.first().code)});
    if (const auto caller = directory.callerBySet(transmission.radioSetId))
        return caller->premises.isEmpty() ? caller->set.callSign
                                          : caller->set.callSign + QLatin1Char(' ') + caller->premises;
    if (!transmission.callerCode.isEmpty()) {
        const auto heard = std::find_if(transmission.codes.begin(), transmission.codes.end(),
                                        [&](const auto& code) { return code.code == transmission.callerCode; });
        const QString set = heard == transmission.codes.end() ? QString() : heard->set + QLatin1Char(' ');
        return tr("%1%2, unknown set").arg(set, transmission.callerCode);
    }
    return transmission.end == 0 ? tr("Somebody is speaking") : tr("Caller not known");
}

FeedRow wordTransmission(const domain::FeedEntry& entry, const domain::Transmission& transmission,
                         const domain::Incident& incident, const Directory& directory, UtcMs now) {
    FeedRow row = rowOf(entry);
    row.at = transmission.start;
    row.channel = transmission.channel;
    row.live = transmission.end == 0;
    row.durationMs = static_cast<int>((row.live ? now : transmission.end) - transmission.start);
    row.envelope = transmission.envelope;
    row.mediaId = transmission.mediaId;
    row.title = callerWords(transmission, directory);
    if (const auto caller = directory.callerBySet(transmission.radioSetId))
        row.callSign = caller->set.callSign;
    const bool own = domain::isOwn(transmission);
    QString state;
    if (row.live)
        state = tr("speaking");
    else if (!incident.id.isEmpty())
        state = tr("logged as incident %1").arg(incident.number);
    else if (transmission.cut)
        state = tr("cut off by a lost link");
    else if (!own)
        state = tr("not linked to anything");
    row.detail = joined({transmission.channel, own ? calledWords(transmission, directory) : QString(), state});
    if (!own)
        setSource(row, transmission.radioSetId, transmission.callerCode, row.title);
    domain::FoldFacts facts;
    facts.kind = entry.kind;
    facts.source = row.source;
    facts.live = row.live;
    facts.linked = own || !incident.id.isEmpty();
    facts.lengthMs = row.durationMs;
    facts.loudest = loudestOf(row.envelope);
    row.foldKey = domain::foldKey(facts);
    return row;
}

FeedRow wordIncident(const domain::FeedEntry& entry, const domain::Incident& incident, const Directory& directory) {
    FeedRow row = rowOf(entry);
    row.at = incident.at;
    row.code = incident.category;
    row.incidentId = incident.id;
    const bool withdrawn = incident.outcome == domain::IncidentOutcome::Withdrawn;
    const QString label = incident.category.isEmpty() ? tr("Note") : domain::categoryByCode(incident.category).label;
    const QString place = placeWords(incident.premisesId, directory);
    row.title = joined({label, place});
    const QString heading = incident.heading.isEmpty() ? QString() : QStringLiteral("→ ") + incident.heading;
    const QString look = incident.description.isEmpty() ? incident.narrative : incident.description;
    row.detail = joined({look + (look.isEmpty() || heading.isEmpty() ? QString() : QStringLiteral(" ")) + heading,
                         lossWords(incident.lossPence)});
    row.badge = QString::number(incident.number);
    if (withdrawn) {
        row.badge = tr("withdrawn");
    } else if (incident.outcome != domain::IncidentOutcome::Open &&
               incident.outcome != domain::IncidentOutcome::Recorded) {
        row.severity = Severity::Done;
        row.detail = joined({row.detail, outcomeWords(incident.outcome)});
    }
    return row;
}

FeedRow wordBreach(const domain::FeedEntry& entry, const domain::Incident& incident, const Directory& directory) {
    FeedRow row = rowOf(entry);
    row.incidentId = incident.id;
    const bool said = incident.category == QLatin1String("breach");
    row.title = joined({said ? tr("Breach") : tr("Breach, to confirm"), placeWords(entry.code, directory)});
    row.detail = entry.text;
    row.badge = QString::number(incident.number);
    if (incident.outcome == domain::IncidentOutcome::Withdrawn || incident.outcome == domain::IncidentOutcome::False)
        row.badge = outcomeWords(incident.outcome);
    else
        row.severity = Severity::LookSoon;
    return row;
}

FeedRow wordAlert(const domain::FeedEntry& entry, const domain::Alert& alert, const domain::Incident& incident,
                  const Directory& directory, const QString& me) {
    FeedRow row = rowOf(entry);
    row.at = alert.raisedAt;
    row.incidentId = alert.incidentId;
    row.emergency = alert.emergency;
    row.alertState = alert.state;
    row.parties = static_cast<int>(alert.parties.size());
    for (const domain::AlertParty& party : alert.parties)
        row.acknowledged += party.acknowledgedAt > domain::putBackAt(alert) ? 1 : 0;
    row.claimedBy = directory.personName(alert.claimedBy);
    const QString what = incident.category.isEmpty() ? tr("note") : domain::categoryByCode(incident.category).label;
    const QString place = placeWords(incident.premisesId, directory);
    if (alert.state == domain::AlertState::Closed) {
        row.title = joined({tr("Alert closed"), QStringLiteral("%1 %2").arg(alert.number).arg(what.toLower()), place});
        row.detail = joined({outcomeWords(alert.outcome), tr("after %1").arg(lasted(alert.closedAt - alert.raisedAt)),
                             directory.personName(alert.closedBy)});
        const bool good =
            alert.outcome == domain::IncidentOutcome::Detained || alert.outcome == domain::IncidentOutcome::PoliceDealt;
        row.severity = good ? Severity::GoodEnd : Severity::Done;
        return row;
    }
    row.title = joined({alert.emergency ? tr("Emergency") : tr("Alert"), what.toLower(), place});
    row.detail = incident.description.isEmpty() ? incident.narrative : incident.description;
    if (!incident.heading.isEmpty())
        row.detail += QStringLiteral(" → ") + incident.heading;
    const bool mine = alert.state == domain::AlertState::Claimed && alert.claimedBy == me;
    row.severity = mine ? Severity::InHand : alert.emergency ? Severity::Emergency : Severity::Alert;
    if (alert.state == domain::AlertState::Open)
        row.detail = joined({row.detail, tr("nobody has claimed it")});
    row.badge = mine ? tr("in hand") : row.claimedBy;
    return row;
}

FeedRow wordSighting(const domain::FeedEntry& entry, const domain::Sighting& sighting, const domain::Alert& alert,
                     const Directory& directory) {
    FeedRow row = rowOf(entry);
    row.at = sighting.at;
    row.incidentId = alert.incidentId;
    const QString place = placeWords(sighting.premisesId, directory);
    row.title = joined({tr("Sighting"), place.isEmpty() ? sighting.by : place});
    const QString heading = sighting.heading.isEmpty() ? QString() : QStringLiteral("→ ") + sighting.heading;
    const QString seen =
        sighting.note + (sighting.note.isEmpty() || heading.isEmpty() ? QString() : QStringLiteral(" ")) + heading;
    row.detail = joined({tr("alert %1").arg(alert.number), seen});
    return row;
}

QString causeWords(const domain::Emergency& emergency) {
    using C = domain::EmergencyCause;
    switch (emergency.cause) {
    case C::Radio:
        return tr("the radio's own alarm");
    case C::Code:
        return tr("an emergency code");
    case C::Repeated:
        return tr("its code again and again");
    case C::LoneWorker:
        return tr("a lone worker is not heard");
    }
    return {};
}

QString emergencyCaller(const domain::Emergency& emergency, const Directory& directory) {
    if (const auto caller = directory.callerBySet(emergency.radioSetId))
        return caller->premises.isEmpty() ? caller->set.callSign
                                          : caller->set.callSign + QLatin1Char(' ') + caller->premises;
    return emergency.code.isEmpty() ? tr("Caller not known") : tr("%1, unknown set").arg(emergency.code);
}

FeedRow wordEmergency(const domain::FeedEntry& entry, const domain::Emergency& emergency,
                      const domain::Transmission& over, const Directory& directory) {
    FeedRow row = rowOf(entry);
    row.at = emergency.at;
    row.emergency = true;
    row.channel = emergency.channel;
    row.mediaId = over.mediaId;
    if (const auto caller = directory.callerBySet(emergency.radioSetId))
        row.callSign = caller->set.callSign;
    const bool ended = emergency.endedAt > 0;
    row.severity = ended ? Severity::Done : Severity::Emergency;
    row.title = joined({ended ? tr("Emergency stood down") : tr("Emergency"), emergencyCaller(emergency, directory)});
    const QString overs = emergency.overs > 1 ? tr("%1 overs").arg(emergency.overs) : QString();
    if (ended)
        row.detail =
            joined({emergencyOutcome(emergency.outcome), tr("after %1").arg(lasted(emergency.endedAt - emergency.at)),
                    directory.personName(emergency.endedBy), emergency.words});
    else
        row.detail = joined({emergency.channel, causeWords(emergency), overs,
                             emergency.acknowledgedAt == 0 ? tr("nobody has acknowledged it")
                                                           : directory.personName(emergency.acknowledgedBy)});
    return row;
}

QString textParty(const domain::RadioText& text, const Directory& directory) {
    if (const auto caller = directory.callerBySet(text.radioSetId))
        return caller->premises.isEmpty() ? caller->set.callSign
                                          : caller->set.callSign + QLatin1Char(' ') + caller->premises;
    return text.party;
}

FeedRow wordText(const domain::FeedEntry& entry, const domain::RadioText& text, const Directory& directory) {
    using S = domain::TextState;
    FeedRow row = rowOf(entry);
    row.at = text.at;
    row.channel = text.channel;
    row.detail = text.words;
    const QString party = textParty(text, directory);
    if (const auto caller = directory.callerBySet(text.radioSetId))
        row.callSign = caller->set.callSign;
    row.title =
        text.state == S::Received ? party : joined({tr("Text to %1").arg(party), directory.personName(text.personId)});
    if (text.state == S::Received) {
        setSource(row, text.radioSetId, text.party, row.title);
        domain::FoldFacts facts;
        facts.kind = entry.kind;
        facts.source = row.source;
        facts.words = text.words;
        facts.received = true;
        row.foldKey = domain::foldKey(facts);
    }
    switch (text.state) {
    case S::Received:
    case S::Sent:
        break;
    case S::Sending:
        row.badge = tr("sending");
        break;
    case S::Failed:
        row.badge = tr("not sent");
        row.severity = Severity::LookSoon;
        break;
    case S::Unknown:
        row.badge = tr("perhaps not sent");
        row.severity = Severity::LookSoon;
        break;
    }
    return row;
}

FeedRow wordSystem(const domain::FeedEntry& entry) {
    FeedRow row = rowOf(entry);
    row.code = entry.code;
    row.detail = entry.text;
    struct Event {
        const char* code;
        const char* title;
        Severity severity;
    };
    static constexpr Event events[] = {
        {"gateway-lost", QT_TRANSLATE_NOOP("Wording", "%1 radio lost"), Severity::LookSoon},
        {"gateway-back", QT_TRANSLATE_NOOP("Wording", "%1 radio heard again"), Severity::Done},
        {"gateway-up", QT_TRANSLATE_NOOP("Wording", "%1 radio connected"), Severity::Note},
        {"recording-recovered", QT_TRANSLATE_NOOP("Wording", "Recording kept after an interruption"), Severity::Note},
        {"recording-failed", QT_TRANSLATE_NOOP("Wording", "Recording not kept"), Severity::LookSoon},
        {"recordings-wait", QT_TRANSLATE_NOOP("Wording", "What an earlier run recorded is not all in the store yet"),
         Severity::LookSoon},
        {"audit-set-back", QT_TRANSLATE_NOOP("Wording", "The audit log is not the one that this machine saw last"),
         Severity::LookSoon},
        {"signed-in", QT_TRANSLATE_NOOP("Wording", "Signed in"), Severity::Note},
        {"locked", QT_TRANSLATE_NOOP("Wording", "Desk locked"), Severity::Note},
        {"joined", QT_TRANSLATE_NOOP("Wording", "Channels joined"), Severity::Note},
        {"parted", QT_TRANSLATE_NOOP("Wording", "Channels parted"), Severity::Note},
        {"lone-worker", QT_TRANSLATE_NOOP("Wording", "Lone worker not heard"), Severity::LookSoon},
        {"roll-call", QT_TRANSLATE_NOOP("Wording", "Roll-call"), Severity::Note},
        {"roll-call-silent", QT_TRANSLATE_NOOP("Wording", "Roll-call: not all answered"), Severity::LookSoon},
        {"signed-on", QT_TRANSLATE_NOOP("Wording", "On watch"), Severity::Note},
        {"signed-off", QT_TRANSLATE_NOOP("Wording", "Off watch"), Severity::Note},
        {"handed-over", QT_TRANSLATE_NOOP("Wording", "Desk handed over"), Severity::Note},
        {"police-reported", QT_TRANSLATE_NOOP("Wording", "Reported to the police"), Severity::Note},
        {"police-crimed", QT_TRANSLATE_NOOP("Wording", "Recorded as a crime"), Severity::Done},
        {"police-disposal", QT_TRANSLATE_NOOP("Wording", "What became of it"), Severity::Done},
        {"alert-untaken", QT_TRANSLATE_NOOP("Wording", "Nobody has taken an alert"), Severity::LookSoon},
        {"mail-waits", QT_TRANSLATE_NOOP("Wording", "Mail waits"), Severity::LookSoon},
        {"mail-goes", QT_TRANSLATE_NOOP("Wording", "Mail goes out again"), Severity::Done},
        {"mail-refused", QT_TRANSLATE_NOOP("Wording", "Mail was not delivered"), Severity::LookSoon},
        {"box-waits", QT_TRANSLATE_NOOP("Wording", "The mail box cannot be looked through"), Severity::LookSoon},
        {"box-again", QT_TRANSLATE_NOOP("Wording", "The mail box is looked through again"), Severity::Done},
        {"match", QT_TRANSLATE_NOOP("Wording", "Possible match, to decide"), Severity::LookSoon},
        {"shelved", QT_TRANSLATE_NOOP("Wording", "Source suspended"), Severity::Note},
        {"shelf-ended", QT_TRANSLATE_NOOP("Wording", "Source brought back"), Severity::Note},
        {"demo", QT_TRANSLATE_NOOP("Wording", "Demo town made"), Severity::Note},
    };
    row.title = entry.code; // an event of a later version still shows, by its code
    const bool radio = entry.code.startsWith(QLatin1String("gateway-"));
    for (const Event& event : events) {
        if (entry.code == QLatin1String(event.code)) {
            row.title = tr(event.title);
            row.severity = event.severity;
        }
    }
    if (radio) { // "SHOP · why": the channel belongs into the title
        const QString separator = QStringLiteral(" · ");
        row.channel = entry.text.section(separator, 0, 0);
        row.title = row.title.contains(QLatin1String("%1")) ? row.title.arg(row.channel) : row.title;
        row.detail = entry.text.section(separator, 1);
    }
    setEventSource(row);
    domain::FoldFacts facts;
    facts.code = entry.code;
    facts.source = row.source;
    facts.words = entry.text;
    row.foldKey = domain::foldKey(facts);
    return row;
}

} // namespace watchdesk::desk
