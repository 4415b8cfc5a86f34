// What this machine remembers: palette, size, the store opened last. Nothing of anybody's.
#pragma once

#include <QSettings>

namespace watchdesk::ui {

/// No organisation's name is set for the program, since its folders are shared with watchdeskctl; so it is named here.
class Settings : public QSettings {
public:
    Settings()
        : QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("watchdesk"), QStringLiteral("desk")) {}
};

} // namespace watchdesk::ui
