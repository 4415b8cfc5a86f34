// What a style sheet cannot say: no animation, our focus ring, ticks in check boxes, quiet item views.
#pragma once

#include <QProxyStyle>

namespace watchdesk::ui {

/// Over Fusion, under the style sheet.
class DeskStyle : public QProxyStyle {
    Q_OBJECT
public:
    DeskStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
                  QStyleHintReturn* returned = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                    const QWidget* widget = nullptr) const override;
};

/// The focus ring: 2 px, inside `rect`, with the corner radius of a control.
void paintFocusRing(QPainter& painter, const QRectF& rect, qreal radius = 4);
/// On a filled control, where the focus colour would not stand out: in the colour of its text, 2 px in from the edge.
void paintFocusRingOn(QPainter& painter, const QRectF& rect, const QColor& text);

} // namespace watchdesk::ui
