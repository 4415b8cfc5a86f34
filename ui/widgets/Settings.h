// What this machine remembers: palette, size, the store opened last. Nothing of anybody's.
#pragma once

#include <QSettings>
#include <QString>

namespace watchdesk::ui {

/// No organisation's name is set for the program, since its folders are shared with watchdeskctl; so it is named here.
class Settings : public QSettings {
public:
    Settings()
        : QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("watchdesk"), QStringLiteral("desk")) {}
};

/// The store that was opened last, by its address without secrets. One that an earlier version kept with its password
/// is written anew without it.
[[nodiscard]] QString lastStore();
void rememberStore(const QString& url);

} // namespace watchdesk::ui
