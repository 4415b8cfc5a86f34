// One scale, eyes on one line.
#include "cctv/PageFixture.h"
#include "ui/cctv/FaceCrop.h"

#include <QPainter>

namespace watchdesk::test {
namespace {

class SideBySideTest : public PageFixture {};

/// Rows of a view in which the colour is seen.
int rowsOf(const QImage& image, const QRect& view, const std::function<bool(QRgb)>& is) {
    int rows = 0;
    for (int y = view.top(); y <= view.bottom(); ++y) {
        bool seen = false;
        for (int x = view.left(); x <= view.right() && !seen; ++x)
            seen = is(image.pixel(x, y));
        rows += seen ? 1 : 0;
    }
    return rows;
}

TEST_F(SideBySideTest, FacesAreEquallyHighWhateverTheirPixels) {
    stills.add(doorStill(QStringLiteral("s1")));
    ASSERT_TRUE(settled());
    const ui::SideBySide& pair = page->compare().pair();
    EXPECT_NEAR(pair.stillFace().height(), pair.photographFace().height(), 0.01);
    EXPECT_NEAR(pair.stillFace().top() + pair.stillFace().height() * ui::eyesInBox,
                pair.photographFace().top() + pair.photographFace().height() * ui::eyesInBox, 0.01)
        << "eyes on one line";
    EXPECT_EQ(pair.captions().at(1), QStringLiteral("124 px, reduced 1.1 ×"));
    page->resize(1920, 1036);
    QTest::qWait(20);
    EXPECT_NEAR(pair.stillFace().height(), 124 * 1.7, 124 * 0.05);
    EXPECT_EQ(pair.captions().at(1), QStringLiteral("124 px, enlarged 1.7 ×"));
    EXPECT_EQ(pair.captions().at(2), QStringLiteral("Ada Test, police photo"));
}

TEST_F(SideBySideTest, ThePaintedFacesAreEquallyHigh) {
    desk::StillView view = doorStill(QStringLiteral("s1"));
    const QRectF face = view.faces[1].box;
    view.picture = drawnPortrait(view.picture.size(), face, QColor(200, 40, 40));
    view.faces[1].candidates[0].photograph = drawnPortrait({400, 500}, {110, 90, 180, 240}, QColor(40, 200, 40));
    stills.add(view);
    ASSERT_TRUE(settled());
    ui::SideBySide& pair = page->compare().pair();
    const QImage shown = pair.grab().toImage();
    const int still = rowsOf(shown, pair.stillView(), [](QRgb c) { return qRed(c) > 150 && qGreen(c) < 90; });
    const int photograph = rowsOf(shown, pair.photographView(), [](QRgb c) { return qGreen(c) > 150 && qRed(c) < 90; });
    EXPECT_GT(still, 60);
    EXPECT_NEAR(still, photograph, 2);
    EXPECT_NEAR(still, pair.stillFace().height(), 3);
}

TEST_F(SideBySideTest, MTurnsTheStillsFaceAndOnlyThat) {
    desk::StillView view = doorStill(QStringLiteral("s1"));
    // A mark at the face's left, as a parting would be.
    QPainter(&view.picture).fillRect(QRectF(570, 200, 12, 40), Qt::red);
    stills.add(view);
    ASSERT_TRUE(settled());
    ui::SideBySide& pair = page->compare().pair();
    const auto isRed = [](QRgb c) { return qRed(c) > 150 && qGreen(c) < 90; };
    const QRect view0 = pair.stillView();
    const QRect left(view0.left(), view0.top(), view0.width() / 2 - 4, view0.height());
    const QRect right = left.translated(view0.width() / 2 + 4, 0);
    EXPECT_GT(rowsOf(pair.grab().toImage(), left, isRed), 10);
    EXPECT_EQ(rowsOf(pair.grab().toImage(), right, isRed), 0);
    key(Qt::Key_M);
    EXPECT_TRUE(pair.isMirrored());
    EXPECT_EQ(rowsOf(pair.grab().toImage(), left, isRed), 0);
    EXPECT_GT(rowsOf(pair.grab().toImage(), right, isRed), 10);
}

TEST_F(SideBySideTest, WordsSayWhatTheScoreIsWorth) {
    stills.add(doorStill(QStringLiteral("s1")));
    EXPECT_EQ(page->compare().likelihood().sentence(),
              QStringLiteral("Above this gallery's mark of 0.39; rank 1 of 31 on the watchlist."));
    EXPECT_TRUE(page->compare().likelihood().accessibleDescription().contains(QStringLiteral("only your eyes decide")));
    key(Qt::Key_3);
    EXPECT_TRUE(page->compare().likelihood().sentence().startsWith(QStringLiteral("Below")));
}

TEST_F(SideBySideTest, APhotographThatIsMissingOrOddIsNoTrouble) {
    desk::StillView view = doorStill(QStringLiteral("s1"));
    view.faces[1].candidates[0].photograph = {};
    view.faces[1].candidates[0].photographFace = {};
    view.faces[1].candidates[1].photographFace = {-900, -900, 3, 4};
    stills.add(view);
    ASSERT_TRUE(settled());
    EXPECT_FALSE(page->grab().isNull());
    key(Qt::Key_2);
    EXPECT_FALSE(page->grab().isNull());
}

} // namespace
} // namespace watchdesk::test
