#include "domain/EmergencyRule.h"

#include <QRegularExpression>
#include <QStringList>

namespace watchdesk::domain {

namespace {

QString keyOf(const ToneCode& code) {
    return code.set + QLatin1Char(' ') + code.code;
}

/// Ids that every packet carries are no keys that somebody presses.
bool isPressed(const ToneCode& code) {
    static const QStringList ofPackets{QStringLiteral("HYTERA"), QStringLiteral("ED137"), QStringLiteral("CSRC")};
    return !ofPackets.contains(code.set);
}

} // namespace

std::optional<QVector<ToneCode>> toneCodesOf(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^([A-Za-z][A-Za-z0-9-]{0,15})[ :]+([0-9A-Fa-f*#]{1,16})$"));
    QVector<ToneCode> codes;
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        const QRegularExpressionMatch match = form.match(part.trimmed());
        if (!match.hasMatch())
            return std::nullopt;
        const ToneCode code{match.captured(1).toUpper(), match.captured(2).toUpper()};
        if (!codes.contains(code))
            codes.append(code);
    }
    return codes;
}

QString toneCodesText(const QVector<ToneCode>& codes) {
    QStringList parts;
    for (const ToneCode& code : codes)
        parts += keyOf(code);
    return parts.join(QStringLiteral(", "));
}

std::optional<EmergencyCause> EmergencyRule::heard(const QString& over, const ToneCode& code, UtcMs at,
                                                   const EmergencySettings& settings) {
    Over& running = m_overs[over];
    // Counted even when the over is an emergency already: the next one is told by it, too.
    const bool again = isPressed(code) && repeated(running, keyOf(code), at, settings);
    if (running.emergency)
        return std::nullopt;
    const bool listed = settings.codes.contains({code.set.toUpper(), code.code.toUpper()});
    running.emergency = listed || again;
    if (!running.emergency)
        return std::nullopt;
    return listed ? EmergencyCause::Code : EmergencyCause::Repeated;
}

bool EmergencyRule::repeated(Over& over, const QString& key, UtcMs at, const EmergencySettings& settings) {
    for (auto it = m_lately.begin(); it != m_lately.end();) {
        while (!it->isEmpty() && at - it->first() > settings.within)
            it->removeFirst();
        it = it->isEmpty() ? m_lately.erase(it) : std::next(it);
    }
    if (settings.times <= 0)
        return false;
    for (QVector<UtcMs>* times : {&over.codes[key], &m_lately[key]}) {
        times->append(at);
        while (times->size() > settings.times)
            times->removeFirst();
    }
    return over.codes[key].size() >= settings.times || m_lately[key].size() >= settings.times;
}

void EmergencyRule::forget(const QString& over, const ToneCode& code) {
    const auto running = m_overs.find(over);
    if (running == m_overs.end())
        return;
    for (const UtcMs at : running->codes.take(keyOf(code)))
        m_lately[keyOf(code)].removeOne(at);
}

bool EmergencyRule::flagged(const QString& over) {
    Over& running = m_overs[over];
    const bool news = !running.emergency;
    running.emergency = true;
    return news;
}

void EmergencyRule::ended(const QString& over) {
    m_overs.remove(over);
}

} // namespace watchdesk::domain
