// Scheme: the people who may sign in.
#pragma once

#include "base/Random.h"
#include "desk/PeopleDesk.h"
#include "ui/scheme/ListSection.h"
#include "ui/widgets/Rows.h"

namespace watchdesk::ui {

class PersonPane;
class RecoveryKeySheet;
class SealingBar;
class Table;

/// For those who manage people. What is done is done in sheets; the list follows what other desks do.
class PeopleSection : public ListSection {
    Q_OBJECT
public:
    static constexpr int rowHeight = 48;

    explicit PeopleSection(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;

    [[nodiscard]] Table& table() const { return *m_table; }
    [[nodiscard]] const Rows<desk::PersonRow>& rows() const { return *m_rows; }
    [[nodiscard]] PersonPane& pane() const { return *m_pane; }
    [[nodiscard]] SealingBar& sealing() const { return *m_sealing; }

public Q_SLOTS:
    void addPerson();
    void changeRole();
    void resetPassphrase();
    void leave();
    void changeOwnPassphrase();
    void renewRecoveryKey();

private:
    void makeLayout();
    void connectParts();
    void makeActions();
    void showRows();
    void showChosen();
    void lendPaper(RecoveryKeySheet* sheet);
    [[nodiscard]] const desk::PersonRow* chosen() const;
    void paintCell(QPainter& painter, const QRectF& cell, int row, int column) const;

    desk::PeopleDesk& m_people;
    SystemRandom m_random;
    QVector<desk::PersonRow> m_all;
    QString m_wanted; ///< to be chosen when the list has been read
    Rows<desk::PersonRow>* m_rows;
    Table* m_table;
    PersonPane* m_pane;
    SealingBar* m_sealing;
};

} // namespace watchdesk::ui
