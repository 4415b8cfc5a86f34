// Finding words in the feed.
#pragma once

#include "ui/control/FeedView.h"

#include <QLineEdit>
#include <QTimer>

namespace watchdesk::ui {

class LabelText;

/// A strip at the feed's head while somebody looks for words. What is typed is looked for by itself; hits are marked
/// and walked through in their place, the rows stay what they are. Enter and Down go to the next older one, Shift+Enter
/// and Up to the newer, Esc leaves. Window's thread.
class FindBar : public QWidget {
    Q_OBJECT
public:
    static constexpr int settleMs = 150;

    FindBar(FeedSource& source, FeedModel& model, FeedView& view, QWidget* parent = nullptr);
    /// Shows it with the focus in its field.
    void open();
    void close();
    /// To the next older hit (1) or the newer one (-1), and around.
    void step(int by);
    [[nodiscard]] QLineEdit& field() const { return *m_field; }
    /// "4 of 17".
    [[nodiscard]] QString words() const;
    [[nodiscard]] int hits() const { return static_cast<int>(m_shown.size()); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent*) override;

private:
    void look();
    void take(const QString& text, const Result<desk::FeedHits>& answer);
    void refresh();
    void say();
    void go(qsizetype hit);
    [[nodiscard]] qsizetype nearest(bool orNewer) const;
    FeedSource& m_source;
    FeedModel& m_model;
    FeedView& m_view;
    QLineEdit* m_field;
    LabelText* m_words;
    QTimer m_soon;
    desk::FeedHits m_found;
    QVector<qint64> m_shown; ///< those of them that the log of this filter has; newest first
    qsizetype m_at = -1;
    bool m_looking = false;
    bool m_mayJump = false; ///< to the first hit of what was typed
    QString m_trouble;
};

} // namespace watchdesk::ui
