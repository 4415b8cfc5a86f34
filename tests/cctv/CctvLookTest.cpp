// The page as a whole: pictures for people to look at, and what must hold in every one of them.
#include "cctv/PageFixture.h"
#include "support/SharedData.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QDir>
#include <QElapsedTimer>

namespace watchdesk::test {
namespace {

using State = desk::StillView::State;
using ui::Theme;

struct Shape {
    const char* name;
    QSize size;
};
// The window's top bar takes 44 px of 1080 and 800.
const Shape shapes[] = {{"1920", {1920, 1036}}, {"1280", {1280, 756}}};

class CctvLookTest : public PageFixture, public testing::WithParamInterface<std::tuple<int, int>> {
protected:
    void SetUp() override {
        Theme::instance().setMode(std::get<0>(GetParam()) == 0 ? Theme::Mode::Dark : Theme::Mode::Light);
    }
    void TearDown() override { Theme::instance().setMode(Theme::Mode::Dark); }
    [[nodiscard]] const Shape& shape() const { return shapes[std::get<1>(GetParam())]; }
    void show() { open(shape().size); }
    /// Saves what is shown under $WATCHDESK_GRABS when that is set.
    void keep(const char* what) {
        QTest::qWait(150);
        const QString folder = qEnvironmentVariable("WATCHDESK_GRABS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        page->grab().save(QStringLiteral("%1/%2-%3-%4.png")
                              .arg(folder, QLatin1String(what), QLatin1String(shape().name),
                                   std::get<0>(GetParam()) == 0 ? QStringLiteral("dark") : QStringLiteral("light")));
    }
    void expectFits() const {
        EXPECT_LE(page->minimumSizeHint().width(), 1280);
        EXPECT_LE(page->minimumSizeHint().height(), 756);
    }
};

TEST_P(CctvLookTest, Empty) {
    show();
    keep("empty");
    expectFits();
}

TEST_P(CctvLookTest, AStillInHand) {
    stills.add(nobodyStill(QStringLiteral("n")));
    desk::StillView failed;
    failed.id = QStringLiteral("f");
    failed.source = QStringLiteral("IMG_2041.jpg");
    failed.state = State::Failed;
    failed.receivedAt = shiftNow - 86'400'000;
    stills.add(failed);
    stills.add(doorStill(QStringLiteral("s2")));
    desk::StillView running = doorStill(QStringLiteral("s3"));
    running.state = State::Searching;
    running.faces.clear();
    stills.add(running);
    stills.add(doorStill(QStringLiteral("s1")));
    show();
    ASSERT_TRUE(settled());
    keep("hand");
    expectFits();
    EXPECT_EQ(page->strip().cards(), 3);
}

TEST_P(CctvLookTest, FirstCandidates) {
    desk::StillView view = doorStill(QStringLiteral("s1"));
    view.state = State::FirstFound;
    view.faces = {view.faces[1]};
    stills.add(view);
    show();
    ASSERT_TRUE(settled());
    keep("first");
}

TEST_P(CctvLookTest, Failed) {
    desk::StillView view;
    view.id = QStringLiteral("s1");
    view.source = QStringLiteral("photo.jpg");
    view.state = State::Failed;
    view.receivedAt = shiftNow;
    view.error = {ErrorCode::InvalidInput, "This picture has more than 100 million pixels.", "Nothing was kept of it.",
                  "Save a smaller one from the camera's own software and bring that."};
    stills.add(view);
    show();
    keep("failed");
    EXPECT_FALSE(page->notice().isEmpty());
}

TEST_P(CctvLookTest, LongNames) {
    desk::StillView view = doorStill(QStringLiteral("s1"));
    view.source = QStringLiteral(
        "camera 14 of the multi-storey car park behind the Old Corn Exchange, second floor, north stairs");
    for (desk::Candidate& candidate : view.faces[1].candidates) {
        candidate.name = QString(300, QLatin1Char('W'));
        candidate.schemes = {QStringLiteral("SHOP"), QStringLiteral("PUB"), QStringLiteral("MARKET"),
                             QStringLiteral("NIGHT")};
        candidate.facts += QStringLiteral("Excluded from every licensed house of the town and its surroundings until "
                                          "further notice, by order of the meeting of 3 November");
        candidate.cautions = domain::Caution::Violence | domain::Caution::CriminalBehaviourOrder |
                             domain::Caution::Juvenile | domain::Caution::Vulnerable;
        candidate.earlierSame = 2;
    }
    view.faces[1].candidates +=
        {somebody(3, 0.28, desk::Likelihood::Unlikely), somebody(4, -0.1, desk::Likelihood::Unlikely)};
    view.faces[1].candidates[3].name.clear();
    view.faces[1].candidates[4].name = QString::fromUtf8("שם בדיקה");
    stills.add(view);
    show();
    ASSERT_TRUE(settled());
    keep("long");
    expectFits();
}

TEST_P(CctvLookTest, TwoHundredFaces) {
    QVector<desk::FaceFound> faces;
    for (int i = 0; i < 200; ++i) {
        faces.append(foundFace(i + 1, QRectF(20 + i % 20 * 94, 30 + i / 20 * 104, 42, 56)));
        if (i % 7 == 0)
            faces.last().candidates = {somebody(i % 5, 0.5, desk::Likelihood::Possible)};
    }
    stills.add(doneStill(QStringLiteral("s1"), {1920, 1080}, faces));
    show();
    ASSERT_TRUE(settled());
    keep("crowd");
    for (int i = 0; i < 5; ++i)
        key(Qt::Key_Tab);
    EXPECT_EQ(page->board().face()->number, 36);
    // Painted as often as a screen does: far below what anybody would notice.
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 10; ++i)
        page->canvas().grab();
    EXPECT_LT(timer.elapsed() / 10, 250) << "ms a painting, on a machine however busy";
    RecordProperty("ms", static_cast<int>(timer.elapsed() / 10));
}

TEST_P(CctvLookTest, OddPictures) {
    for (const QSize size : {QSize(1, 1), QSize(8000, 100), QSize(60, 9000)}) {
        desk::FaceFound face = foundFace(1, QRectF(0, 0, std::min(60, size.width()), std::min(80, size.height())));
        face.candidates = {somebody(0, 0.6, desk::Likelihood::Likely)};
        stills.add(doneStill(QString::number(size.width()), size, {face}));
    }
    show();
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(settled());
        EXPECT_FALSE(page->grab().isNull());
        key(Qt::Key_Z);
        EXPECT_FALSE(page->grab().isNull());
        key(Qt::Key_Z);
        key(Qt::Key_Escape);
    }
    keep("odd");
}

TEST_P(CctvLookTest, EveryWidgetThatTakesTheFocusHasAName) {
    stills.add(doorStill(QStringLiteral("s1")));
    show();
    for (QWidget* widget : page->findChildren<QWidget*>()) {
        const bool reached = widget->focusPolicy() != Qt::NoFocus && widget->isVisible();
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const QString said =
            !widget->accessibleName().isEmpty() || button == nullptr ? widget->accessibleName() : button->text();
        EXPECT_FALSE(reached && said.isEmpty())
            << widget->metaObject()->className() << " " << widget->objectName().toStdString();
    }
    for (const QAction* action : page->actions()) {
        EXPECT_FALSE(action->text().isEmpty());
        EXPECT_FALSE(action->shortcut().isEmpty()) << action->text().toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Page, CctvLookTest, testing::Combine(testing::Values(0, 1), testing::Values(0, 1)));

} // namespace
} // namespace watchdesk::test
