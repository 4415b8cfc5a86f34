#include "ui/theme/Theme.h"

#include "ui/theme/FixedDigits.h"
#include "ui/theme/Tokens.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QFile>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>

namespace watchdesk::ui {
namespace {

int inked(const QImage& image, const QColor& color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) > 200 && QColor(image.pixel(x, y)).rgb() == color.rgb())
                ++count;
    return count;
}

TEST(Theme, EveryToneHasAColourInBothModes) {
    Theme& theme = Theme::instance();
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        theme.setMode(mode);
        for (int i = 0; i <= int(Tone::MapLabel); ++i)
            EXPECT_TRUE(theme.color(Tone(i)).isValid()) << i;
    }
    EXPECT_EQ(theme.color(Tone::Ground), QColor("#121519"));
    EXPECT_EQ(theme.color(Tone::Meter), QColor("#A9B3BE"));
    EXPECT_EQ(theme.color(Tone::MapLabel), QColor("#A9B3BD"));
}

TEST(Theme, ChangingTheModeChangesPaletteAndSheetAndSaysSo) {
    Theme& theme = Theme::instance();
    theme.setMode(Theme::Mode::Dark);
    int told = 0;
    const auto connection = QObject::connect(&theme, &Theme::changed, &theme, [&] { ++told; });
    theme.setMode(Theme::Mode::Light);
    theme.setMode(Theme::Mode::Light);
    EXPECT_EQ(told, 1);
    EXPECT_EQ(qApp->palette().color(QPalette::Window), QColor("#E7EAED"));
    EXPECT_TRUE(qApp->styleSheet().contains(QLatin1String("#e7eaed")));
    theme.setMode(Theme::Mode::Dark);
    QObject::disconnect(connection);
}

TEST(Theme, TheSheetLeavesNoRoleUnfilled) {
    EXPECT_FALSE(qApp->styleSheet().isEmpty());
    EXPECT_FALSE(qApp->styleSheet().contains(QRegularExpression(QStringLiteral("@[a-z0-9-]+@"))));
}

TEST(Theme, TypeIsInterInFourSizes) {
    if (!QFontInfo(QFont(QStringLiteral("Inter"))).exactMatch())
        GTEST_SKIP() << "fonts-inter is not installed";
    EXPECT_EQ(QFontInfo(textFont(TextStyle::Body)).family(), QStringLiteral("Inter"));
    EXPECT_EQ(textFont(TextStyle::Small).pixelSize(), 11);
    EXPECT_EQ(textFont(TextStyle::Body).pixelSize(), 13);
    EXPECT_EQ(textFont(TextStyle::Head).pixelSize(), 16);
    EXPECT_EQ(textFont(TextStyle::Title).pixelSize(), 22);
    // A real semibold, not a smeared regular.
    EXPECT_GT(QFontMetricsF(textFont(TextStyle::BodySemibold)).horizontalAdvance(QStringLiteral("Hallam Pharmacy")),
              QFontMetricsF(textFont(TextStyle::Body)).horizontalAdvance(QStringLiteral("Hallam Pharmacy")));
}

TEST(Icons, EveryListedIconIsBuiltIn) {
    QFile list(QStringLiteral(WATCHDESK_SOURCE_DIR "/resources/icons.txt"));
    ASSERT_TRUE(list.open(QIODevice::ReadOnly | QIODevice::Text));
    int count = 0;
    for (const QByteArray& line : list.readAll().split('\n')) {
        const QString name = QString::fromUtf8(line).section(QLatin1Char('#'), 0, 0).trimmed();
        if (name.isEmpty())
            continue;
        EXPECT_TRUE(Theme::instance().hasIcon(name)) << name.toStdString();
        ++count;
    }
    EXPECT_GT(count, 60);
}

TEST(Icons, AreRecolouredFromThePalette) {
    Theme& theme = Theme::instance();
    theme.setMode(Theme::Mode::Dark);
    const QImage dark =
        theme.icon(QStringLiteral("square"), 20, Tone::Act).toImage().convertToFormat(QImage::Format_ARGB32);
    EXPECT_GT(inked(dark, QColor("#FF8480")), 10);
    EXPECT_EQ(inked(dark, Qt::black), 0);
    theme.setMode(Theme::Mode::Light);
    const QImage light =
        theme.icon(QStringLiteral("square"), 20, Tone::Act).toImage().convertToFormat(QImage::Format_ARGB32);
    EXPECT_GT(inked(light, QColor("#AE1218")), 10);
    theme.setMode(Theme::Mode::Dark);
}

TEST(Icons, AreDrawnAtTheDevicesPixels) {
    const QPixmap twice = Theme::instance().icon(QStringLiteral("radio-tower"), 16, Tone::Text, 2.0);
    EXPECT_EQ(twice.width(), 32);
    EXPECT_EQ(twice.deviceIndependentSize(), QSizeF(16, 16));
    // Drawn from the curves at 32 pixels, not a 16-pixel picture blown up: neighbours differ.
    const QImage sharp = twice.toImage();
    const QImage blown =
        Theme::instance().icon(QStringLiteral("radio-tower"), 16, Tone::Text, 1.0).toImage().scaled(32, 32);
    EXPECT_NE(sharp.convertToFormat(QImage::Format_ARGB32), blown.convertToFormat(QImage::Format_ARGB32));
}

TEST(Icons, AnUnknownNameIsAnEmptyPictureOfTheSize) {
    const QPixmap none = Theme::instance().icon(QStringLiteral("no-such-icon"), 16, Tone::Text);
    EXPECT_EQ(none.size(), QSize(16, 16));
    EXPECT_EQ(inked(none.toImage(), tone(Tone::Text)), 0);
}

TEST(FixedDigits, TimesAreOfOneWidth) {
    const QFont font = textFont(TextStyle::Head);
    EXPECT_EQ(fixedDigitsWidth(QStringLiteral("11:11:11"), font), fixedDigitsWidth(QStringLiteral("08:40:28"), font));
    EXPECT_NE(QFontMetricsF(font).horizontalAdvance(QStringLiteral("11:11:11")),
              QFontMetricsF(font).horizontalAdvance(QStringLiteral("08:40:28")));
}

TEST(FixedDigits, DigitsDoNotMoveWhenAnotherChanges) {
    const auto paint = [](const QString& text) {
        QImage image(120, 24, QImage::Format_ARGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        painter.setPen(Qt::white);
        paintFixedDigits(painter, image.rect(), text, textFont(TextStyle::Head));
        painter.end();
        const int seconds = int(fixedDigitsWidth(QStringLiteral("14:32:"), textFont(TextStyle::Head))) + 1;
        return image.copy(seconds, 0, 120 - seconds, 24);
    };
    EXPECT_EQ(paint(QStringLiteral("14:32:18")), paint(QStringLiteral("11:11:18")));
}

} // namespace
} // namespace watchdesk::ui
