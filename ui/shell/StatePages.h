// What fills the window when there is no desk to show: opening, what went wrong, a new store.
#pragma once

#include "base/Result.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QProgressBar;

namespace watchdesk::ui {

class Button;
class LabelText;
class PassphraseField;

/// "Opening the store…", with a bar when it takes long enough to be measured.
class OpeningPage : public QWidget {
    Q_OBJECT
public:
    explicit OpeningPage(QWidget* parent = nullptr);
    /// percent < 0: not known.
    void say(const QString& text, int percent = -1);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    LabelText* m_text;
    QProgressBar* m_bar;
};

/// What happened, what was kept, what to do; Try again, Open another.
class FailurePage : public QWidget {
    Q_OBJECT
public:
    explicit FailurePage(QWidget* parent = nullptr);
    void showError(const Error& error, const QString& store);

Q_SIGNALS:
    void againWanted();
    void otherStoreWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    LabelText* m_heading;
    LabelText* m_what;
    LabelText* m_keptHead;
    LabelText* m_kept;
    LabelText* m_todoHead;
    LabelText* m_todo;
    LabelText* m_store;
    Button* m_again;
};

/// Makes a store: where, who, passphrase twice; then shows its recovery key once.
class NewStorePage : public QWidget {
    Q_OBJECT
public:
    static constexpr int shortest = 10; ///< characters of a passphrase

    explicit NewStorePage(QWidget* parent = nullptr);
    void start(const QString& path);
    void showError(const Error& error);
    /// Made: the key to write down. `proceed` runs when the person says they have.
    void showRecoveryKey(const QString& key, std::function<void()> proceed);

Q_SIGNALS:
    void createWanted(const QString& path, const QString& person, const QString& passphrase);
    void cancelled();
    void demoWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void wish();
    void say(const QString& trouble);
    QWidget* m_form;
    QLineEdit* m_path;
    QLineEdit* m_name;
    PassphraseField* m_first;
    PassphraseField* m_second;
    QWidget* m_trouble;
    LabelText* m_troubleText;
    Button* m_make;
    QWidget* m_keyBox;
    QLineEdit* m_key;
    std::function<void()> m_proceed;
};

} // namespace watchdesk::ui
