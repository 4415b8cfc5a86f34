#include "Speech.h"

#include "base/os/Process.h"
#include "support/TempDir.h"

#include <array>
#include <chrono>
#include <fstream>
#include <random>
#include <string_view>

namespace watchdesk::test {

namespace {

constexpr std::array kSpeakers{Speaker{"espeak-ng", "en-gb", 160},          Speaker{"flite", "kal16", 100},
                               Speaker{"espeak-ng", "en-gb+f2", 200},       Speaker{"flite", "slt", 85},
                               Speaker{"espeak-ng", "en-gb+m3", 130},       Speaker{"flite", "rms", 110},
                               Speaker{"espeak-ng", "en-gb-scotland", 180}, Speaker{"flite", "awb", 100},
                               Speaker{"espeak-ng", "en-gb+f4", 150},       Speaker{"flite", "kal", 75},
                               Speaker{"espeak-ng", "en-gb+m7", 170},       Speaker{"espeak-ng", "en-gb+f1", 220}};

constexpr std::array kWords{"zero",    "one",      "two",     "three",    "four",  "five",    "six",
                            "seven",   "eight",    "nine",    "charlie",  "papa",  "control", "male",
                            "grey",    "hoodie",   "spirits", "street",   "green", "market",  "left",
                            "towards", "detained", "over",    "received", "teen",  "whistle"};

std::vector<std::string> command(const Speaker& speaker, const std::string& text, const std::string& wav,
                                 std::mt19937& random) {
    if (std::string_view(speaker.program) == "flite")
        return {"flite", "-voice", speaker.voice, "--setf", "duration_stretch=" + std::to_string(speaker.speed / 100.0),
                "-f",    text,     "-o",          wav};
    return {
        "espeak-ng", "-v", speaker.voice, "-s", std::to_string(speaker.speed), "-p", std::to_string(20 + random() % 60),
        "-f",        text, "-w",          wav};
}

} // namespace

std::vector<Speaker> speakers() {
    std::vector<Speaker> here;
    for (const auto& one : kSpeakers)
        if (!os::findProgram(one.program).empty())
            here.push_back(one);
    return here;
}

Samples spoken(const Speaker& speaker, int words, unsigned seed) {
    std::mt19937 random(seed);
    TempDir dir;
    std::ofstream text(dir.file("words"));
    for (int i = 0; i < words; ++i)
        text << kWords[random() % kWords.size()] << (i % 11 == 10 ? ". " : " ");
    text.close();
    auto process = os::Process::start(
        {.argv = command(speaker, dir.file("words"), dir.file("words.wav"), random), .stdoutPath = dir.file("said")});
    if (!process || process->wait(std::chrono::minutes(5)) != 0)
        return {};
    return readWav(dir.file("words.wav"));
}

} // namespace watchdesk::test
