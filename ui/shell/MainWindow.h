// The window: top bar, pages, and what fills it while there is no desk.
#pragma once

#include "base/Result.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/PageRegistry.h"

#include <QPointer>
#include <QVector>
#include <QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace watchdesk::ui {

class EmergencyBand;
class EmptyState;
class IdleWatch;
class ErrorBanner;
class FailurePage;
class NewStorePage;
class OpeningPage;
class Overlay;
class Session;
class SignInPage;
class TopBar;
class WelcomePage;

/// Window's thread. Pages are made when they are first shown, or at sign-in if they work for whoever it is, and go when
/// the desk is locked, with the names they hold.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    MainWindow(const PageRegistry& pages, Session& session, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] ActionRegistry& actions() { return *m_actions; }
    [[nodiscard]] SignInPage& signInPage() { return *m_signIn; }
    /// The page that is shown; null while the desk is locked.
    [[nodiscard]] QWidget* currentPage() const;
    [[nodiscard]] IdleWatch& idleWatch() const { return *m_idle; }
    [[nodiscard]] EmergencyBand& emergencies() const { return *m_alarm; }
    void showPage(int index);
    [[nodiscard]] int pageCount() const { return int(m_pages.pages().size()); }
    CommandPalette* openPalette();
    /// Asks which store to open.
    void askForStore();
    /// The same, with an address to begin with.
    void askForStoreAt(const QString& url);
    void showNewStore(const QString& path);
    /// The ways to begin on a machine that has no store yet; `path` is where a first one would be.
    void showWelcome(const QString& path);

Q_SIGNALS:
    /// The desk is open and its first page is shown.
    void deskShown();

protected:
    void closeEvent(QCloseEvent* event) override;

private Q_SLOTS:
    void refreshWaiting();
    /// "scheme"; "scheme/setup" opens a part of it. A page that is not this role's is not shown.
    void goToPage(const QString& id);

private:
    void registerActions();
    void connectSession();
    void connectPages();
    void showDamage();
    void meetDesk();
    void meetLock();
    void askWho();
    void showDesk();
    void goOnSettingUp();
    void meetPerson();
    [[nodiscard]] bool isThere(int page) const;
    void leaveDesk();
    void closeDesk();
    void putPage(int index);
    void makePage(int index);
    void showFailure(const Error& error);
    void showGivenUp();
    void create(const QString& path, const QString& person, const QString& passphrase);
    void openPersonMenu();
    void openBadgeMenu();
    void refreshActions();
    void followWaiting(QWidget* page);
    [[nodiscard]] QVector<PaletteItem> paletteItems();
    /// Looks for records that one of this role's pages can show, and hands them to the palette.
    void findRecords(CommandPalette* palette, const QString& text);
    void sayProgress(CommandPalette* palette);
    [[nodiscard]] PaletteItem recordItem(const desk::Hit& hit);
    [[nodiscard]] int pageFor(desk::SearchKind kind) const; ///< -1: none
    void showRecord(const desk::Hit& hit);
    /// Into the quick line, at its cursor.
    void putInLine(const QString& words);

    const PageRegistry& m_pages;
    Session& m_session;
    ActionRegistry* m_actions;
    EmergencyBand* m_alarm; ///< above everything, the sign-in too
    QStackedWidget* m_states;
    OpeningPage* m_opening;
    FailurePage* m_failure;
    NewStorePage* m_newStore;
    WelcomePage* m_welcome;
    SignInPage* m_signIn;
    QWidget* m_deskState;
    TopBar* m_bar;
    ErrorBanner* m_banner;
    QStackedWidget* m_stack;
    IdleWatch* m_idle;
    EmptyState* m_nothing;             ///< when there is no page for whoever is signed in
    QVector<QPointer<QWidget>> m_made; ///< by page; null until first shown
    int m_page = 0;
    QString m_firstPath;         ///< of the first store; empty: there was one when the program began
    QString m_person;            ///< whoever signed in last, by id
    QPointer<Overlay> m_covered; ///< waits for whoever was there when the desk was locked
    QString m_coveredFor;        ///< their id
};

} // namespace watchdesk::ui
