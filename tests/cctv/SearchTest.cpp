// What is shown while a still is being looked at, and when it is done or cannot be.
#include "cctv/PageFixture.h"
#include "ui/cctv/StillListModel.h"

#include <QAbstractItemModelTester>

namespace watchdesk::test {
namespace {

using State = desk::StillView::State;

class SearchTest : public PageFixture {
protected:
    [[nodiscard]] QString row(int at) const {
        return page->stills().model().index(at).data(Qt::AccessibleTextRole).toString();
    }
};

TEST_F(SearchTest, FirstCandidatesWhileTheFineScaleStillRuns) {
    const desk::StillView whole = doorStill(QStringLiteral("s1"));
    desk::StillView view = whole;
    view.state = State::Waiting;
    view.picture = {};
    view.faces.clear();
    stills.add(view);
    EXPECT_TRUE(row(0).contains(QStringLiteral("Waits its turn")));
    view.picture = whole.picture;
    view.state = State::Searching;
    stills.put(view);
    EXPECT_EQ(page->strip().cards(), 0);
    // The first face that is large enough; its number and box are not yet the last ones.
    view.state = State::FirstFound;
    view.faces = {whole.faces[1]};
    view.faces[0].number = 1;
    view.faces[0].box.translate(4, -3);
    stills.put(view);
    EXPECT_EQ(page->strip().cards(), 3);
    EXPECT_TRUE(page->board().mayDecide(domain::Verdict::Same));
    key(Qt::Key_2);
    stills.put(whole);
    EXPECT_EQ(page->decisions().pair(), QStringLiteral("face 2 and Bo Test")) << "numbered anew, the same pair in hand";
    EXPECT_TRUE(row(0).contains(QStringLiteral("3 faces, Likely, waits"))) << row(0).toStdString();
}

TEST_F(SearchTest, SaysThatItLooksAtFullSize) {
    desk::StillView view = nobodyStill(QStringLiteral("s1"));
    view.state = State::FirstFound;
    stills.add(view);
    EXPECT_TRUE(row(0).contains(QStringLiteral("Looking at full size…")));
    view.state = State::Done;
    stills.put(view);
    EXPECT_TRUE(row(0).contains(QStringLiteral("Nobody, discarded")));
}

TEST_F(SearchTest, AFailedStillIsASentence) {
    desk::StillView view;
    view.id = QStringLiteral("s1");
    view.source = QStringLiteral("photo.jpg");
    view.state = State::Failed;
    view.error = {ErrorCode::InvalidInput, "The helper that decodes stills ended while it read this file.",
                  "Nothing was kept of it.", "Save the still again and bring that."};
    stills.add(view);
    EXPECT_TRUE(page->notice().contains(QStringLiteral("ended while it read this file.")));
    EXPECT_TRUE(page->notice().contains(QStringLiteral("Nothing was kept of it. Save the still again")));
    EXPECT_TRUE(row(0).contains(QStringLiteral("Could not be read")));
    key(Qt::Key_Y);
    EXPECT_TRUE(stills.steps.isEmpty());
}

TEST_F(SearchTest, EmptySaysHowToBringOneAndTroubleSaysWhatToDo) {
    EXPECT_TRUE(page->notice().startsWith(QStringLiteral("No stills yet")));
    stills.setTrouble(Error{ErrorCode::NotFound, "The models are not there.", "", "Run scripts/models."});
    EXPECT_EQ(page->notice(), QStringLiteral("The models are not there. Run scripts/models."));
    stills.setTrouble({});
    EXPECT_TRUE(page->notice().startsWith(QStringLiteral("No stills yet")));
}

TEST_F(SearchTest, AStillThatComesToWaitTakesAnIdleHand) {
    stills.add(nobodyStill(QStringLiteral("s1")));
    desk::StillView view = doorStill(QStringLiteral("s2"));
    const desk::StillView whole = view;
    view.state = State::Searching;
    view.faces.clear();
    stills.add(view);
    stills.put(whole);
    EXPECT_EQ(inHand(), QStringLiteral("s2")) << "there was nothing to see in the other one";
}

TEST_F(SearchTest, TheListKeepsTheModelsContract) {
    QAbstractItemModelTester tester(&page->stills().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int i = 0; i < 30; ++i)
        stills.add(i % 3 == 0 ? nobodyStill(QString::number(i)) : doorStill(QString::number(i)));
    EXPECT_EQ(page->stills().model().rowCount(), 30);
    EXPECT_EQ(page->stills().model().index(0).data().toString(), QStringLiteral("door camera, Pennant Sports"));
    for (const int gone : {29, 0, 14})
        stills.discard(QString::number(gone));
    EXPECT_EQ(page->stills().model().rowCount(), 27);
    page->reload();
    EXPECT_EQ(page->stills().model().rowCount(), 27);
    EXPECT_EQ(page->waiting(), 18);
}

TEST(StillWordsTest, WordsNotPercentages) {
    desk::FaceFound face = foundFace(1, {0, 0, 23, 31});
    EXPECT_EQ(ui::faceText(face, false), QStringLiteral("31 px, too small to identify"));
    face = foundFace(1, {0, 0, 30, 40});
    EXPECT_EQ(ui::faceText(face, false), QStringLiteral("40 px, fair · matches nobody, blurred"));
    face.compared = false;
    EXPECT_EQ(ui::faceText(face, true), QStringLiteral("40 px, fair · being compared"));
    face.candidates = {somebody(0, 0.6, desk::Likelihood::Likely)};
    EXPECT_EQ(ui::faceText(face, false), QStringLiteral("40 px, fair"));
    EXPECT_EQ(ui::scoreText(0.6249), QStringLiteral("0.62"));
    EXPECT_EQ(ui::scoreText(-0.05), QStringLiteral("-0.05"));
}

} // namespace
} // namespace watchdesk::test
