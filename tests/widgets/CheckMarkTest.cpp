#include "ui/theme/CheckMark.h"

#include "ui/theme/Theme.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QImage>
#include <QMenu>
#include <QRadioButton>

namespace watchdesk::ui {
namespace {

const Theme::Mode modes[] = {Theme::Mode::Dark, Theme::Mode::Light};

QImage pictureOf(QWidget& widget, qreal ratio = 1) {
    widget.resize(widget.sizeHint());
    QImage picture(widget.size() * ratio, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(ratio);
    picture.fill(tone(Tone::Surface));
    widget.render(&picture);
    return picture;
}

/// The box alone, without the words beside it.
QImage boxOf(QWidget& widget, qreal ratio = 1) {
    const QImage picture = pictureOf(widget, ratio);
    return picture.copy(0, 0, static_cast<int>(indicatorSide * ratio), picture.height());
}

int pixelsOf(const QImage& picture, Tone role) {
    int count = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            count += picture.pixelColor(x, y).rgb() == tone(role).rgb() ? 1 : 0;
    return count;
}

/// Waits for what a change of the mode leaves to the event loop.
void setMode(Theme::Mode mode) {
    Theme::instance().setMode(mode);
    QApplication::processEvents();
}

struct InBothModes : testing::TestWithParam<Theme::Mode> {
    InBothModes() { setMode(GetParam()); }
    ~InBothModes() override { setMode(Theme::Mode::Dark); }
    InBothModes(const InBothModes&) = delete;
    InBothModes& operator=(const InBothModes&) = delete;
};

INSTANTIATE_TEST_SUITE_P(CheckMark, InBothModes, testing::ValuesIn(modes));

TEST_P(InBothModes, ATickedBoxHasATickAndNotOnlyAColour) {
    QCheckBox box(QStringLiteral("With a power of arrest"));
    EXPECT_EQ(pixelsOf(boxOf(box), Tone::InHandFill), 0);
    box.setChecked(true);
    EXPECT_GT(pixelsOf(boxOf(box), Tone::InHandFill), 80);
    EXPECT_GT(pixelsOf(boxOf(box), Tone::OnInHand), 4);
}

TEST_P(InBothModes, InPartIsABarWhichIsNoTick) {
    QCheckBox box(QStringLiteral("All of them"));
    box.setTristate(true);
    box.setCheckState(Qt::Checked);
    const QImage ticked = boxOf(box);
    box.setCheckState(Qt::PartiallyChecked);
    const QImage part = boxOf(box);
    EXPECT_NE(part, ticked);
    EXPECT_EQ(pixelsOf(part, Tone::OnInHand), 8 * 2);
}

TEST_P(InBothModes, ATickIsSeenInADisabledBoxToo) {
    QCheckBox box(QStringLiteral("Kept"));
    box.setEnabled(false);
    const QImage off = boxOf(box);
    box.setChecked(true);
    EXPECT_EQ(pixelsOf(off, Tone::TextMuted), 0);
    EXPECT_GT(pixelsOf(boxOf(box), Tone::TextMuted), 4);
}

TEST_P(InBothModes, TheKeyboardsRingIsAroundTheBoxAndTheTickStays) {
    QCheckBox box(QStringLiteral("Made on a conviction"));
    box.setChecked(true);
    box.show();
    QApplication::setActiveWindow(&box);
    box.clearFocus();
    EXPECT_EQ(pixelsOf(boxOf(box), Tone::Focus), 0);
    box.setFocus(Qt::TabFocusReason);
    ASSERT_TRUE(box.hasFocus());
    EXPECT_GT(pixelsOf(boxOf(box), Tone::Focus), 60);
    EXPECT_GT(pixelsOf(boxOf(box), Tone::OnInHand), 4);
    EXPECT_EQ(pixelsOf(pictureOf(box), Tone::Focus), pixelsOf(boxOf(box), Tone::Focus)) << "none around the words";
}

TEST_P(InBothModes, ARadioButtonHasADot) {
    QRadioButton button(QStringLiteral("Weekly"));
    const QImage off = boxOf(button);
    button.setChecked(true);
    EXPECT_EQ(pixelsOf(off, Tone::InHandFill), 0);
    EXPECT_GT(pixelsOf(boxOf(button), Tone::OnInHand), 12);
}

TEST_P(InBothModes, AMenusLineThatIsOnHasATick) {
    QMenu menu;
    QAction* action = menu.addAction(QStringLiteral("In colour"));
    action->setCheckable(true);
    const QImage off = pictureOf(menu);
    action->setChecked(true);
    EXPECT_NE(pictureOf(menu), off);
}

TEST(CheckMark, TwiceThePixelsAreTwiceAsFine) {
    QCheckBox box(QStringLiteral("Kept"));
    box.setChecked(true);
    const QImage once = boxOf(box);
    const QImage twice = boxOf(box, 2);
    const int coarse = pixelsOf(once.scaled(twice.size()), Tone::OnInHand);
    EXPECT_GT(pixelsOf(twice, Tone::OnInHand), coarse)
        << "a tick that is blown up has no more full pixels than four each";
    EXPECT_NE(twice, once.scaled(twice.size()));
}

} // namespace
} // namespace watchdesk::ui
