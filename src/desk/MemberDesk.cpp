#include "desk/MemberDesk.h"

#include "desk/Directory.h"
#include "desk/MemberReading.h"
#include "desk/MemberWriting.h"
#include "desk/OfficeUse.h"
#include "domain/CivilDay.h"
#include "store/AgreementTable.h"
#include "store/Try.h"

#include <QSet>

namespace watchdesk::desk {

MemberDesk::MemberDesk(DeskContext& context) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        static const QSet<QString> ours{
            QStringLiteral("member"),     QStringLiteral("membership"), QStringLiteral("premises"),
            QStringLiteral("contact"),    QStringLiteral("camera"),     QStringLiteral("radio_set"),
            QStringLiteral("radio_move"), QStringLiteral("agreement"),  QStringLiteral("agreement_signature"),
            QStringLiteral("scheme")};
        for (const store::Change& change : changes) {
            if (ours.contains(change.entity)) {
                Q_EMIT changed();
                return;
            }
        }
    });
}

QFuture<Result<QVector<MemberLine>>> MemberDesk::members(bool withLeft) {
    return readOffice(m_context, [withLeft](store::Tx& tx) { return readMemberLines(tx, withLeft); });
}

QFuture<Result<domain::Member>> MemberDesk::named(const QString& nameOrId) {
    return readOffice(m_context, [nameOrId](store::Tx& tx) { return readMemberNamed(tx, nameOrId); });
}

QFuture<Result<MemberSheet>> MemberDesk::sheet(const QString& memberId) {
    return readOffice(m_context, [memberId](store::Tx& tx) { return readMemberSheet(tx, memberId); });
}

QFuture<Result<QVector<MemberLine>>> MemberDesk::similar(const QString& name, const QString& street) {
    return readOffice(m_context, [=](store::Tx& tx) { return readSimilar(tx, name, street); });
}

QFuture<Result<RecordStep>> MemberDesk::add(const NewMember& fresh) {
    return changeOffice(m_context, [fresh](store::Tx& tx) { return writeNewMember(tx, fresh); });
}

QFuture<Result<RecordStep>> MemberDesk::saveMember(const domain::Member& member) {
    return changeOffice(m_context, [member](store::Tx& tx) { return writeMember(tx, member); });
}

QFuture<Result<RecordStep>> MemberDesk::savePremises(const domain::Premises& premises) {
    return changeOffice(m_context, [premises](store::Tx& tx) { return writePremises(tx, premises); });
}

QFuture<Result<RecordStep>> MemberDesk::saveContact(const domain::Contact& contact) {
    return changeOffice(m_context, [contact](store::Tx& tx) { return writeContact(tx, contact); });
}

QFuture<Result<RecordStep>> MemberDesk::removeContact(const domain::Contact& contact) {
    return changeOffice(m_context, [contact](store::Tx& tx) -> Result<RecordStep> {
        RecordStep step;
        STORE_CHECK(StepWriter(tx, step).remove(contact));
        step.words = tr("Contact %1 removed").arg(contact.name);
        STORE_CHECK(auditOffice(tx, "member.change", "member", contact.memberId, tr("a contact removed")));
        return step;
    });
}

QFuture<Result<RecordStep>> MemberDesk::saveCamera(const domain::Camera& camera) {
    return changeOffice(m_context, [camera](store::Tx& tx) { return writeCamera(tx, camera); });
}

QFuture<Result<RecordStep>> MemberDesk::removeCamera(const domain::Camera& camera) {
    return changeOffice(m_context, [camera](store::Tx& tx) { return writeCameraRemoval(tx, camera); });
}

QFuture<Result<QVector<domain::Camera>>> MemberDesk::townCameras() {
    return readOffice(m_context, [](store::Tx& tx) { return readTownCameras(tx); });
}

QFuture<Result<RecordStep>> MemberDesk::apply(const QString& memberId, const QString& schemeId) {
    return changeOffice(m_context, [=](store::Tx& tx) { return writeApplication(tx, memberId, schemeId); });
}

QFuture<Result<RecordStep>> MemberDesk::join(const QVector<QString>& membershipIds, const QDate& day) {
    return changeOffice(m_context, [=](store::Tx& tx) { return writeJoining(tx, membershipIds, day); });
}

QFuture<Result<RecordStep>> MemberDesk::leave(const QVector<QString>& membershipIds, const QDate& day) {
    return changeOffice(m_context, [=](store::Tx& tx) { return writeLeaving(tx, membershipIds, day); });
}

QFuture<Result<RecordStep>> MemberDesk::tick(const QVector<QString>& membershipIds, domain::MembershipStep step,
                                             const QDate& day) {
    return changeOffice(m_context, [=](store::Tx& tx) { return writeTicks(tx, membershipIds, step, day); });
}

QFuture<Result<RecordStep>> MemberDesk::sign(const QVector<QString>& membershipIds, const QDate& day,
                                             const QString& signedBy) {
    return changeOffice(m_context, [=](store::Tx& tx) { return writeSignatures(tx, membershipIds, day, signedBy); });
}

QFuture<Result<RecordStep>> MemberDesk::takeSignatureBack(const domain::AgreementSignature& signature) {
    return changeOffice(m_context, [signature](store::Tx& tx) -> Result<RecordStep> {
        RecordStep step;
        STORE_CHECK(StepWriter(tx, step).remove(signature));
        step.words = tr("Signature taken back");
        STORE_CHECK(auditOffice(tx, "agreement.unsign", "agreement_signature", signature.id,
                                signature.signedOn.toString(Qt::ISODate)));
        return step;
    });
}

QFuture<Result<QVector<domain::Agreement>>> MemberDesk::agreements(const QString& schemeId) {
    return readOffice(m_context, [schemeId](store::Tx& tx) { return readAgreements(tx, schemeId); });
}

QFuture<Result<domain::Agreement>> MemberDesk::issue(const domain::Agreement& agreement) {
    return changeOffice(m_context, [agreement](store::Tx& tx) { return writeAgreement(tx, agreement); });
}

QFuture<Result<void>> MemberDesk::undo(const RecordStep& step) {
    return changeOffice(m_context, [step](store::Tx& tx) { return writeUndo(tx, step); });
}

} // namespace watchdesk::desk
