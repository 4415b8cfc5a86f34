#include "ui/control/PoliceHand.h"

#include "desk/IntelDesk.h"
#include "desk/PackDesk.h"
#include "desk/ShiftDesk.h"
#include "ui/control/CaseSheet.h"
#include "ui/control/IntelSheet.h"
#include "ui/control/NudgeSheet.h"
#include "ui/control/ShiftSheets.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

namespace watchdesk::ui {

namespace {

void askWithDialog(QWidget* parent, const QString& title, const QString& name, std::function<void(QString)> take) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog = new QFileDialog(parent, title, QDir(folder).filePath(name), PoliceHand::tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(take));
    dialog->open();
}

} // namespace

PoliceHand::PoliceHand(QWidget& page, desk::Desk& desk)
    : QObject(&page), m_page(page), m_desk(desk), m_ask(askWithDialog) {}

QString PoliceHand::today() const {
    return localDate(m_desk.clock().now()).toString(Qt::ISODate);
}

// Nothing is read before it is known where it is to go.
void PoliceHand::write(const QString& title, const QString& name,
                       const std::function<QFuture<Result<desk::PaperWritten>>(const QString& path)>& job) {
    m_ask(&m_page, title, name, [this, job](const QString& path) {
        onAnswer(
            this, job(path),
            [this](const desk::PaperWritten& paper) {
                Toast::show(&m_page, paper.pages == 1 ? tr("Written: %1, 1 page").arg(paper.path)
                                                      : tr("Written: %1, %2 pages").arg(paper.path).arg(paper.pages));
            },
            [this](const Error& error) { Q_EMIT failed(error); });
    });
}

void PoliceHand::openCase(const QString& incidentId) {
    if (incidentId.isEmpty()) {
        Q_EMIT failed({ErrorCode::InvalidInput,
                       tr("No incident is chosen.").toStdString(),
                       {},
                       tr("Choose one in the feed (F10), or take an alert in hand.").toStdString()});
        return;
    }
    onAnswer(
        this, m_desk.cases().view(incidentId), [this](const desk::CaseView& view) { showCase(view); },
        [this](const Error& error) { Q_EMIT failed(error); });
}

void PoliceHand::showCase(const desk::CaseView& view) {
    auto* sheet = new CaseSheet(&m_page, m_desk, view);
    connect(sheet, &CaseSheet::noted, this, &PoliceHand::noted);
    connect(sheet, &CaseSheet::packWanted, this, [this, sheet, view] {
        sheet->dismiss();
        pack(view);
    });
    connect(sheet, &CaseSheet::intelWanted, this, [this, id = view.incident.id] { writeIntel(id); });
}

void PoliceHand::noted(const desk::CaseChange& change) {
    Toast::show(&m_page, tr("Noted"), tr("Undo"), [this, change] {
        onAnswer(
            this, m_desk.cases().undo(change), [](const desk::CaseChange&) {},
            [this](const Error& error) { Q_EMIT failed(error); });
    });
}

void PoliceHand::pack(const desk::CaseView& view) {
    write(tr("For the police as PDF"), tr("Incident %1 for the police.pdf").arg(view.incident.number),
          [this, id = view.incident.id](const QString& path) { return m_desk.packs().pdf({id}, path); });
}

void PoliceHand::letters() {
    write(tr("Letters as PDF"), tr("Please report %1.pdf").arg(today()),
          [this](const QString& path) { return m_desk.cases().nudgePdf(path); });
}

void PoliceHand::openNudges() {
    auto* sheet = new NudgeSheet(&m_page, m_desk);
    connect(sheet, &NudgeSheet::caseWanted, this, &PoliceHand::openCase);
    connect(sheet, &NudgeSheet::lettersWanted, this, [this, sheet] {
        sheet->dismiss();
        letters();
    });
}

void PoliceHand::handOver() {
    auto* sheet = new ShiftSheet(&m_page, m_desk);
    connect(sheet, &ShiftSheet::reportWanted, this, &PoliceHand::shiftReport);
    // Who has handed over sits here no longer.
    connect(sheet, &ShiftSheet::handedOver, this, [this] { m_desk.lock(); });
}

void PoliceHand::lastNote() {
    onAnswer(
        this, m_desk.shifts().lastNote(),
        [this](const std::optional<desk::ShiftView>& note) {
            if (note)
                new NoteSheet(&m_page, m_desk, *note);
            else
                Toast::show(&m_page, tr("Nothing has been handed over yet."));
        },
        [this](const Error& error) { Q_EMIT failed(error); });
}

void PoliceHand::shiftReport() {
    write(tr("Shift report as PDF"), tr("Shift %1.pdf").arg(today()),
          [this](const QString& path) { return m_desk.shifts().pdf(path); });
}

void PoliceHand::writeIntel(const QString& incidentId) {
    const auto open = [this](const QString& incident, const QString& about) {
        auto* sheet = new IntelSheet(&m_page, m_desk, incident, {}, about);
        connect(sheet, &IntelSheet::kept, this, [this](const domain::IntelReport& report) {
            Toast::show(&m_page, tr("Kept as WD/IR/%1; Ctrl+Shift+I writes it as PDF").arg(report.number));
        });
    };
    if (incidentId.isEmpty())
        return open({}, tr("Of no incident."));
    onAnswer(
        this, m_desk.cases().view(incidentId),
        [open](const desk::CaseView& view) {
            open(view.incident.id, tr("Of incident %1: %2").arg(view.incident.number).arg(caseTitle(view)));
        },
        [this](const Error& error) { Q_EMIT failed(error); });
}

void PoliceHand::intelReports() {
    auto* sheet = new IntelListSheet(&m_page, m_desk);
    connect(sheet, &IntelListSheet::paperWanted, this, [this, sheet](const QString& id, qint64 number) {
        sheet->dismiss();
        write(tr("Intelligence report as PDF"), tr("Intelligence report %1.pdf").arg(number),
              [this, id](const QString& path) { return m_desk.intel().pdf(id, path); });
    });
}

void PoliceHand::handAlert(const domain::Alert& alert) {
    auto* sheet = new HandAlertSheet(&m_page, m_desk, alert);
    connect(sheet, &HandAlertSheet::handed, this, [this, number = alert.number](const QString& name) {
        Toast::show(&m_page, tr("Alert %1 is in the hand of %2").arg(number).arg(name));
    });
}

} // namespace watchdesk::ui
