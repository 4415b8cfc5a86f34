// The matcher measured on a labelled set, outside any store.
#pragma once

#include "base/Result.h"
#include "vision/Evaluation.h"

#include <QMap>
#include <QString>

#include <functional>

namespace watchdesk::desk {

/// Rates of `watchdeskctl evaluate-matching`, in the terms of ISO/IEC 19795-1. Shares are 0 … 1.
struct MatchingReport {
    int gallery = 0;   ///< people
    int probes = 0;    ///< all of them
    int strangers = 0; ///< probes whose identity is not in the gallery
    int facesFound = 0;
    int galleryWithoutFace = 0;
    vision::Rate rank1;
    QMap<QString, double> thresholdAtFpir; ///< "0.01", "0.003"
    QMap<QString, vision::Rate> tpirAtFpir;
    double defaultThreshold = 0; ///< the pack's for a gallery of that size
    vision::Rate tpirAtDefault;
    vision::Rate fpirAtDefault;
    double msPerProbe = 0;
    double searchUs = 0;
};

/// CSV files with the columns file,identity (paths relative to the CSV). The size gate is off, the largest face is
/// taken; a probe without a face is a miss, or a rejected stranger. Blocks; `progress` gets done and all. A file that
/// cannot be read ends it with its name and line.
Result<MatchingReport> evaluateMatching(const QString& galleryCsv, const QString& probesCsv, const QString& models,
                                        const std::function<void(int, int)>& progress = {});

} // namespace watchdesk::desk
