// "Who is this?": subjects of the gallery whom it may be, for a person to decide.
#pragma once

#include "ui/control/IncidentJobs.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Rows.h"

#include <QHash>
#include <QPixmap>

namespace watchdesk::ui {

/// Best first, each with its reasons in words. Enter: it is this person; Delete: not this person, and never offered for
/// this incident again. Of an incident the choice is written at once; of words that are still typed it is only said.
/// Window's thread.
class WhoSheet : public FormSheet {
    Q_OBJECT
public:
    static constexpr int rowHeight = 84;
    static constexpr int shownRows = 5;

    WhoSheet(QWidget* opener, IncidentJobs& jobs, const desk::WhoQuery& query);
    [[nodiscard]] const Rows<desk::WhoSuggestion>& rows() const { return *m_rows; }
    [[nodiscard]] RowList& list() const { return *m_list; }

Q_SIGNALS:
    /// Somebody has decided; the incident is written, when there is one.
    void chosen(const watchdesk::desk::WhoSuggestion& who);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    void show(const QVector<desk::WhoSuggestion>& offered);
    void choose();
    void ruleOut();
    void leaveOut(const QString& subjectId);
    [[nodiscard]] const desk::WhoSuggestion* current() const;
    void paintRow(QPainter& painter, const QRectF& rect, int row) const;
    IncidentJobs& m_jobs;
    desk::WhoQuery m_query;
    Rows<desk::WhoSuggestion>* m_rows;
    RowList* m_list;
    Button* m_not;
    QHash<QString, QPixmap> m_pictures;
    bool m_ruling = false; ///< an answer is still out
};

} // namespace watchdesk::ui
