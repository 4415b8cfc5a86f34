// The scheme's settings and its own record: read, changed, put back.
#pragma once

#include "desk/Desk.h"
#include "domain/Settings.h"

namespace watchdesk::desk {

/// A setting as the scheme has it.
struct SettingRow {
    domain::SettingDef def;
    double value = 0;
    bool isDefault = true;
    QString codes; ///< of a list of codes
};

/// Window's thread; Act::ChangeSettings is asked for here.
class SettingsDesk : public QObject {
    Q_OBJECT
public:
    explicit SettingsDesk(DeskContext& context);

    /// In the order of the registry.
    QFuture<Result<QVector<SettingRow>>> settings();
    /// InvalidInput out of its range. Audited. Templates of faces that may not be compared any more go with the change.
    QFuture<Result<SettingRow>> set(const QString& key, double value);

    /// The same of a list of codes.
    QFuture<Result<SettingRow>> setCodes(const QString& key, const QString& codes);

    QFuture<Result<QVector<domain::Scheme>>> schemes();
    /// A new scheme, or one that is changed. InvalidInput without a name, Conflict for a talkgroup that is another's.
    QFuture<Result<domain::Scheme>> saveScheme(const domain::Scheme& scheme);

Q_SIGNALS:
    /// A setting or a scheme was changed, here or on another desk.
    void changed();

private:
    DeskContext& m_context;
};

/// A setting's value, its default where it is not set. On a store thread, inside a transaction.
[[nodiscard]] Result<double> readSetting(store::Tx& tx, const QString& key);
/// The same of a list of codes.
[[nodiscard]] Result<QString> readSettingText(store::Tx& tx, const QString& key);

} // namespace watchdesk::desk
