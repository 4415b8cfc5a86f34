// Certificates of the tests' own, made by the openssl program.
#pragma once

#include "support/TempDir.h"

#include <string>
#include <vector>

namespace watchdesk::test {

class Certificates {
public:
    /// An authority of that name: NAME.crt and NAME.key in the folder.
    bool makeAuthority(const std::string& name);
    /// A certificate of that authority for a host (or, with no host, for a user of that common name).
    bool make(const std::string& name, const std::string& authority, const std::string& commonName,
              const std::string& host = {});
    [[nodiscard]] std::string crt(const std::string& name) const { return m_folder.file(name + ".crt"); }
    [[nodiscard]] std::string key(const std::string& name) const { return m_folder.file(name + ".key"); }

private:
    bool openssl(std::vector<std::string> arguments);
    TempDir m_folder;
};

} // namespace watchdesk::test
