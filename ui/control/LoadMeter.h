// The load of alarms, small.
#pragma once

#include "ui/control/AlarmMeter.h"

#include <QAbstractButton>

namespace watchdesk::ui {

/// "0.8 / 10 min acceptable" beside four steps, in the feed's foot. A click tells it for each operator. Grey until it
/// is more than manageable. Window's thread.
class LoadMeter : public QAbstractButton {
    Q_OBJECT
public:
    explicit LoadMeter(AlarmMeter& meter, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QString words() const;
    /// Narrow: the figure alone beside its steps.
    void setNarrow(bool narrow);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void refresh();
    AlarmMeter& m_meter;
    bool m_narrow = false;
};

/// "Jo Mead at desk-1: 5 alarms in 60 min, 0.8 in ten minutes on average, 3 at most · very likely to be acceptable".
[[nodiscard]] QString operatorWords(const desk::AlarmLoad::Operator& one);

} // namespace watchdesk::ui
