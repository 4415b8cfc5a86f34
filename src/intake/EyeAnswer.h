// What watchdesk-eye answers on its standard output: a head of 16 bytes, little endian, then the pixels.
#pragma once

#include <QByteArray>
#include <QImage>

#include <cstddef>
#include <span>

namespace watchdesk::intake {

/// Why there is no picture.
enum class EyeVerdict : quint32 { Decoded = 0, NoPicture = 1, Damaged = 2, TooLarge = 3 };

struct EyeAnswer {
    EyeVerdict verdict = EyeVerdict::NoPicture;
    QImage picture;    ///< Decoded: upright, Format_BGR888
    qint64 pixels = 0; ///< TooLarge: how many it says it has
};

/// "WDEY", verdict, width, height; then rows of width × 3 bytes. For TooLarge width and height are those it says.
[[nodiscard]] QByteArray headOf(EyeVerdict verdict, quint32 width, quint32 height);

/// Reads an answer of a helper that may have been taken over: every length is checked. A wrong one is Damaged.
[[nodiscard]] EyeAnswer readAnswer(std::span<const std::byte> bytes);

} // namespace watchdesk::intake
