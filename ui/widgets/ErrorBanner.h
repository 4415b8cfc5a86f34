// What happened, what was kept, what to do next.
#pragma once

#include "base/Result.h"

#include <QWidget>

#include <functional>

namespace watchdesk::ui {

class Button;
class LabelText;

/// Lies hidden at the head of a page until an error is shown in it. showError() of OnAnswer.h finds it by walking up
/// from the widget that asked. The same error twice says so once.
class ErrorBanner : public QWidget {
    Q_OBJECT
public:
    explicit ErrorBanner(QWidget* parent = nullptr);
    /// `again` empty: no "Try again".
    void showError(const Error& error, std::function<void()> again = {});
    void dismiss();
    [[nodiscard]] const Error& error() const { return m_error; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Error m_error;
    LabelText* m_what;
    LabelText* m_rest;
    Button* m_again;
    std::function<void()> m_fn;
};

} // namespace watchdesk::ui
