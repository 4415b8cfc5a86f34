// Who is on watch: sets signed on, signed off, lone workers.
#pragma once

#include "desk/SignOnDesk.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Rows.h"

class QLineEdit;

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

/// A call sign typed and Enter signs a set on. Of the chosen one: Delete signs it off, L makes it a lone worker's, or
/// no longer. Window's thread.
class WatchSheet : public FormSheet {
    Q_OBJECT
public:
    static constexpr int rowHeight = 40;

    WatchSheet(QWidget* opener, desk::Desk& desk);
    [[nodiscard]] const Rows<desk::OnWatch>& rows() const { return *m_rows; }
    [[nodiscard]] RowList& list() const { return *m_list; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeFields();
    void refresh();
    void show(const QVector<desk::OnWatch>& present);
    void signOn();
    void signOff();
    void toggleLone();
    void take(const Answer<domain::SignOn>& answer, const QString& words);
    [[nodiscard]] const desk::OnWatch* chosen() const;
    void paintSet(QPainter& painter, const QRectF& rect, int row) const;
    desk::Desk& m_desk;
    desk::SignOnDesk& m_watch;
    QLineEdit* m_sign;
    LabelText* m_words;
    Rows<desk::OnWatch>* m_rows;
    RowList* m_list;
    Button* m_off;
    Button* m_lone;
};

} // namespace watchdesk::ui
