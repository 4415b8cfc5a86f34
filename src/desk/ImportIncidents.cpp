#include "desk/ImportIncidents.h"

#include "domain/Category.h"
#include "domain/CivilDay.h"
#include "store/ImportedTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::Incident;

const QString entity = QStringLiteral("incident");
constexpr qsizetype sealedAtOnce = 250; // some 20 ms of the writer's
const QTime unknownTime(12, 0);

QString tr(const char* text) {
    return QCoreApplication::translate("Import", text);
}

QString plainName(const QString& name) {
    return store::LookupTable::normalised(store::LookupKind::SubjectName, name);
}

std::optional<domain::IncidentOutcome> outcomeOf(const QString& text) {
    QString word = text.toCaseFolded();
    word.replace(QLatin1Char(' '), QLatin1Char('-'));
    return domain::valueOf(domain::incidentOutcomeWords, word);
}

QString what(const Incident& incident) {
    const QString day = QLocale(QLocale::English, QLocale::UnitedKingdom)
                            .toString(domain::civilDay(incident.at), QStringLiteral("d MMM yyyy"));
    return QStringLiteral("%1, %2").arg(day, domain::categoryByCode(incident.category).label);
}

} // namespace

Result<void> ImportIncidents::learn(store::Tx& tx) {
    m_now = tx.now();
    STORE_CHECK(m_names.learn(tx));
    if (m_schemeId.isEmpty() && !m_names.schemes().isEmpty())
        m_schemeId = m_names.schemes().first().id;
    STORE_TRY(tagger, store::LookupTable::tagger(tx));
    m_tagger = tagger;
    STORE_TRY(brought, store::ImportedTable::all(tx, entity));
    m_brought = brought;
    STORE_TRY(subjects, store::SubjectTable::all(tx));
    for (const domain::Subject& subject : subjects) {
        m_subjects.insert(subject.reference.toCaseFolded(), subject.id);
        if (!subject.name.isEmpty())
            m_byName[plainName(subject.name)] += subject.id;
    }
    return {};
}

void ImportIncidents::readWhen(ImportRow& row, Incident& incident) const {
    const QDate day = row.day("date");
    const auto time = row.time("time", "date");
    if (!row.has("date"))
        row.refuse(tr("There is no date."));
    if (!day.isValid())
        return;
    incident.at = QDateTime(day, time.value_or(unknownTime), domain::schemeZone()).toMSecsSinceEpoch();
    if (incident.at > m_now)
        row.refuse(tr("The date is still to come."));
}

void ImportIncidents::readPlace(ImportRow& row, Incident& incident, QStringList& told) const {
    incident.schemeId = m_schemeId;
    if (!row.has("place"))
        return;
    const ImportNames::Place place = m_names.place(row.text("place"));
    incident.premisesId = place.premisesId;
    if (!place.schemeId.isEmpty())
        incident.schemeId = place.schemeId;
    if (place.premisesId.isEmpty())
        told += tr("Place: %1.").arg(row.text("place"));
}

void ImportIncidents::readSubject(ImportRow& row, Incident& incident) const {
    const QString text = row.text("subject");
    if (text.isEmpty() || text.compare(QLatin1String("unknown"), Qt::CaseInsensitive) == 0)
        return;
    QString id = m_subjects.value(text.toCaseFolded());
    const QStringList named = m_byName.value(plainName(text));
    if (id.isEmpty() && named.size() > 1)
        return row.refuse(tr("Subject: several people here have that name. Give the reference."));
    if (id.isEmpty())
        id = named.value(0);
    if (id.isEmpty())
        return row.refuse(tr("Subject: nobody here has that reference or name. Bring the subjects in first, or leave "
                             "that column out."));
    incident.subjects.append({id, domain::SubjectPart::Suspect});
}

Incident ImportIncidents::read(ImportRow& row) const {
    Incident incident;
    QStringList told;
    if (row.has("narrative"))
        told += row.lines("narrative");
    readWhen(row, incident);
    readPlace(row, incident, told);
    readSubject(row, incident);
    incident.category = row.category("category");
    if (!row.has("category"))
        row.refuse(tr("There is no category."));
    incident.description = row.text("description");
    incident.lossPence = row.pence("loss");
    incident.policeReference = row.text("police");
    const auto outcome = outcomeOf(row.text("outcome"));
    incident.outcome = outcome.value_or(domain::IncidentOutcome::Recorded);
    if (row.has("outcome") && !outcome)
        told += tr("Outcome: %1.").arg(row.text("outcome"));
    if (row.yes("police-called").value_or(false))
        told += tr("The police were called.");
    incident.narrative = told.join(QLatin1Char(' '));
    incident.loggedBy = m_person;
    incident.loggedAt = m_now;
    return incident;
}

QString ImportIncidents::keyOf(const ImportRow& row) const {
    return row.has("reference") ? QStringLiteral("ref ") + row.text("reference").toCaseFolded()
                                : QStringLiteral("row ") + row.whole();
}

ImportLine ImportIncidents::judge(ImportRow& row) {
    Incident incident = read(row);
    const QString words = what(incident);
    if (!row.trouble().isEmpty())
        return refusedLine(row, words, row.trouble());
    const QString key = keyOf(row);
    const auto [before, whole] = m_lineOf.value(key);
    if (before > 0 && whole != row.whole())
        return refusedLine(row, words, tr("Line %1 has that reference already.").arg(before));
    if (before > 0)
        return {row.line(), ImportFate::Same, words, tr("the same as line %1").arg(before)};
    m_lineOf.insert(key, {row.line(), row.whole()});
    if (m_tagger && m_brought.contains(m_tagger->tag(entity, key)))
        return {row.line(), ImportFate::Same, words, tr("brought in before")};
    incident.id = m_newId();
    m_todo.append({std::move(incident), key});
    return {row.line(), ImportFate::Added, words, {}};
}

Result<void> ImportIncidents::prepare(store::Store& store, const ImportProgress& progress) {
    // Numbers and the feed follow the time of what happened.
    std::stable_sort(m_todo.begin(), m_todo.end(),
                     [](const auto& a, const auto& b) { return a.first.at < b.first.at; });
    const auto begin = [this](store::Tx& tx) -> Result<void> {
        STORE_TRY(tagger, store::LookupTable::taggerToWriteWith(tx));
        m_tagger = tagger;
        return m_stage.begin(tx);
    };
    STORE_CHECK(store.write(begin).result());
    for (qsizetype at = 0; at < m_todo.size(); at += sealedAtOnce) {
        STORE_CHECK(progress.goOn(at, m_todo.size()));
        const auto some = [this, at](store::Tx& tx) {
            return stageSome(tx, at, std::min(at + sealedAtOnce, m_todo.size()));
        };
        STORE_CHECK(store.write(some).result());
    }
    const auto count = m_todo.size();
    m_todo.clear();
    return progress.goOn(count, count);
}

Result<void> ImportIncidents::stageSome(store::Tx& tx, qsizetype from, qsizetype to) {
    QVector<store::IncidentStage::Incoming> some;
    for (const auto& [incident, key] : m_todo.mid(from, to - from)) {
        some.append({incident, m_tagger->tag(entity, key)});
        m_ids.append(incident.id);
    }
    return m_stage.add(tx, some);
}

void ImportIncidents::letGo(store::Store& store) {
    (void)store.write([](store::Tx& tx) { return store::IncidentStage::end(tx); }).result();
}

Result<void> ImportIncidents::write(store::Tx& tx, RecordStep& step) {
    STORE_CHECK(m_stage.write(tx));
    step.ofRecords = true;
    step.incidents = m_ids;
    step.words = tr("%1 incidents brought in").arg(m_ids.size());
    return {};
}

} // namespace watchdesk::desk
