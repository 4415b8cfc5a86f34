// The scheme's mail server, to be filled in and tried out.
#pragma once

#include "desk/PostDesk.h"

#include <QWidget>

class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace watchdesk::ui {

class BoxFields;
class Button;
class ChoiceField;
class LabelText;

/// Where letters go, by which way, and in whose name, and the box where they come back to; "Try it" sends one to an
/// address and shows what was said. Window's thread.
class MailForm : public QWidget {
    Q_OBJECT
public:
    explicit MailForm(desk::PostDesk& post, QWidget* parent = nullptr);
    /// Unless something is typed that is not kept.
    void show(const desk::MailSetup& setup);
    [[nodiscard]] desk::MailSetup typed() const;
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] QString conversation() const;
    [[nodiscard]] BoxFields& box() const { return *m_box; }

public Q_SLOTS:
    void keep();
    void tryOut();
    void testBox();

Q_SIGNALS:
    void kept();

private:
    void makeLayout();
    void layButtons(QVBoxLayout* column);
    void layTrial(QVBoxLayout* column);
    void edit(const desk::MailSetup& setup);
    [[nodiscard]] std::optional<QString> password() const;
    [[nodiscard]] std::optional<QString> boxTestPassword() const;
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
    BoxFields* m_box;
    QLineEdit* m_to;
    Button* m_try;
    LabelText* m_trouble;
    LabelText* m_talk;
};

} // namespace watchdesk::ui
