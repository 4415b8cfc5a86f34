// Roll-calls: every set of a scheme called, who answers ticked off.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QString>
#include <QVector>

#include <optional>

namespace watchdesk::domain {

enum class RollWay { Selcall, Voice };
inline constexpr EnumWords<RollWay, 2> rollWayWords{{{RollWay::Selcall, "selcall"}, {RollWay::Voice, "voice"}}};

/// Broken: the desk that called went away in the middle.
enum class RollState { Running, Done, Cancelled, Broken };
inline constexpr EnumWords<RollState, 4> rollStateWords{{{RollState::Running, "running"},
                                                         {RollState::Done, "done"},
                                                         {RollState::Cancelled, "cancelled"},
                                                         {RollState::Broken, "broken"}}};

/// Excused: signed off, so nobody is expected to answer. NotCalled: no call reaches the set (it has no tones, or its
/// channel is only listened to); it is ticked when it is heard.
enum class MarkState { Waiting, Called, Answered, Silent, Excused, NotCalled };
inline constexpr EnumWords<MarkState, 6> markStateWords{{{MarkState::Waiting, "waiting"},
                                                         {MarkState::Called, "called"},
                                                         {MarkState::Answered, "answered"},
                                                         {MarkState::Silent, "silent"},
                                                         {MarkState::Excused, "excused"},
                                                         {MarkState::NotCalled, "not_called"}}};

/// Whether a set in this state was to answer.
[[nodiscard]] constexpr bool isExpected(MarkState state) {
    return state != MarkState::Excused && state != MarkState::NotCalled;
}

struct RollCall {
    QString id;
    qint64 version = 0;
    QString schemeId;
    RollWay way = RollWay::Selcall;
    UtcMs startedAt = 0;
    QString startedBy; ///< person id; empty: the desk itself, on the hour
    QString desk;      ///< that calls
    qint64 beat = 0;   ///< grows while it does
    UtcMs endedAt = 0;
    RollState state = RollState::Running;
};

/// One set of a roll-call.
struct RollMark {
    QString id;
    qint64 version = 0;
    QString rollCallId;
    QString radioSetId;
    int position = 0;
    MarkState state = MarkState::Waiting;
    int calls = 0;
    UtcMs at = 0;           ///< of the latest call, or of the answer
    QString byPerson;       ///< who ticked by hand; empty: it was heard
    QString transmissionId; ///< the over it answered with
};

/// Takes a roll-call through its list. Times are told to it; one thread. By selective call it calls one set at a time,
/// waits, repeats once and goes on; by voice the operator reads the list and moves it on.
class RollCallRun {
public:
    struct Rules {
        UtcMs answerMs = 10'000;
        int calls = 2; ///< the first and its repetitions
    };
    RollCallRun(RollWay way, const Rules& rules, QVector<RollMark> marks);
    /// What has run out by `now` becomes silent, and the next set is called. Gives the indices of the marks that
    /// changed; the one to be called now is among them, in state Called with `at` == now.
    QVector<int> step(UtcMs now);
    /// An over of a set: the index of the mark that it answers, if it answers one. By selective call only while it is
    /// waited for, or after it was missed.
    std::optional<int> heard(const QString& radioSetId, UtcMs at, const QString& transmissionId);
    /// By hand: any state for any set.
    std::optional<int> set(const QString& radioSetId, MarkState state, UtcMs at, const QString& byPerson);
    /// Those that were silent wait again.
    QVector<int> again();
    [[nodiscard]] const QVector<RollMark>& marks() const { return m_marks; }
    [[nodiscard]] std::optional<int> current() const; ///< the set that is being called
    [[nodiscard]] bool isDone() const;
    [[nodiscard]] int count(MarkState state) const;

private:
    void call(int index, UtcMs now);
    [[nodiscard]] int indexOf(const QString& radioSetId) const;
    RollWay m_way;
    Rules m_rules;
    QVector<RollMark> m_marks;
};

} // namespace watchdesk::domain
