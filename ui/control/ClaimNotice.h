// The claim of an alert, when it asks for somebody.
#pragma once

#include "desk/Views.h"

#include <QWidget>

namespace watchdesk::ui {

class Button;
class LabelText;

/// The claim of an alert, when it asks for somebody: nobody has it, or who has it has gone quiet.
class ClaimNotice : public QWidget {
    Q_OBJECT
public:
    explicit ClaimNotice(QWidget* parent = nullptr);
    /// Hides when the claim is fresh. `sound`: what is to be said of its sound; may be empty.
    void setAlert(const desk::AlertView& view, const QString& me, UtcMs now, const QString& sound);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString advice() const;
    [[nodiscard]] bool isUrgent() const { return m_urgent; }

Q_SIGNALS:
    void claimRequested();

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void sayUntaken(const desk::AlertView& view, UtcMs now, const QString& sound);
    LabelText* m_what;
    LabelText* m_rest;
    Button* m_claim;
    bool m_urgent = true;
};

} // namespace watchdesk::ui
