// Zoom, walk and click in the still.
#include "cctv/PageFixture.h"

#include <QWheelEvent>

namespace watchdesk::test {
namespace {

class CanvasTest : public PageFixture {
protected:
    void SetUp() override {
        PageFixture::SetUp();
        desk::StillView view = doorStill(QStringLiteral("s1"));
        view.faces[0].candidates = {somebody(3, 0.41, desk::Likelihood::Possible)};
        stills.add(view);
        ASSERT_TRUE(settled());
    }
    [[nodiscard]] ui::StillCanvas& canvas() const { return page->canvas(); }
    [[nodiscard]] QRectF box(int number) const {
        return canvas().onWidget(page->board().still()->faces.at(number - 1).box);
    }
    void wheel(const QPointF& at, int steps) {
        QWheelEvent event(at, canvas().mapToGlobal(at), {}, {0, steps * 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas(), &event);
    }
};

TEST_F(CanvasTest, TheWholeStillIsInSight) {
    const QRectF whole = canvas().onWidget(QRectF(0, 0, 1280, 720));
    EXPECT_TRUE(QRectF(canvas().rect()).adjusted(-1, -1, 1, 1).contains(whole));
    EXPECT_NEAR(whole.width() / whole.height(), 1280.0 / 720, 0.01);
}

TEST_F(CanvasTest, ZGoesToTheFaceInHandAndBack) {
    const QRectF before = box(2);
    key(Qt::Key_Z);
    EXPECT_NEAR(box(2).height(), canvas().height() * 0.4, 1);
    EXPECT_TRUE(QRectF(canvas().rect()).contains(box(2)));
    key(Qt::Key_Escape);
    EXPECT_EQ(box(2), before) << "Esc goes back first";
    EXPECT_EQ(inHand(), QStringLiteral("s1"));
}

TEST_F(CanvasTest, TheWheelZoomsAtThePointerAndEndsAtTheWhole) {
    const QPointF at = box(2).center();
    const double before = box(2).height();
    wheel(at, 4);
    EXPECT_GT(box(2).height(), 2 * before);
    EXPECT_NEAR(box(2).center().x(), at.x(), 1) << "what is under the pointer stays there";
    EXPECT_NEAR(box(2).center().y(), at.y(), 1);
    wheel(at, -40);
    EXPECT_FALSE(canvas().isZoomed());
    wheel(at, 400);
    EXPECT_LT(box(2).height(), 1e5) << "there is an end to it";
}

TEST_F(CanvasTest, DraggingMovesAZoomedPictureAndTakesNoFace) {
    key(Qt::Key_Z);
    const QRectF before = box(2);
    const QPoint from = before.center().toPoint();
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, from + QPoint(-40, -25), canvas().mapToGlobal(from + QPoint(-40, -25)),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&canvas(), &move);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, from + QPoint(-40, -25));
    EXPECT_NEAR(box(2).left(), before.left() - 40, 1);
    EXPECT_NEAR(box(2).top(), before.top() - 25, 1);
    EXPECT_EQ(page->board().face()->number, 2);
}

TEST_F(CanvasTest, AClickTakesAFaceThatHasCandidatesOnly) {
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, box(1).center().toPoint());
    EXPECT_EQ(page->board().face()->number, 1);
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, box(3).center().toPoint());
    EXPECT_EQ(page->board().face()->number, 1) << "too small to compare";
}

TEST_F(CanvasTest, ACardIsTakenByClickAndArrows) {
    QTest::mouseClick(&page->strip(), Qt::LeftButton, {}, page->strip().cardRect(2).center());
    EXPECT_EQ(page->board().candidate()->rank, 3);
    page->strip().setFocus();
    key(Qt::Key_Left);
    EXPECT_EQ(page->board().candidate()->rank, 2);
    key(Qt::Key_Home);
    EXPECT_EQ(page->board().candidate()->rank, 1);
}

} // namespace
} // namespace watchdesk::test
