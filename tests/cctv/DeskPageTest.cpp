// The page over the real desk: the real helper decodes, the real models look, the real store keeps.
#include "cctv/MemoryStills.h"
#include "desk/DeskFixture.h"
#include "desk/EnrolmentDesk.h"
#include "desk/StillDesk.h"
#include "desk/VisionRoom.h"
#include "domain/CivilDay.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/SchemeTable.h"
#include "store/SubjectTable.h"
#include "support/SharedData.h"
#include "ui/cctv/CandidateStrip.h"
#include "ui/cctv/CctvPage.h"
#include "ui/cctv/DecisionBar.h"
#include "ui/cctv/PlaceField.h"
#include "ui/cctv/StillCanvas.h"
#include "ui/cctv/StillListModel.h"
#include "ui/cctv/StillWords.h"
#include "ui/cctv/StillsPanel.h"
#include "ui/widgets/Toast.h"

#include <QApplication>
#include <QBuffer>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QTest>
#include <QUrl>

namespace watchdesk::test {
namespace {

QByteArray packed(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// W-0412 is served with an exclusion after two thefts.
Result<QString> exclude(store::Tx& tx) {
    const QString subjectId = (*store::SubjectTable::byReference(tx, QStringLiteral("W-0412")))->id;
    domain::ExclusionNotice notice;
    notice.schemeId = store::SchemeTable::all(tx)->first().id;
    notice.subjectId = subjectId;
    notice.step = domain::ExclusionStep::Served;
    notice.months = 6;
    notice.servedOn = domain::civilDay(tx.now()).addDays(-10);
    notice.endsOn = domain::lastDay(notice.servedOn, 6);
    for (int i = 0; i < 2; ++i) {
        domain::Incident incident;
        incident.schemeId = notice.schemeId;
        incident.at = tx.now() - 1000;
        incident.category = QStringLiteral("shop-theft");
        incident.subjects = {{subjectId, domain::SubjectPart::Offender}};
        auto kept = store::IncidentTable::insert(tx, incident);
        if (!kept)
            return kept.error();
        notice.evidence.append(kept->id);
    }
    if (auto kept = store::ExclusionTable::insert(tx, notice); !kept)
        return kept.error();
    return subjectId;
}

class CctvDeskTest : public desk::DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        m_page = std::make_unique<ui::CctvPage>(*desk);
        m_page->resize(1280, 756);
        m_page->show();
        m_page->activateWindow();
        m_page->setFocus();
    }
    void TearDown() override {
        m_page.reset();
        closeDesk();
    }
    void needModels() {
        if (!desk::loadModels(desk::modelFolders()))
            GTEST_SKIP() << "the models are not there: scripts/models fetches them";
    }
    void dropFile(const char* name, const QByteArray& bytes) {
        const QString path = QString::fromStdString(dir.file(name));
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        const QPoint at(600, 300);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &enter);
        QDropEvent down(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &down);
    }
    /// Until `count` stills are on the page and none is being looked at.
    bool finished(int count) {
        return QTest::qWaitFor(
            [&] {
                const auto& stills = m_page->board().stills();
                return stills.size() == count && std::none_of(stills.cbegin(), stills.cend(), ui::stillRuns);
            },
            20'000);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// Puts W-0412 on the watchlist with this photograph.
    void watch(const QByteArray& photograph) {
        const auto subject = desk->store().write([](store::Tx& tx) { return exclude(tx); }).result();
        ASSERT_TRUE(subject) << subject.error().text();
        auto enrolled = desk->enrolment().enrol(*subject, {photograph, QStringLiteral("a.jpg"), {}, {}, false});
        ASSERT_TRUE(QTest::qWaitFor([&] { return enrolled.isFinished(); }, 20'000));
        ASSERT_TRUE(enrolled.result()) << enrolled.result().error().text();
        ASSERT_TRUE(enrolled.result()->comparable) << enrolled.result()->why.toStdString();
        settle();
    }
    std::unique_ptr<ui::CctvPage> m_page;
};

TEST_F(CctvDeskTest, WhatIsNoStillIsASentenceEachAndThePageGoesOn) {
    const QByteArray good = packed(drawnStill({320, 240}, {QRectF(60, 40, 90, 120)}), "JPG");
    QByteArray huge = packed(QImage(8, 8, QImage::Format_RGB32), "PNG");
    // A header that promises 60,000 × 60,000 pixels.
    for (const int at : {16, 20})
        huge.replace(at, 4, QByteArray("\x00\x00\xEA\x60", 4));
    const QPair<const char*, QByteArray> files[] = {{"letter.jpg", QByteArray("Dear Sir")},
                                                    {"empty.png", QByteArray()},
                                                    {"cut.jpg", good.left(good.size() / 3)},
                                                    {"huge.png", huge},
                                                    {"one.png", packed(QImage(1, 1, QImage::Format_RGB32), "PNG")}};
    int count = 0;
    for (const auto& [name, bytes] : files) {
        dropFile(name, bytes);
        ASSERT_TRUE(finished(++count)) << name;
        const desk::StillView& still = m_page->board().stills().first();
        EXPECT_EQ(still.source, QString::fromLatin1(name));
        EXPECT_TRUE(still.faces.isEmpty()) << name;
        const bool failed = still.state == desk::StillView::State::Failed;
        EXPECT_FALSE(failed && m_page->notice().trimmed().isEmpty()) << name;
        press(Qt::Key_Y);
    }
    EXPECT_EQ(m_page->board().stills().last().state, desk::StillView::State::Failed) << "a letter is no still";
}

TEST_F(CctvDeskTest, PlacesAreTheDirectorys) {
    auto* place = &m_page->stills().place();
    place->setText(QStringLiteral("c12 pennant sports"));
    EXPECT_FALSE(place->premisesId().isEmpty());
    EXPECT_EQ(desk->directory().premises(place->premisesId())->name, QStringLiteral("Pennant Sports"));
}

TEST_F(CctvDeskTest, AStillOfNobodyIsForgottenWithADrawnFace) {
    needModels();
    if (IsSkipped())
        return;
    dropFile("nobody.png", packed(drawnStill({640, 480}, {QRectF(200, 100, 90, 120)}), "PNG"));
    ASSERT_TRUE(finished(1));
    EXPECT_EQ(m_page->board().stills().first().state, desk::StillView::State::Done);
    EXPECT_EQ(m_page->strip().cards(), 0);
    EXPECT_EQ(m_page->waiting(), 0);
}

TEST_F(CctvDeskTest, FromTheDroppedStillToTheAlertAndBack) {
    needModels();
    if (IsSkipped())
        return;
    WATCHDESK_NEED_SHARED_DATA(shared);
    QFile portrait(QString::fromStdString((shared / "portraits" / "S004.jpg").string()));
    ASSERT_TRUE(portrait.open(QIODevice::ReadOnly));
    const QImage picture = QImage::fromData(portrait.readAll());
    watch(packed(picture, "JPG"));
    m_page->stills().place().setText(QStringLiteral("C12 Pennant Sports"));
    // A worse picture of the same person, as a camera has it.
    dropFile("door.jpg", packed(picture.scaledToHeight(500, Qt::SmoothTransformation), "JPG"));
    ASSERT_TRUE(finished(1));
    ASSERT_EQ(m_page->strip().cards(), 1);
    EXPECT_EQ(m_page->board().candidate()->likelihood, desk::Likelihood::Likely);
    EXPECT_EQ(m_page->board().candidate()->reference, QStringLiteral("W-0412"));
    EXPECT_FALSE(m_page->board().wordsIfSame().isEmpty());
    EXPECT_FALSE(m_page->board().wordsIfSame().contains(QStringLiteral("Hollis")));
    EXPECT_EQ(m_page->waiting(), 1);
    press(Qt::Key_Y);
    ASSERT_TRUE(eventually([this] { return ui::Toast::shownIn(m_page.get()) != nullptr; }));
    EXPECT_EQ(m_page->waiting(), 0);
    auto open = desk->alerts().open().result();
    ASSERT_TRUE(open);
    ASSERT_EQ(open->size(), 1);
    EXPECT_EQ(open->first().sightings.size(), 1);
    EXPECT_EQ(open->first().premises, QStringLiteral("Pennant Sports, Butter Row"));
    press(Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(eventually([this] { return desk->alerts().open().result()->isEmpty(); }));
    EXPECT_EQ(m_page->decisions().pair(), QStringLiteral("face 1 and Dean Hollis"));
}

} // namespace
} // namespace watchdesk::test
