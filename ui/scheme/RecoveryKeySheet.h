// A new recovery key: asked for, made, shown once.
#pragma once

#include "ui/widgets/FormSheet.h"

namespace watchdesk::desk {
class PeopleDesk;
}

namespace watchdesk::ui {

class RecoveryKeyField;
class RecoveryKeySheet;

/// Asks first, and shows the key that was made. A lock that comes meanwhile loses nothing: what was made is shown when
/// whoever asked is back. Window's thread.
class NewRecoveryKeySheet : public FormSheet {
    Q_OBJECT
public:
    NewRecoveryKeySheet(QWidget* window, desk::PeopleDesk& people);

Q_SIGNALS:
    void made(watchdesk::ui::RecoveryKeySheet* shown);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void make(desk::PeopleDesk& people);
    void reveal();
    QString m_made;
};

/// Stays until whoever asked says that it is written down.
class RecoveryKeySheet : public FormSheet {
    Q_OBJECT
public:
    RecoveryKeySheet(QWidget* window, const QString& key);
    [[nodiscard]] QString key() const;
    /// Whether there is somebody who writes the paper: paperWanted() is answered.
    void offerPaper(bool offered);

Q_SIGNALS:
    void paperWanted();

private:
    RecoveryKeyField* m_key;
    Button* m_paper;
};

} // namespace watchdesk::ui
