#include "ui/theme/Tokens.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {
namespace {

Error corrupt(const QString& what) {
    return {ErrorCode::Corrupt,
            "The theme's tokens cannot be read: " + what.toStdString() + ".",
            {},
            "Install WatchDesk again."};
}

QHash<QString, QColor> paletteOf(const QJsonObject& object) {
    QHash<QString, QColor> palette;
    for (auto it = object.begin(); it != object.end(); ++it)
        palette.insert(it.key(), QColor(it.value().toString()));
    return palette;
}

void readPromises(const QString& palette, const QJsonObject& pairs, bool text, QVector<ContrastPromise>& into) {
    for (auto it = pairs.begin(); it != pairs.end(); ++it) {
        const QStringList sides = it.key().split(QStringLiteral(" on "));
        if (sides.size() == 2)
            into.append({palette, sides[0], sides[1], text, it.value().toDouble()});
    }
}

double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

Result<Tokens> Tokens::read(const QByteArray& json) {
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const QJsonObject palettes = root[QLatin1String("palettes")].toObject();
    const QJsonObject type = root[QLatin1String("type")].toObject();
    Tokens tokens;
    tokens.dark = paletteOf(palettes[QLatin1String("dark")].toObject());
    tokens.light = paletteOf(palettes[QLatin1String("light")].toObject());
    if (tokens.dark.isEmpty() || tokens.light.isEmpty())
        return corrupt(QStringLiteral("a palette is missing"));
    const QJsonObject scale = type[QLatin1String("scale")].toObject();
    for (auto it = scale.begin(); it != scale.end(); ++it) {
        const QJsonObject size = it.value().toObject();
        tokens.type.insert(it.key(), {size[QLatin1String("size")].toInt(13), size[QLatin1String("line")].toInt(18),
                                      size[QLatin1String("weight")].toInt(400)});
    }
    if (tokens.type.isEmpty())
        return corrupt(QStringLiteral("the type scale is missing"));
    tokens.family = type[QLatin1String("family")].toString();
    tokens.fallback = type[QLatin1String("fallback")].toString();
    const QJsonObject contrast = root[QLatin1String("contrast")].toObject();
    for (const char* palette : {"dark", "light"}) {
        const QJsonObject pairs = contrast[QLatin1String(palette)].toObject();
        readPromises(QLatin1String(palette), pairs[QLatin1String("text")].toObject(), true, tokens.promises);
        readPromises(QLatin1String(palette), pairs[QLatin1String("shape")].toObject(), false, tokens.promises);
    }
    const QJsonObject lines = root[QLatin1String("lines")].toObject();
    tokens.stroke16 = lines[QLatin1String("icon_stroke_16")].toDouble(1.8);
    tokens.stroke20 = lines[QLatin1String("icon_stroke_20")].toDouble(1.6);
    return tokens;
}

double contrastRatio(const QColor& first, const QColor& second) {
    const auto [darker, lighter] = std::minmax({luminance(first), luminance(second)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace watchdesk::ui
