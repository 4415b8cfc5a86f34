// Faces for the demo town: portraits of its people, enrolled for real, and stills of them with the truth beside.
#pragma once

#include "desk/Desk.h"
#include "desk/StillViews.h"
#include "domain/DemoTown.h"

#include <functional>

namespace watchdesk::desk {

/// What was enrolled.
struct DemoFacesMade {
    int photographs = 0;
    int templates = 0;
    QStringList refused; ///< "W-0396: why", of portraits that the desk did not take
};

/// Draws a portrait of every subject (some have two, over time) and enrols it as a person would, or takes the pictures
/// of `folder` instead, in the order of their names, for as many subjects as there are. The store asks for a higher
/// threshold from then on: drawn faces resemble each other more than people do. Blocks for some seconds.
Result<DemoFacesMade> addDemoFaces(Desk& desk, const QVector<domain::Subject>& subjects, const QString& folder = {},
                                   const std::function<void(int done, int all)>& progress = {});

/// A person in a demo still, as drawn.
struct DemoStillFace {
    QRect box;
    QString reference; ///< of the subject; empty for a stranger
};

/// A still of the demo town.
struct DemoStill {
    QString file;     ///< path of the JPEG
    QString source;   ///< "C12 door"
    QString callSign; ///< of the premises where the camera is; empty: a street
    QVector<DemoStillFace> faces;
};

/// Draws the stills of the town into a folder, with stills.json (the truth) beside; those that are there are left.
/// Needs the drawn portraits: people of another folder are not in them.
Result<QVector<DemoStill>> makeDemoStills(const QString& folder, const QVector<domain::Subject>& subjects);

/// What the desk made of a demo still, held against the truth.
struct DemoStillVerdict {
    int right = 0;        ///< of the watchlist, ranked first and reaching the threshold
    int wrong = 0;        ///< somebody else was named first
    int strangers = 0;    ///< strangers who matched nobody
    int falseMatches = 0; ///< strangers who were named
    QStringList misses;   ///< "W-0402 (46 px): below the threshold"
};

/// `watchlisted`: references of the subjects who may be compared.
[[nodiscard]] DemoStillVerdict judgeDemoStill(const DemoStill& truth, const StillView& found,
                                              const QStringList& watchlisted);

} // namespace watchdesk::desk
