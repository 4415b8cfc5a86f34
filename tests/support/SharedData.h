// The measured recordings and messages that lie beside the checkout on the project's own machines, and not elsewhere.
#pragma once

#include <filesystem>
#include <string>

namespace watchdesk::test {

/// Folder of the shared data, or an empty path where it is absent: then the test is skipped with a word.
inline std::filesystem::path sharedData() {
    if (const char* named = std::getenv("WATCHDESK_SHARED_DATA"))
        return named;
    const auto beside = std::filesystem::path(WATCHDESK_SOURCE_DIR).parent_path() / "shared" / "data";
    return std::filesystem::exists(beside) ? beside : std::filesystem::path();
}

} // namespace watchdesk::test

#define WATCHDESK_NEED_SHARED_DATA(variable)                                                                                     \
    const std::filesystem::path variable = watchdesk::test::sharedData();                                                        \
    if (variable.empty())                                                                                                        \
    GTEST_SKIP() << "the shared recordings are not beside this checkout"
