// Members and their premises: applications, joining, contacts, agreements, leaving.
#pragma once

#include "desk/Desk.h"
#include "desk/MemberViews.h"
#include "desk/RecordStep.h"

namespace watchdesk::desk {

/// A business that applies, with its first premises.
struct NewMember {
    domain::Member member;
    domain::Premises premises;
    QString schemeId;
    QDate joined; ///< null: has applied only
};

/// Window's thread; roles are checked here (SeeMembers to read, ManageMembers to change). Whatever changes something
/// gives the step it was, for undo().
class MemberDesk : public QObject {
    Q_OBJECT
public:
    explicit MemberDesk(DeskContext& context);

    /// One line a membership, by name; those that have ended too when asked for.
    QFuture<Result<QVector<MemberLine>>> members(bool withLeft = false);
    /// By its id or its name, whatever its case. NotFound; Conflict, with the ids, when several are called so.
    QFuture<Result<domain::Member>> named(const QString& nameOrId);
    QFuture<Result<MemberSheet>> sheet(const QString& memberId);
    /// Members of that name in that street, so that one is not entered twice by mistake.
    QFuture<Result<QVector<MemberLine>>> similar(const QString& name, const QString& street);

    QFuture<Result<RecordStep>> add(const NewMember& fresh);
    QFuture<Result<RecordStep>> saveMember(const domain::Member& member);
    QFuture<Result<RecordStep>> savePremises(const domain::Premises& premises);
    QFuture<Result<RecordStep>> saveContact(const domain::Contact& contact);
    QFuture<Result<RecordStep>> removeContact(const domain::Contact& contact);
    /// Conflict for a number that another of the same premises, or of the town's, has.
    QFuture<Result<RecordStep>> saveCamera(const domain::Camera& camera);
    QFuture<Result<RecordStep>> removeCamera(const domain::Camera& camera);
    /// Cameras that are no member's, by number.
    QFuture<Result<QVector<domain::Camera>>> townCameras();

    /// Into a further scheme, or again into one that it had left. Conflict when it is in it.
    QFuture<Result<RecordStep>> apply(const QString& memberId, const QString& schemeId);
    QFuture<Result<RecordStep>> join(const QVector<QString>& membershipIds, const QDate& day);
    /// Ends memberships. Of a business that is in no scheme any more the sign-ins of its people end with them, and keys
    /// they could read with are renewed: that part is not undone by undo().
    QFuture<Result<RecordStep>> leave(const QVector<QString>& membershipIds, const QDate& day);
    /// Ticks a step of the checklist of each, or takes the ticks away (no day).
    QFuture<Result<RecordStep>> tick(const QVector<QString>& membershipIds, domain::MembershipStep step,
                                     const QDate& day);
    /// The current edition was signed. NotFound where the scheme has none.
    QFuture<Result<RecordStep>> sign(const QVector<QString>& membershipIds, const QDate& day, const QString& signedBy);
    QFuture<Result<RecordStep>> takeSignatureBack(const domain::AgreementSignature& signature);

    /// Editions of a scheme's agreement, latest first.
    QFuture<Result<QVector<domain::Agreement>>> agreements(const QString& schemeId);
    /// A new edition: from its day on members have to sign it. Not undone.
    QFuture<Result<domain::Agreement>> issue(const domain::Agreement& agreement);

    QFuture<Result<void>> undo(const RecordStep& step);

Q_SIGNALS:
    /// A record of members or radios was changed, here or on another desk.
    void changed();

private:
    DeskContext& m_context;
};

} // namespace watchdesk::desk
