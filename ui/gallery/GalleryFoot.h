// The foot of the gallery: how many, which keys, what the marks mean.
#pragma once

#include <QString>
#include <QWidget>

namespace watchdesk::ui {

/// Painted; hints fall away where there is no room.
class GalleryFoot : public QWidget {
    Q_OBJECT
public:
    explicit GalleryFoot(QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    qreal paintKeys(QPainter& painter, qreal from, qreal to) const;
    void paintLegend(QPainter& painter, qreal from) const;
    QString m_text;
};

} // namespace watchdesk::ui
