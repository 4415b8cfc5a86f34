#include "desk/EvidenceLines.h"

#include "desk/MemberReading.h"
#include "domain/Category.h"
#include "store/ActionItemTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/OrderTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QSet>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("EvidenceLines", text);
}

template <class T>
void addById(QHash<QString, T>& into, const QVector<T>& values) {
    for (const T& value : values)
        into.insert(value.id, value);
}

QString dotted(const QStringList& parts) {
    QStringList full;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            full += part;
    }
    return full.join(QStringLiteral(" · "));
}

QString stepWords(domain::ExclusionStep step) {
    switch (step) {
    case domain::ExclusionStep::Nominated:
        return tr("nominated");
    case domain::ExclusionStep::EvidenceCheck:
        return tr("evidence check");
    case domain::ExclusionStep::Ballot:
        return tr("ballot");
    case domain::ExclusionStep::NoAction:
        return tr("no action");
    case domain::ExclusionStep::Warned:
        return tr("warned");
    case domain::ExclusionStep::Excluded:
        return tr("decided");
    case domain::ExclusionStep::NoticeIssued:
        return tr("notice issued");
    case domain::ExclusionStep::Served:
        return tr("served");
    case domain::ExclusionStep::Quashed:
        return tr("quashed");
    }
    return {};
}

EvidenceLine noticeLine(const domain::ExclusionNotice& notice) {
    EvidenceLine line;
    line.day = notice.servedOn.isValid() ? notice.servedOn : notice.nominatedOn;
    line.what = dotted({tr("Exclusion"), notice.months == 1 ? tr("1 month") : tr("%1 months").arg(notice.months),
                        stepWords(notice.step)});
    line.source = notice.servedBy;
    return line;
}

EvidenceLine memberLine(const domain::SchemeMember& member) {
    EvidenceLine line;
    line.day = member.joined;
    line.what = member.member.name;
    line.where = member.agreementSigned.isValid() ? tr("agreement signed") : tr("agreement not signed");
    return line;
}

EvidenceLine actionLine(const domain::ActionItem& action) {
    EvidenceLine line;
    line.day = action.dueOn;
    line.what = action.what;
    line.where = action.owner;
    line.source = action.doneOn.isValid() ? tr("done") : tr("open");
    return line;
}

} // namespace

Result<void> EvidenceLines::readPlaces(store::Tx& tx) {
    STORE_TRY(premises, store::PremisesTable::all(tx));
    STORE_TRY(sets, store::RadioSetTable::all(tx));
    addById(m_premises, premises);
    for (const domain::RadioSet& set : sets) {
        if (set.state == domain::RadioState::Issued)
            m_callSigns.insert(set.premisesId, set.callSign);
    }
    return {};
}

Result<void> EvidenceLines::read(store::Tx& tx, const QVector<domain::AgendaItem>& items) {
    QHash<QString, QSet<QString>> wanted;
    for (const domain::AgendaItem& item : items) {
        for (const domain::AgendaEvidence& evidence : item.evidence)
            wanted[evidence.entity].insert(evidence.entityId);
    }
    const auto ids = [&](const char* entity) {
        const QSet<QString> set = wanted.value(QString::fromLatin1(entity));
        return QVector<QString>(set.begin(), set.end());
    };
    STORE_CHECK(readPlaces(tx));
    STORE_TRY(incidents, store::IncidentTable::fetch(tx, ids("incident")));
    STORE_TRY(subjects, store::SubjectTable::fetch(tx, ids("subject")));
    STORE_TRY(notices, store::ExclusionTable::all(tx));
    STORE_TRY(members, schemeMembers(tx));
    STORE_TRY(actions, store::ActionItemTable::fetch(tx, ids("action_item")));
    addById(m_incidents, incidents);
    addById(m_subjects, subjects);
    addById(m_notices, notices);
    for (const domain::SchemeMember& member : members)
        m_members.insert(member.member.id, member);
    addById(m_actions, actions);
    return {};
}

const domain::Subject* EvidenceLines::subject(const domain::AgendaEvidence& evidence) const {
    const auto found = m_subjects.constFind(evidence.entityId);
    return evidence.entity == QLatin1String("subject") && found != m_subjects.constEnd() ? &*found : nullptr;
}

EvidenceLine EvidenceLines::incidentLine(const domain::Incident& incident) const {
    EvidenceLine line;
    line.at = incident.at;
    const QString label = incident.category.isEmpty() ? tr("Note") : domain::categoryByCode(incident.category).label;
    line.what = dotted({label, QString::number(incident.number)});
    line.where = QStringList{m_callSigns.value(incident.premisesId), m_premises.value(incident.premisesId).name}
                     .join(QLatin1Char(' '))
                     .trimmed();
    line.lossPence = incident.lossPence;
    line.source = !incident.policeReference.isEmpty() ? incident.policeReference
                  : incident.transmissionId.isEmpty() ? tr("log")
                                                      : tr("radio");
    return line;
}

EvidenceLine EvidenceLines::line(const domain::AgendaEvidence& evidence) const {
    EvidenceLine line;
    line.there = false;
    const auto from = [&](const auto& records, const auto& words) {
        const auto found = records.constFind(evidence.entityId);
        if (found != records.constEnd())
            line = words(*found);
    };
    if (evidence.entity == QLatin1String("incident"))
        from(m_incidents, [this](const domain::Incident& incident) { return incidentLine(incident); });
    else if (evidence.entity == QLatin1String("exclusion_notice"))
        from(m_notices, noticeLine);
    else if (evidence.entity == QLatin1String("member"))
        from(m_members, memberLine);
    else if (evidence.entity == QLatin1String("action_item"))
        from(m_actions, actionLine);
    else if (evidence.entity == QLatin1String("premises"))
        from(m_premises, [this](const domain::Premises& premises) {
            EvidenceLine place;
            place.what = QStringList{m_callSigns.value(premises.id), premises.name}.join(QLatin1Char(' ')).trimmed();
            place.where = premises.street;
            return place;
        });
    else if (evidence.entity == QLatin1String("subject"))
        from(m_subjects, [](const domain::Subject& subject) {
            EvidenceLine person;
            person.what = tr("%1, on file").arg(subject.reference);
            return person;
        });
    line.evidence = evidence;
    return line;
}

Result<EvidenceDetail> EvidenceLines::detail(store::Tx& tx, const domain::AgendaEvidence& evidence, QDate today) const {
    EvidenceDetail detail;
    detail.evidence = evidence;
    const QString& id = evidence.entityId;
    QString premisesId;
    if (evidence.entity == QLatin1String("incident")) {
        detail.incident = m_incidents.value(id);
        premisesId = detail.incident.premisesId;
        detail.category =
            detail.incident.category.isEmpty() ? tr("Note") : domain::categoryByCode(detail.incident.category).label;
    } else if (evidence.entity == QLatin1String("premises")) {
        premisesId = id;
    } else if (evidence.entity == QLatin1String("exclusion_notice")) {
        detail.notice = m_notices.value(id);
        detail.standing = domain::exclusionStanding(detail.notice, today);
        STORE_TRY(subject, store::SubjectTable::find(tx, detail.notice.subjectId));
        detail.subject = subject.value_or(domain::Subject());
    } else if (evidence.entity == QLatin1String("subject")) {
        detail.subject = m_subjects.value(id);
    } else if (evidence.entity == QLatin1String("member")) {
        detail.member = m_members.value(id);
    } else if (evidence.entity == QLatin1String("action_item")) {
        detail.action = m_actions.value(id);
    }
    if (!detail.subject.id.isEmpty()) {
        STORE_TRY(cautions, store::cautionsWithOrders(tx, detail.subject));
        detail.subject.cautions = cautions;
    }
    if (const auto place = m_premises.constFind(premisesId); place != m_premises.constEnd())
        detail.place = QStringList{m_callSigns.value(premisesId), place->name}.join(QLatin1Char(' ')).trimmed() +
                       (place->street.isEmpty() ? QString() : QStringLiteral(", ") + place->street);
    return detail;
}

} // namespace watchdesk::desk
