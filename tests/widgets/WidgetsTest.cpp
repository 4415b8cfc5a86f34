#include "ui/widgets/Button.h"
#include "ui/widgets/DraftBox.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/LevelMeter.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/Overlay.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/Toast.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

namespace watchdesk::ui {
namespace {

TEST(Button, IsPressedByClickEnterAndSpace) {
    Button button(QStringLiteral("Claim"));
    button.setKeyCap(QStringLiteral("F9"));
    button.show();
    QSignalSpy clicked(&button, &QAbstractButton::clicked);
    QTest::mouseClick(&button, Qt::LeftButton);
    QTest::keyClick(&button, Qt::Key_Return);
    QTest::keyClick(&button, Qt::Key_Space);
    EXPECT_EQ(clicked.count(), 3);
    button.setEnabled(false);
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_EQ(clicked.count(), 3);
}

TEST(Button, ShowsItsFocusInsideItself) {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* other = new Button(QStringLiteral("Other"));
    auto* button = new Button(QStringLiteral("Close"));
    column->addWidget(other);
    column->addWidget(button);
    window.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    const QImage without = button->grab().toImage();
    button->setFocus();
    const QImage with = button->grab().toImage();
    const QPoint edge(button->width() / 2, 1);
    EXPECT_NE(without.pixelColor(edge), tone(Tone::Focus));
    EXPECT_EQ(with.pixelColor(edge), tone(Tone::Focus));
}

TEST(SegmentedControl, MovesByKeysAndByClick) {
    SegmentedControl control({QStringLiteral("All"), QStringLiteral("Alerts"), QStringLiteral("Radio")},
                             QStringLiteral("Filter"));
    control.show();
    QSignalSpy changed(&control, &SegmentedControl::currentChanged);
    QTest::keyClick(&control, Qt::Key_Left);
    EXPECT_EQ(changed.count(), 0);
    QTest::keyClick(&control, Qt::Key_Right);
    EXPECT_EQ(control.current(), 1);
    QTest::keyClick(&control, Qt::Key_End);
    EXPECT_EQ(control.current(), 2);
    QTest::mouseClick(&control, Qt::LeftButton, {}, control.segmentRect(0).center());
    EXPECT_EQ(control.current(), 0);
    EXPECT_EQ(changed.count(), 3);
}

TEST(SegmentedControl, SaysItsChoiceAndCounts) {
    SegmentedControl control({QStringLiteral("All"), QStringLiteral("Alerts")}, QStringLiteral("Filter"));
    const int before = control.sizeHint().width();
    control.setCount(1, 2);
    control.setCurrent(1);
    EXPECT_EQ(control.label(1), QStringLiteral("Alerts 2"));
    EXPECT_GT(control.sizeHint().width(), before);
    EXPECT_EQ(control.accessibleDescription(), QStringLiteral("Alerts 2, 2 of 2"));
}

TEST(Toast, UndoIsDoneOnceByItsButton) {
    QWidget window;
    window.resize(800, 600);
    window.show();
    int undone = 0;
    const QPointer<Toast> toast =
        Toast::show(&window, QStringLiteral("Closed"), QStringLiteral("Undo"), [&] { ++undone; });
    auto* button = toast->findChild<Button*>();
    ASSERT_TRUE(button);
    EXPECT_TRUE(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(undone, 1);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(toast.isNull());
}

TEST(Toast, UndoIsDoneByCtrlZ) {
    QWidget window;
    window.resize(800, 600);
    window.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    int undone = 0;
    Toast::show(&window, QStringLiteral("Closed"), QStringLiteral("Undo"), [&] { ++undone; });
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(undone, 1);
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(undone, 1);
}

TEST(Toast, ANewOneTakesThePlaceOfTheOld) {
    QWidget window;
    window.resize(800, 600);
    window.show();
    Toast::show(&window, QStringLiteral("First"));
    Toast::show(&window, QStringLiteral("Second"));
    EXPECT_EQ(window.findChildren<Toast*>().size(), 1);
    ASSERT_TRUE(Toast::shownIn(&window));
    EXPECT_EQ(Toast::shownIn(&window)->text(), QStringLiteral("Second"));
    EXPECT_TRUE(window.rect().contains(Toast::shownIn(&window)->geometry()));
}

TEST(Toast, GoesWithWhatItWasShownFor) {
    QWidget window;
    window.resize(800, 600);
    auto* page = new QWidget(&window);
    window.show();
    Toast::show(page, QStringLiteral("Closed"), QStringLiteral("Undo"), [] { ADD_FAILURE() << "of a page that went"; });
    ASSERT_TRUE(Toast::shownIn(&window));
    delete page;
    EXPECT_FALSE(Toast::shownIn(&window));
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
}

TEST(Overlay, InWhichSomethingWasTypedIsLeftByEscAlone) {
    QWidget window;
    window.resize(800, 600);
    window.show();
    auto* sheet = new Overlay(&window, QStringLiteral("Report"));
    sheet->open({200, 100});
    sheet->setTyped(true);
    QTest::mouseClick(sheet, Qt::LeftButton, {}, QPoint(2, 2));
    ASSERT_EQ(Overlay::shownIn(&window), sheet);
    auto* other = new Overlay(&window, QStringLiteral("Palette"));
    other->open({200, 100});
    ASSERT_EQ(Overlay::shownIn(&window), other);
    QTest::keyClick(other, Qt::Key_Escape);
    ASSERT_EQ(Overlay::shownIn(&window), sheet) << "it was covered, and is there again";
    QTest::keyClick(sheet, Qt::Key_Escape);
    EXPECT_EQ(Overlay::shownIn(&window), nullptr);
}

TEST(DraftBox, IsThatOfOnePerson) {
    DraftBox& box = DraftBox::instance();
    box.meet(QStringLiteral("jo"));
    box.put(QStringLiteral("note"), {{QStringLiteral("words"), QStringLiteral("mind the door")}});
    box.meet(QStringLiteral("jo"));
    EXPECT_EQ(box.take(QStringLiteral("note")).value(QStringLiteral("words")).toString(),
              QStringLiteral("mind the door"));
    EXPECT_TRUE(box.take(QStringLiteral("note")).isEmpty()) << "it is taken out";
    box.put(QStringLiteral("note"), {{QStringLiteral("words"), QStringLiteral("mind the door")}});
    box.meet(QStringLiteral("ada"));
    EXPECT_TRUE(box.take(QStringLiteral("note")).isEmpty());
    box.meet(QStringLiteral("jo"));
    EXPECT_TRUE(box.take(QStringLiteral("note")).isEmpty()) << "and it does not come back";
}

TEST(OnAnswer, HandsTheAnswerOverOnce) {
    QObject owner;
    QPromise<Result<int>> promise;
    promise.start();
    int got = 0;
    onAnswer(&owner, promise.future(), [&](const int& value) { got += value; });
    promise.addResult(Result<int>(7));
    promise.finish();
    EXPECT_TRUE(QTest::qWaitFor([&] { return got == 7; }));
}

TEST(OnAnswer, AClosedWidgetGetsNone) {
    QPromise<Result<int>> promise;
    promise.start();
    int calls = 0;
    {
        QWidget window;
        onAnswer(&window, promise.future(), [&](const Result<int>&) { ++calls; });
    }
    promise.addResult(Result<int>(7));
    promise.finish();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    EXPECT_EQ(calls, 0);
}

TEST(OnAnswer, AnErrorIsShownInTheNearestBanner) {
    QWidget page;
    auto* column = new QVBoxLayout(&page);
    auto* banner = new ErrorBanner;
    auto* asker = new QWidget;
    column->addWidget(banner);
    column->addWidget(asker);
    page.show();
    QPromise<Result<int>> promise;
    promise.start();
    int calls = 0;
    onAnswer(asker, promise.future(), [&](const int&) { ++calls; });
    promise.addResult(Result<int>(Error{ErrorCode::DiskFull, "The disk is full.", "All was kept.", "Make room."}));
    promise.finish();
    EXPECT_TRUE(QTest::qWaitFor([&] { return banner->isVisible(); }));
    EXPECT_EQ(calls, 0);
    EXPECT_TRUE(banner->accessibleName().contains(QLatin1String("Make room.")));
}

TEST(OnAnswer, AFutureThatWasCancelledIsAnError) {
    QObject owner;
    QPromise<Result<int>> promise;
    promise.start();
    ErrorCode code = ErrorCode::Io;
    onAnswer(&owner, promise.future(), [&](const Result<int>& answer) {
        if (!answer)
            code = answer.error().code;
    });
    promise.future().cancel();
    promise.finish();
    EXPECT_TRUE(QTest::qWaitFor([&] { return int(code) == int(ErrorCode::Internal); }));
}

TEST(OnAnswer, BothEndsCanBeTaken) {
    QObject owner;
    QPromise<Result<int>> promise;
    promise.start();
    QString said;
    onAnswer(
        &owner, promise.future(), [&](const int&) { said = QStringLiteral("good"); },
        [&](const Error& error) { said = QString::fromStdString(error.what); });
    promise.addResult(Result<int>(Error{ErrorCode::Refused, "No.", {}, {}}));
    promise.finish();
    EXPECT_TRUE(QTest::qWaitFor([&] { return said == QStringLiteral("No."); }));
}

TEST(ErrorBanner, TryAgainCallsBackAndPutsItAway) {
    QWidget page;
    auto* column = new QVBoxLayout(&page);
    auto* banner = new ErrorBanner;
    column->addWidget(banner);
    page.show();
    EXPECT_FALSE(banner->isVisible());
    int again = 0;
    banner->showError({ErrorCode::Unavailable, "The gateway is not there.", {}, {}}, [&] { ++again; });
    Button* button = nullptr;
    for (auto* candidate : banner->findChildren<Button*>())
        if (candidate->isVisible() && !candidate->text().isEmpty())
            button = candidate;
    ASSERT_TRUE(button);
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(again, 1);
    EXPECT_FALSE(banner->isVisible());
}

TEST(LabelText, ElidesAndKeepsTheWholeInItsTip) {
    LabelText label(QStringLiteral("Fairbrother Jewellers, Market Place"));
    label.resize(80, 18);
    label.show();
    EXPECT_TRUE(label.isElided());
    EXPECT_EQ(label.toolTip(), label.text());
    label.resize(400, 18);
    EXPECT_FALSE(label.isElided());
    EXPECT_TRUE(label.toolTip().isEmpty());
}

TEST(LabelText, WrappedTakesTheHeightItNeeds) {
    LabelText label(
        QStringLiteral(
            "What you look up, print or export is on the audit log. Photographs from the police stay on this desk."),
        TextStyle::Small);
    label.setWrapped(true);
    EXPECT_GT(label.heightForWidth(150), label.heightForWidth(600));
    EXPECT_EQ(label.heightForWidth(5000), 16);
}

TEST(LevelMeter, LightsByLoudnessAndFallsByItself) {
    EXPECT_EQ(litSegments(-90, 16), 0);
    EXPECT_EQ(litSegments(0, 16), 16);
    EXPECT_EQ(litSegments(-28, 16), 8);
    LevelMeter meter(QStringLiteral("SHOP"));
    meter.show();
    meter.setLevel(-10);
    EXPECT_GT(meter.lit(), 10);
    EXPECT_TRUE(QTest::qWaitFor([&] { return meter.lit() == 0; }));
}

/// Marks must differ in grey as well: shape carries the state, not colour alone.
TEST(Severity, EveryMarkDiffersInItsShape) {
    using desk::Severity;
    const auto mask = [](Severity severity) {
        QImage image(16, 16, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintSeverity(painter, image.rect(), severity);
        painter.end();
        return image.convertToFormat(QImage::Format_Alpha8);
    };
    const QVector<Severity> shapes{Severity::Emergency, Severity::Alert, Severity::LookSoon, Severity::GoodEnd,
                                   Severity::Done};
    for (int i = 0; i < shapes.size(); ++i) {
        for (int j = i + 1; j < shapes.size(); ++j) {
            const QImage a = mask(shapes[i]);
            const QImage b = mask(shapes[j]);
            int different = 0;
            for (int y = 0; y < 16; ++y)
                for (int x = 0; x < 16; ++x)
                    different += std::abs(int(a.constScanLine(y)[x]) - int(b.constScanLine(y)[x])) > 96;
            EXPECT_GT(different, 24) << i << " and " << j;
        }
    }
    EXPECT_EQ(severityTone(Severity::Alert), Tone::Act);
    EXPECT_EQ(severityTone(Severity::InHand), Tone::InHand);
}

TEST(Accessibility, EveryPieceHasAName) {
    Button button(QStringLiteral("Claim"));
    const std::unique_ptr<Button> icon(Button::iconOnly(QStringLiteral("filter"), QStringLiteral("Filter the feed")));
    const Chip chip(QStringLiteral("in hand"));
    const EmptyState empty(QStringLiteral("radio"), QStringLiteral("Nothing yet"),
                           QStringLiteral("Calls appear here."));
    EXPECT_EQ(icon->accessibleName(), QStringLiteral("Filter the feed"));
    EXPECT_EQ(chip.accessibleName(), QStringLiteral("in hand"));
    EXPECT_EQ(empty.accessibleName(), QStringLiteral("Nothing yet"));
    EXPECT_EQ(button.text(), QStringLiteral("Claim"));
}

TEST(LabelText, AWordThatIsLongerThanItsLineIsBrokenAndNotCutOff) {
    LabelText label(QStringLiteral("alexandrina.featherstonehaugh-cholmondeley@featherstonehaugh.example.org"));
    label.setWrapped(true);
    const int line = label.heightForWidth(2000);
    EXPECT_GE(label.heightForWidth(160), 3 * line);
    label.setText(QStringLiteral("one\ntwo"));
    EXPECT_EQ(label.heightForWidth(2000), 2 * line) << "lines of its own stay lines";
    label.setText({});
    EXPECT_EQ(label.heightForWidth(2000), line);
}

TEST(SectionHead, TheRuleGoesOnOverWhatCanBeDone) {
    SectionHead head(QStringLiteral("Premises"));
    head.addAct(new Button(QStringLiteral("Add premises")));
    head.resize(360, 36);
    const QImage picture = head.grab().toImage();
    EXPECT_EQ(picture.pixelColor(5, 0), picture.pixelColor(355, 0));
    EXPECT_EQ(head.height(), 36);
}

} // namespace
} // namespace watchdesk::ui
