// Whether the store is whole: being looked through, and what was found, in place.
#pragma once

#include "desk/Lists.h"

#include <QWidget>

namespace watchdesk::ui {

class IconLabel;
class LabelText;

/// Hidden until it is begun; put away by its button. Window's thread.
class VerifyStrip : public QWidget {
    Q_OBJECT
public:
    explicit VerifyStrip(QWidget* parent = nullptr);
    void begin();
    /// The part that is being looked at: "seals", "audit", "references", "recordings".
    void setPart(const QString& part);
    void show(const desk::VerifyAnswer& answer);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    IconLabel* m_mark;
    LabelText* m_head;
    LabelText* m_rest;
};

} // namespace watchdesk::ui
