// One exclusion from its proposal to its end, on a line.
#pragma once

#include "desk/GalleryViews.h"

#include <QWidget>

namespace watchdesk::ui {

/// A step of the line.
struct LineStep {
    QString text;
    QString day; ///< "14 Feb"; empty when it is not known
    bool done = false;
    bool now = false; ///< where it stands
};

/// The steps of an exclusion as far as the record tells them.
[[nodiscard]] QVector<LineStep> stepsOf(const desk::SheetExclusion& exclusion, QDate today);
/// "Exclusion · SHOP, 12 months".
[[nodiscard]] QString exclusionTitle(const desk::SheetExclusion& exclusion);
/// "day 279 of 365, ends 14 Feb 2027".
[[nodiscard]] QString exclusionNote(const desk::SheetExclusion& exclusion, QDate today);

/// Steps as dots on a line, then who served the notice and why. Painted.
class ExclusionLine : public QWidget {
    Q_OBJECT
public:
    ExclusionLine(const desk::SheetExclusion& exclusion, QDate today, QWidget* parent = nullptr);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {400, heightForWidth(400)}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    struct Line {
        QString icon;
        QString text;
    };
    void paintSteps(QPainter& painter) const;
    qreal paintLines(QPainter* painter, int width) const;
    QVector<LineStep> m_steps;
    QVector<Line> m_lines;
};

} // namespace watchdesk::ui
