// The quick line with what it was understood as.
#pragma once

#include "ui/control/AlertBoard.h"
#include "ui/control/QuickLineEdit.h"
#include "ui/control/ReadingChips.h"

#include <QPointer>

namespace watchdesk::ui {

class FullForm;

/// Writes incidents, alerts and sightings, one key each. What is typed stays in the line until the store has it. 88 px.
class QuickLine : public QWidget {
    Q_OBJECT
public:
    QuickLine(const ControlJobs& jobs, AlertBoard& board, QWidget* parent = nullptr);

    ~QuickLine() override;

    [[nodiscard]] QuickLineEdit& edit() const { return *m_edit; }
    [[nodiscard]] ReadingChips& chips() const { return *m_chips; }
    /// F4: the next Enter adds a sighting to the alert in hand.
    void beginSighting();
    [[nodiscard]] bool isSighting() const { return !m_sightingOf.isEmpty(); }
    /// The over that the next entry is linked to; empty: none.
    [[nodiscard]] QString over() const { return m_over; }
    /// Begins the line with a call sign, in the place of another that it began with; what else is typed stays.
    void beginWith(const QString& callSign);
    /// Adds words at the end of the line.
    void add(const QString& words);
    /// The full form, filled in from what is understood of the line; of the over that the line is linked to.
    void openForm();
    void undo();
    [[nodiscard]] bool mayUndo() const { return !m_undo.isEmpty(); }

Q_SIGNALS:
    /// Something was written; `undoable` while undo() would take it back.
    void done(const QString& text, bool undoable);
    void logged(const watchdesk::desk::Logged& logged);
    void failed(const watchdesk::Error& error);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    /// An over that has ended.
    struct Over {
        QString id;
        QString callSign;
        QString channel;
    };
    void takeOver(const QString& transmissionId, const QString& callSign, const QString& channel);
    void takeWaiting();
    void nameOver(const QString& transmissionId, const QString& callSign, const QString& channel);
    void enter(bool alert);
    void log(const desk::LogRequest& request, FullForm* form = nullptr);
    void noteUnknownCaller(QVector<ReadingChips::Piece>& links) const;
    void addSighting(const QString& line);
    /// `line` is what stood in the line when it was sent, `kept` what Up brings back.
    void written(const QString& line, const QString& kept);
    void refuse(const Error& error);
    void drop(const QString& link);
    void refresh();

    ControlJobs m_jobs;
    AlertBoard& m_board;
    ReadingChips* m_chips;
    QuickLineEdit* m_edit;
    QString m_over;
    QString m_overText;
    Over m_waiting; ///< ended last while the form was open
    QPointer<FullForm> m_form;
    QString m_prefill; ///< what a call put into the line; typed over: nobody's
    QString m_sightingOf;
    qint64 m_sightingNumber = 0;
    QString m_undo; ///< incident logged last
    bool m_busy = false;
};

} // namespace watchdesk::ui
