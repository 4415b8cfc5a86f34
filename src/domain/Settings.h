// Settings of the scheme: what each is called, what it does, its default and range. Pages are made from this.
#pragma once

#include <QString>
#include <QVector>

#include <optional>

namespace watchdesk::domain {

/// Groups, in the order in which pages show them.
enum class SettingGroup { Alerts, Radio, Police, Faces, Retention };

/// A number or a list of codes that the scheme may choose. Values are kept as text in the store, by key.
struct SettingDef {
    QString key; ///< "alert.claim-stale-seconds"
    SettingGroup group = SettingGroup::Alerts;
    QString title;    ///< "A claim without action goes stale after"
    QString explains; ///< what it does, in a sentence
    QString unit;     ///< "seconds"; empty: none
    double normal = 0;
    double least = 0;
    double most = 0;
    int decimals = 0;
    bool isCodes = false; ///< a list of selective calls ("EEA 57999, DTMF 911") instead of a number; empty by default
};

/// Every setting. The clocks of retention (Retention.h) are among them.
[[nodiscard]] const QVector<SettingDef>& settingDefs();
/// Nothing for a key that is none.
[[nodiscard]] std::optional<SettingDef> settingDef(const QString& key);
/// What a text means for it: the default when it is empty, no number or out of range.
[[nodiscard]] double settingValue(const SettingDef& def, const QString& text);
/// As it is kept: "45", "0.363".
[[nodiscard]] QString settingText(const SettingDef& def, double value);
/// The same of a list of codes; nothing when it is none.
[[nodiscard]] std::optional<QString> settingCodes(const SettingDef& def, const QString& text);
/// As people read it: "45 seconds".
[[nodiscard]] QString settingWords(const SettingDef& def, double value);

} // namespace watchdesk::domain
