#include "base/os/Terminal.h"

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace watchdesk::os {

Result<std::string> askSecret(const std::string& prompt) {
    std::FILE* terminal = std::fopen("/dev/tty", "r+e");
    if (terminal == nullptr)
        return Error{ErrorCode::Unavailable, "There is no terminal to ask for the passphrase at.", "",
                     "Give it with --passphrase-file or in WATCHDESK_PASSPHRASE."};
    const int fd = ::fileno(terminal);
    termios before{};
    const bool known = ::tcgetattr(fd, &before) == 0;
    termios quiet = before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (known)
        ::tcsetattr(fd, TCSAFLUSH, &quiet);
    std::fputs(prompt.c_str(), terminal);
    std::fflush(terminal);
    std::string secret;
    for (int c = 0; (c = std::fgetc(terminal)) != EOF && c != '\n';)
        secret.push_back(static_cast<char>(c));
    if (known)
        ::tcsetattr(fd, TCSAFLUSH, &before);
    std::fputc('\n', terminal);
    std::fclose(terminal);
    return secret;
}

} // namespace watchdesk::os
