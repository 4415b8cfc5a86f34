#include "mail/os/Socket.h"

#include <poll.h>
#include <sys/socket.h>

namespace watchdesk::mail::os {

bool waitFor(int socket, bool toWrite, int milliseconds) {
    pollfd one{socket, static_cast<short>(toWrite ? POLLOUT : POLLIN), 0};
    return ::poll(&one, 1, milliseconds) > 0;
}

void stopReading(int socket) {
    (void)::shutdown(socket, SHUT_RD);
}

} // namespace watchdesk::mail::os
