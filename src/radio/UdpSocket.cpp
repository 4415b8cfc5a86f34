#include "radio/UdpSocket.h"

#include "radio/os/IcmpErrors.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <fmt/format.h>

namespace watchdesk::radio {

namespace asio = boost::asio;
using asio::ip::udp;

namespace {

constexpr int kAtATime = 1;  // mostly there is no other, and asking for one costs as much as to be told of it
constexpr int kAtOnce = 256; // a flood must not keep the thread

} // namespace

struct UdpSocket::State {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
    explicit State(asio::io_context& io) : socket(io) {}

    void take(std::size_t size) {
        if (!onDatagram)
            return;
        if (from != peersEndpoint) { // mostly it is who it was
            peersEndpoint = from;
            peersName = {from.address().to_string(), from.port()};
        }
        onDatagram(std::span<const std::uint8_t>(buffer).first(size), peersName);
    }
    void takeErrors() {
        for (const auto& peer : os::takeIcmpErrors(socket.native_handle()))
            if (onRefused)
                onRefused(peer);
    }

    void readAll(int most) {
        for (int i = 0; i < most && socket.is_open(); ++i) {
            boost::system::error_code error;
            const auto size = socket.receive_from(asio::buffer(buffer), from, 0, error);
            if (error == asio::error::would_block)
                return;
            if (error)
                takeErrors();
            else
                take(size);
        }
    }

    udp::socket socket;
    udp::endpoint from;
    udp::endpoint peersEndpoint;
    sip::Peer peersName;
    // Not filled with zeros: of two a channel, only the pages that packets reach take memory.
    std::array<std::uint8_t, 65536> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init)
    Datagram onDatagram;
    Refused onRefused;
};

Result<std::unique_ptr<UdpSocket>> UdpSocket::bind(asio::io_context& io, const std::string& ip, std::uint16_t port) {
    const auto failed = [&](const boost::system::error_code& error) {
        return Error{ErrorCode::Unavailable,
                     fmt::format("cannot listen on {} port {} (UDP): {}", ip, port, error.message()), "",
                     "Choose another address or port, or end the program that has it."};
    };
    boost::system::error_code error;
    const auto address = asio::ip::make_address(ip, error);
    if (error)
        return failed(error);
    auto state = std::make_shared<State>(io);
    const udp::endpoint endpoint(address, port);
    state->socket.open(endpoint.protocol(), error);
    if (!error)
        state->socket.bind(endpoint, error);
    if (!error)
        state->socket.non_blocking(true, error);
    if (error)
        return failed(error);
    boost::system::error_code ignored; // a smaller buffer than asked for still works
    state->socket.set_option(asio::socket_base::receive_buffer_size(1 << 20), ignored);
    os::keepIcmpErrors(state->socket.native_handle());
    return std::unique_ptr<UdpSocket>(new UdpSocket(std::move(state)));
}

UdpSocket::UdpSocket(std::shared_ptr<State> state) : m_state(std::move(state)) {}

UdpSocket::~UdpSocket() {
    close();
}

void UdpSocket::listen(Datagram onDatagram, Refused onRefused) {
    m_state->onDatagram = std::move(onDatagram);
    m_state->onRefused = std::move(onRefused);
    receive(m_state);
}

// Waited for and then read in one go: a receive that is under way may have a datagram in its buffer already while its
// handler still waits for its turn, and drain() would write over it.
void UdpSocket::receive(const std::shared_ptr<State>& state) {
    state->socket.async_wait(udp::socket::wait_read, [state](const boost::system::error_code& error) {
        if (error == asio::error::operation_aborted || !state->socket.is_open())
            return;
        state->readAll(kAtATime);
        if (state->socket.is_open())
            receive(state);
    });
}

void UdpSocket::drain() {
    const auto state = m_state;
    state->readAll(kAtOnce);
}

void UdpSocket::send(std::string_view bytes, const sip::Peer& to) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(to.ip, error);
    if (error)
        return;
    const udp::endpoint endpoint(address, to.port);
    m_state->socket.send_to(asio::buffer(bytes), endpoint, 0, error);
    if (!error || error == asio::error::would_block)
        return;
    // An error of an earlier datagram is reported here, and this one was not sent.
    m_state->socket.send_to(asio::buffer(bytes), endpoint, 0, error);
    asio::post(m_state->socket.get_executor(), [state = m_state] {
        if (state->socket.is_open())
            state->takeErrors();
    });
}

void UdpSocket::close() {
    boost::system::error_code ignored;
    m_state->onDatagram = nullptr;
    m_state->onRefused = nullptr;
    m_state->socket.close(ignored);
}

sip::Peer UdpSocket::local() const {
    boost::system::error_code error;
    const auto endpoint = m_state->socket.local_endpoint(error);
    return error ? sip::Peer{} : sip::Peer{endpoint.address().to_string(), endpoint.port()};
}

} // namespace watchdesk::radio
