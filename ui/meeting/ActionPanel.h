// The right column, below: the actions of the meeting and those carried over.
#pragma once

#include "desk/MeetingViews.h"
#include "ui/widgets/Rows.h"

#include <QWidget>

class QLineEdit;
class QStackedWidget;

namespace watchdesk::ui {

class Button;
class LabelText;
class RowList;
class SectionHead;

/// Space, Enter or a click on its box does an action, and opens it again. Shows what it is given and says what is
/// wanted.
class ActionPanel : public QWidget {
    Q_OBJECT
public:
    static constexpr int rowHeight = 44;

    explicit ActionPanel(QWidget* parent = nullptr);
    void show(const desk::AgendaView& view, QDate today);
    /// The form of a new action takes the focus.
    void add();
    void leave();
    [[nodiscard]] bool isAdding() const;
    [[nodiscard]] RowList& list() const { return *m_list; }
    [[nodiscard]] const Rows<desk::ActionRow>& rows() const { return *m_rows; }

Q_SIGNALS:
    void doneToggled(const QString& actionId, bool done);
    void added(const QString& what, const QString& owner, QDate dueOn);
    void left();

protected:
    void paintEvent(QPaintEvent*) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeForm();
    void keep();
    void toggle(int row);
    void paintAction(QPainter& painter, const QRectF& rect, int row) const;

    Rows<desk::ActionRow>* m_rows;
    SectionHead* m_head;
    RowList* m_list;
    QStackedWidget* m_stack;
    Button* m_add;
    QWidget* m_form = nullptr;
    QLineEdit* m_what = nullptr;
    QLineEdit* m_owner = nullptr;
    QLineEdit* m_due = nullptr;
    LabelText* m_hint = nullptr;
    QDate m_today;
    bool m_mayAct = false;
};

} // namespace watchdesk::ui
