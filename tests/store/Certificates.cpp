#include "Certificates.h"

#include "base/os/Process.h"

#include <filesystem>

namespace watchdesk::test {

bool Certificates::openssl(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "openssl");
    auto process = os::Process::start({arguments, m_folder.file("out"), m_folder.file("err"), {}, {}, {}});
    return process && process->wait(std::chrono::seconds(60)) == 0;
}

bool Certificates::makeAuthority(const std::string& name) {
    return openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
                    key(name), "-out", crt(name), "-days", "2", "-subj", "/CN=" + name});
}

bool Certificates::make(const std::string& name, const std::string& authority, const std::string& commonName,
                        const std::string& host) {
    std::vector<std::string> arguments{"req",
                                       "-x509",
                                       "-CA",
                                       crt(authority),
                                       "-CAkey",
                                       key(authority),
                                       "-newkey",
                                       "ec",
                                       "-pkeyopt",
                                       "ec_paramgen_curve:prime256v1",
                                       "-nodes",
                                       "-keyout",
                                       key(name),
                                       "-out",
                                       crt(name),
                                       "-days",
                                       "2",
                                       "-subj",
                                       "/CN=" + commonName,
                                       "-addext",
                                       "basicConstraints=critical,CA:FALSE"};
    if (!host.empty())
        arguments.insert(arguments.end(), {"-addext", "subjectAltName=DNS:" + host});
    const bool made = openssl(arguments);
    if (made)
        std::filesystem::permissions(key(name),
                                     std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return made;
}

} // namespace watchdesk::test
