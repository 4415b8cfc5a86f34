#include "desk/SearchTouches.h"

#include "store/Try.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace watchdesk::desk {

namespace {

/// A change of `entity` touches records of `kind`: itself, or those that the query gives for its id.
struct Touch {
    const char* entity;
    SearchKind kind;
    const char* query;
};

constexpr Touch touches[] = {
    {"incident", SearchKind::Incident, nullptr},
    {"subject", SearchKind::Subject, nullptr},
    {"member", SearchKind::Member, nullptr},
    {"premises", SearchKind::Premises, nullptr},
    {"alert", SearchKind::Alert, nullptr},
    {"sighting", SearchKind::Sighting, nullptr},
    {"agenda_item", SearchKind::AgendaItem, nullptr},
    {"action_item", SearchKind::Action, nullptr},
    {"radio_text", SearchKind::Text, nullptr},
    {"feed", SearchKind::Event, "SELECT record_id FROM feed WHERE seq = CAST(? AS BIGINT) AND kind = 'system'"},
    {"exclusion_notice", SearchKind::Subject, "SELECT subject_id FROM exclusion_notice WHERE id = ?"},
    {"premises", SearchKind::Incident, "SELECT id FROM incident WHERE premises_id = ?"},
    {"premises", SearchKind::Sighting, "SELECT id FROM sighting WHERE premises_id = ?"},
    // The premises that a set came from are no longer on it.
    {"radio_set", SearchKind::Premises, "SELECT id FROM premises WHERE CAST(? AS TEXT) IS NOT NULL"},
    {"radio_set", SearchKind::Incident,
     "SELECT i.id FROM incident i JOIN radio_set r ON r.premises_id = i.premises_id WHERE r.id = ?"},
    {"radio_set", SearchKind::Sighting,
     "SELECT s.id FROM sighting s JOIN radio_set r ON r.premises_id = s.premises_id WHERE r.id = ?"},
};

} // namespace

bool concernsSearch(const QString& entity) {
    return std::any_of(std::begin(touches), std::end(touches),
                       [&](const Touch& touch) { return entity == QLatin1String(touch.entity); });
}

Result<QVector<store::TextKey>> touchedRecords(store::Tx& tx, const QVector<store::Change>& changes) {
    QVector<store::TextKey> keys;
    QSet<std::pair<int, QString>> seen;
    const auto add = [&](SearchKind kind, const QString& id) {
        if (!id.isEmpty() && !seen.contains({static_cast<int>(kind), id})) {
            seen.insert({static_cast<int>(kind), id});
            keys.append({static_cast<int>(kind), id});
        }
    };
    for (const store::Change& change : changes) {
        for (const Touch& touch : touches) {
            if (change.entity != QLatin1String(touch.entity))
                continue;
            if (touch.query == nullptr) {
                add(touch.kind, change.id);
                continue;
            }
            STORE_TRY(rows, tx.query(QString::fromLatin1(touch.query), {change.id}));
            for (const store::Row& row : rows)
                add(touch.kind, row.text(0));
        }
    }
    return keys;
}

} // namespace watchdesk::desk
