#include "desk/RolePreview.h"

#include "desk/Roles.h"
#include "store/GrantTable.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::Person;
using domain::Role;

bool hasCoordinator(const QVector<PersonRow>& people) {
    return std::any_of(people.begin(), people.end(),
                       [](const PersonRow& row) { return row.person.role == Role::Coordinator; });
}

QStringList without(QStringList from, const QStringList& what) {
    from.removeIf([&](const QString& word) { return what.contains(word); });
    return from;
}

} // namespace

QStringList doingsOf(const Person& person) {
    QStringList words;
    for (const ActRow& row : actTable()) {
        if (mayDo(person, row.act))
            words += QString::fromUtf8(row.doing);
    }
    return words;
}

RolePreview previewRole(const QVector<PersonRow>& people, const QString& personId, Role to) {
    const auto found =
        std::find_if(people.begin(), people.end(), [&](const PersonRow& row) { return row.person.id == personId; });
    QVector<PersonRow> then = people;
    Person after;
    after.role = to;
    if (found == people.end())
        then.append({after, 0, false, false});
    else
        then[found - people.begin()].person.role = to;
    after.standsIn = to == Role::Administrator && !hasCoordinator(then);
    RolePreview preview;
    preview.standsIn = after.standsIn;
    preview.comes = doingsOf(after);
    if (found == people.end())
        return preview;
    Person before = found->person;
    before.standsIn = before.role == Role::Administrator && !hasCoordinator(people);
    preview.goes = without(doingsOf(before), preview.comes);
    preview.comes = without(preview.comes, doingsOf(before));
    const auto reads = store::classesOf(before.role, hasCoordinator(people));
    const auto willRead = store::classesOf(to, hasCoordinator(then));
    preview.takesKeys =
        std::any_of(reads.begin(), reads.end(), [&](auto keyClass) { return !willRead.contains(keyClass); });
    return preview;
}

} // namespace watchdesk::desk
