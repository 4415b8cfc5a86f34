#include "intake/Eye.h"

#include "intake/EyeAnswer.h"
#include "intake/PictureFormat.h"

namespace watchdesk::intake {

namespace {

constexpr std::size_t mostAnswer = static_cast<std::size_t>(mostPixels) * 3 + 64;
constexpr char onlyThese[] = "Give a JPEG, PNG or WebP picture.";
constexpr char again[] = "Export the picture again from where it comes from, or take a screenshot of it.";

Error refused(const std::string& what, const std::string& todo) {
    return {ErrorCode::InvalidInput, what, "Nothing was kept of it.", todo};
}

std::string megapixels(qint64 pixels) {
    return std::to_string((pixels + 500'000) / 1'000'000);
}

Error wordsFor(const EyeAnswer& answer) {
    switch (answer.verdict) {
    case EyeVerdict::NoPicture:
        return refused("That file is no picture that can be read.", onlyThese);
    case EyeVerdict::TooLarge:
        return refused("The picture has " + megapixels(answer.pixels) + " megapixels; at most " +
                           megapixels(mostPixels) + " are taken.",
                       "Make it smaller, or cut out the part that matters.");
    default:
        return refused("The picture is damaged or cut short.", again);
    }
}

} // namespace

Eye::Eye(QString program, std::chrono::milliseconds timeout)
    : m_program(program.isEmpty() ? QString::fromStdString(os::ownProgram("watchdesk-eye")) : std::move(program)),
      m_timeout(timeout) {}

Result<os::PipedProcess> Eye::next() {
    if (m_spare && m_spare->running()) {
        os::PipedProcess spare = std::move(*m_spare);
        m_spare.reset();
        return spare;
    }
    m_spare.reset();
    auto started = os::PipedProcess::start({m_program.toStdString()});
    if (!started)
        return Error{ErrorCode::Unavailable, "Pictures cannot be opened: the program watchdesk-eye is not there.",
                     "Everything but taking in pictures works.", "Install WatchDesk again, with all its programs."};
    return started;
}

void Eye::warm() {
    const std::scoped_lock lock(m_busy);
    if (m_spare && m_spare->running())
        return;
    if (auto started = next())
        m_spare.emplace(std::move(*started));
}

Result<QImage> Eye::decode(const QByteArray& file) {
    if (file.isEmpty())
        return refused("That file is empty.", onlyThese);
    if (file.size() > mostFileBytes)
        return refused("That file is larger than 40 MB.",
                       "Make the picture smaller, or cut out the part that matters.");
    // What is plainly no picture needs no helper.
    if (formatOf(file) == PictureFormat::None)
        return refused("That file is no picture that can be read.", onlyThese);
    std::unique_lock lock(m_busy);
    auto helper = next();
    if (!helper)
        return helper.error();
    auto answer = helper->exchange(std::as_bytes(std::span(file.constData(), static_cast<std::size_t>(file.size()))),
                                   mostAnswer, m_timeout);
    lock.unlock();
    warm();
    if (!answer && answer.error().code == ErrorCode::Timeout)
        return refused("The picture took too long to open, so that was stopped.", again);
    if (!answer || (answer->exit != 0 && answer->output.empty()))
        return refused("The picture made the program that opens pictures fail; the desk was not touched by it.", again);
    const EyeAnswer read = readAnswer(answer->output);
    if (read.verdict != EyeVerdict::Decoded)
        return wordsFor(read);
    return read.picture;
}

} // namespace watchdesk::intake
