#include "base/Id.h"

#include <gtest/gtest.h>

#include <set>

namespace watchdesk {

TEST(Id, IsUuidVersion7WithItsInstant) {
    ManualClock clock(0x0123456789AB);
    SeededRandom random(1);
    IdSource ids(clock, random);
    const std::string id = ids.next();
    EXPECT_TRUE(isId(id));
    EXPECT_EQ(id.substr(0, 15), "01234567-89ab-7");
    EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos);
}

TEST(Id, AscendsWithinAMillisecondAndWhenTheClockStepsBack) {
    ManualClock clock(1'000'000);
    SeededRandom random(2);
    IdSource ids(clock, random);
    std::string previous = ids.next();
    for (int i = 0; i < 10'000; ++i) {
        if (i == 5'000)
            clock.advance(-60'000);
        const std::string next = ids.next();
        ASSERT_LT(previous, next);
        previous = next;
    }
}

TEST(Id, RejectsWhatIsNone) {
    EXPECT_FALSE(isId(""));
    EXPECT_FALSE(isId("01234567-89ab-7000-8000-00000000000g"));
    EXPECT_FALSE(isId("0123456789ab-7000-8000-000000000000--"));
}

} // namespace watchdesk
