#include "base/Clock.h"

#include <gtest/gtest.h>

namespace watchdesk {

TEST(Clock, WritesIsoWithMilliseconds) {
    EXPECT_EQ(isoUtc(0), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(isoUtc(1'795'184'538'250), "2026-11-20T14:22:18.250Z");
    EXPECT_EQ(isoUtc(-1), "1969-12-31T23:59:59.999Z");
}

} // namespace watchdesk
