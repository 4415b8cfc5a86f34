#include "ui/theme/Tokens.h"

#include <gtest/gtest.h>

#include <QFile>

namespace watchdesk::ui {
namespace {

Tokens tokens() {
    QFile file(QStringLiteral(WATCHDESK_SOURCE_DIR "/resources/theme/tokens.json"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return Tokens::read(file.readAll()).value();
}

TEST(Contrast, BlackOnWhiteIsTwentyOne) {
    EXPECT_NEAR(contrastRatio(Qt::black, Qt::white), 21.0, 1e-9);
    EXPECT_NEAR(contrastRatio(Qt::white, Qt::black), 21.0, 1e-9);
    EXPECT_NEAR(contrastRatio(QColor("#777777"), Qt::white), 4.48,
                0.01); // WCAG's own example of a grey that just fails
}

TEST(Contrast, EveryPromiseOfTheTokensHolds) {
    const Tokens read = tokens();
    ASSERT_GT(read.promises.size(), 100);
    for (const ContrastPromise& promise : read.promises) {
        const auto& palette = promise.palette == QLatin1String("dark") ? read.dark : read.light;
        ASSERT_TRUE(palette.contains(promise.front) && palette.contains(promise.back)) << promise.front.toStdString();
        const double ratio = contrastRatio(palette.value(promise.front), palette.value(promise.back));
        const std::string pair = (promise.palette + ": " + promise.front + " on " + promise.back).toStdString();
        EXPECT_NEAR(ratio, promise.ratio, 0.06) << pair;
        EXPECT_GE(ratio, promise.text ? 4.5 : 3.0) << pair;
    }
}

TEST(Contrast, TokensThatAreNoJsonAreCorrupt) {
    const auto read = Tokens::read("{\"palettes\":");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Corrupt);
}

} // namespace
} // namespace watchdesk::ui
