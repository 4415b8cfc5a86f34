// An application that watches how long each event of the window's thread takes.
#pragma once

#include <QApplication>
#include <QString>
#include <QVector>

namespace watchdesk::test {

/// What was dispatched, and how long it kept the window.
struct Slow {
    QString what; ///< class and name of the receiver, number of the event
    double cpuMs = 0;
    double wallMs = 0;
};

/// Counts events as they are dispatched from the loop; what is sent within one counts with it. Processor time is the
/// thread's own: a machine that is busy with other things does not count against the desk.
class Watchdog : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;
    void reset();
    /// From here on, with a limit; what reaches it is kept.
    static constexpr double limitMs = 50;
    [[nodiscard]] qint64 events() const { return m_events; }
    [[nodiscard]] double mostCpuMs() const { return m_mostCpu; }
    [[nodiscard]] double mostWallMs() const { return m_mostWall; }
    [[nodiscard]] const QVector<Slow>& slow() const { return m_slow; }

private:
    int m_depth = 0;
    qint64 m_events = 0;
    double m_mostCpu = 0;
    double m_mostWall = 0;
    QVector<Slow> m_slow;
};

} // namespace watchdesk::test
