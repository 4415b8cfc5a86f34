// The sound of alerts that nobody takes.
#pragma once

#include "ui/control/AlertBoard.h"
#include "ui/widgets/AlarmSound.h"

namespace watchdesk::ui {

/// Heard while one of the board's asks aloud and somebody is signed in at this desk; ends when it is taken, closed or
/// muted. Window's thread.
class UntakenAlarm : public QObject {
    Q_OBJECT
public:
    explicit UntakenAlarm(AlertBoard& board, QObject* parent = nullptr);
    /// Once a second.
    void tick();
    void setAtDesk(bool atDesk);
    [[nodiscard]] bool isSounding() const { return m_sound.isSounding(); }

Q_SIGNALS:
    /// Empty, or why it cannot be heard.
    void troubleChanged(const QString& words);

private:
    AlertBoard& m_board;
    AlarmSound m_sound{nullptr, AlarmSound::Kind::Untaken};
    bool m_atDesk = true;
};

} // namespace watchdesk::ui
