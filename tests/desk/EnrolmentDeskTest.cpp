// Photographs taken in, judged, and made comparable where the rules allow it.
#include "FacesFixture.h"

#include <QDir>
#include <QFile>
#include <QPainter>

namespace watchdesk::desk {

using EnrolmentDeskTest = FacesFixture;

TEST_F(EnrolmentDeskTest, APortraitIsKeptComparedAndAudited) {
    const auto who = subject(QStringLiteral("W-9412"));
    const auto enrolled = enrol(who.id, portrait(22));
    ASSERT_TRUE(enrolled) << enrolled.error().text();
    EXPECT_TRUE(enrolled->comparable);
    EXPECT_EQ(enrolled->photograph.quality, QStringLiteral("good"));
    EXPECT_GT(enrolled->photograph.faceHeight, 150);
    EXPECT_TRUE(QRect(0, 0, 400, 500).contains(enrolled->photograph.face));
    EXPECT_EQ(templates(), 1);
    EXPECT_TRUE(actions().contains(QStringLiteral("photograph.add")));
    const auto small = read([&](store::Tx& tx) { return store::ThumbnailTable::fetch(tx, {enrolled->photograph.id}); });
    EXPECT_EQ(QImage::fromData(small.value(enrolled->photograph.id)).size(), thumbnailSize);
    // A second one of the same person stands beside it.
    ASSERT_TRUE(enrol(who.id, portrait(22, {300, 380})));
    EXPECT_EQ(templates(), 2);
    EXPECT_EQ(desk->enrolment().watchlisted().result().value(), QStringList{QStringLiteral("W-9412")});
}

TEST_F(EnrolmentDeskTest, Under18sAndTheVulnerableArePicturedButNeverCompared) {
    for (const auto caution : {domain::Caution::Juvenile, domain::Caution::Vulnerable}) {
        const auto who = subject(QStringLiteral("W-%1").arg(static_cast<int>(caution)), caution);
        const auto enrolled = enrol(who.id, portrait(6));
        ASSERT_TRUE(enrolled) << enrolled.error().text();
        EXPECT_FALSE(enrolled->comparable);
        EXPECT_TRUE(enrolled->why.contains(QStringLiteral("never face-matched")));
    }
    EXPECT_EQ(templates(), 0);
    EXPECT_EQ(desk->enrolment().catchUp().result().value(), 0) << "nor later, by itself";
}

TEST_F(EnrolmentDeskTest, WhatIsOfNoUseIsRefusedWithItsReasonAndNothingIsKept) {
    const auto who = subject(QStringLiteral("W-9412"));
    QImage nobody(400, 500, QImage::Format_RGB888);
    nobody.fill(QColor(120, 130, 140));
    QImage three(900, 400, QImage::Format_RGB888);
    three.fill(Qt::gray);
    QPainter painter(&three);
    for (int i = 0; i < 3; ++i)
        painter.drawImage(i * 300, 20, QImage::fromData(portrait(i)).scaled(290, 363));
    painter.end();
    const auto why = [&](const QByteArray& bytes) {
        const auto answer = enrol(who.id, bytes);
        EXPECT_FALSE(answer);
        return answer ? std::string() : answer.error().text();
    };
    EXPECT_NE(why(jpegOf(nobody)).find("No face"), std::string::npos);
    EXPECT_NE(why(jpegOf(three)).find("3 faces"), std::string::npos);
    EXPECT_NE(why(portrait(22, {64, 80})).find("too small"), std::string::npos);
    EXPECT_NE(why("no picture at all").find("no picture"), std::string::npos);
    EXPECT_FALSE(enrol(QStringLiteral("nobody"), portrait(22)));
    EXPECT_TRUE(read([](store::Tx& tx) { return store::MediaTable::all(tx); }).isEmpty());
    EXPECT_EQ(templates(), 0);
}

TEST_F(EnrolmentDeskTest, ARemovalTakesTheTemplateAndCanBeUndone) {
    const auto who = subject(QStringLiteral("W-9412"));
    const auto enrolled = enrol(who.id, portrait(22));
    ASSERT_TRUE(enrolled);
    const auto removed = desk->enrolment().remove(enrolled->photograph.id).result();
    ASSERT_TRUE(removed) << removed.error().text();
    EXPECT_EQ(templates(), 0);
    EXPECT_TRUE(read([](store::Tx& tx) { return store::PhotographTable::all(tx); }).isEmpty());
    const auto back = desk->enrolment().enrol(removed->subjectId, removed->file).result();
    ASSERT_TRUE(back) << back.error().text();
    EXPECT_EQ(back->photograph.source, QStringLiteral("door camera"));
    EXPECT_EQ(templates(), 1);
}

TEST_F(EnrolmentDeskTest, TheTurnOfTheDayEndsTemplatesAndAnExclusionInForceMakesThem) {
    const auto who = subject(QStringLiteral("W-9412"));
    ASSERT_TRUE(enrol(who.id, portrait(22)));
    clock.set(start + 86'400'000LL * 400);
    EXPECT_EQ(desk->enrolment().endDay().result().value(), 1);
    EXPECT_EQ(templates(), 0);
    EXPECT_EQ(desk->enrolment().catchUp().result().value(), 0);
    ASSERT_TRUE(desk->store()
                    .write([&](store::Tx& tx) -> Result<int> {
                        if (auto again = exclude(tx, who); !again)
                            return again.error();
                        return 1;
                    })
                    .result());
    EXPECT_EQ(desk->enrolment().catchUp().result().value(), 1);
    EXPECT_EQ(templates(), 1);
}

TEST_F(EnrolmentDeskTest, WithoutModelsTheRestOfTheDeskWorksAndSaysWhatMendsIt) {
    closeDesk();
    options.models = QString::fromStdString(dir.file("no-models"));
    openDesk();
    const auto who = subject(QStringLiteral("W-9412"));
    const auto answer = enrol(who.id, portrait(22));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::NotFound);
    EXPECT_NE(answer.error().todo.find("scripts/models"), std::string::npos);
    ASSERT_TRUE(desk->stills().trouble());
    EXPECT_TRUE(desk->incidents().log({QStringLiteral("C07 theft m30 grey hoodie"), {}, 0, false}).result());
}

TEST_F(EnrolmentDeskTest, AChangedModelIsNotLoaded) {
    closeDesk();
    const QString folder = QString::fromStdString(dir.file("models"));
    ASSERT_TRUE(QDir().mkpath(folder));
    for (const QString& name :
         {QStringLiteral("fr_detect.onnx"), QStringLiteral("fr_landmark.onnx"), QStringLiteral("fr_feature.onnx")})
        ASSERT_TRUE(QFile::copy(QCoreApplication::applicationDirPath() + QStringLiteral("/models/") + name,
                                folder + QLatin1Char('/') + name));
    QFile file(folder + QStringLiteral("/fr_feature.onnx"));
    ASSERT_TRUE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.open(QIODevice::ReadWrite));
    file.seek(100'000);
    file.write("changed");
    file.close();
    options.models = folder;
    openDesk();
    const auto answer = enrol(subject(QStringLiteral("W-9412")).id, portrait(22));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::Corrupt);
    EXPECT_NE(answer.error().what.find("fr_feature.onnx"), std::string::npos);
}

} // namespace watchdesk::desk
