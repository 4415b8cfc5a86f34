// Rows that stand in another: repeats under the first of them, alarms of a flood under the first of their incident.
#pragma once

#include "desk/Views.h"

#include <QHash>

#include <optional>

namespace watchdesk::ui {

/// What is under which row, and how that row is shown then. Keeps a copy of the rows at both ends, so that it can be
/// painted whatever is in the cache. Knows nothing of places in a list.
class FeedGroups {
public:
    enum class Kind { Repeats, Bundle };

    /// `head` is the row as it is by itself.
    void join(const desk::FeedRow& head, const desk::FeedRow& row, Kind kind);
    /// The record of a row changed.
    void update(const desk::FeedRow& row);
    [[nodiscard]] bool isHead(qint64 seq) const { return m_groups.contains(seq); }
    [[nodiscard]] bool isMember(qint64 seq) const { return m_headOf.contains(seq); }
    /// Of a member or of a head itself; -1 of a row that stands for itself.
    [[nodiscard]] qint64 headOf(qint64 seq) const;
    [[nodiscard]] QVector<qint64> membersOf(qint64 head) const; ///< ascending
    [[nodiscard]] bool isOpen(qint64 head) const;
    void setOpen(qint64 head, bool open);
    /// How the head is shown; nullptr of a row that is none.
    [[nodiscard]] const desk::FeedRow* shown(qint64 head) const;
    [[nodiscard]] QVector<qint64> headsOf(Kind kind) const;
    /// Of a group: why its rows stand together.
    [[nodiscard]] std::optional<Kind> kindOf(qint64 head) const;
    /// It stands for itself again; a head without members is none.
    void part(qint64 member);
    /// Its members stand for themselves again.
    void dissolve(qint64 head);
    void clear();

private:
    struct Group {
        Kind kind = Kind::Repeats;
        QVector<qint64> members;
        desk::FeedRow head;
        desk::FeedRow latest;
        desk::FeedRow loudest; ///< the row of the highest severity
        desk::FeedRow shown;
        bool open = false;
    };
    static void compose(Group& group);
    QHash<qint64, Group> m_groups; ///< by head
    QHash<qint64, qint64> m_headOf;
};

} // namespace watchdesk::ui
