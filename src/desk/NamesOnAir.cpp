#include "desk/NamesOnAir.h"

#include "domain/NameGuard.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

namespace watchdesk::desk {

Result<void> namesNobody(store::Tx& tx, const QString& words) {
    STORE_TRY(subjects, store::SubjectTable::all(tx));
    QStringList names;
    for (const domain::Subject& subject : subjects)
        names.append(subject.name);
    if (!domain::namesAnyone(words, names))
        return {};
    return Error{ErrorCode::Refused, "It names somebody who is known here: names are not said on the radio.",
                 "Nothing was sent.", "Describe them, or give their number."};
}

} // namespace watchdesk::desk
