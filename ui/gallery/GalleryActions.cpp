// The actions of the gallery: what its menu, the palette and the help sheet list.
#include "ui/gallery/CardWords.h"
#include "ui/gallery/GalleryPage.h"
#include "ui/gallery/PhotoStrip.h"
#include "ui/gallery/SheetHead.h"
#include "ui/gallery/SheetPanel.h"
#include "ui/gallery/WallView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FilterField.h"
#include "ui/widgets/SegmentedControl.h"

#include <QAction>
#include <QMenu>

namespace watchdesk::ui {

QAction* GalleryPage::addJob(const QString& text, const QString& icon, const QKeySequence& key,
                             std::function<void()> fn) {
    auto* action = new QAction(Theme::instance().qicon(icon), text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(false);
    if (fn)
        connect(action, &QAction::triggered, this, std::move(fn));
    addAction(action);
    return action;
}

void GalleryPage::makeActions() {
    // Space and Del mean this on the wall and on the photographs alone: elsewhere they press and edit.
    QAction* open = addJob(tr("Open or close the sheet"), QStringLiteral("panel-right"), Qt::Key_Space, [this] {
        toggleSheet(m_wall->chosen().isEmpty() ? m_sheet->subjectId() : m_wall->chosen());
    });
    open->setShortcutContext(Qt::WidgetShortcut);
    m_wall->addAction(open);
    addJob(tr("Filter the gallery"), QStringLiteral("search"), Qt::Key_Slash, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    m_colours = addJob(tr("Photographs in true colours"), QStringLiteral("contrast"), Qt::Key_O,
                       [this] { m_wall->setTrueColours(m_colours->isChecked()); });
    m_colours->setCheckable(true);
    const QStringList orders{tr("Sort by risk"), tr("Sort by who was seen last"), tr("Sort by what ends first")};
    for (int i = 0; i < orders.size(); ++i)
        addJob(orders.at(i), QStringLiteral("list"), QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)),
               [this, i] { m_sort->setCurrent(i); });
    addJob(tr("Larger photographs"), QStringLiteral("zoom-in"), QKeySequence(Qt::CTRL | Qt::Key_Plus),
           [this] { m_sizes->setCurrent(m_sizes->current() + 1); });
    addJob(tr("Smaller photographs"), QStringLiteral("image"), QKeySequence(Qt::CTRL | Qt::Key_Minus),
           [this] { m_sizes->setCurrent(m_sizes->current() - 1); });
    if (m_jobs.enrolment != nullptr) {
        m_adding = {addJob(tr("Add photographs…"), QStringLiteral("plus"), QKeySequence(Qt::CTRL | Qt::Key_I),
                           [this] { m_sheet->chooseFiles(); }),
                    addJob(tr("Paste a photograph"), QStringLiteral("image-down"), QKeySequence::Paste,
                           [this] { m_sheet->paste(); })};
        m_remove = addJob(tr("Remove the photograph"), QStringLiteral("trash-2"), Qt::Key_Delete,
                          [this] { m_sheet->removePhotograph(); });
        m_remove->setShortcutContext(Qt::WidgetShortcut);
        m_sheet->strip().addAction(m_remove);
        m_adding.append(m_remove);
    }
    makeCautionActions();
    refreshActions();
}

void GalleryPage::makeCautionActions() {
    for (const domain::Caution caution : allCautions()) {
        QAction* action = addJob(tr("Caution: %1").arg(cautionText(caution)), cautionIcon(caution), {}, {});
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, caution](bool on) { m_sheet->setCaution(caution, on); });
        m_cautions.append(action);
    }
    connect(m_sheet, &SheetPanel::cautionMenuWanted, this, [this] {
        refreshActions();
        auto* menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("cautions"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(m_cautions);
        const Button& button = m_sheet->head().cautionsButton();
        menu->popup(button.mapToGlobal(QPoint(0, button.height())));
    });
}

void GalleryPage::refreshActions() {
    const auto& sheet = m_sheet->sheet();
    for (QAction* action : std::as_const(m_adding))
        action->setEnabled(m_sheet->mayAdd());
    for (int i = 0; i < m_cautions.size(); ++i) {
        m_cautions[i]->setEnabled(sheet && sheet->maySetCautions);
        m_cautions[i]->setChecked(sheet && sheet->subject.cautions.testFlag(allCautions().at(i)));
    }
}

} // namespace watchdesk::ui
