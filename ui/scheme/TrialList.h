// The steps of a gateway's test, ticked as they pass.
#pragma once

#include "desk/GatewayDesk.h"

#include <QWidget>

namespace watchdesk::ui {

class IconLabel;
class LabelText;

/// A line a step: what is tried, how it went, and what to do where it failed.
class TrialList : public QWidget {
    Q_OBJECT
public:
    explicit TrialList(QWidget* parent = nullptr);
    /// Nothing is tried yet.
    void clear();
    void show(const radio::TestProgress& progress);
    [[nodiscard]] QString words(radio::TestStep step) const;
    [[nodiscard]] bool hasPassed(radio::TestStep step) const;

private:
    struct Line {
        QWidget* row = nullptr;
        IconLabel* icon = nullptr;
        LabelText* words = nullptr;
        bool passed = false;
    };
    QVector<Line> m_lines;
    LabelText* m_todo;
};

} // namespace watchdesk::ui
