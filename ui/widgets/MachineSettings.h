// What this machine may choose for itself, with what it does: pages are made from this.
#pragma once

#include <QObject>
#include <QString>
#include <QVariant>
#include <QVector>

namespace watchdesk::ui {

/// A switch or a whole number, kept in Settings by key.
struct MachineSettingDef {
    QString key;
    QString title;
    QString explains;
    QString unit; ///< empty: a switch
    int normal = 0;
    int least = 0;
    int most = 1;
};

/// One for the program; window's thread. Whoever works by a setting listens to changed().
class MachineSettings : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] static MachineSettings& instance();
    [[nodiscard]] static const QVector<MachineSettingDef>& defs();
    /// The default where it is not set or is nonsense.
    [[nodiscard]] int value(const QString& key) const;
    /// Cut to its range.
    void set(const QString& key, int value);

Q_SIGNALS:
    void changed(const QString& key);
};

} // namespace watchdesk::ui
