// Sealing anew after a change of keys: how far it is.
#pragma once

#include "desk/PeopleDesk.h"

#include <QWidget>

class QProgressBar;

namespace watchdesk::ui {

class LabelText;

/// "New keys: 1,200 of 48,000 values sealed anew." Hidden while nothing is.
class SealingBar : public QWidget {
    Q_OBJECT
public:
    explicit SealingBar(QWidget* parent = nullptr);
    void setState(const desk::SealingState& state);
    [[nodiscard]] QString text() const;

private:
    LabelText* m_text;
    QProgressBar* m_bar;
};

/// The same in the top bar: an icon, and two words where there is room. Hidden while nothing is.
class SealingSign : public QWidget {
    Q_OBJECT
public:
    explicit SealingSign(QWidget* parent = nullptr);
    void setState(const desk::SealingState& state);
    void setCompact(bool compact);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_compact = false;
};

/// The sentence of both; empty while nothing is.
[[nodiscard]] QString sealingText(const desk::SealingState& state);

} // namespace watchdesk::ui
