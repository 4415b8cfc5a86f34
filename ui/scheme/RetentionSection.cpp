#include "ui/scheme/RetentionSection.h"

#include "base/Clock.h"
#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/PlainPapers.h"
#include "desk/Roles.h"
#include "ui/scheme/CertificateView.h"
#include "ui/scheme/ClockView.h"
#include "ui/scheme/DueView.h"
#include "ui/scheme/EraseSheet.h"
#include "ui/scheme/Table.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QAction>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace watchdesk::ui {

RetentionSection::RetentionSection(desk::Desk& desk, QWidget* parent)
    : SectionPanel(QStringLiteral("retention"), tr("Retention"), desk, parent), m_retention(desk.retention()),
      m_head(new PanelHead({})),
      m_which(new SegmentedControl({tr("Due"), tr("Clocks"), tr("Certificates")}, tr("View"))),
      m_stack(new QStackedWidget), m_due(new DueView), m_clocks(new ClockView), m_certificates(new CertificateView) {
    m_head->setAccessibleName(tr("Retention"));
    m_head->addMark(m_which);
    for (QWidget* view :
         {static_cast<QWidget*>(m_due), static_cast<QWidget*>(m_clocks), static_cast<QWidget*>(m_certificates)})
        m_stack->addWidget(view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_stack, 1);
    makeActions();
    focusGoesTo(this, [this] { return m_stack->currentWidget(); });
    connect(m_which, &SegmentedControl::currentChanged, this, [this](int view) { showView(static_cast<View>(view)); });
    connect(m_due, &DueView::eraseWanted, this, &RetentionSection::erase);
    connect(m_certificates, &CertificateView::openWanted, this, &RetentionSection::showCertificate);
    connect(m_clocks, &ClockView::valueWanted, this, &RetentionSection::setClock);
}

void RetentionSection::makeActions() {
    const std::pair<View, QString> views[] = {{Due, tr("What is due")},
                                              {Clocks, tr("How long things are kept")},
                                              {Certificates, tr("Certificates of erasure")}};
    for (const auto& [view, text] : views)
        addJob(text, QStringLiteral("hourglass"), QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + int(view))),
               [this, view = view] { showView(view); });
    addJob(tr("Choose everything that is due"), QStringLiteral("list-checks"), QKeySequence(Qt::CTRL | Qt::Key_A),
           [this] {
               showView(Due);
               m_due->model().chooseAll(true);
           });
    addJob(tr("Erase what is chosen"), QStringLiteral("trash-2"), Qt::Key_Delete, [this] {
        if (m_stack->currentWidget() == m_due && !m_due->model().chosen().isEmpty())
            erase(m_due->model().chosen());
    });
}

QVector<KeyHint> RetentionSection::hints() const {
    return {{{tr("Alt 1"), tr("Alt 2"), tr("Alt 3")}, tr("due, clocks, certificates")},
            {{tr("Space")}, tr("choose")},
            {{tr("Ctrl A")}, tr("all")},
            {{tr("Del")}, tr("erase")}};
}

void RetentionSection::showView(View view) {
    QWidget* const views[] = {m_due, m_clocks, m_certificates};
    m_which->setCurrent(view);
    m_stack->setCurrentWidget(views[view]);
    if (!m_which->hasFocus())
        views[view]->setFocus(Qt::OtherFocusReason);
}

void RetentionSection::refresh() {
    readDue();
    readClocks();
    readCertificates();
}

void RetentionSection::readDue() {
    onAnswer(this, m_retention.dryRun(), [this](const QVector<desk::DueRow>& records) {
        m_due->show(records);
        m_which->setCount(Due, static_cast<int>(records.size()));
    });
}

void RetentionSection::readClocks() {
    onAnswer(this, m_retention.clocks(), [this](const QVector<desk::ClockRow>& clocks) { m_clocks->show(clocks); });
}

void RetentionSection::readCertificates() {
    onAnswer(this, m_retention.certificates(),
             [this](const QVector<desk::ErasureCertificate>& certificates) { m_certificates->show(certificates); });
}

void RetentionSection::setClock(const QString& key, int value, int before) {
    onAnswer(this, m_retention.setClock(key, value), [this, key, before](const desk::ClockRow& clock) {
        readClocks();
        readDue(); // what is due follows the clocks
        Toast::show(
            this, tr("%1: %2").arg(QString::fromUtf8(clock.clock.title), retentionText(clock.clock.unit, clock.value)),
            tr("Undo"), [this, key, before] { putBack(key, before); });
    });
}

void RetentionSection::putBack(const QString& key, int value) {
    onAnswer(this, m_retention.setClock(key, value), [this](const desk::ClockRow&) {
        readClocks();
        readDue();
    });
}

void RetentionSection::erase(const QVector<desk::DueRow>& records) {
    QVector<domain::Person> others;
    for (const domain::Person& person : desk().people()) {
        if (person.id != desk().person().id && desk::mayDo(person, desk::Act::Erase))
            others += person;
    }
    auto* sheet = new EraseSheet(this, m_retention, records, others);
    connect(sheet, &EraseSheet::ended, this, &RetentionSection::refresh);
    connect(sheet, &EraseSheet::erased, this, &RetentionSection::showCertificate);
}

void RetentionSection::showCertificate(const desk::ErasureCertificate& certificate) {
    auto* sheet = new CertificateSheet(this, certificate);
    connect(sheet, &CertificateSheet::paperWanted, this, [this, sheet, certificate] {
        const QString name = tr("Certificate of erasure %1.pdf").arg(localDate(certificate.at).toString(Qt::ISODate));
        askPath(tr("Certificate as PDF"), name, tr("PDF (*.pdf)"), [this, sheet, certificate](const QString& path) {
            keepPaper(sheet, path, [head = paperHead(), certificate, path] {
                return desk::writeCertificatePaper(head, certificate, path);
            });
        });
    });
}

} // namespace watchdesk::ui
