#include "ui/scheme/SectionPanel.h"

#include "base/Clock.h"
#include "desk/Desk.h"
#include "desk/Directory.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Beside.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/OnAnswer.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QPainter>
#include <QShowEvent>
#include <QStandardPaths>
#include <QThreadPool>

namespace watchdesk::ui {

namespace {

void askWithDialog(QWidget* parent, const QString& title, const QString& proposed, const QString& kinds,
                   std::function<void(const QString&)> take) {
    auto* dialog = new QFileDialog(parent, title, proposed, kinds);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (kinds.isEmpty())
        dialog->setFileMode(QFileDialog::Directory);
    else
        dialog->setAcceptMode(QFileDialog::AcceptSave);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(take));
    dialog->open();
}

void openWithDialog(QWidget* parent, const QString& title, const QString& kinds,
                    std::function<void(const QString&)> take) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog = new QFileDialog(parent, title, folder, kinds);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(take));
    dialog->open();
}

} // namespace

SectionPanel::SectionPanel(const QString& id, const QString& name, desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_askPath([this](const QString& title, const QString& proposed,
                                                      const QString& kinds, std::function<void(const QString&)> take) {
          askWithDialog(this, title, proposed, kinds, std::move(take));
      }),
      m_askFile([this](const QString& title, const QString& kinds, std::function<void(const QString&)> take) {
          openWithDialog(this, title, kinds, std::move(take));
      }) {
    setObjectName(id);
    setAccessibleName(name);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QAction* SectionPanel::addJob(const QString& text, const QString& icon, const QKeySequence& key,
                              std::function<void()> fn) {
    auto* action = new QAction(Theme::instance().qicon(icon), text, this);
    action->setProperty("lucide", icon);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, std::move(fn));
    addAction(action);
    return action;
}

void SectionPanel::askPath(const QString& title, const QString& name, const QString& kinds,
                           std::function<void(const QString&)> take) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_askPath(title, QDir(folder).filePath(name), kinds, std::move(take));
}

void SectionPanel::askFile(const QString& title, const QString& kinds, std::function<void(const QString&)> take) {
    m_askFile(title, kinds, std::move(take));
}

void SectionPanel::keepPaper(FormSheet* sheet, const QString& path, std::function<Result<int>()> write) {
    onAnswer(sheet, beside(*QThreadPool::globalInstance(), std::move(write)), [sheet, path](const Result<int>& pages) {
        sheet->tell(pages ? tr("Written: %1").arg(path) : QString::fromStdString(pages.error().text()));
    });
}

desk::PaperHead SectionPanel::paperHead() const {
    QStringList schemes;
    for (const domain::Scheme& scheme : m_desk.directory().schemes())
        schemes += scheme.name;
    return {schemes.join(QStringLiteral(" · ")), m_desk.person().name, m_desk.clock().now()};
}

void SectionPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!event->spontaneous())
        refresh();
}

void SectionPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

} // namespace watchdesk::ui
