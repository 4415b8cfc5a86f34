#include "desk/AuditRecords.h"

#include "domain/CivilDay.h"
#include "store/Records.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QSet>

#include <array>

namespace watchdesk::desk {

namespace {

using store::Row;

QString tr(const char* text) {
    return QCoreApplication::translate("AuditRecords", text);
}

QString british(UtcMs at, const char* format) {
    return QLocale(QLocale::English, QLocale::UnitedKingdom)
        .toString(QDateTime::fromMSecsSinceEpoch(at, domain::schemeZone()), QString::fromLatin1(format));
}

QString dayOf(const Row& row) {
    return british(row.integer(1), "d MMM yyyy");
}

QString overWords(const Row& row) {
    const UtcMs length = row.integer(3) == 0 ? 0 : row.integer(3) - row.integer(1);
    const QString over = tr("Over of %1, %2").arg(british(row.integer(1), "d MMM yyyy HH:mm"), row.text(2));
    return length <= 0 ? over : tr("%1, %2 s").arg(over).arg((length + 500) / 1000);
}

/// How an entity's records are called: a query that gives id and what the words are made of.
struct Source {
    const char* entity;
    const char* sql;
    QString (*words)(const Row& row);
};

const std::array<Source, 13> sources{{
    {"subject", "SELECT id, reference FROM subject WHERE id IN (%1)", [](const Row& row) { return row.text(1); }},
    {"incident", "SELECT id, number FROM incident WHERE id IN (%1)",
     [](const Row& row) { return tr("Incident %1").arg(row.integer(1)); }},
    {"alert", "SELECT id, number FROM alert WHERE id IN (%1)",
     [](const Row& row) { return tr("Alert %1").arg(row.integer(1)); }},
    {"person", "SELECT id, name FROM person WHERE id IN (%1)", [](const Row& row) { return row.text(1); }},
    {"meeting", "SELECT id, at_ms FROM meeting WHERE id IN (%1)",
     [](const Row& row) { return tr("Meeting of %1").arg(dayOf(row)); }},
    {"agenda_item", "SELECT i.id, m.at_ms FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id WHERE i.id IN (%1)",
     [](const Row& row) { return tr("Agenda of %1").arg(dayOf(row)); }},
    {"action_item", "SELECT i.id, m.at_ms FROM action_item i JOIN meeting m ON m.id = i.meeting_id WHERE i.id IN (%1)",
     [](const Row& row) { return tr("Action from %1").arg(dayOf(row)); }},
    {"exclusion_notice",
     "SELECT e.id, s.reference FROM exclusion_notice e JOIN subject s ON s.id = e.subject_id WHERE e.id IN (%1)",
     [](const Row& row) { return tr("Exclusion of %1").arg(row.text(1)); }},
    {"photograph",
     "SELECT p.id, s.reference FROM photograph p JOIN subject s ON s.id = p.subject_id WHERE p.id IN (%1)",
     [](const Row& row) { return tr("Photograph of %1").arg(row.text(1)); }},
    {"still", "SELECT id, taken_ms FROM still WHERE id IN (%1)",
     [](const Row& row) { return tr("Still of %1").arg(british(row.integer(1), "d MMM yyyy HH:mm")); }},
    {"media", "SELECT media_id, start_ms, channel FROM transmission WHERE media_id IN (%1)",
     [](const Row& row) { return tr("Over of %1, %2").arg(british(row.integer(1), "d MMM yyyy HH:mm"), row.text(2)); }},
    {"transmission", "SELECT id, start_ms, channel, end_ms FROM transmission WHERE id IN (%1)", overWords},
    {"backup", "SELECT id, file FROM backup WHERE id IN (%1)",
     [](const Row& row) { return QFileInfo(row.text(1)).fileName(); }},
}};

} // namespace

Result<QHash<QString, QString>> recordWords(store::Tx& tx, const QVector<domain::AuditEntry>& entries) {
    QHash<QString, QSet<QString>> wanted;
    QHash<QString, QString> words;
    for (const domain::AuditEntry& entry : entries) {
        if (!entry.entityId.isEmpty())
            wanted[entry.entity].insert(entry.entityId);
        if (entry.entity == QLatin1String("channel"))
            words.insert(entry.entityId, entry.entityId);
    }
    for (const Source& source : sources) {
        const QSet<QString> ids = wanted.value(QString::fromLatin1(source.entity));
        for (const QString& id : ids)
            words.insert(id, tr("gone"));
        const auto take = [&](const Row& row) -> Result<void> {
            words.insert(row.text(0), source.words(row));
            return {};
        };
        STORE_CHECK(store::forIds(tx, QString::fromLatin1(source.sql), QVector<QString>(ids.begin(), ids.end()), take));
    }
    return words;
}

} // namespace watchdesk::desk
