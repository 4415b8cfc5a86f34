// Members of a table, with their premises, memberships, signatures and radios.
#pragma once

#include "desk/ImportNames.h"
#include "desk/ImportSets.h"
#include "desk/MemberViews.h"
#include "store/LookupTable.h"

namespace watchdesk::desk {

/// A member is known again by what an earlier table brought under that name, else by name and street as people would
/// compare them. An empty cell leaves what is there.
class ImportMembers : public ImportWork {
public:
    ImportMembers(QString schemeId, std::function<QString()> newId);
    Result<void> learn(store::Tx& tx) override;
    [[nodiscard]] ImportLine judge(ImportRow& row) override;
    Result<void> write(store::Tx& tx, RecordStep& step) override;

private:
    /// A business as it is here.
    struct Known {
        domain::Member member;
        QVector<domain::Premises> premises;
        QVector<domain::Membership> memberships;
    };
    /// What a line says.
    struct Said {
        domain::Member member;
        domain::Premises premises;
        domain::Membership membership;
        QDate agreement;
        SetLine radio;
        [[nodiscard]] QString key() const; ///< name, street and house
    };
    /// What is to be written for a line. `fresh`: the business is new.
    struct Todo {
        domain::Member member;
        domain::Premises premises;
        domain::Membership membership; ///< id empty: none is concerned
        QDate signedOn;
        QDate leaves;
        bool fresh = false;
        bool memberChanged = false;
        bool premisesChanged = false;
        bool membershipFresh = false;
        bool membershipChanged = false;
        QString key;
        [[nodiscard]] bool isEmpty() const;
    };
    [[nodiscard]] Said read(ImportRow& row) const;
    [[nodiscard]] QString schemeOf(ImportRow& row) const;
    /// Index of the business and of its premises; -1: new. Says why when it cannot be told.
    [[nodiscard]] std::pair<int, int> find(const Said& said, QString& why) const;
    [[nodiscard]] QVector<std::pair<int, int>> alike(const Said& said) const;
    [[nodiscard]] Todo add(const Said& said) const;
    [[nodiscard]] Todo change(const Said& said, int known, int place, QStringList& what) const;
    void changeMembership(const Said& said, const Known& known, Todo& todo, QStringList& what) const;
    [[nodiscard]] Result<void> check(const Todo& todo) const;
    [[nodiscard]] ImportLine judgeKnown(ImportRow& row, const Said& said, std::pair<int, int> at);
    void learnName(int known, int place);
    void remember(const Todo& todo);
    [[nodiscard]] ImportLine finish(const ImportRow& row, const Said& said, Todo todo, const QStringList& what);
    Result<void> writeOne(store::Tx& tx, StepWriter& writer, const Todo& todo, RecordStep& step) const;
    Result<void> writeFresh(store::Tx& tx, StepWriter& writer, const Todo& todo) const;

    QString m_schemeId;
    std::function<QString()> m_newId;
    ImportNames m_names;
    ImportSets m_sets;
    QDate m_today;
    std::optional<store::Tagger> m_tagger;
    QHash<QByteArray, QString> m_brought; ///< member by tag
    QVector<Known> m_known;
    QHash<QString, int> m_indexOf;                         ///< by member id
    QHash<QString, QVector<std::pair<int, int>>> m_byName; ///< business and premises, by plain name
    QHash<QString, QVector<QDate>> m_signed;               ///< by membership
    QHash<QString, std::pair<qint64, QString>> m_lineOf;   ///< by key and scheme: the line and the whole of it
    QHash<QString, qint64> m_lineOfMember;                 ///< by member id
    QVector<Todo> m_todo;
};

} // namespace watchdesk::desk
