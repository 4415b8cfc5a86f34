#include "ui/shell/ActionRegistry.h"

#include "ui/theme/Theme.h"

#include <QMenu>
#include <QPointer>
#include <QWidget>

namespace watchdesk::ui {

ActionRegistry::ActionRegistry(QWidget* window) : QObject(window), m_window(window) {}

QAction* ActionRegistry::add(const ActionSpec& spec) {
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcut(spec.shortcut);
    action->setProperty("section", spec.section);
    action->setProperty("lucide", spec.icon);
    if (!spec.icon.isEmpty())
        action->setIcon(Theme::instance().qicon(spec.icon));
    connect(action, &QAction::triggered, this, [run = spec.run] {
        if (run)
            run();
    });
    m_window->addAction(action);
    m_own.append(action);
    return action;
}

void ActionRegistry::setPage(QWidget* page, const QString& section) {
    m_page = page;
    m_pageSection = section;
    if (page)
        connect(page, &QObject::destroyed, this, [this, page] {
            if (m_page == page)
                m_page = nullptr;
        });
}

QAction* ActionRegistry::find(const QString& id) const {
    for (QAction* action : all())
        if (action->objectName() == id)
            return action;
    return nullptr;
}

QVector<QAction*> ActionRegistry::all() const {
    QVector<QAction*> actions;
    const auto take = [&](QAction* action) {
        if (!action->isSeparator() && !action->text().isEmpty() && !actions.contains(action))
            actions.append(action);
    };
    if (m_page)
        for (QAction* action : m_page->actions())
            take(action);
    for (QAction* action : m_own)
        take(action);
    return actions;
}

QString ActionRegistry::sectionOf(const QAction* action) const {
    const QString own = action->property("section").toString();
    return own.isEmpty() ? m_pageSection : own;
}

QString ActionRegistry::iconOf(const QAction* action) {
    return action->property("lucide").toString();
}

QString ActionRegistry::keyText(const QKeySequence& keys) {
    QString text = keys.toString(QKeySequence::NativeText);
    // "Ctrl++" must keep its plus.
    text.replace(QLatin1String("++"), QLatin1String("+\x01"));
    text.replace(QLatin1Char('+'), QLatin1Char(' '));
    text.replace(QLatin1Char('\x01'), QLatin1Char('+'));
    return text.replace(QLatin1String("Return"), tr("Enter"));
}

void ActionRegistry::fill(QMenu& menu) const {
    menu.clear();
    QString section;
    QMenu* part = nullptr;
    for (QAction* action : all()) {
        const QString of = sectionOf(action);
        if (!part || of != section) {
            section = of;
            part = nullptr;
            for (QMenu* existing : menu.findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly))
                if (existing->title() == of)
                    part = existing;
            if (!part)
                part = menu.addMenu(of);
        }
        part->addAction(action);
    }
}

} // namespace watchdesk::ui
