#include "ui/shell/MainWindow.h"

#include "desk/Desk.h"
#include "ui/shell/EmergencyBand.h"
#include "ui/shell/IdleWatch.h"
#include "ui/shell/OpeningPage.h"
#include "ui/shell/Session.h"
#include "ui/shell/SignInPage.h"
#include "ui/shell/StatePages.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/WelcomePage.h"
#include "ui/widgets/DraftBox.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/Overlay.h"
#include "ui/widgets/Settings.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMetaProperty>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace watchdesk::ui {

MainWindow::MainWindow(const PageRegistry& pages, Session& session, QWidget* parent)
    : QWidget(parent), m_pages(pages), m_session(session), m_actions(new ActionRegistry(this)),
      m_alarm(new EmergencyBand(session.clock())), m_states(new QStackedWidget), m_opening(new OpeningPage),
      m_failure(new FailurePage), m_newStore(new NewStorePage), m_welcome(new WelcomePage),
      m_signIn(new SignInPage(session.clock())), m_deskState(new QWidget), m_bar(new TopBar(pages, session.clock())),
      m_banner(new ErrorBanner), m_stack(new QStackedWidget), m_idle(new IdleWatch(this)),
      m_nothing(
          new EmptyState(QStringLiteral("lock"), tr("No page of this window is for your role"),
                         tr("An administrator looks after people, backups and the audit log: with watchdeskctl."))),
      m_made(pages.pages().size()) {
    setWindowTitle(QStringLiteral("WatchDesk"));
    setWindowIcon(QIcon(QStringLiteral(":/theme/watchdesk.svg")));
    setAccessibleName(QStringLiteral("WatchDesk"));
    setMinimumSize(1280, 800);
    setAutoFillBackground(true);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_alarm);
    whole->addWidget(m_states);
    connect(m_alarm, &EmergencyBand::heightChanged, this,
            [this](int height) { setProperty(Overlay::uncoveredTop, height); });
    for (QWidget* state :
         {static_cast<QWidget*>(m_opening), static_cast<QWidget*>(m_failure), static_cast<QWidget*>(m_newStore),
          static_cast<QWidget*>(m_welcome), static_cast<QWidget*>(m_signIn), m_deskState})
        m_states->addWidget(state);
    auto* column = new QVBoxLayout(m_deskState);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_nothing);
    registerActions();
    connectSession();
    connectPages();
    refreshActions();
}

MainWindow::~MainWindow() {
    closeDesk();
}

/// The pages are those of whoever is signed in; what is open of the others goes.
void MainWindow::meetPerson() {
    const domain::Person person = m_session.desk()->person();
    m_person = person.id;
    DraftBox::instance().meet(person.id);
    m_bar->setPerson(person);
    int first = -1;
    for (int i = pageCount() - 1; i >= 0; --i) {
        const bool there = isThere(i);
        m_bar->setThere(i, there);
        if (!there)
            delete m_made[i].data();
        else
            first = i;
    }
    refreshWaiting();
    refreshActions();
    if (isThere(m_page))
        putPage(m_page);
    else if (first >= 0)
        putPage(first);
    else
        m_stack->setCurrentWidget(m_nothing);
    for (int i = 0; i < pageCount(); ++i) {
        if (isThere(i) && m_pages.pages()[i].alwaysWorksFor(person))
            makePage(i);
    }
}

bool MainWindow::isThere(int page) const {
    return page >= 0 && page < pageCount() && m_session.desk() &&
           m_pages.pages()[page].isFor(m_session.desk()->person());
}

QWidget* MainWindow::currentPage() const {
    return m_states->currentWidget() == m_deskState ? m_made.value(m_page).data() : nullptr;
}

void MainWindow::showPage(int index) {
    if (!isThere(index) || !m_session.desk()->isOpen())
        return;
    if (Overlay* overlay = Overlay::shownIn(this)) {
        if (overlay->isHeld() || overlay->isTyped())
            return;
        overlay->dismiss();
    }
    putPage(index);
}

/// Not shown yet.
void MainWindow::makePage(int index) {
    if (m_made[index])
        return;
    m_made[index] = m_pages.pages()[index].factory(*m_session.desk(), m_stack);
    m_stack->addWidget(m_made[index]);
    followWaiting(m_made[index]);
    // Pages know nothing of one another: one that names another is brought there.
    if (m_made[index]->metaObject()->indexOfSignal("pageWanted(QString)") >= 0)
        connect(m_made[index], SIGNAL(pageWanted(QString)), this, SLOT(goToPage(QString)));
}

/// Behind the sheet that is open, if one is.
void MainWindow::putPage(int index) {
    m_page = index;
    makePage(index);
    m_stack->setCurrentWidget(m_made[index]);
    m_bar->setCurrent(index);
    m_actions->setPage(m_made[index], m_pages.pages()[index].title);
    const bool covered = Overlay::shownIn(this) != nullptr;
    if (!covered && !m_made[index]->isAncestorOf(QApplication::focusWidget()))
        m_made[index]->setFocus();
}

void MainWindow::followWaiting(QWidget* page) {
    const QMetaObject* made = page->metaObject();
    const QMetaProperty waiting = made->property(made->indexOfProperty("waiting"));
    if (!waiting.hasNotifySignal())
        return;
    connect(page, waiting.notifySignal(), this, metaObject()->method(metaObject()->indexOfSlot("refreshWaiting()")));
    refreshWaiting();
}

void MainWindow::goToPage(const QString& id) {
    const QString part = QStringLiteral("section.") + id.section(QLatin1Char('/'), 1);
    for (int i = 0; i < pageCount(); ++i) {
        if (m_pages.pages()[i].id != id.section(QLatin1Char('/'), 0, 0) || !isThere(i))
            continue;
        showPage(i);
        for (QAction* action : currentPage()->actions()) {
            if (action->objectName() == part)
                action->trigger();
        }
    }
}

void MainWindow::refreshWaiting() {
    for (int i = 0; i < pageCount(); ++i)
        m_bar->setWaiting(i, m_made[i] ? m_made[i]->property("waiting").toInt() : 0);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    Settings().setValue(QStringLiteral("look/geometry"), saveGeometry());
    QWidget::closeEvent(event);
}

} // namespace watchdesk::ui
