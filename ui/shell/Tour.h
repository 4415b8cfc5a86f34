// A shift without anybody: drives the desk as its user would, and saves pictures of it.
#pragma once

#include "base/Clock.h"
#include "ui/shell/DemoCameras.h"

#include <QObject>
#include <QSize>
#include <QString>
#include <QStringList>

#include <functional>

class QAction;
class QLineEdit;
class QTimer;

namespace watchdesk::ui {

class MainWindow;
class Session;

/// Begins when the desk is shown. Types a line for a caller with real key events, raises the alert with Ctrl+Enter,
/// claims it with F9 and notes an acknowledgement with Alt+1; adds two sightings; opens a sheet of the gallery, and
/// when the demo's stills have been searched says of the first that waits that it is the same person; after `seconds`
/// grabs every page, the palette, the keys, the sign-in page and what a broken store looks like, in dark and light at
/// both sizes. Prints paths and what it saw, and ends the program: 0, or 1 when no transmission was heard or the desk
/// did not open.
class Tour : public QObject {
    Q_OBJECT
public:
    Tour(MainWindow& window, Session& session, const QString& folder, int seconds);

private:
    void begin();
    void beat();
    void typeLine();
    void addSighting(QLineEdit& line, const QString& words);
    void saveReading(const QString& look);
    void saveSheets(const QString& look);
    [[nodiscard]] QAction* actionFor(QWidget& focus, QKeyCombination keys) const;
    void press(int key, Qt::KeyboardModifiers modifiers = {}, const QString& text = {});
    void readSomething();
    void seeFaces();
    void walkPages();
    void walkAgenda();
    [[nodiscard]] bool showPage(const QString& id);
    void keepReport();
    void sayFaces() const;
    void grabDesk();
    void grabSignIn();
    void grabBroken();
    void forEachLook(const std::function<void(const QString& suffix)>& grab);
    void save(const QString& name);
    bool saveSections(const QString& look);
    void finish();
    void fail(const QString& why);

    MainWindow& m_window;
    Session& m_session;
    QString m_folder;
    int m_seconds;
    QTimer* m_beat;
    int m_tick = 0;
    bool m_typed = false;
    UtcMs m_since = 0; ///< when the shift began
    int m_alerts = 0;
    int m_transmissions = 0;
    int m_named = 0;
    int m_step = 0;
    int m_waited = 0; ///< beats for the stills
    CamerasReport m_faces;
    QStringList m_pictures;
};

} // namespace watchdesk::ui
