#include "ui/theme/IconPainter.h"

#include "base/Log.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include <cmath>

namespace watchdesk::ui {
namespace {

QString pathOf(const QString& name) {
    return QStringLiteral(":/icons/") + name + QStringLiteral(".svg");
}

/// What is disabled is muted, whatever its colour was.
Tone toneFor(Tone tone, QIcon::Mode mode) {
    return mode == QIcon::Disabled ? Tone::TextMuted : tone;
}

} // namespace

void IconPainter::setStrokes(double upTo16, double above) {
    m_stroke16 = upTo16;
    m_stroke20 = above;
}

bool IconPainter::exists(const QString& name) {
    return QFile::exists(pathOf(name));
}

QByteArray IconPainter::source(const QString& name) {
    const auto known = m_sources.constFind(name);
    if (known != m_sources.constEnd())
        return *known;
    QFile file(pathOf(name));
    QByteArray text;
    if (file.open(QIODevice::ReadOnly))
        text = file.readAll();
    else
        log("ui")->warn("there is no icon {}", name.toStdString());
    m_sources.insert(name, text);
    return text;
}

QPixmap IconPainter::pixmap(const QString& name, int size, const QColor& color, qreal devicePixelRatio) {
    const QString key = QStringLiteral("%1/%2/%3/%4")
                            .arg(name, QString::number(size), color.name(QColor::HexArgb))
                            .arg(devicePixelRatio);
    const auto known = m_pixmaps.constFind(key);
    if (known != m_pixmaps.constEnd())
        return *known;
    const int pixels = int(std::ceil(size * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QByteArray svg = source(name);
    if (!svg.isEmpty()) {
        const QByteArray stroke = QByteArray::number(size <= 16 ? m_stroke16 : m_stroke20);
        svg.replace("currentColor", color.name().toLatin1());
        svg.replace("stroke-width=\"2\"", "stroke-width=\"" + stroke + "\"");
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    m_pixmaps.insert(key, pixmap);
    return pixmap;
}

void ThemeIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) {
    const int size = std::min(rect.width(), rect.height());
    const QPixmap pixmap =
        Theme::instance().icon(m_name, size, toneFor(m_tone, mode), painter->device()->devicePixelRatioF());
    painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, pixmap);
}

QPixmap ThemeIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) {
    return Theme::instance().icon(m_name, std::min(size.width(), size.height()), toneFor(m_tone, mode));
}

QPixmap ThemeIconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) {
    const int side = int(std::min(size.width(), size.height()) / scale);
    return Theme::instance().icon(m_name, side, toneFor(m_tone, mode), scale);
}

} // namespace watchdesk::ui
