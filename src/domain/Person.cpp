#include "domain/Person.h"

#include <QStringList>

namespace watchdesk::domain {

QString initials(const QString& name) {
    QString out;
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (!words.isEmpty())
        out += words.first().at(0).toUpper();
    if (words.size() > 1)
        out += words.last().at(0).toUpper();
    return out;
}

} // namespace watchdesk::domain
