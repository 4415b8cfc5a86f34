// A source of the feed to be suspended, and the list of those that are.
#pragma once

#include "ui/control/ShelfJobs.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Rows.h"

class QLineEdit;

namespace watchdesk::ui {

class ChoiceField;

/// How long and why. Window's thread.
class ShelfSheet : public FormSheet {
    Q_OBJECT
public:
    ShelfSheet(QWidget* opener, ShelfJobs& shelves, const Clock& clock, const desk::FeedRow& row);

Q_SIGNALS:
    void suspended(const QString& name);

private:
    void suspend();
    ShelfJobs& m_shelves;
    const Clock& m_clock;
    QString m_source;
    QString m_name;
    ChoiceField* m_length;
    QLineEdit* m_reason;
};

/// What is suspended here, who did it, why, until when, and how many rows it has held back. Delete or the button brings
/// the chosen one back now. Window's thread.
class ShelfList : public FormSheet {
    Q_OBJECT
public:
    static constexpr int rowHeight = 60;

    ShelfList(QWidget* opener, ShelfJobs& shelves, const Clock& clock);
    [[nodiscard]] const Rows<desk::Shelved>& rows() const { return *m_rows; }
    [[nodiscard]] RowList& list() const { return *m_list; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void bringBack();
    [[nodiscard]] QString words(const desk::Shelved& one) const;
    void paintShelf(QPainter& painter, const QRectF& rect, int row) const;
    ShelfJobs& m_shelves;
    const Clock& m_clock;
    Rows<desk::Shelved>* m_rows;
    RowList* m_list;
    Button* m_back;
};

} // namespace watchdesk::ui
