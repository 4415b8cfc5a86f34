// The scheme's mail server, to be filled in and tried out.
#pragma once

#include "desk/PostDesk.h"

#include <QWidget>

class QLineEdit;
class QSpinBox;

namespace watchdesk::ui {

class Button;
class ChoiceField;
class LabelText;

/// Where letters go, by which way, and in whose name; "Try it" sends one to an address and shows what was said.
/// Window's thread.
class MailForm : public QWidget {
    Q_OBJECT
public:
    explicit MailForm(desk::PostDesk& post, QWidget* parent = nullptr);
    /// Unless something is typed that is not kept.
    void show(const desk::MailSetup& setup);
    [[nodiscard]] desk::MailSetup typed() const;
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] QString conversation() const;

public Q_SLOTS:
    void keep();
    void tryOut();

Q_SIGNALS:
    void kept();

private:
    void makeLayout();
    void edit(const desk::MailSetup& setup);
    [[nodiscard]] std::optional<QString> password() const;
    [[nodiscard]] QString asTyped() const;
    void say(const QString& words, bool good = false);
    desk::PostDesk& m_post;
    desk::MailSetup m_setup; ///< as it is kept
    QString m_untouched;
    QLineEdit* m_host;
    QSpinBox* m_port;
    ChoiceField* m_privacy;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QLineEdit* m_caFile;
    QLineEdit* m_from;
    QLineEdit* m_fromName;
    QLineEdit* m_to;
    Button* m_try;
    LabelText* m_trouble;
    LabelText* m_talk;
};

} // namespace watchdesk::ui
