// The left column: the meeting, its agenda, and the other meetings.
#pragma once

#include "ui/meeting/AgendaModel.h"
#include "ui/widgets/Rows.h"

#include <QWidget>

class QStackedWidget;

namespace watchdesk::ui {

class Button;
class EmptyState;
class LabelText;
class RowList;
class SegmentedControl;

/// Shows what it is given and says what is wanted; asks nobody.
class AgendaPanel : public QWidget {
    Q_OBJECT
public:
    static constexpr int headRow = 32;
    static constexpr int lineRow = 28;
    static constexpr int meetingRow = 48;

    explicit AgendaPanel(QWidget* parent = nullptr);
    void setMeetings(const QVector<desk::MeetingRow>& rows, UtcMs now);
    /// The choice stays with the item or section it was on.
    void setAgenda(const desk::AgendaView& view);
    void choose(const QString& itemId);
    /// The next (1) or previous (-1) line.
    void walk(int by);
    /// Opens or closes the section of the choice.
    void toggleSection();
    void showMeetings(bool on);
    /// Gives the focus to what is shown: the lines, the meetings, or the button that builds.
    void takeFocus();

    [[nodiscard]] AgendaModel& model() const { return *m_model; }
    [[nodiscard]] RowList& list() const { return *m_list; }
    [[nodiscard]] RowList& meetings() const { return *m_meetingList; }
    [[nodiscard]] bool showsMeetings() const;
    [[nodiscard]] const desk::AgendaLine* current() const;
    [[nodiscard]] domain::AgendaSection currentSection() const;

Q_SIGNALS:
    void lineChosen(); ///< see current() and currentSection()
    void lineOpened(); ///< Enter: the item takes the focus
    void meetingChosen(const QString& meetingId);
    void buildWanted();
    void planWanted();
    void pdfWanted();

protected:
    void paintEvent(QPaintEvent*) override;

private:
    /// Where the focus belongs while the panel shows what it shows.
    [[nodiscard]] QWidget* focusTarget() const;
    /// A stop of its own only while nothing in it can be one.
    void meetFocus();
    QWidget* makeCard();
    QWidget* makeAgenda();
    QWidget* makeMeetings();
    void paintAgendaRow(QPainter& painter, const QRectF& rect, int row) const;
    void paintMeetingRow(QPainter& painter, const QRectF& rect, int row) const;

    AgendaModel* m_model;
    Rows<desk::MeetingRow>* m_rows;
    SegmentedControl* m_which;
    Button* m_pdf;
    LabelText* m_day;
    LabelText* m_place;
    LabelText* m_built;
    RowList* m_list = nullptr;
    RowList* m_meetingList = nullptr;
    QStackedWidget* m_lists;
    QStackedWidget* m_agenda = nullptr;
    EmptyState* m_notBuilt = nullptr;
    Button* m_buildButton = nullptr;
    Button* m_planButton = nullptr;
    UtcMs m_now = 0;
};

} // namespace watchdesk::ui
