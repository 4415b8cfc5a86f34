// The middle: the line that is chosen, its words, edited in place, and what it rests on.
#pragma once

#include "desk/MeetingViews.h"
#include "ui/widgets/Rows.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;

namespace watchdesk::ui {

class Button;
class Chip;
class EmptyState;
class LabelText;
class PanelHead;
class RowList;
class SectionHead;

/// Shows what it is given and says what is wanted. While it is edited the words of the person stay, whatever arrives.
class ItemPane : public QWidget {
    Q_OBJECT
public:
    static constexpr int evidenceRow = 26;

    explicit ItemPane(QWidget* parent = nullptr);
    /// A line; `place` says which of how many ("2 of 9").
    void show(const desk::AgendaLine& line, const QString& place, bool mayEdit);
    /// A section without a line chosen in it.
    void show(domain::AgendaSection section, const QString& note, bool mayEdit);

    void edit();
    /// A new line in the section that is shown: only its title is asked for.
    void add(domain::AgendaSection section);
    void leave(); ///< gives up what is typed
    [[nodiscard]] bool isEditing() const;
    [[nodiscard]] QLineEdit& titleEdit() const { return *m_titleEdit; }
    [[nodiscard]] QPlainTextEdit& detailEdit() const { return *m_detailEdit; }
    [[nodiscard]] RowList& evidence() const { return *m_evidence; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString detail() const;

Q_SIGNALS:
    void edited(const QString& itemId, qint64 version, const QString& title, const QString& detail);
    void added(watchdesk::domain::AgendaSection section, const QString& title);
    void evidenceChosen(const watchdesk::domain::AgendaEvidence& evidence);
    void noEvidence();
    void left(); ///< the words are no longer edited: the agenda takes the focus

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeWords();
    QWidget* makeEditor();
    QWidget* makeEvidence();
    void begin(const QString& title, const QString& detail, bool withDetail);
    void keep();
    void showEvidence(const QVector<desk::EvidenceLine>& lines);
    void showChips(const domain::AgendaItem& item);
    void paintEvidence(QPainter& painter, const QRectF& rect, int row) const;

    Rows<desk::EvidenceLine>* m_rows;
    PanelHead* m_head;
    QWidget* m_words = nullptr;
    QWidget* m_editor = nullptr;
    LabelText* m_title = nullptr;
    LabelText* m_name = nullptr;
    LabelText* m_detail = nullptr;
    QVector<Chip*> m_chips;
    Button* m_editButton = nullptr;
    QLineEdit* m_titleEdit = nullptr;
    QPlainTextEdit* m_detailEdit = nullptr;
    SectionHead* m_evidenceHead = nullptr;
    RowList* m_evidence = nullptr;
    QStackedWidget* m_evidenceStack = nullptr;
    desk::AgendaLine m_line;
    bool m_adding = false;
    domain::AgendaSection m_addTo = domain::AgendaSection::OtherBusiness;
};

} // namespace watchdesk::ui
