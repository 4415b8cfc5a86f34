#include "support/TempDir.h"

#include <cstdlib>
#include <stdexcept>

namespace watchdesk::test {

TempDir::TempDir() {
    std::string pattern = (std::filesystem::temp_directory_path() / "watchdesk-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no temporary folder");
    m_path = pattern;
}

TempDir::~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace watchdesk::test
