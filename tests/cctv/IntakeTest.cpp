// Stills by drop, paste and file.
#include "cctv/PageFixture.h"
#include "support/TempDir.h"
#include "ui/cctv/PlaceField.h"
#include "ui/cctv/StillIntake.h"
#include "ui/widgets/ErrorBanner.h"

#include <QAbstractItemView>
#include <QBuffer>
#include <QClipboard>
#include <QCompleter>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QMimeData>
#include <QUrl>

namespace watchdesk::test {
namespace {

class IntakeTest : public PageFixture {
protected:
    QString file(const char* name, const QByteArray& bytes) {
        const QString path = QString::fromStdString(dir.file(name));
        QFile out(path);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        return path;
    }
    /// As the window system would: enter, then drop.
    bool drop(QMimeData* data) {
        const QPoint at(600, 300);
        QDragEnterEvent enter(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page.get(), &enter);
        lit = page->stills().zone().isLit();
        if (!enter.isAccepted())
            return false;
        QDropEvent down(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page.get(), &down);
        return down.isAccepted();
    }
    bool arrived(int count) {
        return QTest::qWaitFor([&] { return stills.submitted.size() >= count; });
    }
    [[nodiscard]] QString error() const {
        return QString::fromStdString(page->findChild<ui::ErrorBanner*>()->error().what);
    }
    bool failedWith(const QString& words) {
        return QTest::qWaitFor([&] { return error().contains(words); });
    }
    TempDir dir;
    bool lit = false;
};

TEST_F(IntakeTest, SeveralFilesDroppedQueueUpInTheirOrder) {
    QMimeData data;
    QList<QUrl> urls;
    for (const char* name : {"one.jpg", "two.jpg", "three.jpg"})
        urls += QUrl::fromLocalFile(file(name, QByteArray(name)));
    data.setUrls(urls);
    EXPECT_TRUE(drop(&data));
    EXPECT_TRUE(lit) << "the zone shows that it would take it";
    EXPECT_FALSE(page->stills().zone().isLit());
    ASSERT_TRUE(arrived(3));
    EXPECT_EQ(stills.submitted.at(0).bytes, QByteArray("one.jpg"));
    EXPECT_EQ(stills.submitted.at(2).bytes, QByteArray("three.jpg"));
    EXPECT_EQ(stills.submitted.at(1).source, QStringLiteral("two.jpg"));
    EXPECT_EQ(inHand(), QStringLiteral("sub1")) << "the first one stays in hand";
}

TEST_F(IntakeTest, APictureIsDroppedAndPasted) {
    const QImage picture = drawnStill({64, 48}, {QRectF(10, 10, 20, 28)});
    QMimeData data;
    data.setImageData(picture);
    EXPECT_TRUE(drop(&data));
    ASSERT_TRUE(arrived(1));
    QApplication::clipboard()->setImage(picture);
    key(Qt::Key_V, Qt::ControlModifier);
    ASSERT_TRUE(arrived(2));
    for (const desk::StillFile& each : stills.submitted) {
        EXPECT_EQ(QImage::fromData(each.bytes).convertToFormat(QImage::Format_RGB32), picture) << "pixel by pixel";
        EXPECT_EQ(each.source, QStringLiteral("pasted picture"));
    }
}

TEST_F(IntakeTest, APictureOfAnotherProgramIsHandedOnUndecoded) {
    // What hides in it is for the helper process: here are a PNG that ends early and a JPEG that is none.
    const QByteArray png("\x89PNG\r\n\x1a\n\0\0", 10);
    for (const auto& [format, bytes] : {std::pair{"image/png", png}, {"image/jpeg", QByteArray("no jpeg")}}) {
        auto* data = new QMimeData;
        data->setData(QLatin1String(format), bytes);
        EXPECT_TRUE(ui::StillIntake::canTake(data));
        QApplication::clipboard()->setMimeData(data);
        const auto before = stills.submitted.size();
        key(Qt::Key_V, Qt::ControlModifier);
        ASSERT_TRUE(arrived(static_cast<int>(before) + 1));
        EXPECT_EQ(stills.submitted.last().bytes, bytes);
    }
}

TEST_F(IntakeTest, APictureOfAKindThatWouldBeDecodedInTheWindowIsRefused) {
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::gray);
    QByteArray bmp;
    QBuffer buffer(&bmp);
    buffer.open(QIODevice::WriteOnly);
    ASSERT_TRUE(picture.save(&buffer, "BMP"));
    auto* data = new QMimeData;
    data->setData(QStringLiteral("image/bmp"), bmp);
    data->setImageData(picture); // as the window system offers it
    EXPECT_FALSE(ui::StillIntake::canTake(data));
    QApplication::clipboard()->setMimeData(data);
    key(Qt::Key_V, Qt::ControlModifier);
    EXPECT_TRUE(failedWith(QStringLiteral("PNG, JPEG or WebP")));
    EXPECT_TRUE(stills.submitted.isEmpty());
}

TEST_F(IntakeTest, FilesAreCopiedAndPasted) {
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(file("door.png", "bytes"))});
    QApplication::clipboard()->setMimeData(data);
    key(Qt::Key_V, Qt::ControlModifier);
    ASSERT_TRUE(arrived(1));
    EXPECT_EQ(stills.submitted.at(0).bytes, QByteArray("bytes"));
}

TEST_F(IntakeTest, TextIsRefusedWithASentence) {
    QMimeData data;
    data.setText(QStringLiteral("hello"));
    EXPECT_FALSE(drop(&data));
    EXPECT_FALSE(lit);
    QApplication::clipboard()->setText(QStringLiteral("hello"));
    key(Qt::Key_V, Qt::ControlModifier);
    EXPECT_TRUE(failedWith(QStringLiteral("no file on the clipboard")));
    EXPECT_TRUE(stills.submitted.isEmpty());
}

TEST_F(IntakeTest, WhatIsNoFileIsASentenceAndTheNextIsStillTaken) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(dir.file("gone.jpg"))),
                  QUrl::fromLocalFile(QString::fromStdString(dir.path().string())),
                  QUrl::fromLocalFile(QStringLiteral("/dev/zero")), QUrl::fromLocalFile(file("good.jpg", "x"))});
    QStringList said;
    auto* intake = page->findChild<ui::StillIntake*>();
    QObject::connect(intake, &ui::StillIntake::failed, page.get(),
                     [&](const Error& error) { said += QString::fromStdString(error.what); });
    EXPECT_TRUE(drop(&data));
    ASSERT_TRUE(arrived(1));
    ASSERT_EQ(said.size(), 3);
    EXPECT_TRUE(said.at(0).contains(QStringLiteral("not there")));
    EXPECT_TRUE(said.at(1).contains(QStringLiteral("folder")));
    EXPECT_TRUE(said.at(2).contains(QStringLiteral("device")));
    EXPECT_EQ(stills.submitted.at(0).source, QStringLiteral("good.jpg"));
}

TEST_F(IntakeTest, AHugeFileIsNotRead) {
    const QString path = file("huge.jpg", "x");
    ASSERT_TRUE(QFile::resize(path, ui::mostPictureBytes + 1)); // sparse
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    EXPECT_TRUE(drop(&data));
    EXPECT_TRUE(failedWith(QStringLiteral("larger than 64 MB")));
    EXPECT_TRUE(stills.submitted.isEmpty());
}

TEST_F(IntakeTest, AHeapOfFilesIsTakenToItsFiftieth) {
    const QUrl url = QUrl::fromLocalFile(file("one.jpg", "x"));
    QMimeData data;
    data.setUrls(QList<QUrl>(80, url));
    EXPECT_TRUE(drop(&data));
    EXPECT_TRUE(failedWith(QStringLiteral("More than 50")));
    ASSERT_TRUE(arrived(50));
    QTest::qWait(50);
    EXPECT_EQ(stills.submitted.size(), 50);
}

TEST_F(IntakeTest, TheChosenPlaceGoesWithTheStill) {
    key(Qt::Key_F2);
    auto* place = qobject_cast<ui::PlaceField*>(QApplication::focusWidget());
    ASSERT_NE(place, nullptr);
    QTest::keyClicks(place, "penn");
    auto* popup = place->completer()->popup();
    ASSERT_TRUE(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    EXPECT_EQ(place->premisesId(), QStringLiteral("p12"));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file("one.jpg", "x"))});
    EXPECT_TRUE(drop(&data));
    ASSERT_TRUE(arrived(1));
    EXPECT_EQ(stills.submitted.at(0).premisesId, QStringLiteral("p12"));
    EXPECT_EQ(stills.submitted.at(0).source, QStringLiteral("C12 Pennant Sports"));
    place->setText(QStringLiteral("van outside the market"));
    EXPECT_TRUE(drop(&data));
    ASSERT_TRUE(arrived(2));
    EXPECT_EQ(stills.submitted.at(1).premisesId, QString());
    EXPECT_EQ(stills.submitted.at(1).source, QStringLiteral("van outside the market"));
}

TEST_F(IntakeTest, CtrlOOpensFiles) {
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    key(Qt::Key_O, Qt::ControlModifier);
    auto* dialog = page->findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    Q_EMIT dialog->filesSelected({file("picked.jpg", "y")});
    ASSERT_TRUE(arrived(1));
    EXPECT_EQ(stills.submitted.at(0).source, QStringLiteral("picked.jpg"));
    dialog->reject();
}

} // namespace
} // namespace watchdesk::test
