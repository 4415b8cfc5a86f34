#include "domain/Audit.h"

#include <QDateTime>
#include <QRegularExpression>

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
    // A hash may be printed in groups; a desk's name may have spaces, and those inside it are part of it.
    static const QRegularExpression parts(
        QStringLiteral("^\\s*(\\S.*?)\\s+(\\d+)\\s+(\\d{4}-\\S+)\\s+([0-9a-fA-F\\s]+)$"));
    const QRegularExpressionMatch match = parts.match(line);
    AuditHead head;
    head.desk = match.captured(1);
    head.number = match.captured(2).toLongLong();
    const QDateTime at = QDateTime::fromString(match.captured(3), Qt::ISODateWithMs);
    head.hash = QByteArray::fromHex(match.captured(4).toLatin1());
    if (!match.hasMatch() || head.number < 1 || !at.isValid() || head.hash.size() != hashBytes)
        return std::nullopt;
    head.at = at.toMSecsSinceEpoch();
    return head;
}

} // namespace watchdesk::domain
