// Radio sets of a table: which are there, which are new, which cannot be.
#pragma once

#include "desk/ImportWork.h"

#include <QHash>

namespace watchdesk::desk {

/// A set as a line has it; what is empty is not said.
struct SetLine {
    qint64 line = 0;
    domain::RadioSet set;
    bool saysState = false; ///< the line says what became of it, or with whom it is
    QDate on;               ///< since when; null: not said
    QString remark;
};

/// The sets as they will be once the lines so far are in. One thread.
class ImportSets {
public:
    explicit ImportSets(std::function<QString()> newId) : m_newId(std::move(newId)) {}
    Result<void> learn(store::Tx& tx);

    struct Verdict {
        ImportFate fate = ImportFate::Same;
        QString why;
    };
    /// By serial number, then by call sign. Refused: a set that another line has, that is out with somebody else, whose
    /// call sign or code is another's.
    [[nodiscard]] Verdict judge(const SetLine& line);
    Result<void> write(store::Tx& tx, RecordStep& step);
    [[nodiscard]] bool isEmpty() const { return m_todo.isEmpty(); }

private:
    struct Todo {
        domain::RadioSet set;
        bool fresh = false;
        bool moved = false;
        QDate on;
        QString remark;
    };
    [[nodiscard]] int find(const domain::RadioSet& set) const;
    [[nodiscard]] Verdict twice(int index, const SetLine& line) const;
    [[nodiscard]] Verdict add(const SetLine& line);
    [[nodiscard]] Verdict change(int index, const SetLine& line);
    std::function<QString()> m_newId;
    QVector<domain::RadioSet> m_sets;
    QHash<QString, qint64> m_lineOf; ///< by set: the line that had it first
    QVector<Todo> m_todo;
};

/// The word of a state as people write it in a table: "issued", "out", "in stock", "lost", "repair". Nothing for
/// others.
[[nodiscard]] std::optional<domain::RadioState> stateOfWord(const QString& word);

} // namespace watchdesk::desk
