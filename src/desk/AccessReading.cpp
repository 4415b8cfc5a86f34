#include "desk/AccessReading.h"

#include "desk/Recordings.h"
#include "desk/Wording.h"
#include "domain/NameGuard.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/MemberTable.h"
#include "store/OrderTable.h"
#include "store/PersonTable.h"
#include "store/PhotographTable.h"
#include "store/SightingTable.h"
#include "store/StillTable.h"
#include "store/SubjectTable.h"
#include "store/TemplateTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("AccessFile", text);
}

/// Takes the names of everybody else out of texts, and counts.
class Redactor {
public:
    /// `own` is the full name of who asks: it stays where it stands whole, though a relative has the same surname.
    Redactor(QStringList names, const QString& own) : m_names(std::move(names)), m_own(own.simplified()) {
        m_ownWords.setPattern(QStringLiteral("\\b%1\\b").arg(QRegularExpression::escape(m_own)));
        m_ownWords.setPatternOptions(QRegularExpression::CaseInsensitiveOption |
                                     QRegularExpression::UseUnicodePropertiesOption);
    }
    QString operator()(const QString& text) {
        QString kept = text;
        if (m_own.contains(QLatin1Char(' ')))
            kept.replace(m_ownWords, ownMark);
        const QStringList found = domain::namesFound(kept, m_names);
        if (found.isEmpty())
            return text;
        m_count += static_cast<int>(found.size());
        return domain::withoutNames(kept, found).replace(ownMark, m_own);
    }
    /// One that was taken out otherwise.
    void countOne() { ++m_count; }
    [[nodiscard]] int count() const { return m_count; }

private:
    static constexpr QChar ownMark{0xE000}; // of private use: in nobody's text
    QStringList m_names;
    QString m_own;
    QRegularExpression m_ownWords;
    int m_count = 0;
};

/// "Mary Hollis (mother), 01632 960123" → "Mary Hollis".
QString nameOfGuardian(const QString& guardian) {
    static const QRegularExpression rest(QStringLiteral("[,;(0-9].*$"));
    return QString(guardian).remove(rest).simplified();
}

/// Everybody else: other subjects, whoever answers for a young one, the contacts of members, the people of the desk.
Result<QStringList> namesOfOthers(store::Tx& tx, const domain::Subject& subject) {
    QStringList names;
    STORE_TRY(subjects, store::SubjectTable::all(tx));
    for (const domain::Subject& other : subjects) {
        if (other.id != subject.id)
            names << other.name;
        names << nameOfGuardian(other.guardian);
    }
    STORE_TRY(members, store::MemberTable::all(tx));
    for (const domain::Member& member : members)
        names << member.contact;
    STORE_TRY(people, store::PersonTable::all(tx));
    for (const domain::Person& person : people)
        names << person.name;
    names.removeAll(QString());
    // Whoever has the same name as the person cannot be told from them, and their own name stays.
    names.removeIf([&](const QString& name) { return name.compare(subject.name, Qt::CaseInsensitive) == 0; });
    names.removeDuplicates();
    return names;
}

QString dayText(const QDate& day) {
    return day.isValid()
               ? QLocale(QLocale::English, QLocale::UnitedKingdom).toString(day, QStringLiteral("d MMMM yyyy"))
               : tr("day not known");
}

Result<domain::Subject> findSubject(store::Tx& tx, const QString& subject) {
    STORE_TRY(byReference, store::SubjectTable::byReference(tx, subject));
    if (byReference)
        return *byReference;
    STORE_TRY(byId, store::SubjectTable::find(tx, subject));
    if (byId)
        return *byId;
    return Error{ErrorCode::NotFound, "That person is not in the store.", "Nothing was written.",
                 "Give the reference, such as W-0412."};
}

Result<void> readPictures(store::Tx& tx, AccessFile& file, Redactor& redact) {
    STORE_TRY(photographs, store::PhotographTable::ofSubject(tx, file.subject.id));
    for (const domain::Photograph& one : photographs) {
        STORE_TRY(bytes, store::MediaTable::readAll(tx, one.mediaId));
        file.photographs.append({bytes, QRectF(one.face), tr("Photograph of %1").arg(dayText(one.takenOn)),
                                 tr("Source: %1").arg(one.source.isEmpty() ? tr("not recorded") : redact(one.source))});
    }
    STORE_TRY(templates, store::TemplateTable::photographsOf(tx, file.subject.id));
    file.templates = static_cast<int>(templates.size());
    STORE_TRY(decisions, store::MatchDecisionTable::ofSubject(tx, file.subject.id));
    file.decisions = static_cast<int>(decisions.size());
    for (const domain::MatchDecision& decision : decisions) {
        if (decision.stillId.isEmpty())
            continue;
        STORE_TRY(still, store::StillTable::find(tx, decision.stillId));
        if (!still)
            continue;
        STORE_TRY(bytes, store::MediaTable::readAll(tx, still->mediaId));
        file.stills.append({bytes, QRectF(decision.face), tr("Still, %1").arg(redact(still->source)),
                            tr("An operator decided: %1").arg(domain::wordOf(domain::verdictWords, decision.verdict))});
    }
    return {};
}

Result<void> readSightings(store::Tx& tx, const QString& incidentId, AccessIncident& out, Redactor& redact) {
    STORE_TRY(alerts, store::AlertTable::ofIncident(tx, incidentId));
    for (const domain::Alert& alert : alerts) {
        STORE_TRY(sightings, store::SightingTable::forAlert(tx, alert.id));
        for (const domain::Sighting& sighting : sightings)
            out.sightings
                << QStringList{redact(sighting.heading), redact(sighting.note)}.join(QLatin1Char(' ')).trimmed();
    }
    out.sightings.removeAll(QString());
    return {};
}

/// Those that it was logged from or that were linked to it; an over that two incidents share is given once.
Result<void> readRecordings(store::Tx& tx, const domain::Incident& incident, AccessFile& file, QSet<QString>& given) {
    STORE_TRY(overs, store::TransmissionTable::ofIncident(tx, incident.id));
    for (const domain::Transmission& over : overs) {
        if (over.mediaId.isEmpty() || given.contains(over.id))
            continue;
        given.insert(over.id);
        STORE_TRY(audio, readAudio(tx, over.mediaId));
        file.recordings.append(audio);
        const bool from = over.id == incident.transmissionId;
        file.recordingTitles << (from ? tr("Over from which incident %1 was logged") : tr("Over about incident %1"))
                                    .arg(incident.number);
    }
    return {};
}

Result<void> readIncidents(store::Tx& tx, const Directory& directory, AccessFile& file, Redactor& redact) {
    QSet<QString> given;
    STORE_TRY(incidents, store::IncidentTable::ofSubject(tx, file.subject.id));
    for (domain::Incident incident : incidents) {
        AccessIncident out;
        for (QString* text : {&incident.description, &incident.heading, &incident.narrative, &incident.line})
            *text = redact(*text);
        for (const domain::IncidentSubject& part : incident.subjects) {
            if (part.subjectId == file.subject.id)
                out.part = domain::wordOf(domain::subjectPartWords, part.part);
        }
        out.place = placeWords(incident.premisesId, directory);
        STORE_CHECK(readSightings(tx, incident.id, out, redact));
        STORE_CHECK(readRecordings(tx, incident, file, given));
        incident.subjects.clear(); // who else was there
        out.incident = incident;
        file.incidents.append(out);
    }
    return {};
}

/// Who has seen it, by what they are.
Result<void> readLooks(store::Tx& tx, AccessFile& file) {
    QHash<QString, QString> roles;
    STORE_TRY(people, store::PersonTable::all(tx));
    for (const domain::Person& person : people)
        roles.insert(person.id, domain::wordOf(domain::roleWords, person.role));
    store::AuditFilter filter;
    filter.entity = QStringLiteral("subject");
    filter.entityId = file.subject.id;
    STORE_TRY(entries, store::AuditTable::list(tx, filter));
    for (const domain::AuditEntry& entry : entries)
        file.looks.append({entry.at, roles.value(entry.who, tr("the desk itself")), entry.action});
    return {};
}

} // namespace

Result<AccessFile> readAccessFile(store::Tx& tx, const Directory& directory, const QString& subject) {
    AccessFile file;
    STORE_TRY(found, findSubject(tx, subject));
    file.subject = found;
    STORE_TRY(others, namesOfOthers(tx, found));
    Redactor redact(others, found.name);
    file.subject.description = redact(found.description);
    if (!found.guardian.isEmpty()) {
        file.subject.guardian = tr("one is recorded; who it is was taken out, as another person's name");
        redact.countOne();
    }
    STORE_CHECK(readPictures(tx, file, redact));
    STORE_TRY(notices, store::ExclusionTable::ofSubject(tx, found.id));
    file.notices = notices;
    for (domain::ExclusionNotice& notice : file.notices) {
        notice.reasons = redact(notice.reasons);
        notice.servedBy.clear();
    }
    STORE_TRY(orders, store::OrderTable::ofSubject(tx, found.id));
    file.orders = orders;
    for (domain::Order& order : file.orders) {
        for (domain::OrderCondition& condition : order.conditions)
            condition.words = redact(condition.words);
    }
    STORE_CHECK(readIncidents(tx, directory, file, redact));
    STORE_CHECK(readLooks(tx, file));
    file.redactions = redact.count();
    return file;
}

} // namespace watchdesk::desk
