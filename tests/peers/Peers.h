// Real SIP programs as the other side, each with a configuration of its own in a folder of its own, on ports that were
// free.
//
// baresip is started as `baresip -4 -f FOLDER -t SECONDS`: it answers a call and plays a WAV, then hangs up.
// sipp is started as `sipp 127.0.0.1:PORT -sf SCENARIO -s desk -i 127.0.0.1 -p PORT -m 1 -nostdin`: it calls and
// streams A-law. Both come from Debian (scripts/packages-test.txt); where one is missing its tests are skipped.
#pragma once

#include "base/Result.h"
#include "base/os/Process.h"
#include "support/TempDir.h"

#include <cstdint>
#include <string>
#include <vector>

namespace watchdesk::peers {

/// A port that was free a moment ago, for UDP and TCP; never the same twice in a process.
[[nodiscard]] int freePort();

struct BaresipManner {
    int registrar = 0;   ///< a port on loopback where it signs in as tg1; 0: nowhere
    bool hears = false;  ///< what it is told is kept, see heard()
    std::string srtp{};  ///< its media encryption: "srtp" (where it is asked to), "srtp-mand" (or nothing)
    bool mux = false;    ///< offers RTCP by the port of RTP
    std::string calls{}; ///< whom it calls when it has started; empty: it is called
};

/// baresip as a talkgroup.
class Baresip {
public:
    Baresip(const std::string& wav, int port, const BaresipManner& manner = {});
    Result<void> start();
    void kill(); ///< SIGKILL: no BYE
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::string uri() const;
    [[nodiscard]] std::string log() const;
    /// All that it has decoded, once its call is over.
    [[nodiscard]] std::vector<std::int16_t> heard() const;

private:
    test::TempDir m_dir;
    int m_port;
    std::string m_calls;
    std::vector<os::Process> m_process;
};

/// sipp with a scenario; the words @NAME@ in it are replaced.
class Sipp {
public:
    /// `more`: further arguments; several calls ask for `-m` anew.
    Sipp(std::string scenario, int targetPort, int localPort, std::vector<std::string> more = {});
    Result<void> start();
    int finish(int seconds); ///< its exit, -1 when it had to be stopped
    [[nodiscard]] test::TempDir& dir() { return m_dir; }
    [[nodiscard]] std::string log() const;

private:
    test::TempDir m_dir;
    std::string m_scenario;
    int m_target;
    int m_local;
    std::vector<std::string> m_more;
    std::vector<os::Process> m_process;
};

/// 8 kHz mono WAV, and the samples of one.
void writeWav(const std::string& path, const std::vector<std::int16_t>& samples);
[[nodiscard]] std::vector<std::int16_t> readWav(const std::string& path);

/// A capture (libpcap, Ethernet) of such samples as RTP, A-law, 20 ms a packet.
void writeCapture(const std::string& path, const std::vector<std::int16_t>& samples);

/// A talkgroup of our own making: silence, a five-tone call and a burst of noise, silence, noise, silence, noise;
/// starts and ends in ms.
struct Shift {
    std::vector<std::int16_t> samples;
    std::vector<std::pair<int, int>> overs;
};
[[nodiscard]] Shift madeShift();

} // namespace watchdesk::peers
