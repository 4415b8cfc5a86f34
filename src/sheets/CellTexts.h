// How the values of a workbook's cells are written as text.
#pragma once

#include <QString>

namespace watchdesk::sheets {

/// What a number format makes of a number.
struct NumberShape {
    bool date = false;
    bool time = false;
    int digits = 0; ///< a format of noughts alone ("00000"): as many digits at least; telephones and codes are kept so
};

/// By the format codes of ECMA-376 part 1, 18.8.31: the first section, without what is quoted, escaped or in brackets.
[[nodiscard]] NumberShape shapeOf(const QString& formatCode);
/// The formats that have a number and no code (18.8.30).
[[nodiscard]] NumberShape builtInShape(int id);

/// "12.5", "1000000", never an exponent below 1e15.
[[nodiscard]] QString numberText(double value, NumberShape shape = {});
/// Days since 30 December 1899 (or 1 January 1904) as "2025-04-03", "2025-04-03T21:15:00" or "21:15:00"; beyond the
/// years 1900 to 9999 the number itself.
[[nodiscard]] QString serialText(double serial, NumberShape shape, bool from1904);
/// "PT21H15M00S" (XML Schema's duration) as "21:15:00"; as it is when it is none.
[[nodiscard]] QString durationText(const QString& duration);

} // namespace watchdesk::sheets
