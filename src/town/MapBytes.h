// A map as bytes, for keeping.
#pragma once

#include "base/Result.h"
#include "town/TownMap.h"

#include <QByteArray>
#include <QByteArrayView>

namespace watchdesk::town {

/// Own layout, version 1. Header: "WDTM", version (u16), 0 (u16), length of the rest (u64), SHA-256 of the rest;
/// numbers little-endian. The rest: whole numbers as LEB128, signed ones zigzag; points as decimetres from the point
/// before; texts once each, in a table. About a fortieth of the XML. Any thread.
[[nodiscard]] QByteArray toBytes(const TownMap& map);

/// The map again, equal to what was written. Corrupt when anything is not as toBytes() writes it, whatever was done to
/// the bytes; TooNew when a later version wrote them.
Result<TownMap> mapOf(QByteArrayView bytes);

} // namespace watchdesk::town
