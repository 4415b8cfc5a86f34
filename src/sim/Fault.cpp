#include "sim/Fault.h"

#include "base/Random.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace watchdesk::sim {

namespace {

std::optional<double> secondsOf(std::string_view text) {
    double value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > 86400)
        return std::nullopt;
    return value;
}

std::chrono::milliseconds milliseconds(double seconds) {
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

Error badFault(const std::string& text) {
    return {ErrorCode::InvalidInput, fmt::format("The fault “{}” cannot be read.", text), "",
            "Write at=20,lose=8 or at=30,restart=3 (seconds), or at=10,nonsense=200 (datagrams)."};
}

std::string randomBytes(Random& random, std::size_t size) {
    std::string bytes(size, '\0');
    random.fill(std::as_writable_bytes(std::span(bytes)));
    return bytes;
}

} // namespace

Result<Fault> readFault(const std::string& text) {
    const auto comma = text.find(',');
    const auto equals = text.find('=', comma == std::string::npos ? 0 : comma);
    if (text.rfind("at=", 0) != 0 || comma == std::string::npos || equals == std::string::npos)
        return badFault(text);
    const auto at = secondsOf(std::string_view(text).substr(3, comma - 3));
    const auto amount = secondsOf(std::string_view(text).substr(equals + 1));
    const auto kind = text.substr(comma + 1, equals - comma - 1);
    if (!at || !amount)
        return badFault(text);
    Fault fault{.at = milliseconds(*at), .lasting = milliseconds(*amount)};
    if (kind == "lose")
        fault.kind = FaultKind::Lose;
    else if (kind == "restart")
        fault.kind = FaultKind::Restart;
    else if (kind == "nonsense")
        fault = {.at = fault.at, .kind = FaultKind::Nonsense, .datagrams = static_cast<int>(*amount)};
    else
        return badFault(text);
    return fault;
}

std::string nonsense(std::uint64_t number) {
    SeededRandom random(number);
    switch (number % 7) {
    case 0:
        return randomBytes(random, 1 + random.below(1400));
    case 1: // RTP version 3
        return "\xc0" + randomBytes(random, 171);
    case 2: // an RTP extension that is longer than the packet
        return "\x90\x08" + randomBytes(random, 12) + "\xff\xff" + randomBytes(random, 20);
    case 3: // RTP padding that is longer than the packet
        return "\xa0\x08" + randomBytes(random, 40) + "\xff";
    case 4:
        return "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP\r\nContent-Length: 99999\r\n\r\n";
    case 5:
        return "INVITE sip:desk@127.0.0.1 SIP/2.0\r\nFrom: ;;;\r\nTo\r\n : folded\r\nCSeq: x BYE\r\n\r\nv=0";
    default:
        return std::string(random.below(8), '\0');
    }
}

} // namespace watchdesk::sim
