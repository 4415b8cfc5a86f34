// The meetings of the demo town: monthly ones that were held, what came of them, and the next of each scheme.
#include "domain/DemoParts.h"

#include <QDateTime>

#include <algorithm>

namespace watchdesk::domain::demo {

namespace {

struct Habit {
    int scheme;
    int weekday; ///< 1 Monday … 7 Sunday
    int week;    ///< of the month, from 1; 0: the last one
    int hour;
    int minute;
    const char* place;
};
constexpr std::array habits{Habit{shopScheme, 4, 0, 18, 0, "Corn Exchange, upper room"},
                            Habit{pubScheme, 2, 2, 14, 30, "Town hall, committee room"}};

QDate dayOf(const Habit& habit, QDate month) {
    const QDate first(month.year(), month.month(), 1);
    if (habit.week > 0)
        return first.addDays((habit.weekday - first.dayOfWeek() + 7) % 7 + 7 * (habit.week - 1));
    const QDate last = first.addMonths(1).addDays(-1);
    return last.addDays(-((last.dayOfWeek() - habit.weekday + 7) % 7));
}

/// The first of a meeting's is drawn, the others follow it, so that none is the same.
QString actionText(int first, int index) {
    static const QVector<QString> texts{"Ask the council for a light at the end of Butter Row",
                                        "Send members the advice on forged twenty-pound notes",
                                        "Collect the radios of members who have left",
                                        "Arrange a half day of training on safe refusal",
                                        "Write to the bus company about Friday nights in Station Road",
                                        "Ask members to send stills within a day of an incident",
                                        "Check which cameras see the loading bays",
                                        "Draft the poster about reporting every incident",
                                        "Invite the outreach team to the next meeting",
                                        "Bring a list of radios that fall silent"};
    return texts[(first + 3 * index) % texts.size()];
}

QString ownerOf(Draw& draw) {
    static const QVector<QString> owners{"Coordinator", "PCSO 7103", "Town council", "CCTV control room",
                                         "Chair of the scheme"};
    return draw.pick(owners);
}

/// One action is done in time, one is late, one is due later; of the meetings before, all are done.
ActionItem actionOf(const Work& work, Draw& draw, const Meeting& meeting, int first, int index, bool last) {
    const QDate day = QDateTime::fromMSecsSinceEpoch(meeting.at, work.options.zone).date();
    ActionItem action;
    action.id = draw.id(std::min(meeting.at + (index + 1) * 600'000, work.options.now - 1));
    action.meetingId = meeting.id;
    action.what = actionText(first, index);
    action.owner = ownerOf(draw);
    action.dueOn = day.addDays(draw.between(10, 24));
    if (last && index == 1) // on the day after the meeting nothing is late yet
        action.dueOn = std::min(action.dueOn, std::max(day.addDays(1), work.today.addDays(-2)));
    if (last && index == 2)
        action.dueOn = std::max(action.dueOn, work.today.addDays(10));
    if (!last || index == 0)
        action.doneOn = std::min(action.dueOn.addDays(draw.between(-6, 3)), work.today);
    return action;
}

void addMeeting(Work& work, Draw& draw, const Habit& habit, QDate day) {
    Meeting meeting;
    meeting.at = work.at(day, habit.hour, habit.minute, 0);
    meeting.id = draw.id(std::min(work.at(day.addDays(-28), 10, draw.below(60), 0), work.options.now - 1));
    meeting.schemeId = work.town.schemes[habit.scheme].id;
    meeting.place = QString::fromUtf8(habit.place);
    meeting.state = work.isPast(meeting.at) ? MeetingState::Held : MeetingState::Planned;
    work.town.meetings += meeting;
}

} // namespace

void makeMeetings(Work& work) {
    Draw draw(work.options.seed, 11);
    for (const Habit& habit : habits) {
        const qsizetype from = work.town.meetings.size();
        for (QDate month(work.first.year(), work.first.month(), 1);; month = month.addMonths(1)) {
            const QDate day = dayOf(habit, month);
            if (day < work.first)
                continue;
            addMeeting(work, draw, habit, day);
            if (work.town.meetings.last().state == MeetingState::Planned)
                break;
        }
        const qsizetype held = work.town.meetings.size() - 1;
        for (qsizetype i = from; i < held; ++i) {
            const Meeting meeting = work.town.meetings[i];
            const int first = draw.below(10);
            for (int action = 0; action < 3; ++action)
                work.town.actions += actionOf(work, draw, meeting, first, action, i == held - 1);
        }
    }
}

} // namespace watchdesk::domain::demo
