// The sheets of the control room, opened by their keys as people do.
#include "ui/shell/MainWindow.h"
#include "ui/shell/Tour.h"
#include "ui/widgets/Overlay.h"

#include <QApplication>
#include <QDeadlineTimer>

namespace watchdesk::ui {

namespace {

struct Sheet {
    const char* name;
    Qt::Key key;
    Qt::KeyboardModifiers modifiers = {};
};

const Sheet sheets[] = {{"full-form", Qt::Key_F2, Qt::ControlModifier},
                        {"who-is-this", Qt::Key_I, Qt::ControlModifier},
                        {"case", Qt::Key_F6},
                        {"warning", Qt::Key_F7},
                        {"never-reported", Qt::Key_N, Qt::ControlModifier},
                        {"intelligence", Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier},
                        {"hand-over", Qt::Key_H, Qt::ControlModifier},
                        {"alarm-load", Qt::Key_A, Qt::AltModifier}};

void settle(int ms) {
    for (QDeadlineTimer patience(ms); !patience.hasExpired();)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
}

} // namespace

void Tour::saveSheets(const QString& look) {
    for (const Sheet& sheet : sheets) {
        press(Qt::Key_F2);
        press(sheet.key, sheet.modifiers);
        settle(500);
        Overlay* shown = Overlay::shownIn(&m_window);
        if (shown == nullptr)
            continue;
        save(QStringLiteral("sheet-") + QLatin1String(sheet.name) + look);
        shown->setHeld(false);
        shown->dismiss();
        settle(100);
    }
    press(Qt::Key_F, Qt::ControlModifier);
    settle(200);
    save(QStringLiteral("feed-find") + look);
    press(Qt::Key_Escape);
    press(Qt::Key_F2);
}

} // namespace watchdesk::ui
