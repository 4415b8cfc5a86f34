// Cameras of members' premises and of the town.
#include "desk/MemberWriting.h"
#include "domain/MemberRules.h"
#include "store/CameraTable.h"
#include "store/PremisesTable.h"
#include "store/Try.h"

#include <QCoreApplication>

#include <algorithm>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("CameraWriting", text);
}

/// An operator names a camera by its number alone: there must be one of it at a place.
Result<void> checkNumber(store::Tx& tx, const domain::Camera& camera) {
    STORE_TRY(all, store::CameraTable::all(tx));
    const auto same = [&](const domain::Camera& other) {
        return other.id != camera.id && other.premisesId == camera.premisesId &&
               other.number.compare(camera.number, Qt::CaseInsensitive) == 0;
    };
    if (std::none_of(all.begin(), all.end(), same))
        return {};
    const char* where = camera.premisesId.isEmpty() ? " in the town already." : " at these premises already.";
    return Error{ErrorCode::Conflict, "There is a camera " + camera.number.toStdString() + where,
                 "Nothing was changed.", "Give it another number, or change that camera."};
}

/// Whose it is; empty: the town's.
Result<QString> memberOf(store::Tx& tx, const domain::Camera& camera) {
    if (camera.premisesId.isEmpty())
        return QString();
    STORE_TRY(premises, store::PremisesTable::find(tx, camera.premisesId));
    if (!premises)
        return Error{ErrorCode::NotFound, "Those premises are not in the store.", "Nothing was changed.",
                     "Look at the member again."};
    return premises->memberId;
}

/// Under the member, where its history is looked for; a camera of the town's stands by itself.
Result<void> audit(store::Tx& tx, const QString& member, const QString& cameraId, const QString& detail) {
    return member.isEmpty() ? auditOffice(tx, "camera.change", "camera", cameraId, detail)
                            : auditOffice(tx, "member.change", "member", member, detail);
}

} // namespace

Result<RecordStep> writeCamera(store::Tx& tx, const domain::Camera& camera) {
    RecordStep step;
    const bool fresh = camera.id.isEmpty();
    STORE_CHECK(domain::checkCamera(camera));
    STORE_TRY(member, memberOf(tx, camera));
    STORE_CHECK(checkNumber(tx, camera));
    STORE_TRY(saved, StepWriter(tx, step).save(camera));
    step.words = (fresh ? tr("Camera %1 added") : tr("Camera %1 changed")).arg(camera.number);
    STORE_CHECK(
        audit(tx, member, saved.id, (fresh ? tr("camera %1 added") : tr("camera %1 changed")).arg(camera.number)));
    return step;
}

Result<RecordStep> writeCameraRemoval(store::Tx& tx, const domain::Camera& camera) {
    RecordStep step;
    STORE_TRY(member, memberOf(tx, camera));
    STORE_CHECK(StepWriter(tx, step).remove(camera));
    step.words = tr("Camera %1 removed").arg(camera.number);
    STORE_CHECK(audit(tx, member, camera.id, tr("camera %1 removed").arg(camera.number)));
    return step;
}

Result<QVector<domain::Camera>> readTownCameras(store::Tx& tx) {
    STORE_TRY(cameras, store::CameraTable::all(tx));
    cameras.erase(
        std::remove_if(cameras.begin(), cameras.end(), [](const domain::Camera& c) { return !c.premisesId.isEmpty(); }),
        cameras.end());
    domain::sortByNumber(cameras);
    return cameras;
}

} // namespace watchdesk::desk
