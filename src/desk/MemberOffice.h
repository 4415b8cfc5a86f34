// What the lines and sheets of members are joined from.
#pragma once

#include "domain/Contact.h"
#include "domain/Membership.h"
#include "domain/Scheme.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

namespace watchdesk::desk {

/// Records of members by what they are looked up by. Values; any thread.
struct Office {
    QHash<QString, domain::Member> members;
    QVector<domain::Membership> memberships;
    QHash<QString, QVector<domain::StepDone>> steps;                ///< by membership
    QHash<QString, QVector<domain::AgreementSignature>> signatures; ///< by membership
    QHash<QString, QString> currentAgreement;                       ///< by scheme
    QHash<QString, QString> schemes;                                ///< names
    QHash<QString, QVector<domain::Premises>> premises;             ///< by member; closed ones last
    QHash<QString, QVector<domain::RadioSet>> radios;               ///< out, by member
    QHash<QString, UtcMs> heard;                                    ///< by member
    QHash<QString, QDate> moved;                                    ///< by member
};

/// Of every member. On a store thread, inside a transaction, like the next.
[[nodiscard]] Result<Office> readOffice(store::Tx& tx);
/// Of one alone, with its branches and its head office as members: nothing else is read or opened.
[[nodiscard]] Result<Office> readOfficeOf(store::Tx& tx, const QString& memberId);

} // namespace watchdesk::desk
