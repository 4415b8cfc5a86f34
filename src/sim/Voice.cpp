#include "sim/Voice.h"

#include "base/Log.h"
#include "base/os/Process.h"
#include "sim/Sound.h"
#include "tones/FiveTone.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace watchdesk::sim {

namespace {

constexpr double kSpeechDbfs = -20;
constexpr int kToneAmplitude = 4600; ///< -20 dBFS RMS, like the speech
constexpr double kNoise = 60;        ///< RMS of the channel's own noise, about -55 dBFS
constexpr std::size_t kPerMs = 8;

/// FNV-1a: the same on every machine, which std::hash does not promise.
std::uint64_t hashOf(const std::string& text) {
    std::uint64_t hash = 1469598103934665603U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return hash;
}

std::string usersCache() {
    if (const char* cache = std::getenv("XDG_CACHE_HOME"))
        return std::string(cache) + "/watchdesk/speech";
    const char* home = std::getenv("HOME");
    return std::string(home != nullptr ? home : "/tmp") + "/.cache/watchdesk/speech";
}

void pause(Samples& samples, std::size_t ms) {
    samples.resize(samples.size() + ms * kPerMs, 0);
}

void append(Samples& samples, const Samples& more) {
    samples.insert(samples.end(), more.begin(), more.end());
}

} // namespace

Voice voiceOf(const std::string& code) {
    constexpr std::array kVariants{"m1", "f1", "m2", "f2", "m3", "f3", "m4", "f4", "m5", "m6", "m7"};
    const auto hash = hashOf(code);
    return {fmt::format("en-gb+{}", kVariants[hash % kVariants.size()]), 145 + int(hash / 16 % 40),
            30 + int(hash / 1024 % 45)};
}

Speaker::Speaker(tones::ToneSet set, std::string cacheFolder, std::uint64_t seed)
    : m_set(std::move(set)), m_folder(std::move(cacheFolder)), m_random(seed) {
    std::error_code ignored; // shows when the first file is written
    if (m_folder.empty())
        m_folder = usersCache();
    std::filesystem::create_directories(m_folder, ignored);
}

Samples Speaker::over(const Over& over) {
    const auto call = over.code.empty() ? Samples{} : tones::fiveTone(m_set, over.code, kToneAmplitude);
    Samples samples;
    pause(samples, 100);
    if (!over.trailing && !call.empty()) {
        append(samples, call);
        pause(samples, 120);
    }
    if (!over.text.empty()) {
        append(samples, speech(over.text, voiceOf(over.code)));
        pause(samples, 80);
    }
    if (over.trailing && !call.empty()) {
        append(samples, call);
        pause(samples, 60);
    }
    addNoise(samples);
    return samples;
}

Samples Speaker::speech(const std::string& text, const Voice& voice) {
    if (m_speaks) {
        auto spoken = espeak(text, voice);
        if (spoken)
            return std::move(spoken).value();
        m_speaks = false;
        log("sim")->warn("{} The shift goes on with noise in the rhythm of the words.", spoken.error().text());
    }
    return murmur(text, voice);
}

Result<Samples> Speaker::espeak(const std::string& text, const Voice& voice) {
    const auto what = fmt::format("{}|{}|{}|{}", voice.name, voice.wordsPerMinute, voice.pitch, text);
    const auto path = fmt::format("{}/{:016x}.wav", m_folder, hashOf(what));
    if (const auto kept = readWav(path))
        return throughRadio(*kept, kSpeechDbfs);
    // Written beside and renamed, so that a file of that name is always whole, whoever else fills the folder.
    static std::atomic<int> counter{0};
    const auto fresh = fmt::format("{}.{}.{}", path, ::getpid(), ++counter);
    std::ofstream(fresh + ".txt") << text;
    auto process =
        os::Process::start({.argv = {"espeak-ng", "-v", voice.name, "-s", std::to_string(voice.wordsPerMinute), "-p",
                                     std::to_string(voice.pitch), "-f", fresh + ".txt", "-w", fresh}});
    std::error_code ignored;
    const bool done = process && process->wait(std::chrono::seconds(20)) == 0;
    std::filesystem::remove(fresh + ".txt", ignored);
    if (!process)
        return process.error();
    auto wav = readWav(fresh);
    if (!done || !wav) {
        std::filesystem::remove(fresh, ignored);
        return Error{ErrorCode::Unavailable, fmt::format("espeak-ng made no speech in {}.", m_folder), "",
                     "Look whether that folder can be written to."};
    }
    std::filesystem::rename(fresh, path, ignored);
    return throughRadio(*wav, kSpeechDbfs);
}

/// Bursts of noise, two to a word, in place of syllables.
Samples Speaker::murmur(const std::string& text, const Voice& voice) {
    Wav wav;
    const auto words = 1 + std::count(text.begin(), text.end(), ' ');
    const auto wordMs = std::size_t(60000 / voice.wordsPerMinute);
    for (std::ptrdiff_t word = 0; word < words; ++word) {
        for (int syllable = 0; syllable < 2; ++syllable) {
            const auto length = wordMs * kPerMs * (30 + m_random.below(15)) / 100;
            for (std::size_t n = 0; n < length; ++n) {
                const double swell = std::sin(3.14159265 * double(n) / double(length));
                wav.samples.push_back(static_cast<std::int16_t>(12000 * swell * (m_random.unit() - 0.5)));
            }
        }
        pause(wav.samples, wordMs / 5);
    }
    return throughRadio(wav, kSpeechDbfs);
}

/// No squelch opens on silence: a receiver always hisses a little.
void Speaker::addNoise(Samples& samples) {
    for (auto& sample : samples) {
        const double noise = (m_random.unit() + m_random.unit() + m_random.unit() - 1.5) * 2 * kNoise;
        sample = static_cast<std::int16_t>(std::clamp(double(sample) + noise, -32767.0, 32767.0));
    }
}

} // namespace watchdesk::sim
