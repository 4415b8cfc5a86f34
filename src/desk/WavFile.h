// A recording as a file that every player opens.
#pragma once

#include <QByteArray>
#include <QVector>

namespace watchdesk::desk {

/// A RIFF/WAVE file of 8 kHz mono samples, 16-bit PCM. Any thread.
[[nodiscard]] QByteArray wavOf(const QVector<qint16>& samples);

} // namespace watchdesk::desk
