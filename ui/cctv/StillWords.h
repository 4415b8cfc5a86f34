// What the CCTV page says about stills, faces and candidates: words, not percentages.
#pragma once

#include "desk/StillViews.h"

#include <QRectF>
#include <QString>

namespace watchdesk::ui {

/// Whether a person still has to look: nobody was said to be the same, and somebody likely or possible is undecided.
[[nodiscard]] bool faceWaits(const desk::FaceFound& face);
/// Whether a person has said "not this person" of everybody likely or possible: then the face matches nobody.
[[nodiscard]] bool faceDismissed(const desk::FaceFound& face);
[[nodiscard]] bool stillWaits(const desk::StillView& still);
/// Not yet done and not failed.
[[nodiscard]] bool stillRuns(const desk::StillView& still);
/// Every face was looked for and nobody on the watchlist came near, or every suggestion was refused.
[[nodiscard]] bool matchesNobody(const desk::StillView& still);

/// "Likely", "Possible", "Unlikely".
[[nodiscard]] QString likelihoodText(desk::Likelihood likelihood);
/// "124 px, good", "48 px, fair · matches nobody, blurred", "31 px, too small to identify".
[[nodiscard]] QString faceText(const desk::FaceFound& face, bool searching);
/// "blurred, dark": why a face is hard to compare; may be empty.
[[nodiscard]] QString flawsText(const desk::FaceFound& face);
/// "3 faces", "no face"; empty while none is known.
[[nodiscard]] QString facesText(const desk::StillView& still);
/// What is being done: "Looking at full size…"; empty when nothing is.
[[nodiscard]] QString workText(const desk::StillView& still);
/// The last line of a still's row: "Likely, waits", "Not this person", "Looking at full size…".
[[nodiscard]] QString stateText(const desk::StillView& still);
/// The best word of what still waits in it.
[[nodiscard]] desk::Likelihood bestWaiting(const desk::StillView& still);
/// A candidate's name, or the reference where the identity is sought.
[[nodiscard]] QString candidateText(const desk::Candidate& candidate);
/// "You said: not this person, Fri 12 Nov 14:31"; empty when nothing was said. `me` is the name of who is signed in.
[[nodiscard]] QString decidedText(const desk::Candidate& candidate, QDate today, const QString& me);
/// "Not this person".
[[nodiscard]] QString verdictText(domain::Verdict verdict);
/// "0.62": two digits, the sign where there is one.
[[nodiscard]] QString scoreText(double score);

/// How far two boxes are the same place: shared over joined area, 0…1.
[[nodiscard]] double overlap(const QRectF& a, const QRectF& b);

} // namespace watchdesk::ui
