// Files that are no networks.
#include "vision/FaceEngine.h"

#include <gtest/gtest.h>

namespace watchdesk::vision {
namespace {

TEST(FaceEngine, RefusesFilesThatAreNoNetworks) {
    for (const std::vector<std::uint8_t>& bytes :
         {std::vector<std::uint8_t>{}, std::vector<std::uint8_t>(4096, 0xAB)}) {
        const auto engine = FaceEngine::load({bytes, bytes, bytes});
        ASSERT_FALSE(engine);
        EXPECT_EQ(engine.error().code, ErrorCode::Corrupt);
        EXPECT_FALSE(engine.error().todo.empty());
    }
}

} // namespace
} // namespace watchdesk::vision
