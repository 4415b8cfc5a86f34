// The 36 px head of a panel: its name, a muted word beside it, controls at the right.
#pragma once

#include "ui/widgets/Labels.h"

class QHBoxLayout;

namespace watchdesk::ui {

/// Surface with a rule below. Text in capitals by the label style.
class PanelHead : public QWidget {
    Q_OBJECT
public:
    explicit PanelHead(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title, Tone tone = Tone::Text2);
    void setNote(const QString& note);
    /// At the right, in the order added.
    void addWidget(QWidget* widget);
    /// At the left, before the name.
    void addMark(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* m_row;
    LabelText* m_title;
    LabelText* m_note;
};

} // namespace watchdesk::ui
