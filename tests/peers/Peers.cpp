#include "peers/Peers.h"

#include "rtp/G711.h"
#include "rtp/Packet.h"
#include "tones/FiveTone.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <fmt/format.h>

#include <array>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <span>

namespace watchdesk::peers {

namespace {

void writeFile(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

std::string readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void addSilence(Shift& shift, int ms) {
    shift.samples.resize(shift.samples.size() + static_cast<std::size_t>(ms) * 8, 0);
}

void addNoise(Shift& shift, int ms, std::mt19937& random) {
    std::uniform_int_distribution<int> level(-6000, 6000);
    for (int i = 0; i < ms * 8; ++i)
        shift.samples.push_back(static_cast<std::int16_t>(level(random)));
}

int msOf(const Shift& shift) {
    return static_cast<int>(shift.samples.size() / 8);
}

} // namespace

int freePort() {
    static std::set<int> given;
    boost::asio::io_context io;
    while (true) {
        boost::asio::ip::udp::socket socket(io, {boost::asio::ip::make_address("127.0.0.1"), 0});
        const int port = socket.local_endpoint().port();
        boost::asio::ip::tcp::acceptor stream(io, boost::asio::ip::tcp::v4());
        boost::system::error_code taken;
        stream.bind({boost::asio::ip::make_address("127.0.0.1"), static_cast<std::uint16_t>(port)}, taken);
        if (!taken && given.insert(port).second)
            return port;
    }
}

Baresip::Baresip(const std::string& wav, int port, const BaresipManner& manner) : m_port(port), m_calls(manner.calls) {
    const int rtp = 20000 + (port % 1000) * 10;
    const bool signsIn = manner.registrar != 0;
    writeFile(m_dir.file("accounts"), fmt::format("<sip:tg1@127.0.0.1:{};transport=udp>;answermode=auto;"
                                                  "audio_codecs=PCMA/8000/1,PCMU/8000/1;regint={}{}\n",
                                                  signsIn ? manner.registrar : port, signsIn ? 60 : 0,
                                                  manner.srtp.empty() ? "" : ";mediaenc=" + manner.srtp));
    writeFile(m_dir.file("contacts"), "");
    // A player that needs no sound card, and what goes to it written down.
    const auto more = fmt::format(
        "{}{}", manner.srtp.empty() ? "" : "module srtp.so\n",
        manner.hears ? fmt::format("module aubridge.so\nmodule sndfile.so\nsnd_path {}\n", m_dir.path().string()) : "");
    writeFile(m_dir.file("config"),
              fmt::format("poll_method epoll\nsip_listen 127.0.0.1:{}\ncall_local_timeout 120\ncall_max_calls 8\n"
                          "audio_player {}\naudio_source aufile,{}\naudio_alert aufile,/dev/null\n"
                          "ausrc_srate 8000\nauplay_srate 8000\nausrc_channels 1\nauplay_channels 1\n"
                          "rtp_ports {}-{}\nrtcp_mux {}\njitter_buffer_delay 5-10\nnet_interface 127.0.0.1\n"
                          "module_path /usr/lib/baresip/modules\nmodule g711.so\nmodule aufile.so\n{}"
                          "module_tmp uuid.so\nmodule_tmp account.so\nmodule_app menu.so\n",
                          port, manner.hears ? "aubridge,desk" : "aufile,none", wav, rtp, rtp + 40,
                          manner.mux ? "yes" : "no", more));
}

std::string Baresip::uri() const {
    return fmt::format("sip:tg1@127.0.0.1:{}", m_port);
}

Result<void> Baresip::start() {
    std::vector<std::string> argv{"baresip", "-4", "-f", m_dir.path().string(), "-t", "120"};
    if (!m_calls.empty())
        argv.insert(argv.end(), {"-e", "/dial " + m_calls});
    auto process = os::Process::start({argv, m_dir.file("log"), m_dir.file("errors"), "", m_dir.path().string(), {}});
    if (!process)
        return process.error();
    m_process.clear();
    m_process.push_back(std::move(*process));
    return {};
}

void Baresip::kill() {
    if (m_process.empty())
        return;
    m_process.back().signal(SIGKILL);
    m_process.back().wait(std::chrono::seconds(5));
    m_process.clear();
}

std::vector<std::int16_t> Baresip::heard() const {
    for (const auto& file : std::filesystem::directory_iterator(m_dir.path()))
        if (file.path().filename().string().ends_with("-dec.wav"))
            return readWav(file.path().string());
    return {};
}

std::string Baresip::log() const {
    return readFile(m_dir.file("log")) + readFile(m_dir.file("errors"));
}

Sipp::Sipp(std::string scenario, int targetPort, int localPort, std::vector<std::string> more)
    : m_scenario(std::move(scenario)), m_target(targetPort), m_local(localPort), m_more(std::move(more)) {}

Result<void> Sipp::start() {
    const std::string file = m_dir.file("scenario.xml");
    writeFile(file, m_scenario);
    std::vector<std::string> argv{"sipp",        fmt::format("127.0.0.1:{}", m_target),
                                  "-sf",         file,
                                  "-s",          "desk",
                                  "-i",          "127.0.0.1",
                                  "-p",          std::to_string(m_local),
                                  "-m",          "1",
                                  "-nostdin",    "-trace_err",
                                  "-error_file", m_dir.file("sipp_errors"),
                                  "-mp",         std::to_string(20000 + (m_local % 1000) * 10)};
    argv.insert(argv.end(), m_more.begin(), m_more.end());
    auto process = os::Process::start({argv, m_dir.file("log"), m_dir.file("errors"), "", m_dir.path().string(), {}});
    if (!process)
        return process.error();
    m_process.push_back(std::move(*process));
    return {};
}

int Sipp::finish(int seconds) {
    const auto exit = m_process.back().wait(std::chrono::seconds(seconds));
    m_process.back().stop();
    return exit.value_or(-1);
}

std::string Sipp::log() const {
    const auto screen = readFile(m_dir.file("log"));
    return screen.substr(screen.size() > 2000 ? screen.size() - 2000 : 0) + readFile(m_dir.file("errors")) +
           readFile(m_dir.file("sipp_errors"));
}

void writeWav(const std::string& path, const std::vector<std::int16_t>& samples) {
    const auto bytes = static_cast<std::uint32_t>(samples.size() * 2);
    std::string out = "RIFF";
    const auto add32 = [&](std::uint32_t value) {
        for (int shift = 0; shift < 32; shift += 8)
            out.push_back(static_cast<char>(value >> shift & 0xFF));
    };
    add32(36 + bytes);
    out += "WAVEfmt ";
    add32(16);
    add32(1 | 1 << 16); // PCM, mono
    add32(8000);
    add32(16000);
    add32(2 | 16 << 16); // bytes a frame, bits a sample
    out += "data";
    add32(bytes);
    out.append(reinterpret_cast<const char*>(samples.data()), bytes);
    writeFile(path, out);
}

void writeCapture(const std::string& path, const std::vector<std::int16_t>& samples) {
    std::string out;
    const auto add = [&](std::uint32_t value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); };
    // In this machine's order; version 2.4, whole packets, Ethernet.
    for (const std::uint32_t word : {0xA1B2C3D4U, 2U | 4U << 16, 0U, 0U, 65535U, 1U})
        add(word);
    rtp::Packet packet{.payloadType = rtp::kPcma, .sequence = 1, .timestamp = 0, .ssrc = 5};
    for (std::size_t at = 0; at + 160 <= samples.size(); at += 160, ++packet.sequence, packet.timestamp += 160) {
        const auto payload = rtp::encode(rtp::Codec::Pcma, std::span(samples).subspan(at, 160));
        packet.payload = payload;
        const auto bytes = rtp::buildPacket(packet);
        const auto udp = static_cast<std::uint8_t>(8 + bytes.size());
        for (const std::uint32_t word : {static_cast<std::uint32_t>(at / 8 / 1000),
                                         static_cast<std::uint32_t>(at / 8 % 1000 * 1000), 34U + udp, 34U + udp})
            add(word);
        const std::array<std::uint8_t, 14> ethernet{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0};
        const std::array<std::uint8_t, 20> ip{
            0x45, 0, 0, static_cast<std::uint8_t>(20 + udp), 0, 0, 0, 0, 64, 17, 0, 0, 127, 0, 0, 1, 127, 0, 0, 1};
        const std::array<std::uint8_t, 8> ports{7, 0xD0, 7, 0xD0, 0, udp, 0, 0};
        out.append(ethernet.begin(), ethernet.end()).append(ip.begin(), ip.end()).append(ports.begin(), ports.end());
        out.append(bytes.begin(), bytes.end());
    }
    writeFile(path, out);
}

std::vector<std::int16_t> readWav(const std::string& path) {
    const std::string file = readFile(path);
    const auto data = file.find("data");
    if (data == std::string::npos || file.size() < data + 8)
        return {};
    std::vector<std::int16_t> samples((file.size() - data - 8) / 2);
    std::memcpy(samples.data(), file.data() + data + 8, samples.size() * 2);
    return samples;
}

Shift madeShift() {
    Shift shift;
    std::mt19937 random(57106);
    addSilence(shift, 700);
    int start = msOf(shift);
    const auto call = tones::fiveTone(*tones::toneSet("EEA"), "57106");
    shift.samples.insert(shift.samples.end(), call.begin(), call.end());
    addNoise(shift, 500, random);
    shift.overs.emplace_back(start, msOf(shift));
    for (const int length : {600, 900}) {
        addSilence(shift, 1000);
        start = msOf(shift);
        addNoise(shift, length, random);
        shift.overs.emplace_back(start, msOf(shift));
    }
    addSilence(shift, 800);
    return shift;
}

} // namespace watchdesk::peers
