// The line edit of the quick line.
#pragma once

#include "domain/QuickLine.h"

#include <QLineEdit>

namespace watchdesk::ui {

/// Completions in a small list above the word. Never takes the focus: the line edit moves the choice.
class CompletionList : public QWidget {
    Q_OBJECT
public:
    static constexpr int rowHeight = 26;
    explicit CompletionList(QWidget* parent);
    void setCompletions(const QVector<domain::Completion>& completions);
    [[nodiscard]] const QVector<domain::Completion>& completions() const { return m_completions; }
    /// -1: none chosen, Enter belongs to the line.
    [[nodiscard]] int chosen() const { return m_chosen; }
    void choose(int row);
    /// Its lower left corner at `at` (of the parent), kept inside.
    void standOn(const QPoint& at);

Q_SIGNALS:
    void picked(int row);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;

private:
    QVector<domain::Completion> m_completions;
    int m_chosen = -1;
};

/// 40 px, 16 px text, the call sign semibold as soon as it is read as one, the keys named at its right end. Enter,
/// Ctrl+Enter and Esc are signals; Up and Down walk through the completions while they are shown, else through the
/// lines entered before.
class QuickLineEdit : public QLineEdit {
    Q_OBJECT
public:
    static constexpr int remembered = 50;
    explicit QuickLineEdit(QWidget* parent = nullptr);
    void setVocabulary(const domain::Vocabulary& vocabulary);
    [[nodiscard]] const domain::QuickReading& reading() const { return m_reading; }
    [[nodiscard]] CompletionList* completionList() const { return m_list; }
    /// The keys that work now, with their words: {"Enter", "log"}.
    void setKeys(const QVector<QPair<QString, QString>>& keys);
    void remember(const QString& line);

Q_SIGNALS:
    void readingChanged();
    void entered(bool alert);
    void cleared();

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    bool event(QEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void read();
    void mark();
    void offer();
    void accept(int row);
    void recall(int step);
    [[nodiscard]] int keysWidth() const;
    bool walk(int key);
    bool endWord();

    domain::Vocabulary m_vocabulary;
    domain::QuickReading m_reading;
    CompletionList* m_list = nullptr;
    QVector<QPair<QString, QString>> m_keys;
    QStringList m_history;
    int m_recalled = 0; ///< 0: not recalling; n: the n-th from the end
    bool m_marking = false;
};

} // namespace watchdesk::ui
