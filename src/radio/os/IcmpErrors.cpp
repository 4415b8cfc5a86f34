#include "radio/os/IcmpErrors.h"

#include <arpa/inet.h>
#include <linux/errqueue.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstring>

namespace watchdesk::radio::os {

namespace {

sip::Peer peerOf(const sockaddr_storage& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.ss_family == AF_INET6) {
        sockaddr_in6 six{};
        std::memcpy(&six, &address, sizeof six);
        inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size());
        return {text.data(), ntohs(six.sin6_port)};
    }
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size());
    return {text.data(), ntohs(four.sin_port)};
}

} // namespace

void keepIcmpErrors(int socket) {
    const int on = 1;
    // One of the two does not fit the socket's family; that is no error of ours.
    (void)setsockopt(socket, IPPROTO_IP, IP_RECVERR, &on, sizeof on);
    (void)setsockopt(socket, IPPROTO_IPV6, IPV6_RECVERR, &on, sizeof on);
}

std::vector<sip::Peer> takeIcmpErrors(int socket) {
    std::vector<sip::Peer> out;
    std::array<char, 512> control{};
    std::array<char, 64> data{};
    for (int i = 0; i < 64; ++i) {
        sockaddr_storage address{};
        iovec part{data.data(), data.size()};
        msghdr message{};
        message.msg_name = &address;
        message.msg_namelen = sizeof address;
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        if (recvmsg(socket, &message, MSG_ERRQUEUE | MSG_DONTWAIT) < 0)
            break;
        if (message.msg_namelen > 0)
            out.push_back(peerOf(address));
    }
    return out;
}

} // namespace watchdesk::radio::os
