#include "desk/AlertPeople.h"

#include "desk/GalleryReading.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/OrderTable.h"
#include "store/PhotographTable.h"
#include "store/SubjectFacts.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

namespace watchdesk::desk {

namespace {

QString keyOf(const QString& personId, const QString& alertId, const QString& subjectId) {
    return personId + QLatin1Char('/') + alertId + QLatin1Char('/') + subjectId;
}

Result<AlertPerson> personOf(store::Tx& tx, const domain::Subject& subject, domain::SubjectPart part) {
    AlertPerson out;
    out.subjectId = subject.id;
    out.reference = subject.reference;
    out.name = subject.status == domain::SubjectStatus::IdSought ? QString() : subject.name;
    out.age = domain::ageOn(subject.born, domain::civilDay(tx.now()));
    STORE_TRY(cautions, store::cautionsWithOrders(tx, subject));
    out.cautions = cautions;
    out.part = part;
    STORE_TRY(newest, store::newestPhotographs(tx, subject.id));
    const QString photograph = newest.value(subject.id);
    if (!photograph.isEmpty()) {
        STORE_TRY(pictures, store::ThumbnailTable::fetch(tx, {photograph}));
        out.thumbnail = pictures.value(photograph);
    }
    return out;
}

} // namespace

void LooksAtAlerts::remember(const QString& personId, const QString& alertId, const QString& subjectId) {
    const QMutexLocker lock(&m_mutex);
    m_noted.insert(keyOf(personId, alertId, subjectId));
}

bool LooksAtAlerts::remembers(const QString& personId, const QString& alertId, const QString& subjectId) const {
    const QMutexLocker lock(&m_mutex);
    return m_noted.contains(keyOf(personId, alertId, subjectId));
}

Result<QVector<AlertPerson>> readAlertPeople(store::Tx& tx, const domain::Alert& alert, const domain::Person& person,
                                             const LooksAtAlerts& looks) {
    STORE_TRY(incident, store::IncidentTable::find(tx, alert.incidentId));
    if (!incident)
        return QVector<AlertPerson>();
    QVector<QString> ids;
    for (const domain::IncidentSubject& subject : incident->subjects)
        ids.append(subject.subjectId);
    STORE_TRY(subjects, store::SubjectTable::fetch(tx, ids));
    STORE_TRY(visible, visibleSubjects(tx, person.role, subjects));
    QVector<AlertPerson> out;
    for (const domain::IncidentSubject& part : incident->subjects) {
        const auto found =
            std::find_if(subjects.cbegin(), subjects.cend(), [&](const auto& s) { return s.id == part.subjectId; });
        if (found == subjects.cend() || !visible.contains(found->id))
            continue;
        STORE_TRY(one, personOf(tx, *found, part.part));
        out.append(one);
        if (!looks.remembers(person.id, alert.id, found->id))
            STORE_CHECK(store::AuditTable::append(tx, QString::fromLatin1(subjectViewed), QStringLiteral("subject"),
                                                  found->id));
    }
    return out;
}

} // namespace watchdesk::desk
