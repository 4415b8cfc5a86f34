// What the window does by key, menu and palette, and its two menus.
#include "desk/Desk.h"
#include "ui/shell/EmergencyBand.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/QuickKeySheet.h"
#include "ui/shell/Session.h"
#include "ui/shell/Sheets.h"
#include "ui/shell/TopBar.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/MachineSettings.h"
#include "ui/widgets/PassphraseSheet.h"
#include "ui/widgets/People.h"

#include <QMenu>

namespace watchdesk::ui {

void MainWindow::registerActions() {
    const QString go = tr("Go to");
    for (int i = 0; i < pageCount(); ++i) {
        const PageEntry& page = m_pages.pages()[i];
        m_actions->add({QStringLiteral("page.") + page.id, page.title, go, page.icon,
                        QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), [this, i] { showPage(i); }});
    }
    const QString desk = tr("Desk");
    m_actions->add({QStringLiteral("desk.find"), tr("Find or run anything"), desk, QStringLiteral("search"),
                    QKeySequence(tr("Ctrl+K")), [this] { openPalette(); }});
    m_actions->add({QStringLiteral("desk.acknowledge"), tr("Acknowledge the emergency"), desk, QStringLiteral("bell"),
                    QKeySequence(Qt::Key_F5), [this] { m_alarm->acknowledge(); }});
    m_actions->add({QStringLiteral("desk.lock"), tr("Lock the desk"), desk, QStringLiteral("lock"),
                    QKeySequence(tr("Ctrl+L")), [this] {
                        if (m_session.desk())
                            m_session.desk()->lock();
                    }});
    m_actions->add(
        {QStringLiteral("desk.passphrase"), tr("Change your passphrase"), desk, QStringLiteral("lock"), {}, [this] {
             new PassphraseSheet(this, *m_session.desk(), PassphraseSheet::Why::Wished);
         }});
    m_actions->add({QStringLiteral("desk.quick-key"), tr("Set a quick key"), desk, QStringLiteral("lock"), {}, [this] {
                        new QuickKeySheet(this, *m_session.desk());
                    }});
    m_actions->add({QStringLiteral("store.open"), tr("Open another store"), desk, QStringLiteral("folder-open"),
                    QKeySequence(tr("Ctrl+Shift+O")), [this] { askForStore(); }});
    m_actions->add({QStringLiteral("desk.quit"), tr("Quit"), desk, QStringLiteral("power"), QKeySequence(tr("Ctrl+Q")),
                    [this] { close(); }});
    const QString view = tr("View");
    m_actions->add({QStringLiteral("view.mode"), tr("Dark or light"), view, QStringLiteral("contrast"),
                    QKeySequence(tr("Ctrl+Shift+D")), [] {
                        const bool dark = Theme::instance().mode() == Theme::Mode::Dark;
                        MachineSettings::instance().set(QStringLiteral("look/light"), dark ? 1 : 0);
                    }});
    m_actions->add({QStringLiteral("view.full-screen"), tr("Full screen"), view, QStringLiteral("maximize"),
                    QKeySequence(Qt::Key_F11), [this] { isFullScreen() ? showNormal() : showFullScreen(); }});
    m_actions->add({QStringLiteral("help.keys"), tr("Keys"), tr("Help"), QStringLiteral("keyboard"),
                    QKeySequence(Qt::Key_F1), [this] { new HelpSheet(this, *m_actions); }});
    m_actions->add(
        {QStringLiteral("help.about"), tr("About WatchDesk"), tr("Help"), QStringLiteral("info"), {}, [this] {
             new AboutSheet(this);
         }});
}

void MainWindow::refreshActions() {
    const bool open = m_session.desk() && m_session.desk()->isOpen();
    for (const char* id : {"desk.lock", "desk.find", "desk.acknowledge", "desk.passphrase", "desk.quick-key"})
        m_actions->find(QLatin1String(id))->setEnabled(open);
    for (int i = 0; i < pageCount(); ++i)
        m_actions->find(QStringLiteral("page.") + m_pages.pages()[i].id)->setEnabled(open && isThere(i));
}

void MainWindow::openPersonMenu() {
    QMenu menu(this);
    const domain::Person person = m_session.desk()->person();
    menu.addAction(QStringLiteral("%1 · %2").arg(person.name, roleText(person.role)))->setEnabled(false);
    menu.addSeparator();
    for (const char* id :
         {"desk.lock", "desk.quick-key", "desk.passphrase", "view.mode", "view.full-screen", "help.keys", "help.about"})
        menu.addAction(m_actions->find(QLatin1String(id)));
    menu.addSeparator();
    menu.addAction(m_actions->find(QStringLiteral("desk.quit")));
    const QSize size = menu.sizeHint();
    menu.exec(m_bar->mapToGlobal(QPoint(m_bar->width() - size.width() - 8, m_bar->height())));
}

void MainWindow::openBadgeMenu() {
    QMenu menu(this);
    m_actions->fill(menu);
    menu.exec(m_bar->mapToGlobal(QPoint(8, m_bar->height())));
}

} // namespace watchdesk::ui
