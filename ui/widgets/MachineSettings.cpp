#include "ui/widgets/MachineSettings.h"

#include "ui/widgets/Settings.h"

#include <algorithm>

namespace watchdesk::ui {

MachineSettings& MachineSettings::instance() {
    static MachineSettings settings;
    return settings;
}

const QVector<MachineSettingDef>& MachineSettings::defs() {
    static const QVector<MachineSettingDef> defs{
        {QStringLiteral("look/light"),
         tr("Light palette"),
         tr("For a bright room. The dark one is easier on the eyes through a night."),
         {},
         0,
         0,
         1},
        {QStringLiteral("desk/idle-minutes"), tr("Lock when nobody is at the desk"),
         tr("After so long without a key or the mouse; the radio and the journal go on. 0: never."), tr("minutes"), 10,
         0, 120},
        {QStringLiteral("sound/play-radio"),
         tr("Play the radio at this desk"),
         tr("What is said on the channels, while somebody is signed in. It is recorded all the same."),
         {},
         1,
         0,
         1},
        {QStringLiteral("sound/unselected-db"), tr("Channels that are not selected"),
         tr("So much quieter than the one that is. A click on a channel's name selects it."), tr("dB quieter"), 9, 0,
         40},
        {QStringLiteral("talk/space"),
         tr("Speak with the space bar"),
         tr("Held down, it speaks on the radio where it means nothing else: in an empty quick line, for one."),
         {},
         1,
         0,
         1},
        {QStringLiteral("talk/foot-switch"), tr("Foot switch"),
         tr("Which function key it types; held down, it speaks on the radio. 12 is F12, up to 24."), tr("F key"), 12,
         12, 24}};
    return defs;
}

int MachineSettings::value(const QString& key) const {
    const auto def = std::find_if(defs().begin(), defs().end(), [&](const auto& d) { return d.key == key; });
    if (def == defs().end())
        return 0;
    const QVariant kept = Settings().value(key);
    if (def->unit.isEmpty())
        return kept.isValid() ? int(kept.toBool()) : def->normal;
    bool isNumber = false;
    const int number = kept.toInt(&isNumber);
    return isNumber && number >= def->least && number <= def->most ? number : def->normal;
}

void MachineSettings::set(const QString& key, int value) {
    const auto def = std::find_if(defs().begin(), defs().end(), [&](const auto& d) { return d.key == key; });
    if (def == defs().end())
        return;
    const int fitting = std::clamp(value, def->least, def->most);
    Settings().setValue(key, def->unit.isEmpty() ? QVariant(fitting != 0) : QVariant(fitting));
    Q_EMIT changed(key);
}

} // namespace watchdesk::ui
