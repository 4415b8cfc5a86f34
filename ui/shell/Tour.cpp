#include "ui/shell/Tour.h"

#include "base/Log.h"
#include "desk/AlertDesk.h"
#include "desk/Desk.h"
#include "desk/RadioLog.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Session.h"
#include "ui/shell/Sheets.h"
#include "ui/shell/SignInPage.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/OnAnswer.h"

#include <QApplication>
#include <QCursor>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>

#include <algorithm>
#include <iostream>

namespace watchdesk::ui {
namespace {

constexpr int beatMs = 250;
constexpr QSize sizes[] = {{1920, 1080}, {1280, 800}};
const char* const lineWithCaller = "theft w-0412 m30 grey hoodie nike bag > market place";
const char* const lineWithout = "C07 theft w-0412 m30 grey hoodie nike bag > market place";

} // namespace

Tour::Tour(MainWindow& window, Session& session, const QString& folder, int seconds)
    : m_window(window), m_session(session), m_folder(folder), m_seconds(seconds), m_beat(new QTimer(this)) {
    QDir().mkpath(folder);
    m_window.resize(sizes[0]);
    // The pointer where nothing answers it: pictures show the desk at rest.
    QCursor::setPos(m_window.mapToGlobal(QPoint(sizes[1].width() / 2, 20)));
    connect(&window, &MainWindow::deskShown, this, &Tour::begin);
    connect(&session, &Session::failed, this, [this](const Error& error) {
        // The tour breaks a store itself at its end, to see what that looks like.
        if (m_step < 2)
            fail(QString::fromStdString(error.text()));
        else
            QTimer::singleShot(50, this, &Tour::grabBroken);
    });
    connect(&session, &Session::signInFailed, this,
            [this](const Error& error) { fail(QString::fromStdString(error.text())); });
    connect(&session, &Session::radioFailed, this,
            [](const Error& error) { std::cout << "radio: " << error.text() << std::endl; });
    m_beat->setInterval(beatMs);
    connect(m_beat, &QTimer::timeout, this, &Tour::beat);
}

void Tour::begin() {
    if (m_beat->isActive() || m_step > 0)
        return;
    std::cout << "tour: the desk is open; the shift runs for " << m_seconds << " s" << std::endl;
    // On a bare X server no window manager does it.
    m_window.activateWindow();
    m_since = m_session.clock().now();
    m_beat->start();
}

void Tour::beat() {
    ++m_tick;
    const auto heard = m_session.desk()->radioLog().counts();
    const int passed = m_tick * beatMs / 1000;
    // Once somebody has been heard; or at two thirds of the shift, for a town that is silent.
    if (!m_typed && ((heard.named > 0 && passed >= 4) || passed >= m_seconds * 2 / 3))
        typeLine();
    if (passed < m_seconds)
        return;
    m_beat->stop();
    m_transmissions = heard.transmissions;
    m_named = heard.named;
    onAnswer(
        this, m_session.desk()->alerts().open(),
        [this](const QVector<desk::AlertView>& open) {
            m_alerts = int(std::count_if(open.cbegin(), open.cend(),
                                         [this](const auto& view) { return view.alert.raisedAt >= m_since; }));
            readSomething();
        },
        [this](const Error& error) { fail(QString::fromStdString(error.text())); });
}

/// Of the window, or of the widget that has the focus and those around it.
QAction* Tour::actionFor(QWidget& focus, QKeyCombination keys) const {
    QList<QAction*> actions = m_window.actions().all();
    for (QWidget* widget = &focus; widget != nullptr; widget = widget->parentWidget())
        actions += widget->actions();
    const auto found = std::find_if(actions.cbegin(), actions.cend(), [keys](const QAction* action) {
        return !action->shortcut().isEmpty() && action->shortcut()[0] == keys && action->isEnabled();
    });
    return found == actions.cend() ? nullptr : *found;
}

void Tour::press(int key, Qt::KeyboardModifiers modifiers, const QString& text) {
    // The window's own: on a bare X server nobody may have made it the active one.
    QWidget* target = m_window.focusWidget() ? m_window.focusWidget() : &m_window;
    QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
    // Shortcuts are matched before a key reaches its widget, as they are for a key of the keyboard.
    QKeyEvent ask(QEvent::ShortcutOverride, key, modifiers, text);
    ask.ignore();
    QApplication::sendEvent(target, &ask);
    if (!ask.isAccepted()) {
        if (QAction* action = actionFor(*target, QKeyCombination(modifiers, Qt::Key(key)))) {
            action->trigger();
            return;
        }
    }
    QApplication::sendEvent(target, &down);
    QApplication::sendEvent(target, &up);
}

void Tour::typeLine() {
    m_typed = true;
    auto* line =
        m_window.currentPage() ? m_window.currentPage()->findChild<QLineEdit*>(QStringLiteral("quick-line")) : nullptr;
    if (!line)
        return;
    press(Qt::Key_F2);
    line->setFocus();
    line->end(false);
    const QString words = QLatin1String(line->text().trimmed().isEmpty() ? lineWithout : lineWithCaller);
    for (const QChar c : words)
        press(c.isSpace() ? int(Qt::Key_Space) : c.toUpper().unicode(), {}, QString(c));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTimer::singleShot(1000, this, [this] { press(Qt::Key_F9); });
    QTimer::singleShot(2000, this, [this] { press(Qt::Key_1, Qt::AltModifier); });
    // And is followed through town.
    QTimer::singleShot(3000, this, [this, line] { addSighting(*line, QStringLiteral("c31 > market place")); });
    QTimer::singleShot(6000, this, [this, line] { addSighting(*line, QStringLiteral("c17 > butter row")); });
}

void Tour::addSighting(QLineEdit& line, const QString& words) {
    press(Qt::Key_F4);
    line.setText(words);
    press(Qt::Key_Return);
}

void Tour::save(const QString& name) {
    const QString path = QDir(m_folder).absoluteFilePath(name + QStringLiteral(".png"));
    if (m_window.grab().save(path))
        m_pictures.append(path);
    else
        std::cerr << "tour: " << path.toStdString() << " could not be written" << std::endl;
}

void Tour::forEachLook(const std::function<void(const QString&)>& grab) {
    for (const auto mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        Theme::instance().setMode(mode);
        for (const QSize& size : sizes) {
            m_window.resize(size);
            // What a resize asks for comes in by events: layouts, rows fetched for the taller list.
            for (int i = 0; i < 10; ++i)
                QApplication::processEvents(QEventLoop::AllEvents, 20);
            grab(QStringLiteral("-%1-%2x%3")
                     .arg(mode == Theme::Mode::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
                     .arg(size.width())
                     .arg(size.height()));
        }
    }
}

void Tour::readSomething() {
    // Into the feed, down to the newest over, and back to the line.
    press(Qt::Key_F10);
    for (int i = 0; i < 2; ++i)
        press(Qt::Key_Down);
    QTimer::singleShot(400, this, [this] {
        press(Qt::Key_M, Qt::AltModifier);
        press(Qt::Key_Home, Qt::AltModifier);
        press(Qt::Key_F2);
        QTimer::singleShot(400, this, &Tour::seeFaces);
    });
}

void Tour::seeFaces() {
    const DemoCameras* cameras = m_session.cameras();
    if (cameras && !cameras->isFinished() && ++m_waited * beatMs < 60'000) {
        QTimer::singleShot(beatMs, this, &Tour::seeFaces);
        return;
    }
    // The first still that waits: its candidate is said to be the same person, and the sighting goes out.
    if (showPage(QStringLiteral("cctv")))
        press(Qt::Key_Y, {}, QStringLiteral("y"));
    QTimer::singleShot(1000, this, &Tour::walkPages);
}

/// A sheet of the gallery and a line of the agenda, so that the pictures show some; then the message of the still is
/// gone.
void Tour::walkPages() {
    if (showPage(QStringLiteral("gallery"))) {
        m_window.currentPage()->setFocus();
        press(Qt::Key_Home);
        press(Qt::Key_Space);
    }
    QTimer::singleShot(1000, this, [this] {
        if (showPage(QStringLiteral("meetings")))
            QTimer::singleShot(1000, this, &Tour::walkAgenda); // once it has been read
        QTimer::singleShot(6000, this, &Tour::grabDesk);
    });
}

void Tour::walkAgenda() {
    m_window.currentPage()->setFocus();
    for (int i = 0; i < 5; ++i)
        press(Qt::Key_J, {}, QStringLiteral("j"));
}

bool Tour::showPage(const QString& id) {
    for (int page = 0; page < m_window.pageCount(); ++page) {
        m_window.showPage(page);
        QApplication::processEvents(QEventLoop::AllEvents, 50);
        if (m_window.currentPage()->objectName() == id)
            return true;
    }
    return false;
}

/// A page that has sections is saved section by section.
bool Tour::saveSections(const QString& look) {
    QWidget* page = m_window.currentPage();
    bool any = false;
    for (QAction* action : page->actions()) {
        if (!action->objectName().startsWith(QLatin1String("section.")) || !action->isVisible())
            continue;
        action->trigger();
        for (int i = 0; i < 20; ++i) // until it has been read
            QApplication::processEvents(QEventLoop::AllEvents, 20);
        save(page->objectName() + QLatin1Char('-') + action->objectName().section(QLatin1Char('.'), 1) + look);
        any = true;
    }
    return any;
}

void Tour::grabDesk() {
    m_step = 1;
    forEachLook([this](const QString& look) {
        for (int page = 0; page < m_window.pageCount(); ++page) {
            m_window.showPage(page);
            QApplication::processEvents(QEventLoop::AllEvents, 50);
            // Until the map is painted.
            for (QDeadlineTimer patience(1500); page == 0 && !patience.hasExpired();)
                QApplication::processEvents(QEventLoop::AllEvents, 50);
            if (!saveSections(look))
                save(m_window.currentPage()->objectName() + look);
        }
        m_window.showPage(0);
        saveReading(look);
        saveSheets(look);
        if (CommandPalette* palette = m_window.openPalette()) {
            palette->field()->setText(QStringLiteral("grey hood"));
            for (QDeadlineTimer patience(3000); palette->model().records() == 0 && !patience.hasExpired();)
                QApplication::processEvents(QEventLoop::AllEvents, 50);
            save(QStringLiteral("palette") + look);
            palette->dismiss();
        }
        auto* keys = new HelpSheet(&m_window, m_window.actions());
        save(QStringLiteral("keys") + look);
        keys->dismiss();
        QApplication::processEvents();
    });
    keepReport();
    m_session.desk()->lock();
    QTimer::singleShot(100, this, &Tour::grabSignIn);
}

/// The row that was chosen, in the place of the map.
void Tour::saveReading(const QString& look) {
    press(Qt::Key_M, Qt::AltModifier);
    for (int i = 0; i < 20; ++i)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    save(QStringLiteral("control-room-reading") + look);
    press(Qt::Key_M, Qt::AltModifier);
    press(Qt::Key_F2);
}

void Tour::grabSignIn() {
    forEachLook([this](const QString& look) { save(QStringLiteral("sign-in") + look); });
    m_step = 2;
    const QString broken = QDir(m_folder).absoluteFilePath(QStringLiteral("no-store.tmp"));
    QFile file(broken);
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray("This is a letter, not a store. ").repeated(200));
    file.close();
    m_session.open(broken);
}

void Tour::grabBroken() {
    forEachLook([this](const QString& look) { save(QStringLiteral("broken-store") + look); });
    QFile::remove(QDir(m_folder).absoluteFilePath(QStringLiteral("no-store.tmp")));
    finish();
}

void Tour::keepReport() {
    if (const DemoCameras* cameras = m_session.cameras())
        m_faces = cameras->report();
}

void Tour::sayFaces() const {
    for (const QString& line : m_faces.lines)
        std::cout << "  " << line.toStdString() << '\n';
    std::cout << "faces: " << m_faces.stills << " stills, " << m_faces.faces.right << " people recognised, "
              << m_faces.faces.misses.size() << " missed (why is said above), " << m_faces.faces.wrong
              << " taken for somebody else, " << m_faces.faces.strangers << " strangers matched nobody, "
              << m_faces.faces.falseMatches << " were named wrongly" << std::endl;
}

void Tour::finish() {
    for (const QString& path : m_pictures)
        std::cout << path.toStdString() << '\n';
    std::cout << "saw: " << m_transmissions << " transmissions heard, " << m_named << " callers named, " << m_alerts
              << " alerts raised" << std::endl;
    sayFaces();
    QApplication::exit(m_transmissions > 0 ? 0 : 1);
}

void Tour::fail(const QString& why) {
    std::cerr << "tour: " << why.toStdString() << std::endl;
    QApplication::exit(1);
}

} // namespace watchdesk::ui
