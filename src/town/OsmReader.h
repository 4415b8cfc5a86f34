// An OpenStreetMap file becomes the map of a town.
#pragma once

#include "base/Result.h"
#include "town/TownMap.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

class QIODevice;

namespace watchdesk::town {

struct OsmOptions {
    /// Where 0, 0 is to be: that of the map before, so that positions stay true. The middle of the file when not given.
    std::optional<GeoPoint> origin;
    UtcMs now = 0;
    qint64 mostBytes = 256LL << 20;
};

/// What was made of a file.
struct OsmRead {
    TownMap map;
    int cutWays = 0;         ///< lead to points that the file does not have, and are drawn without them
    int incompleteAreas = 0; ///< left out for the same reason
};

/// Reads a whole file, or none of it. OpenStreetMap XML only; about 20 ms a megabyte; any thread, no other file is
/// touched. InvalidInput: it is none, is broken, or has no street; Refused: beyond 256 MB, 30 km across or the limits
/// of OsmXml; NotFound, Io; Unavailable: it is still being written to.
Result<OsmRead> readOsmFile(const QString& path, const OsmOptions& options);

/// The same from an open device that says its size, under the name that is kept as the source's.
Result<OsmRead> readOsm(QIODevice& device, const QString& name, const OsmOptions& options);

/// The same from bytes in memory.
Result<OsmRead> readOsm(QByteArrayView bytes, const QString& name, const OsmOptions& options);

} // namespace watchdesk::town
