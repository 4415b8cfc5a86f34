// A recovery key to be read off.
#pragma once

#include <QLineEdit>

namespace watchdesk::ui {

/// Read-only, in letters of one width, in the middle of its line.
class RecoveryKeyField : public QLineEdit {
    Q_OBJECT
public:
    explicit RecoveryKeyField(const QString& key = {}, QWidget* parent = nullptr);
};

} // namespace watchdesk::ui
