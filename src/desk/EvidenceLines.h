// The records that agenda items rest on, read together and put into a line each.
#pragma once

#include "desk/MeetingViews.h"
#include "store/Tx.h"

#include <QHash>

namespace watchdesk::desk {

/// Reads what the items refer to, a query a table; answers from memory after that. On a store thread.
class EvidenceLines {
public:
    Result<void> read(store::Tx& tx, const QVector<domain::AgendaItem>& items);
    [[nodiscard]] EvidenceLine line(const domain::AgendaEvidence& evidence) const;
    /// Null unless the evidence is a subject that is there.
    [[nodiscard]] const domain::Subject* subject(const domain::AgendaEvidence& evidence) const;
    /// The record whole. A notice brings its subject.
    Result<EvidenceDetail> detail(store::Tx& tx, const domain::AgendaEvidence& evidence, QDate today) const;

private:
    Result<void> readPlaces(store::Tx& tx);
    [[nodiscard]] EvidenceLine incidentLine(const domain::Incident& incident) const;
    QHash<QString, domain::Incident> m_incidents;
    QHash<QString, domain::ExclusionNotice> m_notices;
    QHash<QString, domain::Subject> m_subjects;
    QHash<QString, domain::SchemeMember> m_members;
    QHash<QString, domain::Premises> m_premises;
    QHash<QString, QString> m_callSigns; ///< by premises
    QHash<QString, domain::ActionItem> m_actions;
};

} // namespace watchdesk::desk
