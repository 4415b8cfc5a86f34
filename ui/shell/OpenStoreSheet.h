// Which store to open.
#pragma once

#include "ui/widgets/FormSheet.h"

class QLineEdit;

namespace watchdesk::ui {

class PassphraseField;

/// A path or a postgresql:// address, typed or browsed for; for a server its password, which is used for as long as the
/// store is open and kept nowhere. Window's thread.
class OpenStoreSheet : public FormSheet {
    Q_OBJECT
public:
    /// `now` is an address without secrets.
    OpenStoreSheet(QWidget* window, const QString& now);

Q_SIGNALS:
    void storeChosen(const QString& url);

private:
    void showPassword();
    void browse();
    void choose();
    QLineEdit* m_field;
    QWidget* m_server;
    PassphraseField* m_password;
};

} // namespace watchdesk::ui
