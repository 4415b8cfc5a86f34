// Going to a time of the feed.
#pragma once

#include "domain/FeedMoment.h"
#include "ui/control/FeedView.h"

#include <QLineEdit>

namespace watchdesk::ui {

class Button;
class LabelText;

/// A strip at the feed's head: a time is typed, Enter goes to the first row at or before it and marks it; "Back to now"
/// (Esc) follows again. Window's thread.
class JumpBar : public QWidget {
    Q_OBJECT
public:
    JumpBar(FeedSource& source, FeedModel& model, FeedView& view, const Clock& clock, QWidget* parent = nullptr);
    void open();
    /// Leaves the time, and follows what comes.
    void backToNow();
    [[nodiscard]] QLineEdit& field() const { return *m_field; }
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent*) override;

private:
    void go();
    void show(qint64 seq);
    void say(const QString& words, bool trouble);
    FeedSource& m_source;
    FeedModel& m_model;
    FeedView& m_view;
    const Clock& m_clock;
    QLineEdit* m_field;
    LabelText* m_words;
    Button* m_now;
    domain::MomentReading m_reading;
    qint64 m_wanted = -1; ///< to be shown when the whole log is known
};

/// What is wrong with a time that was typed.
[[nodiscard]] QString momentFaultWords(domain::MomentFault fault);

} // namespace watchdesk::ui
