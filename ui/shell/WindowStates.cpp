// What fills the window: a store that is opened, what went wrong, a new one, who is there, the desk.
#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/PeopleDesk.h"
#include "desk/RadioLog.h"
#include "desk/Roles.h"
#include "desk/SetupDesk.h"
#include "desk/StoreAddress.h"
#include "desk/StoreHealth.h"
#include "ui/shell/EmergencyBand.h"
#include "ui/shell/IdleWatch.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/OpenStoreSheet.h"
#include "ui/shell/OpeningPage.h"
#include "ui/shell/Session.h"
#include "ui/shell/SignInPage.h"
#include "ui/shell/StatePages.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/WelcomePage.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/MachineSettings.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PassphraseSheet.h"
#include "ui/widgets/SealingBar.h"
#include "ui/widgets/Settings.h"
#include "ui/widgets/Toast.h"

#include <QAction>
#include <QPointer>
#include <QStackedWidget>

#include <utility>

namespace watchdesk::ui {

namespace {

const QString idleKey = QStringLiteral("desk/idle-minutes");
const QString lightKey = QStringLiteral("look/light");

StoreFacts factsOf(desk::Desk& desk) {
    QStringList names;
    for (const domain::Scheme& scheme : desk.directory().schemes())
        names.append(scheme.name);
    return {desk::withoutSecrets(desk.options().url), desk.store().engine(), desk.store().schemaVersion(),
            names.join(QStringLiteral(" · "))};
}

} // namespace

void MainWindow::connectSession() {
    connect(&m_session, &Session::working, this, [this](const QString& text, int percent) {
        m_opening->say(text, percent);
        m_states->setCurrentWidget(m_opening);
    });
    connect(&m_session, &Session::opening, this, [this](const QString& store) {
        m_states->setCurrentWidget(m_opening);
        m_opening->sayOpening(store);
    });
    connect(&m_session, &Session::cancelled, this, &MainWindow::showGivenUp);
    connect(m_opening, &OpeningPage::cancelled, &m_session, &Session::cancelOpening);
    connect(&m_session, &Session::closing, this, &MainWindow::closeDesk);
    connect(&m_session, &Session::opened, this, &MainWindow::meetDesk);
    connect(&m_session, &Session::missing, this, &MainWindow::showNewStore);
    connect(&m_session, &Session::failed, this, &MainWindow::showFailure);
    connect(&m_session, &Session::signingIn, this, [this](const QString& person) {
        m_signIn->choosePerson(person);
        m_opening->say(tr("Opening the records…"));
        m_states->setCurrentWidget(m_opening);
    });
    connect(&m_session, &Session::signInFailed, this, [this](const Error& error) {
        m_states->setCurrentWidget(m_signIn);
        m_signIn->showError(error);
    });
    connect(&m_session, &Session::radioFailed, m_banner, [this](const Error& error) { m_banner->showError(error); });
}

void MainWindow::connectPages() {
    connect(m_signIn, &SignInPage::signInWanted, this, [this](const QString& name, const QString& passphrase) {
        if (const QPointer<desk::Desk> desk = m_session.desk())
            onAnswer(this, desk->signIn(name, passphrase), [this, desk](const Result<domain::Person>& answer) {
                if (!answer && desk)
                    m_signIn->showError(answer.error());
            });
    });
    connect(m_signIn, &SignInPage::quickSignInWanted, this, [this](const QString& quickKey) {
        if (const QPointer<desk::Desk> desk = m_session.desk())
            onAnswer(this, desk->unlockQuickly(quickKey), [this, desk](const Result<domain::Person>& answer) {
                if (answer || !desk)
                    return;
                m_signIn->setQuickPerson(desk->quickPerson());
                m_signIn->showError(answer.error());
            });
    });
    connect(m_idle, &IdleWatch::idle, this, [this] {
        if (m_session.desk() && m_session.desk()->isOpen())
            m_session.desk()->lock();
    });
    auto& machine = MachineSettings::instance();
    m_idle->setLimit(machine.value(idleKey) * 60'000);
    connect(&machine, &MachineSettings::changed, this, [this, &machine](const QString& key) {
        if (key == idleKey)
            m_idle->setLimit(machine.value(idleKey) * 60'000);
        else if (key == lightKey)
            Theme::instance().setMode(machine.value(lightKey) != 0 ? Theme::Mode::Light : Theme::Mode::Dark);
    });
    connect(m_signIn, &SignInPage::otherStoreWanted, this, &MainWindow::askForStore);
    connect(m_signIn, &SignInPage::newStoreWanted, this, [this] { showNewStore({}); });
    connect(m_signIn, &SignInPage::demoWanted, this, [this] { m_session.openDemo(Session::defaultDemoFolder()); });
    connect(m_failure, &FailurePage::againWanted, &m_session, &Session::tryAgain);
    connect(m_failure, &FailurePage::otherStoreWanted, this, &MainWindow::askForStore);
    connect(m_failure, &FailurePage::passwordWanted, this, &MainWindow::askForStore);
    connect(m_newStore, &NewStorePage::demoWanted, this, [this] { m_session.openDemo(Session::defaultDemoFolder()); });
    connect(m_newStore, &NewStorePage::createWanted, this, &MainWindow::create);
    connect(m_newStore, &NewStorePage::cancelled, this, [this] {
        if (m_session.desk())
            meetDesk();
        else if (!m_firstPath.isEmpty())
            showWelcome(m_firstPath);
        else
            askForStore();
    });
    connect(m_welcome, &WelcomePage::startWanted, this, [this] { showNewStore(m_firstPath); });
    connect(m_welcome, &WelcomePage::openWanted, this, [this] { askForStoreAt({}); });
    connect(m_welcome, &WelcomePage::joinWanted, this, [this] { askForStoreAt(QStringLiteral("postgresql://")); });
    connect(m_welcome, &WelcomePage::demoWanted, this, [this] { m_session.openDemo(Session::defaultDemoFolder()); });
    connect(m_bar, &TopBar::pageChosen, this, &MainWindow::showPage);
    connect(m_bar, &TopBar::searchWanted, this, &MainWindow::openPalette);
    connect(&m_bar->person(), &QAbstractButton::clicked, this, &MainWindow::openPersonMenu);
    connect(&m_bar->badge(), &QAbstractButton::clicked, this, &MainWindow::openBadgeMenu);
}

/// A store that is damaged is said on every page: what can be read, and which backup is whole.
void MainWindow::showDamage() {
    const desk::Desk* desk = m_session.desk();
    if (desk == nullptr)
        return;
    const desk::Health& health = m_session.desk()->health().state();
    if (health.damage)
        m_banner->showError(*health.damage);
    else if (health.waiting)
        m_banner->showError(*health.waiting);
}

void MainWindow::meetDesk() {
    desk::Desk* desk = m_session.desk();
    // meetDesk() may come twice for one desk (back from the page of a new store).
    disconnect(desk, nullptr, this, nullptr);
    disconnect(&desk->radioLog(), nullptr, this, nullptr);
    disconnect(&desk->peopleDesk(), nullptr, this, nullptr);
    disconnect(&desk->health(), nullptr, this, nullptr);
    m_alarm->setDesk(desk);
    connect(&desk->health(), &desk::StoreHealth::changed, this, &MainWindow::showDamage);
    showDamage();
    connect(&desk->peopleDesk(), &desk::PeopleDesk::sealingChanged, this,
            [this, desk] { m_bar->sealing().setState(desk->peopleDesk().sealing()); });
    m_bar->sealing().setState(desk->peopleDesk().sealing());
    connect(desk, &desk::Desk::opened, this, &MainWindow::showDesk);
    connect(desk, &desk::Desk::personChanged, this, &MainWindow::meetPerson);
    connect(desk, &desk::Desk::locked, this, &MainWindow::meetLock);
    connect(
        &desk->radioLog(), &desk::RadioLog::channelChanged, this,
        [this](const desk::ChannelState& state) {
            m_bar->lights().setChannel(state);
            if (m_states->currentWidget() == m_signIn)
                m_signIn->setChannels(m_session.desk()->radioLog().channels());
        },
        Qt::QueuedConnection);
    m_bar->lights().setChannels(desk->radioLog().channels());
    rememberStore(m_session.url());
    askWho();
    refreshActions();
}

void MainWindow::askWho() {
    desk::Desk& desk = *m_session.desk();
    m_signIn->setStore(factsOf(desk), desk.people());
    m_signIn->setQuickPerson(desk.quickPerson());
    m_signIn->setChannels(desk.radioLog().channels());
    m_states->setCurrentWidget(m_signIn);
    m_signIn->start();
}

void MainWindow::meetLock() {
    leaveDesk();
    askWho();
}

void MainWindow::showDesk() {
    // Told from the sign-in's thread: it may be locked again, or another store's, by the time that it comes.
    if (!m_session.desk() || !m_session.desk()->isOpen())
        return;
    m_states->setCurrentWidget(m_deskState);
    m_signIn->start(); // empties the passphrase
    meetPerson();
    if (m_covered && m_coveredFor == m_person)
        std::exchange(m_covered, nullptr)->uncover();
    else if (m_session.desk()->mustChangePassphrase())
        new PassphraseSheet(this, *m_session.desk(), PassphraseSheet::Why::FirstOne);
    goOnSettingUp();
    Q_EMIT deskShown();
}

/// A desk that is not set up yet opens where something is still missing, for whoever may do it.
void MainWindow::goOnSettingUp() {
    desk::Desk* desk = m_session.desk();
    if (!desk::mayDo(desk->person(), desk::Act::ChangeSettings))
        return;
    onAnswer(desk, desk->setup().state(), [this](const Result<desk::SetupState>& state) {
        if (!state || !state->next() || m_states->currentWidget() != m_deskState)
            return;
        for (int i = 0; i < pageCount(); ++i) {
            if (m_pages.pages()[i].id == QLatin1String("scheme"))
                showPage(i);
        }
        const auto actions = currentPage() ? currentPage()->actions() : QList<QAction*>();
        for (QAction* action : actions) {
            if (action->objectName() == QLatin1String("section.setup"))
                action->trigger();
        }
    });
}

/// What is shown once waits for whoever it was shown to; nobody else sees it.
void MainWindow::leaveDesk() {
    while (Overlay* overlay = Overlay::shownIn(this)) {
        if (!overlay->isShownOnce()) {
            overlay->keepDraft();
            overlay->dismiss();
            continue;
        }
        overlay->cover();
        m_covered = overlay;
        m_coveredFor = m_person;
    }
    // Nothing that was done is taken back, or read, by whoever signs in next.
    delete Toast::shownIn(this);
    m_actions->setPage(nullptr, {});
    for (auto& page : m_made)
        delete page.data();
    refreshWaiting();
    refreshActions();
}

void MainWindow::closeDesk() {
    m_alarm->setDesk(nullptr);
    leaveDesk();
    if (m_covered)
        m_covered->dismiss();
    m_banner->dismiss();
}

void MainWindow::showFailure(const Error& error) {
    m_failure->showError(error, desk::withoutSecrets(m_session.url()));
    m_states->setCurrentWidget(m_failure);
    refreshActions();
}

void MainWindow::showGivenUp() {
    showFailure({ErrorCode::Cancelled, "The store was not opened, since you stopped it.", "Nothing was changed in it.",
                 "Try it again, or open another."});
    askForStore();
}

void MainWindow::showNewStore(const QString& path) {
    m_states->setCurrentWidget(m_newStore);
    m_newStore->start(path);
}

void MainWindow::showWelcome(const QString& path) {
    m_firstPath = path;
    m_states->setCurrentWidget(m_welcome);
    refreshActions();
}

void MainWindow::create(const QString& path, const QString& person, const QString& passphrase) {
    onAnswer(
        this, m_session.create(path, person, passphrase),
        [this, path, person, passphrase](const QString& key) {
            m_newStore->showRecoveryKey(key, [this, path, person, passphrase] {
                m_session.setSignIn(person, passphrase);
                m_session.open(path);
            });
        },
        [this](const Error& error) { m_newStore->showError(error); });
}

void MainWindow::askForStore() {
    askForStoreAt(desk::withoutSecrets(m_session.url()));
}

void MainWindow::askForStoreAt(const QString& url) {
    const Overlay* overlay = Overlay::shownIn(this);
    const bool keyIsShown = m_states->currentWidget() == m_newStore && m_newStore->isKeyShown();
    // A key that is shown once would be lost with the store that it is of.
    if (keyIsShown || (overlay != nullptr && overlay->isShownOnce()))
        return;
    auto* sheet = new OpenStoreSheet(this, url);
    connect(sheet, &OpenStoreSheet::storeChosen, &m_session, &Session::open);
}

} // namespace watchdesk::ui
