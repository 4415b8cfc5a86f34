#include "intake/EyeAnswer.h"

#include "intake/PictureFormat.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <limits>

namespace watchdesk::intake {

namespace {

constexpr std::size_t headBytes = 16;
constexpr char magic[] = "WDEY";

} // namespace

QByteArray headOf(EyeVerdict verdict, quint32 width, quint32 height) {
    QByteArray head(headBytes, '\0');
    std::memcpy(head.data(), magic, 4);
    qToLittleEndian(static_cast<quint32>(verdict), head.data() + 4);
    qToLittleEndian(width, head.data() + 8);
    qToLittleEndian(height, head.data() + 12);
    return head;
}

EyeAnswer readAnswer(std::span<const std::byte> bytes) {
    EyeAnswer answer;
    answer.verdict = EyeVerdict::Damaged;
    if (bytes.size() < headBytes || std::memcmp(bytes.data(), magic, 4) != 0)
        return answer;
    const auto verdict = qFromLittleEndian<quint32>(bytes.data() + 4);
    const auto width = static_cast<qint64>(qFromLittleEndian<quint32>(bytes.data() + 8));
    const auto height = static_cast<qint64>(qFromLittleEndian<quint32>(bytes.data() + 12));
    if (verdict == static_cast<quint32>(EyeVerdict::TooLarge)) {
        answer.verdict = EyeVerdict::TooLarge;
        // What it says need not be so: the product of two such numbers may be beyond a signed one.
        const auto said = static_cast<quint64>(width) * static_cast<quint64>(height);
        answer.pixels = static_cast<qint64>(std::min<quint64>(said, std::numeric_limits<qint64>::max()));
        return answer;
    }
    if (verdict == static_cast<quint32>(EyeVerdict::NoPicture))
        answer.verdict = EyeVerdict::NoPicture;
    const bool fits = width > 0 && height > 0 && width <= mostPixels && height <= mostPixels &&
                      width * height <= mostPixels &&
                      static_cast<qint64>(bytes.size() - headBytes) == width * height * 3;
    if (verdict != static_cast<quint32>(EyeVerdict::Decoded) || !fits)
        return answer;
    QImage picture(static_cast<int>(width), static_cast<int>(height), QImage::Format_BGR888);
    if (picture.isNull())
        return answer;
    const auto row = static_cast<std::size_t>(width) * 3;
    for (int y = 0; y < picture.height(); ++y)
        std::memcpy(picture.scanLine(y), bytes.data() + headBytes + row * static_cast<std::size_t>(y), row);
    answer.verdict = EyeVerdict::Decoded;
    answer.picture = picture;
    return answer;
}

} // namespace watchdesk::intake
