#include "domain/FeedFold.h"

#include "domain/CivilDay.h"

#include <QStringList>

namespace watchdesk::domain {

namespace {

constexpr qsizetype mostRuns = 512;

bool isSilent(const FoldFacts& over) {
    return !over.live && !over.linked && over.lengthMs < silentOverMs && over.loudest < silentLevel;
}

/// Each of these is about a person, or must not be missed.
bool standsAlone(const QString& code) {
    static const QStringList codes{QStringLiteral("lone-worker"),      QStringLiteral("roll-call"),
                                   QStringLiteral("roll-call-silent"), QStringLiteral("match"),
                                   QStringLiteral("audit-set-back"),   QStringLiteral("shelved"),
                                   QStringLiteral("shelf-ended"),      QStringLiteral("alert-untaken")};
    return codes.contains(code);
}

QString eventKey(const FoldFacts& event) {
    if (standsAlone(event.code))
        return {};
    // Lost and back are one thing that flaps.
    if (event.code.startsWith(QLatin1String("gateway-")))
        return event.source;
    return QStringLiteral("event:") + event.code + QLatin1Char(':') + event.words;
}

} // namespace

QString foldKey(const FoldFacts& facts) {
    switch (facts.kind) {
    case FeedKind::Transmission:
        return isSilent(facts) && !facts.source.isEmpty() ? QStringLiteral("silent:") + facts.source : QString();
    case FeedKind::Text:
        return facts.received ? QStringLiteral("text:") + facts.source + QLatin1Char(':') + facts.words : QString();
    case FeedKind::System:
        return eventKey(facts);
    case FeedKind::Incident:
    case FeedKind::Alert:
    case FeedKind::Sighting:
    case FeedKind::Emergency:
    case FeedKind::Breach:
        break;
    }
    return {};
}

bool FeedFold::isOver(const Run& run, UtcMs at) const {
    // Another desk's clock may be behind: that is no gap.
    return at - run.last > m_rules.gapMs || at - run.first > m_rules.spanMs || civilDay(at) != civilDay(run.first);
}

void FeedFold::prune(UtcMs at) {
    m_runs.removeIf([&](QHash<QString, Run>::iterator run) { return isOver(*run, at); });
    if (m_runs.size() >= mostRuns)
        m_runs.clear();
}

std::optional<qint64> FeedFold::add(const QString& key, qint64 seq, UtcMs at) {
    if (key.isEmpty())
        return std::nullopt;
    const auto run = m_runs.find(key);
    if (run != m_runs.end() && !isOver(*run, at)) {
        run->last = std::max(run->last, at);
        return run->head;
    }
    if (run == m_runs.end() && m_runs.size() >= mostRuns)
        prune(at);
    m_runs.insert(key, {seq, at, at});
    return std::nullopt;
}

} // namespace watchdesk::domain
