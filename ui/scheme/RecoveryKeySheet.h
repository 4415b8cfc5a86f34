// A new recovery key: asked for, made, shown once.
#pragma once

#include "ui/widgets/FormSheet.h"

class QLineEdit;

namespace watchdesk::desk {
class PeopleDesk;
}

namespace watchdesk::ui {

/// Asks first. Window's thread.
class NewRecoveryKeySheet : public FormSheet {
    Q_OBJECT
public:
    NewRecoveryKeySheet(QWidget* window, desk::PeopleDesk& people);

Q_SIGNALS:
    void made(const QString& key);
};

/// Stays until whoever asked says that it is written down.
class RecoveryKeySheet : public FormSheet {
    Q_OBJECT
public:
    RecoveryKeySheet(QWidget* window, const QString& key);
    [[nodiscard]] QString key() const;

Q_SIGNALS:
    void paperWanted();

private:
    QLineEdit* m_key;
};

} // namespace watchdesk::ui
