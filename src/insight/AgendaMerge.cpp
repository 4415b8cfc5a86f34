#include "insight/AgendaMerge.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace watchdesk::insight {

namespace {

using domain::AgendaItem;
using domain::AgendaSection;

AgendaItem itemOf(const QString& meetingId, const AgendaDraft& draft) {
    AgendaItem item;
    item.meetingId = meetingId;
    item.section = draft.section;
    item.source = draft.source;
    item.title = draft.title;
    item.detail = draft.detail;
    item.rank = draft.rank;
    item.evidence = draft.evidence;
    return item;
}

AgendaItem refreshed(AgendaItem item, const AgendaDraft& draft) {
    if (!item.edited) {
        item.title = draft.title;
        item.detail = draft.detail;
    }
    item.section = draft.section;
    item.rank = draft.rank;
    item.evidence = draft.evidence;
    item.gone = false;
    return item;
}

bool sameWritten(const AgendaItem& a, const AgendaItem& b) {
    return a.section == b.section && a.position == b.position && a.title == b.title && a.detail == b.detail &&
           a.rank == b.rank && a.gone == b.gone && a.evidence == b.evidence;
}

/// By rank; what has none of its own (added, gone) at the end, in the order it had.
void rankSection(QVector<AgendaItem*>& section) {
    const auto key = [](const AgendaItem* item) {
        const bool ranked = !item->source.isEmpty() && !item->gone;
        return std::tuple(!ranked, ranked ? -item->rank : 0, item->id.isEmpty(), item->position, item->id);
    };
    std::sort(section.begin(), section.end(), [&](const auto* a, const auto* b) { return key(a) < key(b); });
}

/// As it stands; what is new at the end, by rank.
void keepOrder(QVector<AgendaItem*>& section) {
    const auto key = [](const AgendaItem* item) {
        const bool fresh = item->id.isEmpty();
        return std::tuple(fresh, fresh ? 0 : item->position, fresh ? -item->rank : 0, item->id);
    };
    std::sort(section.begin(), section.end(), [&](const auto* a, const auto* b) { return key(a) < key(b); });
}

void placeAll(QVector<AgendaItem>& items) {
    for (const auto& [section, word] : domain::agendaSectionWords) {
        QVector<AgendaItem*> own;
        for (AgendaItem& item : items) {
            if (item.section == section)
                own += &item;
        }
        const bool placed = std::any_of(own.begin(), own.end(), [](const auto* item) { return item->placed; });
        placed ? keepOrder(own) : rankSection(own);
        for (int i = 0; i < own.size(); ++i)
            own[i]->position = i;
    }
}

} // namespace

AgendaChange mergeAgenda(const QString& meetingId, const QVector<AgendaItem>& existing,
                         const QVector<AgendaDraft>& drafts) {
    QHash<QString, const AgendaDraft*> bySource;
    for (const AgendaDraft& draft : drafts)
        bySource.insert(draft.source, &draft);
    AgendaChange change;
    QVector<AgendaItem> items;
    QSet<QString> known;
    for (const AgendaItem& item : existing) {
        const AgendaDraft* draft = item.source.isEmpty() ? nullptr : bySource.value(item.source);
        known.insert(item.source);
        if (draft == nullptr && !item.source.isEmpty() && !item.edited && !item.hidden) {
            change.removed += item;
            continue;
        }
        items += draft == nullptr ? item : refreshed(item, *draft);
        items.last().gone = draft == nullptr && !item.source.isEmpty();
    }
    for (const AgendaDraft& draft : drafts) {
        if (!known.contains(draft.source))
            items += itemOf(meetingId, draft);
    }
    placeAll(items);
    QHash<QString, const AgendaItem*> was;
    for (const AgendaItem& item : existing)
        was.insert(item.id, &item);
    for (const AgendaItem& item : items) {
        if (item.id.isEmpty())
            change.added += item;
        else if (!sameWritten(item, *was.value(item.id)))
            change.changed += item;
    }
    return change;
}

} // namespace watchdesk::insight
