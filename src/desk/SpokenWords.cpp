#include "desk/SpokenWords.h"

#include "base/os/Process.h"
#include "desk/SoundFile.h"

#include <QTemporaryDir>
#include <QTemporaryFile>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace watchdesk::desk {

namespace {

constexpr auto kPatience = std::chrono::seconds(20);
constexpr double kSpeechDbfs = -18;

Error noSpeech(const char* what) {
    return {ErrorCode::Unavailable, what, "Nothing was sent.", "Say it yourself, or install espeak-ng."};
}

/// Its words one loudness, whatever the voice made of them.
void level(std::vector<float>& samples) {
    double power = 0;
    std::size_t voiced = 0;
    for (const float sample : samples)
        if (std::abs(sample) > 0.01F) {
            power += static_cast<double>(sample) * sample;
            ++voiced;
        }
    if (voiced == 0)
        return;
    const double gain = std::pow(10, kSpeechDbfs / 20) / std::sqrt(power / static_cast<double>(voiced));
    for (float& sample : samples)
        sample = static_cast<float>(sample * gain);
}

} // namespace

Result<std::vector<std::int16_t>> spokenWords(const QString& words) {
    const QTemporaryDir folder;
    QTemporaryFile text(folder.filePath(QStringLiteral("words")));
    if (!folder.isValid() || !text.open() || text.write(words.toUtf8()) < 0 || !text.flush() || !text.seek(0))
        return noSpeech("There is no room for the words on this machine.");
    const std::string sound = folder.filePath(QStringLiteral("speech.wav")).toStdString();
    auto process = os::Process::start(
        {.argv = {"espeak-ng", "-v", "en-gb", "-s", "150", "--stdin", "-w", sound}, .stdinFd = text.handle()});
    if (!process)
        return noSpeech("The program that speaks, espeak-ng, could not be started.");
    if (process->wait(kPatience) != 0)
        return noSpeech("The program that speaks, espeak-ng, made no speech of it.");
    auto samples = readMono(sound);
    if (!samples || samples->empty())
        return noSpeech("The program that speaks, espeak-ng, made no speech of it.");
    level(*samples);
    return toInt16(*samples);
}

} // namespace watchdesk::desk
