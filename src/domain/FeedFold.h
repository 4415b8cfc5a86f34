// Repeats in the feed: the same thing again stands as one row with a count.
#pragma once

#include "base/Clock.h"
#include "domain/Feed.h"

#include <QHash>
#include <QString>
#include <QVector>

#include <optional>

namespace watchdesk::domain {

/// What of a row decides whether the next one like it is a repeat.
struct FoldFacts {
    FeedKind kind = FeedKind::System;
    QString code;          ///< of a System row
    QString source;        ///< what made it ("set:…", "gateway:SHOP"); may be empty
    QString words;         ///< what a text or an event says
    bool received = false; ///< of a text: it came in
    bool live = false;     ///< of an over: it is still spoken
    bool linked = false;   ///< of an over: something was logged from it, or it is our own
    qint64 lengthMs = 0;   ///< of an over
    int loudest = 0;       ///< of an over: 0 silent … 255
};

/// A key pressed and nothing said: shorter, and nowhere louder, than this.
inline constexpr qint64 silentOverMs = 2'000;
inline constexpr int silentLevel = 10;

/// Rows of the same key are repeats of each other; empty: the row always stands for itself. Alerts, emergencies,
/// sightings, incidents, and what asks for a look at a person (a lone worker, a silent roll-call, a match, a breach)
/// do.
[[nodiscard]] QString foldKey(const FoldFacts& facts);

struct FoldRules {
    UtcMs gapMs = 10 * 60'000;  ///< so long after the last a row begins anew
    UtcMs spanMs = 60 * 60'000; ///< so long after the first, too: what goes on for hours comes to the top once an hour
};

/// Decides row by row, in the order of the log. One thread. Bounded: runs that are over are forgotten.
class FeedFold {
public:
    explicit FeedFold(const FoldRules& rules = {}) : m_rules(rules) {}
    /// The row under which this one folds; nothing when it stands for itself, and later ones may fold under it.
    std::optional<qint64> add(const QString& key, qint64 seq, UtcMs at);
    /// Whatever comes next does not fold under what is there.
    void forget() { m_runs.clear(); }

private:
    struct Run {
        qint64 head = 0;
        UtcMs first = 0;
        UtcMs last = 0;
    };
    [[nodiscard]] bool isOver(const Run& run, UtcMs at) const;
    void prune(UtcMs at);
    FoldRules m_rules;
    QHash<QString, Run> m_runs;
};

} // namespace watchdesk::domain
