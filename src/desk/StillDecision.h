// A decision on a face and a candidate, inside a transaction.
#pragma once

#include "desk/Directory.h"
#include "desk/StillViews.h"
#include "domain/Person.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// What is decided about.
struct DecisionRequest {
    StillView view;
    FaceFound face;
    Candidate candidate;
    UtcMs takenAt = 0;
    QString pack;
    domain::Verdict verdict = domain::Verdict::CannotSay;
};

/// Writes it with everything that follows from it (see StillDesk::decide).
Result<Decided> writeDecision(store::Tx& tx, const Directory& directory, const domain::Person& person,
                              const DecisionRequest& request);

/// Takes it back (see StillDesk::takeBack).
Result<domain::MatchDecision> writeTakeBack(store::Tx& tx, const domain::Person& person, const Decided& decided);

/// What a still came to, in words, once every face with candidates has been decided on: "Same: W-0398", "Not this
/// person", "Cannot say"; empty while one waits.
[[nodiscard]] QString outcomeOf(const StillView& view);

} // namespace watchdesk::desk
