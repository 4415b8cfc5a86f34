#include "portraits/Stamp.h"

#include "portraits/Picture.h"

#include <QPainter>
#include <QPainterPath>

#include <array>
#include <string_view>

namespace watchdesk::portraits {

namespace {

// The recorder's own 5 by 7 letters, so that no font of the machine changes the picture. A row a byte, bit 4 leftmost.
struct Glyph {
    char16_t letter;
    std::array<unsigned char, 7> rows;
};
constexpr std::array<Glyph, 41> glyphs{{
    {u'0', {14, 17, 19, 21, 25, 17, 14}}, {u'1', {4, 12, 4, 4, 4, 4, 14}},      {u'2', {14, 17, 1, 2, 4, 8, 31}},
    {u'3', {31, 2, 4, 2, 1, 17, 14}},     {u'4', {2, 6, 10, 18, 31, 2, 2}},     {u'5', {31, 16, 30, 1, 1, 17, 14}},
    {u'6', {6, 8, 16, 30, 17, 17, 14}},   {u'7', {31, 1, 2, 4, 8, 8, 8}},       {u'8', {14, 17, 17, 14, 17, 17, 14}},
    {u'9', {14, 17, 17, 15, 1, 2, 12}},   {u'A', {14, 17, 17, 31, 17, 17, 17}}, {u'B', {30, 17, 17, 30, 17, 17, 30}},
    {u'C', {14, 17, 16, 16, 16, 17, 14}}, {u'D', {30, 17, 17, 17, 17, 17, 30}}, {u'E', {31, 16, 16, 30, 16, 16, 31}},
    {u'F', {31, 16, 16, 30, 16, 16, 16}}, {u'G', {14, 17, 16, 23, 17, 17, 15}}, {u'H', {17, 17, 17, 31, 17, 17, 17}},
    {u'I', {14, 4, 4, 4, 4, 4, 14}},      {u'J', {7, 2, 2, 2, 2, 18, 12}},      {u'K', {17, 18, 20, 24, 20, 18, 17}},
    {u'L', {16, 16, 16, 16, 16, 16, 31}}, {u'M', {17, 27, 21, 21, 17, 17, 17}}, {u'N', {17, 17, 25, 21, 19, 17, 17}},
    {u'O', {14, 17, 17, 17, 17, 17, 14}}, {u'P', {30, 17, 17, 30, 16, 16, 16}}, {u'Q', {14, 17, 17, 17, 21, 18, 13}},
    {u'R', {30, 17, 17, 30, 20, 18, 17}}, {u'S', {15, 16, 16, 14, 1, 1, 30}},   {u'T', {31, 4, 4, 4, 4, 4, 4}},
    {u'U', {17, 17, 17, 17, 17, 17, 14}}, {u'V', {17, 17, 17, 17, 17, 10, 4}},  {u'W', {17, 17, 17, 21, 21, 21, 10}},
    {u'X', {17, 17, 10, 4, 10, 17, 17}},  {u'Y', {17, 17, 17, 10, 4, 4, 4}},    {u'Z', {31, 1, 2, 4, 8, 16, 31}},
    {u'-', {0, 0, 0, 31, 0, 0, 0}},       {u':', {0, 12, 12, 0, 12, 12, 0}},    {u'.', {0, 0, 0, 0, 0, 12, 12}},
    {u'/', {0, 1, 2, 4, 8, 16, 0}},       {u' ', {0, 0, 0, 0, 0, 0, 0}},
}};

const Glyph& glyphOf(QChar letter) {
    for (const Glyph& glyph : glyphs)
        if (glyph.letter == letter.toUpper().unicode())
            return glyph;
    return glyphs.back();
}

void stamp(QImage& image, const QString& text) {
    const int cell = std::max(1, image.height() / 360);
    const int width = (static_cast<int>(text.size()) * 6 + 3) * cell;
    const int left = cell * 6;
    const int top = image.height() - cell * 17;
    QPainter painter(&image);
    painter.fillRect(left, top, width, cell * 11, QColor(0, 0, 0, 150));
    for (int i = 0; i < text.size(); ++i) {
        const Glyph& glyph = glyphOf(text[i]);
        for (int row = 0; row < 7; ++row)
            for (int bit = 0; bit < 5; ++bit)
                if ((glyph.rows[static_cast<std::size_t>(row)] >> (4 - bit)) & 1)
                    painter.fillRect(left + (2 + i * 6 + bit) * cell, top + (2 + row) * cell, cell, cell,
                                     QColor(236, 238, 238));
    }
}

/// The lens: every pixel takes some of its neighbours.
void soften(Canvas& picture) {
    const int w = picture.width();
    const int h = picture.height();
    std::vector<Vec3> above(static_cast<std::size_t>(w));
    std::vector<Vec3> here(static_cast<std::size_t>(w));
    for (int y = 0; y < h; ++y) {
        for (int x = 0; x < w; ++x)
            here[static_cast<std::size_t>(x)] = picture.at(x, y).colour;
        if (y == 0)
            above = here;
        for (int x = 0; x < w; ++x) {
            const auto i = static_cast<std::size_t>(x);
            const Vec3 beside = here[i == 0 ? 0 : i - 1] + here[std::min(i + 1, here.size() - 1)];
            const Vec3 below = picture.at(x, std::min(y + 1, h - 1)).colour;
            picture.at(x, y).colour = here[i] * 0.5F + (beside + above[i] + below) * 0.125F;
        }
        above.swap(here);
    }
}

/// A recorder keeps little of the finest detail in each block of 8 by 8, and less of its colour.
void block(QImage& image) {
    for (int by = 0; by + 8 <= image.height(); by += 8) {
        std::array<QRgb*, 8> rows{};
        for (int j = 0; j < 8; ++j)
            rows[static_cast<std::size_t>(j)] = reinterpret_cast<QRgb*>(image.scanLine(by + j));
        for (int bx = 0; bx + 8 <= image.width(); bx += 8) {
            int r = 0, g = 0, b = 0;
            for (const QRgb* row : rows) {
                for (int i = 0; i < 8; ++i) {
                    r += qRed(row[bx + i]);
                    g += qGreen(row[bx + i]);
                    b += qBlue(row[bx + i]);
                }
            }
            const int u = (r - g) / 64;
            const int v = (b - g) / 64;
            for (QRgb* row : rows) {
                for (int i = 0; i < 8; ++i) {
                    QRgb& p = row[bx + i];
                    const int pg = qGreen(p);
                    const auto eased = [pg](int value, int mean) {
                        return std::clamp(pg + (value - pg + mean) / 2, 0, 255);
                    };
                    p = qRgb(eased(qRed(p), u), pg, eased(qBlue(p), v));
                }
            }
        }
    }
}

} // namespace

QImage recorded(Canvas& picture, const StreetScene& scene) {
    soften(picture);
    QImage image = developed(picture, {.exposure = scene.night ? 0.34F : 0.92F,
                                       .saturation = scene.monochrome ? 0.F : 0.72F,
                                       .grain = scene.night ? 0.03F : 0.014F,
                                       .seed = scene.seed + 5});
    block(image);
    if (!scene.stamp.isEmpty())
        stamp(image, scene.stamp.left(60));
    return image;
}

} // namespace watchdesk::portraits
