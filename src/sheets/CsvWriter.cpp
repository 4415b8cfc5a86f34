#include "sheets/CsvWriter.h"

namespace watchdesk::sheets {

QByteArray csvMark() {
    return QByteArrayLiteral("\xEF\xBB\xBF");
}

QByteArray csvLine(const QStringList& cells) {
    static const QString formulas = QStringLiteral("=+-@\t\r");
    QStringList quoted;
    for (QString cell : cells) {
        if (!cell.isEmpty() && formulas.contains(cell.front()))
            cell.prepend(QLatin1Char('\''));
        quoted += QLatin1Char('"') + cell.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    }
    return quoted.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

} // namespace watchdesk::sheets
