#include "ui/shell/DemoCameras.h"

#include "base/Log.h"
#include "desk/Directory.h"
#include "desk/EnrolmentDesk.h"
#include "desk/StillDesk.h"
#include "ui/widgets/Beside.h"
#include "ui/widgets/OnAnswer.h"

#include <QFile>
#include <QFileInfo>

namespace watchdesk::ui {

namespace {

QString premisesOf(const desk::Directory& directory, const QString& callSign) {
    for (const auto& caller : directory.vocabulary().callers) {
        if (caller.callSign == callSign)
            return caller.premisesId;
    }
    return {};
}

QString lineOf(const desk::DemoStill& truth, const desk::DemoStillVerdict& verdict) {
    QStringList parts;
    if (verdict.right > 0)
        parts += QStringLiteral("%1 right").arg(verdict.right);
    if (verdict.strangers > 0)
        parts += QStringLiteral("%1 stranger%2 matched nobody")
                     .arg(verdict.strangers)
                     .arg(verdict.strangers == 1 ? "" : "s");
    if (verdict.falseMatches > 0)
        parts += QStringLiteral("%1 stranger%2 named WRONGLY")
                     .arg(verdict.falseMatches)
                     .arg(verdict.falseMatches == 1 ? "" : "s");
    for (const QString& miss : verdict.misses)
        parts += QStringLiteral("missed ") + miss;
    return QFileInfo(truth.file).fileName() + QStringLiteral(": ") + parts.join(QStringLiteral("; "));
}

} // namespace

DemoCameras::DemoCameras(desk::Desk& desk, const QString& folder, QThreadPool& pool, QObject* parent)
    : QObject(parent), m_desk(desk) {
    connect(&desk.stills(), &desk::StillDesk::changed, this, &DemoCameras::take);
    auto drawn = beside(pool, [folder, now = desk.clock().now()] {
        domain::DemoOptions options;
        options.now = now;
        return desk::makeDemoStills(folder, domain::makeDemoTown(options).subjects);
    });
    onAnswer(
        this, drawn,
        [this](const QVector<desk::DemoStill>& stills) {
            m_stills = stills;
            submit();
        },
        [this](const Error& error) {
            log("ui")->warn("{}", error.text());
            end();
        });
}

void DemoCameras::submit() {
    if (!m_desk.isOpen()) {
        connect(&m_desk, &desk::Desk::opened, this, &DemoCameras::submit,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        return;
    }
    onAnswer(
        this, m_desk.enrolment().watchlisted(),
        [this](const QStringList& references) {
            m_watchlisted = references;
            for (const desk::DemoStill& still : std::as_const(m_stills)) {
                QFile file(still.file);
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                desk::StillFile in;
                in.bytes = file.readAll();
                in.source = still.source;
                in.premisesId = premisesOf(m_desk.directory(), still.callSign);
                m_waiting.insert(m_desk.stills().submit(in), still);
            }
            if (m_waiting.isEmpty())
                end();
        },
        [this](const Error&) { end(); });
}

void DemoCameras::take(const QString& stillId) {
    const auto found = m_waiting.constFind(stillId);
    if (found == m_waiting.constEnd())
        return;
    const desk::StillView view = m_desk.stills().still(stillId);
    if (view.state != desk::StillView::State::Done && view.state != desk::StillView::State::Failed)
        return;
    const desk::DemoStill truth = *found;
    m_waiting.remove(stillId);
    if (view.state == desk::StillView::State::Failed)
        m_report.lines +=
            QFileInfo(truth.file).fileName() + QStringLiteral(": ") + QString::fromStdString(view.error.text());
    else
        judge(truth, view);
    if (m_waiting.isEmpty())
        end();
}

void DemoCameras::judge(const desk::DemoStill& truth, const desk::StillView& found) {
    const auto verdict = desk::judgeDemoStill(truth, found, m_watchlisted);
    ++m_report.stills;
    m_report.faces.right += verdict.right;
    m_report.faces.wrong += verdict.wrong;
    m_report.faces.strangers += verdict.strangers;
    m_report.faces.falseMatches += verdict.falseMatches;
    m_report.faces.misses += verdict.misses;
    m_report.lines += lineOf(truth, verdict);
}

void DemoCameras::end() {
    if (std::exchange(m_finished, true))
        return;
    Q_EMIT finished();
}

} // namespace watchdesk::ui
