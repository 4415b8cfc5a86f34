// The demo town's cameras: stills of its people come onto the desk, and what the desk makes of them is held against the
// truth.
#pragma once

#include "desk/DemoFaces.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

namespace watchdesk::ui {

/// What was recognised in all of the stills.
struct CamerasReport {
    int stills = 0;
    desk::DemoStillVerdict faces; ///< summed up
    QStringList lines;            ///< one a still: "door-c12.jpg: 1 right, 1 stranger passed"
};

/// Window's thread; drawing happens on the pool. Lives as long as its desk is shown.
class DemoCameras : public QObject {
    Q_OBJECT
public:
    /// Draws the stills into `folder` (once) and submits them as soon as somebody is signed in.
    DemoCameras(desk::Desk& desk, const QString& folder, QThreadPool& pool, QObject* parent = nullptr);
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] const CamerasReport& report() const { return m_report; }

Q_SIGNALS:
    /// Every still has been searched, or could not be.
    void finished();

private:
    void submit();
    void take(const QString& stillId);
    void judge(const desk::DemoStill& truth, const desk::StillView& found);
    void end();

    desk::Desk& m_desk;
    QVector<desk::DemoStill> m_stills;
    QHash<QString, desk::DemoStill> m_waiting; ///< by the still's id on the desk
    QStringList m_watchlisted;
    CamerasReport m_report;
    bool m_finished = false;
};

} // namespace watchdesk::ui
