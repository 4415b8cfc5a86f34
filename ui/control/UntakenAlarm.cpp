#include "ui/control/UntakenAlarm.h"

namespace watchdesk::ui {

UntakenAlarm::UntakenAlarm(AlertBoard& board, QObject* parent) : QObject(parent), m_board(board) {
    connect(&board, &AlertBoard::changed, this, &UntakenAlarm::tick);
    connect(&m_sound, &AlarmSound::troubleChanged, this, &UntakenAlarm::troubleChanged);
}

void UntakenAlarm::tick() {
    m_sound.setSounding(m_atDesk && m_board.asksAloud());
}

void UntakenAlarm::setAtDesk(bool atDesk) {
    m_atDesk = atDesk;
    tick();
}

} // namespace watchdesk::ui
