// The sender's mail box, as fields of the form of the mail server.
#pragma once

#include "desk/MailSetup.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QSpinBox;

namespace watchdesk::ui {

class Button;
class ChoiceField;
class LabelText;

/// Where reports of letters that came back are looked for; empty: nowhere. Its test is asked for here and made by
/// whoever has the rest of the set-up. Window's thread.
class BoxFields : public QWidget {
    Q_OBJECT
public:
    explicit BoxFields(QWidget* parent = nullptr);
    void edit(const desk::BoxSetup& box);
    /// Over what is kept.
    [[nodiscard]] desk::BoxSetup typed(desk::BoxSetup kept) const;
    [[nodiscard]] std::optional<QString> password() const;
    /// What was typed has been kept.
    void clearPassword();
    [[nodiscard]] QString asTyped() const;
    /// No test can be asked for until its outcome is said.
    void testing();
    void say(const QString& words, bool good);
    [[nodiscard]] QString said() const;

Q_SIGNALS:
    void testAsked();

private:
    void makeLayout();
    QLineEdit* m_host;
    QSpinBox* m_port;
    ChoiceField* m_privacy;
    QLineEdit* m_folder;
    QLineEdit* m_user;
    QLineEdit* m_password;
    Button* m_test;
    LabelText* m_said;
};

/// What a test has shown, in words.
[[nodiscard]] QString boxTrialText(const desk::MailTrial& trial);

} // namespace watchdesk::ui
