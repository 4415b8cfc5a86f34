// Press-to-talk overs and the recordings kept of them.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QByteArray>
#include <QString>
#include <QVector>

namespace watchdesk::domain {

/// A selective call inside a transmission.
struct HeardCode {
    QString set;
    QString code;
    int atMs = 0;
};

/// The set of a code that was not heard: the control room itself speaks, and the code is who (a person's id).
inline constexpr const char* ownVoiceSet = "OWN";
/// Likewise: our over calls every radio set.
inline constexpr const char* everybodySet = "ALL";

/// One over. `end` is 0 while the call is being spoken.
struct Transmission {
    QString id;
    qint64 version = 0;
    QString channel; ///< "SHOP"
    UtcMs start = 0;
    UtcMs end = 0;
    QString callId; ///< SIP Call-ID and SSRC: with channel and start the key of its media session
    qint64 ssrc = 0;
    QString callerCode;       ///< first code heard; empty when none was
    QString radioSetId;       ///< the set that answers to it; empty when unknown
    QVector<HeardCode> codes; ///< of an over of ours: OWN first, then whom it calls
    QString mediaId;
    qint64 packets = 0;
    qint64 lost = 0;
    bool cut = false;    ///< ended by the link or the program, not by the speaker
    QByteArray envelope; ///< loudness for the eye: one byte a 100 ms, 0 silent … 255 full scale
    QString incidentId;  ///< what was logged from it; may be empty
};

/// Spoken from the control room and not heard.
[[nodiscard]] inline bool isOwn(const Transmission& over) {
    return !over.codes.isEmpty() && over.codes.first().set == QLatin1String(ownVoiceSet);
}

enum class MediaKind { Recording, Still, Photograph };
inline constexpr EnumWords<MediaKind, 3> mediaKindWords{
    {{MediaKind::Recording, "recording"}, {MediaKind::Still, "still"}, {MediaKind::Photograph, "photograph"}}};

/// Something kept as sealed chunks: a recording, a still, a photograph.
struct Media {
    QString id;
    qint64 version = 0;
    MediaKind kind = MediaKind::Recording;
    QString format; ///< "PCMA" or "PCMU" at 8 kHz for recordings, else a MIME type
    qint64 bytes = 0;
    int durationMs = 0;   ///< recordings
    int preRollMs = 0;    ///< recordings: how much of it lies before the start of the over
    QByteArray sha256;    ///< of the opened bytes
    QString dataKey;      ///< the key that opens its chunks
    bool complete = true; ///< false: the program ended before the recording did, and this is what was kept
    UtcMs createdAt = 0;
};

} // namespace watchdesk::domain
