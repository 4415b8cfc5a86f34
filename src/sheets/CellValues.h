// What cells say: money, yes and no, telephones, post codes, categories, call signs. Errors are InvalidInput with a
// reason in words; they never repeat the cell.
#pragma once

#include "base/Result.h"

#include <QString>

namespace watchdesk::sheets {

/// Pence of "£1,200.50", "12.5", "1200 GBP", "50p", "about £20", "nil"; at most ten million pounds. Not "1.200,50",
/// which is twelve hundred or one and a bit.
Result<qint64> readMoney(const QString& cell);

/// "yes", "y", "true", "1", "x", a tick; "no", "n", "false", "0", "-".
Result<bool> readYesNo(const QString& cell);

/// A telephone number for comparing, by the rule of the store's exact look-ups: digits, with 0 for +44.
struct Telephone {
    QString number;            ///< "01632960001"; of other countries with "+"
    QString extension;         ///< "12"
    bool zeroRestored = false; ///< a spreadsheet had taken its first nought away
};
Result<Telephone> readTelephone(const QString& cell);

/// "AB1 2CD", as Royal Mail writes it.
Result<QString> readPostCode(const QString& cell);

/// An address that could be one (RFC 5321's shape, not that it exists).
Result<QString> readEmail(const QString& cell);

/// The code of domain/Category.h by code, label, or one of its words; the longest word wins in a longer text.
Result<QString> readCategory(const QString& cell);

/// "C07": letters, figures, blanks and hyphens, at least one figure or letter, at most twelve; upper case.
Result<QString> readCallSign(const QString& cell);

/// The figures of a selective call (three to eight, A to F allowed): "57106". The noughts in front stay.
Result<QString> readToneCode(const QString& cell);

} // namespace watchdesk::sheets
