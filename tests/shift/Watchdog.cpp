#include "Watchdog.h"

#include <QEvent>

#include <ctime>

namespace watchdesk::test {

namespace {

double msOf(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace

bool Watchdog::notify(QObject* receiver, QEvent* event) {
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    // The receiver may be gone when it is done.
    const QString name = QString::fromLatin1(receiver->metaObject()->className()) + QLatin1Char(' ') +
                         receiver->objectName() + QStringLiteral(" event %1").arg(event->type());
    const double cpu = msOf(CLOCK_THREAD_CPUTIME_ID);
    const double wall = msOf(CLOCK_MONOTONIC);
    ++m_depth;
    const bool done = QApplication::notify(receiver, event);
    --m_depth;
    const Slow took{name, msOf(CLOCK_THREAD_CPUTIME_ID) - cpu, msOf(CLOCK_MONOTONIC) - wall};
    ++m_events;
    m_mostCpu = std::max(m_mostCpu, took.cpuMs);
    m_mostWall = std::max(m_mostWall, took.wallMs);
    if (took.cpuMs > limitMs)
        m_slow.append(took);
    return done;
}

void Watchdog::reset() {
    m_events = 0;
    m_mostCpu = m_mostWall = 0;
    m_slow.clear();
}

} // namespace watchdesk::test
