// The helper that opens pictures: what it takes, and what hostile files come to.
#include "intake/Eye.h"

#include "intake/Decoding.h"
#include "intake/EyeAnswer.h"
#include "intake/PictureFormat.h"
#include "support/TempDir.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QPainter>

namespace watchdesk::intake {
namespace {

QImage plain(int width = 96, int height = 64) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QPainter painter(&image);
    painter.fillRect(0, 0, width / 2, height / 2, Qt::red); // which way is up
    return image;
}

QByteArray encoded(const QImage& image, const char* format, int quality = 90) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(image.save(&buffer, format, quality)) << format;
    return bytes;
}

/// The JPEG with an EXIF head that says how it lies (TIFF orientation 1 … 8).
QByteArray lying(const QByteArray& jpeg, char orientation) {
    QByteArray tiff("MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
    tiff.append(orientation).append(QByteArray(6, '\0'));
    QByteArray segment = QByteArray("\xFF\xE1", 2);
    const auto length = static_cast<qsizetype>(tiff.size() + 8);
    segment.append(static_cast<char>(length >> 8)).append(static_cast<char>(length & 0xFF));
    segment.append("Exif\0\0", 6).append(tiff);
    return jpeg.left(2) + segment + jpeg.mid(2);
}

std::string refusalOf(Eye& eye, const QByteArray& file) {
    const auto picture = eye.decode(file);
    if (picture)
        return "a picture";
    EXPECT_EQ(picture.error().code, ErrorCode::InvalidInput);
    EXPECT_FALSE(picture.error().kept.empty() || picture.error().todo.empty());
    return picture.error().what;
}

/// A PNG of zeros: a few kilobytes that unfold to `width` × `height`.
QByteArray bomb(int width, int height) {
    QImage image(width, height, QImage::Format_Mono);
    image.fill(0);
    return encoded(image, "png", 0);
}

TEST(Eye, OpensJpegPngAndWebP) {
    Eye eye;
    for (const char* format : {"jpg", "png", "webp"}) {
        const auto picture = eye.decode(encoded(plain(), format));
        ASSERT_TRUE(picture) << format << ": " << picture.error().text();
        EXPECT_EQ(picture->size(), QSize(96, 64));
        EXPECT_EQ(picture->format(), QImage::Format_BGR888);
        EXPECT_GT(qRed(picture->pixel(10, 10)), 200);
        EXPECT_GT(qBlue(picture->pixel(80, 50)), 200);
    }
}

TEST(Eye, TurnsAPictureUprightAsItsExifSays) {
    Eye eye;
    const auto upsideDown = eye.decode(lying(encoded(plain(), "jpg"), 3));
    ASSERT_TRUE(upsideDown) << upsideDown.error().text();
    EXPECT_GT(qRed(upsideDown->pixel(90, 60)), 200) << "the red corner is now at the bottom right";
    const auto onItsSide = eye.decode(lying(encoded(plain(), "jpg"), 6));
    ASSERT_TRUE(onItsSide);
    EXPECT_EQ(onItsSide->size(), QSize(64, 96));
}

TEST(Eye, TakesGreyAlphaSixteenBitsAndOnePixel) {
    Eye eye;
    for (const auto format : {QImage::Format_Grayscale8, QImage::Format_Grayscale16, QImage::Format_ARGB32,
                              QImage::Format_RGBA64, QImage::Format_Mono, QImage::Format_Indexed8}) {
        const auto picture = eye.decode(encoded(plain().convertToFormat(format), "png"));
        ASSERT_TRUE(picture) << format << ": " << picture.error().text();
        EXPECT_EQ(picture->size(), QSize(96, 64));
    }
    const auto dot = eye.decode(encoded(plain(1, 1), "png"));
    ASSERT_TRUE(dot);
    EXPECT_EQ(dot->size(), QSize(1, 1));
}

TEST(Eye, TellsByTheFirstBytesAndNotByTheName) {
    EXPECT_EQ(formatOf(encoded(plain(), "jpg")), PictureFormat::Jpeg);
    EXPECT_EQ(formatOf(encoded(plain(), "webp")), PictureFormat::WebP);
    EXPECT_EQ(formatOf(QByteArray("RIFF\0\0\0\0WAVE", 12)), PictureFormat::None);
    Eye eye;
    for (const QByteArray& file :
         {QByteArray(), QByteArray("x"), QByteArray("%PDF-1.7 …"), encoded(plain(), "bmp"),
          QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>"), QByteArray("GIF89a"), QByteArray(100'000, '\0')})
        EXPECT_TRUE(refusalOf(eye, file).find("picture") != std::string::npos || file.isEmpty());
}

TEST(Eye, RefusesWhatIsTornDamagedOrTooLarge) {
    Eye eye;
    const QByteArray jpeg = encoded(plain(640, 480), "jpg");
    const QByteArray png = encoded(plain(640, 480), "png");
    EXPECT_NE(refusalOf(eye, png.left(png.size() / 2)).find("damaged"), std::string::npos);
    for (const qsizetype kept : {jpeg.size() - 2, jpeg.size() / 2, qsizetype(700), qsizetype(40)})
        EXPECT_NE(refusalOf(eye, jpeg.left(kept)).find("damaged"), std::string::npos) << kept;
    EXPECT_TRUE(eye.decode(jpeg + QByteArray(5000, 'x'))) << "cameras append what they like after the end";
    EXPECT_NE(refusalOf(eye, jpeg.left(40)).find("damaged"), std::string::npos);
    EXPECT_NE(refusalOf(eye, QByteArray("\xFF\xD8\xFF", 3)).find("damaged"), std::string::npos);
    EXPECT_NE(refusalOf(eye, bomb(12'000, 9'000)).find("108 megapixels"), std::string::npos);
    EXPECT_NE(refusalOf(eye, QByteArray(41 * 1024 * 1024, 'x')).find("40 MB"), std::string::npos);
    // And the next one is opened as if nothing had been.
    EXPECT_TRUE(eye.decode(jpeg));
}

TEST(Eye, AHeadThatSaysLessThanItHoldsIsNoWayIn) {
    Eye eye;
    QByteArray liar = bomb(3000, 3000);
    liar.replace(16, 8, QByteArray("\0\0\0\x10\0\0\0\x10", 8)); // IHDR now says 16 × 16; its checksum no longer fits
    EXPECT_NE(refusalOf(eye, liar).find("damaged"), std::string::npos);
}

/// A program that behaves badly in the helper's place. Each has a file of its own: one that still runs cannot be
/// written to.
QString stand(const test::TempDir& dir, const char* name, const QByteArray& script) {
    const QString path = QString::fromStdString(dir.file(name));
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script);
    file.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
    return path;
}

TEST(Eye, TheHelpersDeathIsASentence) {
    const test::TempDir dir;
    const QByteArray picture = encoded(plain(), "png");
    Eye dies(stand(dir, "dies", "kill -SEGV $$\n"));
    EXPECT_NE(refusalOf(dies, picture).find("the desk was not touched"), std::string::npos);
    Eye babbles(stand(dir, "babbles", "cat > /dev/null; echo nonsense\n"));
    EXPECT_NE(refusalOf(babbles, picture).find("damaged"), std::string::npos);
    Eye hangs(stand(dir, "hangs", "exec sleep 60\n"), std::chrono::milliseconds(200));
    EXPECT_NE(refusalOf(hangs, picture).find("too long"), std::string::npos);
    Eye floods(stand(dir, "floods", "cat > /dev/null; exec cat /dev/zero\n"));
    EXPECT_NE(refusalOf(floods, picture), "a picture");
    Eye absent(QString::fromStdString(dir.file("nothing-here")));
    const auto none = absent.decode(picture);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::Unavailable);
}

TEST(EyeAnswer, IsReadWithEveryLengthChecked) {
    const auto read = [](const QByteArray& bytes) {
        return readAnswer(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())))).verdict;
    };
    const QByteArray head = headOf(EyeVerdict::Decoded, 2, 2);
    EXPECT_EQ(read(head + QByteArray(12, 'x')), EyeVerdict::Decoded);
    EXPECT_EQ(read(head + QByteArray(11, 'x')), EyeVerdict::Damaged);
    EXPECT_EQ(read(head + QByteArray(13, 'x')), EyeVerdict::Damaged);
    EXPECT_EQ(read(headOf(EyeVerdict::Decoded, 0xFFFFFFFF, 0xFFFFFFFF)), EyeVerdict::Damaged);
    EXPECT_EQ(read(headOf(EyeVerdict::Decoded, 0, 0)), EyeVerdict::Damaged);
    const QByteArray boast = headOf(EyeVerdict::TooLarge, 0xFFFFFFFF, 0xFFFFFFFF);
    EXPECT_EQ(readAnswer(std::as_bytes(std::span(boast.constData(), std::size_t(boast.size())))).pixels,
              std::numeric_limits<qint64>::max());
    EXPECT_EQ(read(head.left(15)), EyeVerdict::Damaged);
    EXPECT_EQ(read(QByteArray("XXXX") + head.mid(4) + QByteArray(12, 'x')), EyeVerdict::Damaged);
    EXPECT_EQ(read(headOf(static_cast<EyeVerdict>(99), 2, 2) + QByteArray(12, 'x')), EyeVerdict::Damaged);
    EXPECT_EQ(read(headOf(EyeVerdict::TooLarge, 12'000, 9'000)), EyeVerdict::TooLarge);
}

} // namespace
} // namespace watchdesk::intake
