// What the control room does with the police and at the end of a shift: sheets opened, papers written.
#pragma once

#include "desk/CaseDesk.h"
#include "desk/Desk.h"
#include "ui/widgets/OnAnswer.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>

namespace watchdesk::ui {

/// One a page; it knows the desk and the page, and no other part of it. Window's thread.
class PoliceHand : public QObject {
    Q_OBJECT
public:
    using AskPath =
        std::function<void(QWidget* parent, const QString& title, const QString& name, std::function<void(QString)>)>;

    PoliceHand(QWidget& page, desk::Desk& desk);
    /// Another way to ask for a file's place than a dialog.
    void setAskPath(AskPath ask) { m_ask = std::move(ask); }

    void openCase(const QString& incidentId);
    void openNudges();
    void handOver();
    void lastNote();
    void shiftReport();
    void writeIntel(const QString& incidentId);
    void intelReports();
    void handAlert(const domain::Alert& alert);

Q_SIGNALS:
    void failed(const watchdesk::Error& error);

private:
    void showCase(const desk::CaseView& view);
    void pack(const desk::CaseView& view);
    void letters();
    void write(const QString& title, const QString& name,
               const std::function<QFuture<Result<desk::PaperWritten>>(const QString& path)>& job);
    void noted(const desk::CaseChange& change);
    [[nodiscard]] QString today() const;
    QWidget& m_page;
    desk::Desk& m_desk;
    AskPath m_ask;
};

} // namespace watchdesk::ui
