#include "domain/Audit.h"

#include <QDateTime>
#include <QStringList>

namespace watchdesk::domain {

namespace {

constexpr qsizetype hashBytes = 32;

} // namespace

QString headText(const AuditHead& head) {
    return QStringLiteral("%1 %2 %3 %4")
        .arg(head.desk, QString::number(head.number),
             QDateTime::fromMSecsSinceEpoch(head.at, Qt::UTC).toString(Qt::ISODateWithMs),
             QString::fromLatin1(head.hash.toHex()));
}

std::optional<AuditHead> headOfText(const QString& line) {
    QStringList parts = line.simplified().split(QLatin1Char(' '));
    if (parts.size() < 4)
        return std::nullopt;
    AuditHead head;
    // A hash may be printed in groups, and a desk's name may have spaces: the number before an instant is the middle.
    for (qsizetype i = 1; i + 2 < parts.size(); ++i) {
        const QDateTime at = QDateTime::fromString(parts.at(i + 1), Qt::ISODateWithMs);
        bool isNumber = false;
        head.number = parts.at(i).toLongLong(&isNumber);
        if (!isNumber || head.number < 1 || !at.isValid())
            continue;
        head.desk = parts.mid(0, i).join(QLatin1Char(' '));
        head.at = at.toMSecsSinceEpoch();
        head.hash = QByteArray::fromHex(parts.mid(i + 2).join(QString()).toLatin1());
        if (head.hash.size() == hashBytes)
            return head;
    }
    return std::nullopt;
}

} // namespace watchdesk::domain
