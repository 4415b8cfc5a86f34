// A still on the desk, as windows and the command line are shown it. Values; any thread.
#pragma once

#include "base/Result.h"
#include "domain/Alert.h"
#include "domain/Face.h"
#include "domain/Subject.h"

#include <QByteArray>
#include <QImage>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace watchdesk::desk {

/// A score in words. Numbers stand small beside them; a person decides.
enum class Likelihood { Likely, Possible, Unlikely };
inline constexpr domain::EnumWords<Likelihood, 3> likelihoodWords{
    {{Likelihood::Likely, "likely"}, {Likelihood::Possible, "possible"}, {Likelihood::Unlikely, "unlikely"}}};

/// What a face's height is good for: 64 px identify, 40 to 63 maybe, below 40 too small.
enum class FaceSize { Identify, Maybe, TooSmall };

/// Somebody of the watchlist whom a face may show. A suggestion.
struct Candidate {
    QString subjectId;
    QString reference; ///< "W-0398"
    QString name;      ///< empty when the identity is sought
    QString told;      ///< what "same" would tell the members of: no name in it (rule 18)
    QString photographId;
    QImage photograph;     ///< head and shoulders, upright
    QRectF photographFace; ///< the face in it, in pixels
    QString photographSource;
    QDate photographTaken;
    double score = 0; ///< cosine similarity, -1 … 1
    int rank = 0;     ///< from 1
    Likelihood likelihood = Likelihood::Unlikely;
    domain::Cautions cautions;
    QStringList schemes; ///< "SHOP", "PUB": whose exclusion is in force
    QStringList facts; ///< what applies besides the cautions, a line each: "Excluded SHOP to 31 Mar 2027", "Civil: ask
                       ///< to leave, no offence"
    int earlierSame = 0; ///< earlier decisions about this subject: "same"
    /// The last decision on this very pair (this still's face and this subject), if there is one.
    std::optional<domain::MatchDecision> decided;
    QString decidedBy; ///< person's name
};

/// So many candidates a face are given at most.
inline constexpr int mostCandidatesShown = 5;

/// A face in a still.
struct FaceFound {
    int number = 0; ///< from 1, left to right once all are found
    QRectF box;     ///< pixels of the still
    int height = 0; ///< pixels
    FaceSize size = FaceSize::TooSmall;
    QString quality;       ///< "good", "fair", "poor"
    QStringList flaws;     ///< "blurred", "dark", "turned away"
    bool compared = false; ///< searched for in the watchlist
    /// At most five, best first; empty when nobody reaches the threshold: then the face matches nobody, is blurred on
    /// screen and nothing is kept of it.
    QVector<Candidate> candidates;
};

/// A still on the desk. Lives in memory only; gone with the program, on discard() and when the desk is locked.
struct StillView {
    QString id;
    QString source;     ///< "door camera, Pennant Sports", or the file's name
    QString premisesId; ///< where the camera is; may be empty
    UtcMs receivedAt = 0;
    QImage picture; ///< decoded, upright, RGB; null until decoded
    QByteArray sha256;
    enum class State { Waiting, Decoding, Searching, FirstFound, Done, Stopped, Failed } state = State::Waiting;
    QVector<FaceFound> faces;
    bool compared = false; ///< whether a face was held against the watchlist, or would have been
    int watchlist = 0;     ///< subjects it was compared with
    double threshold = 0;  ///< of that gallery
    int firstMs = 0;       ///< until the first candidates (faces of 40 px or more)
    int totalMs = 0;
    Error error; ///< Failed: what happened
    /// The decision that ends it in words: "Same: W-0398", "Not this person", "Nobody, discarded"; empty while it
    /// waits.
    QString outcome;
};

/// A still that comes in.
struct StillFile {
    QByteArray bytes; ///< JPEG, PNG or WebP, decoded in a process of its own
    QString source;
    QString premisesId;
    UtcMs takenAt = 0; ///< 0: now
};

/// What a decision wrote.
struct Decided {
    domain::MatchDecision decision;
    domain::Sighting sighting; ///< id empty unless the verdict was Same
    domain::Alert alert;       ///< the open alert it went to, or a new one; id empty unless Same
    bool newAlert = false;
};

} // namespace watchdesk::desk
