#include "desk/FeedFinding.h"

#include "store/FeedTable.h"
#include "store/Records.h"
#include "store/Try.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace watchdesk::desk {

namespace {

std::optional<domain::FeedKind> feedKindOf(SearchKind kind) {
    switch (kind) {
    case SearchKind::Incident:
        return domain::FeedKind::Incident;
    case SearchKind::Alert:
        return domain::FeedKind::Alert;
    case SearchKind::Sighting:
        return domain::FeedKind::Sighting;
    case SearchKind::Text:
        return domain::FeedKind::Text;
    case SearchKind::Event:
        return domain::FeedKind::System;
    default:
        return std::nullopt;
    }
}

/// Case and marks make no difference, as in the index.
QStringList wordsOf(const QString& text) {
    QString plain;
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : apart) {
        if (c.isMark())
            continue;
        plain += c.isLetterOrNumber() ? c : QLatin1Char(' ');
    }
    return plain.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Every word but the last whole, the last perhaps unfinished.
bool hasAll(const QStringList& said, const QStringList& asked) {
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const bool last = i + 1 == asked.size();
        if (std::none_of(said.begin(), said.end(), [&](const QString& word) {
                return last ? word.startsWith(asked.at(i)) : word == asked.at(i);
            }))
            return false;
    }
    return true;
}

/// Whose overs are meant: for each set the channels on which they are ("c07 pub" are those on PUB).
struct Called {
    QVector<QString> sets;
    QHash<QString, QSet<QString>> channels;
};

Called calledSo(const QString& text, const Directory& directory) {
    Called out;
    const QStringList asked = wordsOf(text).mid(0, store::TextIndex::mostWords);
    if (asked.isEmpty() || (asked.size() == 1 && asked.first().size() < 2))
        return out;
    QVector<QString> channels;
    for (const domain::Scheme& scheme : directory.schemes())
        channels.append(scheme.channel);
    for (const domain::RadioSet& set : directory.radioSets()) {
        const auto caller = directory.callerBySet(set.id);
        const QString name = set.callSign + QLatin1Char(' ') + (caller ? caller->premises : QString());
        for (const QString& channel : std::as_const(channels)) {
            if (hasAll(wordsOf(name + QLatin1Char(' ') + channel), asked))
                out.channels[set.id].insert(channel);
        }
        if (hasAll(wordsOf(name), asked))
            out.channels[set.id].insert(QString()); // on whatever channel
        if (out.channels.contains(set.id))
            out.sets.append(set.id);
    }
    return out;
}

Result<void> addCalled(store::Tx& tx, const Called& called, QVector<qint64>& seqs, bool& more) {
    for (const char* table : {"transmission", "emergency"}) {
        const QString at =
            QLatin1String(table) == QLatin1String("emergency") ? QStringLiteral("at_ms") : QStringLiteral("start_ms");
        for (const QString& set : called.sets) { // a set a query: each walks its index from the newest on
            const auto channels = called.channels.value(set);
            STORE_TRY(rows,
                      tx.query(QStringLiteral("SELECT f.seq, t.channel FROM %1 t JOIN feed f ON f.record_id = t.id "
                                              "AND f.kind = '%1' WHERE t.radio_set_id = ? ORDER BY t.%2 DESC LIMIT %3")
                                   .arg(QLatin1String(table), at)
                                   .arg(mostInFeed),
                               {set}));
            more = more || rows.size() == mostInFeed;
            for (const store::Row& row : rows) {
                if (channels.contains(QString()) || channels.contains(row.text(1)))
                    seqs.append(row.integer(0));
            }
        }
    }
    return {};
}

Result<void> addAlertsOf(store::Tx& tx, const QVector<QString>& incidentIds, QVector<qint64>& seqs) {
    return store::forIds(
        tx,
        QStringLiteral("SELECT f.seq FROM alert a JOIN feed f ON f.record_id = a.id AND f.kind = 'alert' "
                       "WHERE a.incident_id IN (%1)"),
        incidentIds, [&seqs](const store::Row& row) -> Result<void> {
            seqs.append(row.integer(0));
            return {};
        });
}

} // namespace

QVector<SearchKind> feedKinds() {
    return {SearchKind::Incident, SearchKind::Alert, SearchKind::Sighting, SearchKind::Text, SearchKind::Event};
}

Result<FeedHits> readFeedHits(store::Tx& tx, const QString& text, const QVector<store::TextKey>& keys,
                              const Directory& directory) {
    QHash<int, QVector<QString>> byKind;
    for (const store::TextKey& key : keys)
        byKind[key.kind].append(key.id);
    FeedHits hits;
    for (auto ids = byKind.cbegin(); ids != byKind.cend(); ++ids) {
        const auto kind = feedKindOf(static_cast<SearchKind>(ids.key()));
        if (!kind)
            continue;
        hits.more = hits.more || ids->size() >= mostInFeed;
        STORE_TRY(seqs, store::FeedTable::seqsOf(tx, *kind, *ids));
        hits.seqs += seqs;
    }
    STORE_CHECK(addAlertsOf(tx, byKind.value(static_cast<int>(SearchKind::Incident)), hits.seqs));
    STORE_CHECK(addCalled(tx, calledSo(text, directory), hits.seqs, hits.more));
    std::sort(hits.seqs.begin(), hits.seqs.end(), std::greater<>());
    hits.seqs.erase(std::unique(hits.seqs.begin(), hits.seqs.end()), hits.seqs.end());
    return hits;
}

} // namespace watchdesk::desk
