// Lucide's line icons in the palette's colours.
#pragma once

#include "ui/theme/Theme.h"

#include <QColor>
#include <QHash>
#include <QIconEngine>
#include <QPixmap>
#include <QString>

namespace watchdesk::ui {

/// Renders and keeps icons. Qt SVG draws currentColor black, so the colour is written into the text first; strokes are
/// the tokens' for the size, on Lucide's grid of 24. Window's thread.
class IconPainter {
public:
    void setStrokes(double upTo16, double above);
    /// An empty pixmap of the size, and one warning in the log, when there is no such icon.
    [[nodiscard]] QPixmap pixmap(const QString& name, int size, const QColor& color, qreal devicePixelRatio);
    [[nodiscard]] static bool exists(const QString& name);

private:
    [[nodiscard]] QByteArray source(const QString& name);
    double m_stroke16 = 1.8;
    double m_stroke20 = 1.6;
    QHash<QString, QByteArray> m_sources;
    QHash<QString, QPixmap> m_pixmaps;
};

/// A QIcon that asks the theme at every painting, so that it follows dark and light.
class ThemeIconEngine : public QIconEngine {
public:
    ThemeIconEngine(QString name, Tone tone) : m_name(std::move(name)), m_tone(tone) {}
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override { return new ThemeIconEngine(m_name, m_tone); }

private:
    QString m_name;
    Tone m_tone;
};

} // namespace watchdesk::ui
