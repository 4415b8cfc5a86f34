// Scheme: mail.
#pragma once

#include "desk/PostDesk.h"
#include "ui/scheme/FormSection.h"
#include "ui/widgets/Rows.h"

namespace watchdesk::ui {

class Button;
class EmptyState;
class LabelText;
class MailForm;
class PanelHead;
class Table;

/// For those who may change settings: the letters at the left, newest first, with what became of each and the mail
/// server's words; the mail server at the right. Letters are shown to those who manage members.
class PostSection : public FormSection {
    Q_OBJECT
public:
    static constexpr int rowHeight = 48;
    explicit PostSection(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;
    [[nodiscard]] const Rows<desk::LetterView>& rows() const { return *m_rows; }
    [[nodiscard]] MailForm& form() const { return *m_form; }
    [[nodiscard]] QString trouble() const;

public Q_SLOTS:
    void retry();
    void cancel();
    void takeBounce();
    void fetch();

private:
    void makeLayout();
    void readLetters();
    void showChosen();
    void take(const QFuture<Result<void>>& answer, const QString& done);
    void say(const QString& trouble);
    void paintCell(QPainter& painter, const QRectF& cell, int row, int column) const;
    [[nodiscard]] const desk::LetterView* chosen() const;

    desk::PostDesk& m_post;
    Rows<desk::LetterView>* m_rows;
    PanelHead* m_head;
    Table* m_table;
    EmptyState* m_empty;
    Button* m_retry;
    Button* m_cancel;
    LabelText* m_words; ///< of the chosen letter
    MailForm* m_form;
};

/// "waits until 14:32", "sent", "failed".
[[nodiscard]] QString letterStateText(const domain::Letter& letter, UtcMs now);

} // namespace watchdesk::ui
