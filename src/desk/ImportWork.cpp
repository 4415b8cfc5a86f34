#include "desk/ImportWork.h"

#include "desk/ImportIncidents.h"
#include "desk/ImportMembers.h"
#include "desk/ImportRadios.h"
#include "desk/ImportSubjects.h"

namespace watchdesk::desk {

Result<void> ImportProgress::goOn(qint64 done, qint64 of) const {
    if (stop != nullptr && *stop)
        return Error{ErrorCode::Cancelled, "It was stopped.", "Nothing was written.", {}};
    if (told)
        told(done, of);
    return {};
}

std::unique_ptr<ImportWork> ImportWork::of(sheets::ImportKind kind, const QString& schemeId, const QString& person,
                                           std::function<QString()> newId) {
    switch (kind) {
    case sheets::ImportKind::Members:
        return std::make_unique<ImportMembers>(schemeId, std::move(newId));
    case sheets::ImportKind::Radios:
        return std::make_unique<ImportRadios>(schemeId, std::move(newId));
    case sheets::ImportKind::Subjects:
        return std::make_unique<ImportSubjects>(std::move(newId));
    case sheets::ImportKind::Incidents:
        break;
    }
    return std::make_unique<ImportIncidents>(schemeId, person, std::move(newId));
}

} // namespace watchdesk::desk
