// What fills the window when there is no desk to show: what went wrong, a new store.
#pragma once

#include "base/Result.h"

#include <QWidget>

#include <functional>

class QLineEdit;

namespace watchdesk::ui {

class Button;
class LabelText;
class PassphraseField;

/// What happened, what was kept, what to do; Try again, Open another; for a server that refused, its password.
class FailurePage : public QWidget {
    Q_OBJECT
public:
    explicit FailurePage(QWidget* parent = nullptr);
    /// `store` is an address without secrets.
    void showError(const Error& error, const QString& store);

Q_SIGNALS:
    void passwordWanted();
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
    Button* m_password;
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
    [[nodiscard]] bool isKeyShown() const;

Q_SIGNALS:
    void createWanted(const QString& path, const QString& person, const QString& passphrase);
    void cancelled();
    void demoWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] QWidget* makeKeyBox();
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
    LabelText* m_copied;
    std::function<void()> m_proceed;
};

} // namespace watchdesk::ui
