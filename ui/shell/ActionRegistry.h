// Every action of the desk, once: what the palette, the menu and the help sheet show.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>
#include <QVector>

#include <functional>

class QMenu;
class QWidget;

namespace watchdesk::ui {

/// An action of the window.
struct ActionSpec {
    QString id;      ///< "desk.lock"
    QString text;    ///< "Lock the desk"
    QString section; ///< "Desk"
    QString icon;    ///< Lucide's name; may be empty
    QKeySequence shortcut;
    std::function<void()> run;
};

/// Holds the window's own actions and looks at those of the page that is shown. Window's thread.
class ActionRegistry : public QObject {
    Q_OBJECT
public:
    explicit ActionRegistry(QWidget* window);
    /// The id is the QAction's objectName.
    QAction* add(const ActionSpec& spec);
    /// The page whose own actions count from now on; null: none. `section` heads them.
    void setPage(QWidget* page, const QString& section);
    [[nodiscard]] QAction* find(const QString& id) const;
    /// The window's and the page's, in sections, in the order added. Separators and those without a text are left out.
    [[nodiscard]] QVector<QAction*> all() const;
    [[nodiscard]] QString sectionOf(const QAction* action) const;
    [[nodiscard]] static QString iconOf(const QAction* action);
    /// "Ctrl K" as caps show it.
    [[nodiscard]] static QString keyText(const QKeySequence& keys);
    /// Fills a menu with a sub-menu for each section.
    void fill(QMenu& menu) const;

private:
    QWidget* m_window;
    QVector<QAction*> m_own;
    QWidget* m_page = nullptr;
    QString m_pageSection;
};

} // namespace watchdesk::ui
