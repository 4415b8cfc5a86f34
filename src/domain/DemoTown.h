// A fictional English market town, made from a seed.
#pragma once

#include "domain/Alert.h"
#include "domain/Exclusion.h"
#include "domain/Incident.h"
#include "domain/Scheme.h"
#include "domain/Subject.h"
#include "domain/Transmission.h"

#include <QString>
#include <QTimeZone>
#include <QVector>

namespace watchdesk::domain {

/// An over of the demo's radio shift.
struct DemoOver {
    QString channel;  ///< "SHOP"
    QString callSign; ///< "C07"
    QString code;     ///< EEA code of its set
    int afterMs = 0;  ///< silence on that channel before it
    bool trailing = false;
    QString text; ///< what is said
};

/// Everything the demo town is made of; ids are made from the seed too.
struct DemoTown {
    QVector<Scheme> schemes; ///< shop watch (channel SHOP), pub watch (channel PUB)
    QVector<Member> members;
    QVector<Premises> premises;
    QVector<RadioSet> radioSets; ///< C01…C50, P01…P14
    QVector<Subject> subjects;
    QVector<ExclusionNotice> exclusions;
    QVector<Incident> incidents; ///< oldest first, with numbers
    QVector<Alert> alerts;       ///< closed ones, of some incidents
    QVector<Sighting> sightings;
    QVector<DemoOver> shift; ///< what is said while the desk is on
};

struct DemoOptions {
    quint64 seed = 1;
    int months = 12;
    UtcMs now = 0; ///< the history ends here
    QTimeZone zone = QTimeZone("Europe/London");
};

/// The same town for the same options, on every machine. Every name is invented.
[[nodiscard]] DemoTown makeDemoTown(const DemoOptions& options);

} // namespace watchdesk::domain
