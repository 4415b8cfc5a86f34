// The scheme's name, kind, town and talkgroup, as setting a desk up asks for them.
#pragma once

#include "desk/SettingsDesk.h"

#include <QWidget>

class QLineEdit;

namespace watchdesk::ui {

class Button;
class ChoiceField;
class LabelText;

/// One scheme to be filled in; those that are there are listed below, and another can be added.
class SchemePart : public QWidget {
    Q_OBJECT
public:
    explicit SchemePart(desk::SettingsDesk& settings, QWidget* parent = nullptr);
    void refresh();

public Q_SLOTS:
    void keep();

private:
    void propose();
    void say(const QString& words, bool trouble);
    desk::SettingsDesk& m_settings;
    ChoiceField* m_kind;
    QLineEdit* m_town;
    QLineEdit* m_name;
    QLineEdit* m_channel;
    Button* m_keep;
    LabelText* m_words;
    LabelText* m_there;
    QString m_proposed; ///< the name that was filled in by itself
};

} // namespace watchdesk::ui
