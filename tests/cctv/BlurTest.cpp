// Who matches nobody is never shown: tested by the pixels.
#include "ui/cctv/Blur.h"

#include "cctv/PageFixture.h"

#include <QPainter>
#include <QSet>

namespace watchdesk::test {
namespace {

using State = desk::StillView::State;

/// How much neighbouring pixels differ on average: the drawn faces change from pixel to pixel.
double detail(const QImage& image, const QRect& part) {
    const QRect inside = part.intersected(image.rect());
    double sum = 0;
    qint64 count = 0;
    for (int y = inside.top(); y < inside.bottom(); ++y) {
        for (int x = inside.left(); x < inside.right(); ++x) {
            sum += std::abs(qGray(image.pixel(x, y)) - qGray(image.pixel(x + 1, y)));
            ++count;
        }
    }
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

QRect inner(const QRectF& box) {
    return box.adjusted(box.width() / 4, box.height() / 4, -box.width() / 4, -box.height() / 4).toRect();
}

constexpr double sharp = 100;
constexpr double blurred = 8; ///< only where two squares meet

TEST(BlurTest, OnlyWhoMayBeOnTheWatchlistIsSharp) {
    const desk::StillView still = doorStill(QStringLiteral("s"));
    EXPECT_GT(detail(still.picture, inner(still.faces[0].box)), sharp) << "the drawing itself has detail everywhere";
    const ui::SafeStill shown = ui::safeStill(still, {});
    EXPECT_LT(detail(shown.full, inner(still.faces[0].box)), blurred) << "matches nobody";
    EXPECT_GT(detail(shown.full, inner(still.faces[1].box)), sharp) << "has candidates";
    EXPECT_LT(detail(shown.full, inner(still.faces[2].box)), blurred) << "too small";
    EXPECT_EQ(shown.full.size(), still.picture.size());
}

TEST(BlurTest, WhileTheSearchRunsEverythingElseIsBlurred) {
    desk::StillView still = doorStill(QStringLiteral("s"));
    const auto faces = still.faces;
    still.state = State::Searching;
    still.faces.clear();
    ui::SafeStill shown = ui::safeStill(still, {});
    for (const desk::FaceFound& face : faces)
        EXPECT_LT(detail(shown.full, inner(face.box)), blurred) << "not found yet";
    still.state = State::FirstFound;
    still.faces = {faces[1]};
    shown = ui::safeStill(still, {});
    EXPECT_GT(detail(shown.full, inner(faces[1].box)), sharp);
    EXPECT_LT(detail(shown.full, inner(faces[0].box)), 25) << "not found yet: squares of a dozen pixels";
    EXPECT_LT(detail(shown.full, inner(faces[2].box)), 25);
}

TEST(BlurTest, WhomAPersonRefusedIsBlurredUnlessTakenInHandAgain) {
    desk::StillView still = doorStill(QStringLiteral("s"));
    domain::MatchDecision refused;
    refused.verdict = domain::Verdict::NotSame;
    still.faces[1].candidates[0].decided = refused;
    EXPECT_GT(detail(ui::safeStill(still, {}).full, inner(still.faces[1].box)), sharp) << "one is left to look at";
    still.faces[1].candidates[1].decided = refused;
    EXPECT_LT(detail(ui::safeStill(still, {}).full, inner(still.faces[1].box)), blurred);
    EXPECT_GT(detail(ui::safeStill(still, still.faces[1].box).full, inner(still.faces[1].box)), sharp);
}

TEST(BlurTest, ANeighbourIsNotShownByTheBoxOfWhoIs) {
    desk::FaceFound man = foundFace(1, {100, 100, 90, 120});
    man.candidates = {somebody(0, 0.6, desk::Likelihood::Likely)};
    const desk::FaceFound neighbour = foundFace(2, {170, 110, 60, 80});
    const desk::StillView still = doneStill(QStringLiteral("s"), {400, 300}, {man, neighbour});
    const ui::SafeStill shown = ui::safeStill(still, {});
    EXPECT_LT(detail(shown.full, neighbour.box.toRect().adjusted(2, 2, -2, -2)), 12);
    EXPECT_GT(detail(shown.full, QRect(120, 130, 40, 60)), sharp);
}

TEST(BlurTest, ThumbnailsOfNobodyAreSquares) {
    desk::StillView still = nobodyStill(QStringLiteral("s"));
    // Somebody's coat and bag would tell who it is as well as the face.
    QLinearGradient coat(0, 0, 640, 480);
    coat.setColorAt(0, Qt::red);
    coat.setColorAt(1, Qt::blue);
    QPainter(&still.picture).fillRect(QRect(150, 240, 200, 240), coat);
    const ui::SafeStill nobody = ui::safeStill(still, {});
    QSet<QRgb> colours;
    for (int y = 0; y < nobody.thumbnail.height(); ++y) {
        for (int x = 0; x < nobody.thumbnail.width(); ++x)
            colours.insert(nobody.thumbnail.pixel(x, y));
    }
    EXPECT_LE(colours.size(), 8 * 6);
    EXPECT_EQ(nobody.thumbnail.size(), QSize(ui::SafeStill::thumbnailWidth, ui::SafeStill::thumbnailHeight));
}

TEST(BlurTest, AnyShapeOfPicture) {
    for (const QSize size : {QSize(1, 1), QSize(2, 900), QSize(8000, 100), QSize(100, 8000), QSize(13, 7)}) {
        desk::FaceFound whole = foundFace(1, QRectF(QPointF(), QSizeF(size)));
        desk::FaceFound outside = foundFace(2, {-50, -50, 40, 40});
        desk::StillView still = doneStill(QStringLiteral("s"), size, {whole, outside});
        for (const State state : {State::Searching, State::FirstFound, State::Done}) {
            still.state = state;
            const ui::SafeStill shown = ui::safeStill(still, {});
            EXPECT_EQ(shown.full.size(), size);
            EXPECT_FALSE(shown.fit.isNull());
            EXPECT_LE(shown.fit.width(), ui::SafeStill::fitWidth);
            EXPECT_LE(shown.fit.height(), ui::SafeStill::fitHeight);
            EXPECT_EQ(shown.thumbnail.size(), QSize(ui::SafeStill::thumbnailWidth, ui::SafeStill::thumbnailHeight));
        }
    }
}

class BlurOnScreenTest : public PageFixture {};

TEST_F(BlurOnScreenTest, ThePaintedFaceOfNobodyHasNoDetail) {
    desk::StillView still = doorStill(QStringLiteral("s1"));
    // Large enough that the fitted picture would still show its pattern.
    still = doneStill(QStringLiteral("s1"), {600, 400},
                      {foundFace(1, {60, 60, 120, 160}), foundFace(2, {360, 60, 120, 160})});
    still.faces[1].candidates = {somebody(0, 0.6, desk::Likelihood::Likely)};
    stills.add(still);
    ASSERT_TRUE(settled());
    key(Qt::Key_2); // nothing: the pair stays
    const QImage shown = page->canvas().grab().toImage();
    const double nobody = detail(shown, inner(page->canvas().onWidget(still.faces[0].box)));
    const double matched = detail(shown, inner(page->canvas().onWidget(still.faces[1].box)));
    EXPECT_LT(nobody, blurred);
    EXPECT_GT(matched, 3 * blurred);
    // Nor when it is zoomed to.
    key(Qt::Key_Z);
    EXPECT_TRUE(page->canvas().isZoomed());
    const QImage zoomed = page->canvas().grab().toImage();
    EXPECT_LT(detail(zoomed, inner(page->canvas().onWidget(still.faces[0].box))), blurred);
}

TEST_F(BlurOnScreenTest, TheGrabBeforeThePictureIsMadeShowsNothingOfIt) {
    stills.add(nobodyStill(QStringLiteral("s1")));
    const QImage shown = page->canvas().grab().toImage();
    EXPECT_LT(detail(shown, shown.rect().adjusted(4, 4, -4, -4)), 2);
}

} // namespace
} // namespace watchdesk::test
