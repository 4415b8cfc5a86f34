// The demo town's looks: enough of them, nobody twice, and the people the town describes.
#include "portraits/Gallery.h"

#include <gtest/gtest.h>

#include <QSet>

namespace watchdesk::portraits {
namespace {

TEST(Gallery, HasFortySubjectsAndAtLeastTwelveStrangers) {
    EXPECT_EQ(subjectLooks().size(), 40);
    EXPECT_GE(strangerLooks().size(), 12);
}

TEST(Gallery, HoldsNobodyTwice) {
    QSet<quint32> seeds;
    for (const PortraitLook& look : subjectLooks() + strangerLooks())
        seeds.insert(look.seed);
    EXPECT_EQ(seeds.size(), subjectLooks().size() + strangerLooks().size());
}

TEST(Gallery, HasWomenAndMenOfEveryAge) {
    int young[2] = {0, 0};
    int old[2] = {0, 0};
    for (const PortraitLook& look : subjectLooks() + strangerLooks()) {
        const int sex = look.sex == Sex::Female ? 1 : 0;
        EXPECT_GE(look.age.value(), 18);
        EXPECT_LE(look.age.value(), 80);
        young[sex] += look.age.value() < 35 ? 1 : 0;
        old[sex] += look.age.value() > 50 ? 1 : 0;
    }
    for (const int sex : {0, 1}) {
        EXPECT_GE(young[sex], 8);
        EXPECT_GE(old[sex], 3);
    }
}

TEST(Gallery, GivesTheYoungestNoBeard) {
    for (const PortraitLook& look : subjectLooks()) {
        if (look.age <= 18) {
            EXPECT_EQ(look.beard, Beard::None);
        }
    }
}

TEST(Gallery, DrawsEverybodyDifferently) {
    const QVector<PortraitLook> looks = subjectLooks();
    QVector<QImage> images;
    for (const PortraitLook& look : looks)
        images.push_back(drawPortrait(look, {}, {32, 40}));
    for (int i = 0; i < images.size(); ++i) {
        for (int j = 0; j < i; ++j)
            EXPECT_NE(images[i], images[j]) << i << " and " << j;
    }
}

} // namespace
} // namespace watchdesk::portraits
