// What was told on the radio and never reported, and the figures of it, a shop a line.
#pragma once

#include "desk/CaseDesk.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Rows.h"

class QLineEdit;
class QStackedWidget;

namespace watchdesk::ui {

class SegmentedControl;

/// Enter on a row asks its shop for the report, Delete says that it will not report (with a reason), F6 opens the case.
/// Window's thread.
class NudgeSheet : public FormSheet {
    Q_OBJECT
public:
    static constexpr int rowHeight = 40;
    static constexpr int shownRows = 9;

    NudgeSheet(QWidget* opener, desk::Desk& desk);
    [[nodiscard]] const Rows<desk::CaseView>& rows() const { return *m_rows; }
    [[nodiscard]] const Rows<desk::ShopReporting>& shops() const { return *m_shops; }
    [[nodiscard]] RowList& list() const { return *m_list; }

Q_SIGNALS:
    void caseWanted(const QString& incidentId);
    void lettersWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeFields();
    void makeButtons();
    void refresh();
    void show(const QVector<desk::CaseView>& nudges);
    void showShops(const QVector<desk::ShopReporting>& shops);
    void ask();
    void decline();
    void take(const Answer<desk::CaseChange>& answer, const std::function<QString(const desk::CaseChange&)>& words);
    [[nodiscard]] const desk::CaseView* chosen() const;
    void paintNudge(QPainter& painter, const QRectF& rect, int row) const;
    void paintShop(QPainter& painter, const QRectF& rect, int row) const;
    desk::Desk& m_desk;
    desk::CaseDesk& m_cases;
    SegmentedControl* m_parts;
    QStackedWidget* m_stack;
    LabelText* m_words;
    Rows<desk::CaseView>* m_rows;
    RowList* m_list;
    Rows<desk::ShopReporting>* m_shops;
    RowList* m_shopList;
    QLineEdit* m_why;
    Button* m_decline;
    bool m_asking = false; ///< an answer is still out
};

} // namespace watchdesk::ui
