// The roll-call: begun, followed, ticked by hand.
#pragma once

#include "desk/RollCallDesk.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Rows.h"

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class ChoiceField;
class SegmentedControl;

/// Every set with how it stands; Space ticks the chosen one, or takes the tick back. Closing the sheet leaves the
/// roll-call running. Window's thread.
class RollCallSheet : public FormSheet {
    Q_OBJECT
public:
    static constexpr int rowHeight = 32;

    RollCallSheet(QWidget* opener, desk::Desk& desk);
    [[nodiscard]] const Rows<desk::RollCallView::Set>& rows() const { return *m_rows; }
    [[nodiscard]] RowList& list() const { return *m_list; }
    /// "Calling C12 · 3 of 44 answered, 1 silent".
    [[nodiscard]] QString words() const;

private:
    void makeFields();
    void refresh();
    void act();
    void begin();
    void tick(int row);
    void answer(const Answer<void>& answer);
    void paintSet(QPainter& painter, const QRectF& rect, int row) const;
    desk::Desk& m_desk;
    desk::RollCallDesk& m_calls;
    ChoiceField* m_scheme;
    SegmentedControl* m_way;
    QWidget* m_before; ///< what is asked before it begins
    LabelText* m_words;
    Rows<desk::RollCallView::Set>* m_rows;
    RowList* m_list;
    Button* m_again;
};

/// What a roll-call says of itself in one line.
[[nodiscard]] QString rollCallWords(const desk::RollCallView& view);

} // namespace watchdesk::ui
