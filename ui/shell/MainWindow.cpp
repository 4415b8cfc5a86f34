#include "ui/shell/MainWindow.h"

#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/PeopleDesk.h"
#include "desk/RadioLog.h"
#include "desk/SearchDesk.h"
#include "desk/StoreHealth.h"
#include "ui/shell/IdleWatch.h"
#include "ui/shell/OpenStoreSheet.h"
#include "ui/shell/QuickKeySheet.h"
#include "ui/shell/Session.h"
#include "ui/widgets/Settings.h"
#include "ui/shell/Sheets.h"
#include "ui/shell/SignInPage.h"
#include "ui/shell/StatePages.h"
#include "ui/shell/TopBar.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PassphraseSheet.h"
#include "ui/widgets/People.h"
#include "ui/widgets/SealingBar.h"
#include "ui/widgets/TimeText.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMetaProperty>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace watchdesk::ui {
namespace {

constexpr int recordsShown = 12; // in the palette
constexpr int idleMinutes = 10;  // unless the machine's settings say otherwise (desk/idle-minutes, 0: never)

StoreFacts factsOf(desk::Desk& desk) {
    QStringList names;
    for (const domain::Scheme& scheme : desk.directory().schemes())
        names.append(scheme.name);
    QString path = desk.options().url;
    // An address may hold a password between its colon and its @.
    if (const qsizetype at = path.lastIndexOf(QLatin1Char('@')); path.contains(QLatin1String("://")) && at > 0)
        path = path.left(path.indexOf(QLatin1String("://")) + 3) + path.mid(at + 1);
    return {path, desk.store().engine(), desk.store().schemaVersion(), names.join(QStringLiteral(" · "))};
}

} // namespace

MainWindow::MainWindow(const PageRegistry& pages, Session& session, QWidget* parent)
    : QWidget(parent), m_pages(pages), m_session(session), m_actions(new ActionRegistry(this)),
      m_states(new QStackedWidget), m_opening(new OpeningPage), m_failure(new FailurePage),
      m_newStore(new NewStorePage), m_signIn(new SignInPage(session.clock())), m_deskState(new QWidget),
      m_bar(new TopBar(pages, session.clock())), m_banner(new ErrorBanner), m_stack(new QStackedWidget),
      m_idle(new IdleWatch(this)),
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
    whole->addWidget(m_states);
    for (QWidget* state : {static_cast<QWidget*>(m_opening), static_cast<QWidget*>(m_failure),
                           static_cast<QWidget*>(m_newStore), static_cast<QWidget*>(m_signIn), m_deskState})
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
    leaveDesk();
}

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
                        Theme& theme = Theme::instance();
                        theme.setMode(theme.mode() == Theme::Mode::Dark ? Theme::Mode::Light : Theme::Mode::Dark);
                        Settings().setValue(QStringLiteral("look/light"), theme.mode() == Theme::Mode::Light);
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

void MainWindow::connectSession() {
    connect(&m_session, &Session::working, this, [this](const QString& text, int percent) {
        m_opening->say(text, percent);
        m_states->setCurrentWidget(m_opening);
    });
    connect(&m_session, &Session::closing, this, &MainWindow::leaveDesk);
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
        if (!m_session.desk())
            return;
        onAnswer(this, m_session.desk()->signIn(name, passphrase), [this](const Result<domain::Person>& answer) {
            if (!answer)
                m_signIn->showError(answer.error());
        });
    });
    connect(m_signIn, &SignInPage::quickSignInWanted, this, [this](const QString& quickKey) {
        if (!m_session.desk())
            return;
        onAnswer(this, m_session.desk()->unlockQuickly(quickKey), [this](const Result<domain::Person>& answer) {
            if (answer)
                return;
            m_signIn->setQuickPerson(m_session.desk()->quickPerson());
            m_signIn->showError(answer.error());
        });
    });
    connect(m_idle, &IdleWatch::idle, this, [this] {
        if (m_session.desk() && m_session.desk()->isOpen())
            m_session.desk()->lock();
    });
    m_idle->setLimit(Settings().value(QStringLiteral("desk/idle-minutes"), idleMinutes).toInt() * 60'000);
    connect(m_signIn, &SignInPage::otherStoreWanted, this, &MainWindow::askForStore);
    connect(m_signIn, &SignInPage::newStoreWanted, this, [this] { showNewStore({}); });
    connect(m_signIn, &SignInPage::demoWanted, this, [this] { m_session.openDemo(Session::defaultDemoFolder()); });
    connect(m_failure, &FailurePage::againWanted, &m_session, &Session::tryAgain);
    connect(m_failure, &FailurePage::otherStoreWanted, this, &MainWindow::askForStore);
    connect(m_newStore, &NewStorePage::demoWanted, this, [this] { m_session.openDemo(Session::defaultDemoFolder()); });
    connect(m_newStore, &NewStorePage::createWanted, this, &MainWindow::create);
    connect(m_newStore, &NewStorePage::cancelled, this, [this] { m_session.desk() ? meetDesk() : askForStore(); });
    connect(m_bar, &TopBar::pageChosen, this, &MainWindow::showPage);
    connect(m_bar, &TopBar::searchWanted, this, &MainWindow::openPalette);
    connect(&m_bar->person(), &QAbstractButton::clicked, this, &MainWindow::openPersonMenu);
    connect(&m_bar->badge(), &QAbstractButton::clicked, this, &MainWindow::openBadgeMenu);
}

/// A store that is damaged is said on every page: what can be read, and which backup is whole.
void MainWindow::showDamage() {
    const desk::Desk* desk = m_session.desk();
    if (desk != nullptr && m_session.desk()->health().state().damage)
        m_banner->showError(*m_session.desk()->health().state().damage);
}

void MainWindow::meetDesk() {
    desk::Desk* desk = m_session.desk();
    // meetDesk() may come twice for one desk (back from the page of a new store).
    disconnect(desk, nullptr, this, nullptr);
    disconnect(&desk->radioLog(), nullptr, this, nullptr);
    disconnect(&desk->peopleDesk(), nullptr, this, nullptr);
    disconnect(&desk->health(), nullptr, this, nullptr);
    connect(&desk->health(), &desk::StoreHealth::changed, this, &MainWindow::showDamage);
    showDamage();
    connect(&desk->peopleDesk(), &desk::PeopleDesk::sealingChanged, this,
            [this, desk] { m_bar->sealing().setState(desk->peopleDesk().sealing()); });
    m_bar->sealing().setState(desk->peopleDesk().sealing());
    connect(desk, &desk::Desk::opened, this, &MainWindow::showDesk);
    connect(desk, &desk::Desk::personChanged, this, &MainWindow::meetPerson);
    connect(desk, &desk::Desk::locked, this, [this] {
        leaveDesk();
        m_signIn->setStore(factsOf(*m_session.desk()), m_session.desk()->people());
        m_signIn->setQuickPerson(m_session.desk()->quickPerson());
        m_signIn->setChannels(m_session.desk()->radioLog().channels());
        m_states->setCurrentWidget(m_signIn);
        m_signIn->start();
    });
    connect(
        &desk->radioLog(), &desk::RadioLog::channelChanged, this,
        [this](const desk::ChannelState& state) {
            m_bar->lights().setChannel(state);
            if (m_states->currentWidget() == m_signIn)
                m_signIn->setChannels(m_session.desk()->radioLog().channels());
        },
        Qt::QueuedConnection);
    m_bar->lights().setChannels(desk->radioLog().channels());
    m_signIn->setStore(factsOf(*desk), desk->people());
    m_signIn->setChannels(desk->radioLog().channels());
    Settings().setValue(QStringLiteral("store/last"), m_session.url());
    m_states->setCurrentWidget(m_signIn);
    m_signIn->start();
    refreshActions();
}

void MainWindow::showDesk() {
    if (!m_session.desk())
        return;
    m_states->setCurrentWidget(m_deskState);
    m_signIn->start(); // empties the passphrase
    meetPerson();
    if (m_session.desk()->mustChangePassphrase())
        new PassphraseSheet(this, *m_session.desk(), PassphraseSheet::Why::FirstOne);
    Q_EMIT deskShown();
}

/// The pages are those of whoever is signed in; what is open of the others goes.
void MainWindow::meetPerson() {
    const domain::Person person = m_session.desk()->person();
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
        showPage(m_page);
    else if (first >= 0)
        showPage(first);
    else
        m_stack->setCurrentWidget(m_nothing);
}

bool MainWindow::isThere(int page) const {
    return page >= 0 && page < pageCount() && m_session.desk() &&
           m_pages.pages()[page].isFor(m_session.desk()->person());
}

void MainWindow::leaveDesk() {
    if (Overlay* overlay = Overlay::shownIn(this))
        overlay->dismiss();
    m_actions->setPage(nullptr, {});
    for (auto& page : m_made)
        delete page.data();
    refreshWaiting();
    refreshActions();
}

void MainWindow::showFailure(const Error& error) {
    m_failure->showError(error, m_session.url());
    m_states->setCurrentWidget(m_failure);
    refreshActions();
}

void MainWindow::showNewStore(const QString& path) {
    m_states->setCurrentWidget(m_newStore);
    m_newStore->start(path);
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
    auto* sheet = new OpenStoreSheet(this, m_session.url());
    connect(sheet, &OpenStoreSheet::storeChosen, &m_session, &Session::open);
}

QWidget* MainWindow::currentPage() const {
    return m_states->currentWidget() == m_deskState ? m_made.value(m_page).data() : nullptr;
}

void MainWindow::showPage(int index) {
    desk::Desk* desk = m_session.desk();
    if (!isThere(index) || !desk->isOpen())
        return;
    if (Overlay* overlay = Overlay::shownIn(this)) {
        if (overlay->isHeld())
            return;
        overlay->dismiss();
    }
    m_page = index;
    const PageEntry& entry = m_pages.pages()[index];
    if (!m_made[index]) {
        m_made[index] = entry.factory(*desk, m_stack);
        m_stack->addWidget(m_made[index]);
        followWaiting(m_made[index]);
    }
    m_stack->setCurrentWidget(m_made[index]);
    m_bar->setCurrent(index);
    m_actions->setPage(m_made[index], entry.title);
    if (!m_made[index]->isAncestorOf(QApplication::focusWidget()))
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

void MainWindow::refreshWaiting() {
    for (int i = 0; i < pageCount(); ++i)
        m_bar->setWaiting(i, m_made[i] ? m_made[i]->property("waiting").toInt() : 0);
}

void MainWindow::refreshActions() {
    const bool open = m_session.desk() && m_session.desk()->isOpen();
    for (const char* id : {"desk.lock", "desk.find", "desk.passphrase", "desk.quick-key"})
        m_actions->find(QLatin1String(id))->setEnabled(open);
    for (int i = 0; i < pageCount(); ++i)
        m_actions->find(QStringLiteral("page.") + m_pages.pages()[i].id)->setEnabled(open && isThere(i));
}

QVector<PaletteItem> MainWindow::paletteItems() {
    QVector<PaletteItem> items;
    for (QAction* action : m_actions->all()) {
        if (action->objectName() == QLatin1String("desk.find"))
            continue;
        QString title = action->text();
        items.append({title.remove(QLatin1Char('&')), m_actions->sectionOf(action), ActionRegistry::iconOf(action),
                      ActionRegistry::keyText(action->shortcut()), action->isEnabled(), true,
                      [act = QPointer<QAction>(action)] {
                          if (act)
                              act->trigger();
                      }});
    }
    const domain::Vocabulary vocabulary = m_session.desk()->directory().vocabulary();
    QStringList premises;
    for (const domain::KnownCaller& caller : vocabulary.callers) {
        items.append({QStringLiteral("%1 %2").arg(caller.callSign, caller.premises).trimmed(),
                      tr("Call sign"),
                      QStringLiteral("radio"),
                      {},
                      true,
                      false,
                      [this, sign = caller.callSign] { putInLine(sign); }});
        premises.append(caller.premisesId);
    }
    for (const domain::KnownPlace& place : vocabulary.places)
        if (!place.premisesId.isEmpty() && !premises.contains(place.premisesId))
            items.append(
                {place.name, tr("Premises"), QStringLiteral("store"), {}, true, false, [this, name = place.name] {
                     putInLine(name);
                 }});
    return items;
}

CommandPalette* MainWindow::openPalette() {
    if (!m_session.desk() || !m_session.desk()->isOpen())
        return nullptr;
    auto* palette = new CommandPalette(this, paletteItems());
    connect(palette, &CommandPalette::recordsWanted, this,
            [this, palette](const QString& text) { findRecords(palette, text); });
    connect(&m_session.desk()->search(), &desk::SearchDesk::stateChanged, palette,
            [this, palette] { sayProgress(palette); });
    palette->openPalette();
    return palette;
}

int MainWindow::pageFor(desk::SearchKind kind) const {
    for (int i = 0; i < pageCount(); ++i) {
        if (isThere(i) && m_pages.pages()[i].shows.contains(kind))
            return i;
    }
    return -1;
}

/// After the sign-in, while the search waits for its index.
void MainWindow::sayProgress(CommandPalette* palette) {
    const desk::SearchState state = m_session.desk()->search().state();
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    if (state.stage == desk::SearchState::Stage::Building && !palette->field()->text().isEmpty())
        palette->say(tr("Reading the records: %1 of %2. What is found comes as soon as they are read.")
                         .arg(british.toString(state.done), british.toString(state.total)));
}

void MainWindow::findRecords(CommandPalette* palette, const QString& text) {
    desk::SearchDesk& search = m_session.desk()->search();
    QVector<desk::SearchKind> kinds = search.kinds();
    kinds.removeIf([this](desk::SearchKind kind) { return pageFor(kind) < 0; });
    if (kinds.isEmpty())
        return;
    sayProgress(palette);
    onAnswer(palette, search.search(text, kinds, recordsShown),
             [this, palette, text](const Result<QVector<desk::Hit>>& answer) {
                 if (text != palette->field()->text())
                     return;
                 palette->say(answer ? QString() : QString::fromStdString(answer.error().text()));
                 QVector<PaletteItem> records;
                 for (const desk::Hit& hit : answer ? *answer : QVector<desk::Hit>())
                     records.append(recordItem(hit));
                 palette->showRecords(text, std::move(records));
             });
}

PaletteItem MainWindow::recordItem(const desk::Hit& hit) {
    const auto [word, icon] = [&]() -> std::pair<QString, const char*> {
        switch (hit.kind) {
        case desk::SearchKind::Subject:
            return {tr("Subject"), "user"};
        case desk::SearchKind::Alert:
            return {tr("Alert"), "bell"};
        case desk::SearchKind::Sighting:
            return {tr("Sighting"), "footprints"};
        case desk::SearchKind::AgendaItem:
            return {tr("Agenda"), "calendar-days"};
        case desk::SearchKind::Action:
            return {tr("Action"), "list-checks"};
        case desk::SearchKind::Member:
        case desk::SearchKind::Premises:
            return {tr("Member"), "store"};
        case desk::SearchKind::Incident:
            break;
        }
        return {tr("Incident"), "file-text"};
    }();
    const QString when =
        hit.at == 0 ? QString() : tr(" · %1").arg(dayText(localDate(hit.at), localDate(m_session.clock().now())));
    return {hit.title, word + when, QString::fromLatin1(icon),        {},
            true,      true,        [this, hit] { showRecord(hit); }, hit.snippet};
}

void MainWindow::showRecord(const desk::Hit& hit) {
    const int page = pageFor(hit.kind);
    if (page < 0)
        return;
    showPage(page);
    if (QWidget* shown = currentPage())
        m_pages.pages()[page].show(*shown, hit);
}

void MainWindow::putInLine(const QString& words) {
    showPage(0);
    // The shell knows no page by its type; a page that writes lines names its field so.
    auto* line = currentPage() ? currentPage()->findChild<QLineEdit*>(QStringLiteral("quick-line")) : nullptr;
    if (!line)
        return;
    line->setFocus();
    if (line->text().trimmed().isEmpty())
        line->setText(words + QLatin1Char(' '));
    else
        line->insert(words);
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

void MainWindow::closeEvent(QCloseEvent* event) {
    Settings().setValue(QStringLiteral("look/geometry"), saveGeometry());
    QWidget::closeEvent(event);
}

} // namespace watchdesk::ui
