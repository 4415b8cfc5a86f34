#include "ctl/Output.h"

#include <QDateTime>

#include <cstdio>

namespace watchdesk::ctl {

void Output::record(const Json& object, const std::string& line) {
    // Text that is not UTF-8 cannot come from a QString; replace rather than fail, if it ever does.
    const std::string out = m_json ? object.dump(-1, ' ', false, Json::error_handler_t::replace) : line;
    std::fwrite(out.data(), 1, out.size(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

int fail(const Error& error) {
    std::fprintf(stderr, "watchdeskctl: %s\n", error.text().c_str());
    return 1;
}

Json orNull(const QString& value) {
    return value.isEmpty() ? Json(nullptr) : Json(value.toStdString());
}

Json instant(UtcMs at) {
    return at == 0 ? Json(nullptr) : Json(isoUtc(at));
}

Json date(const QDate& value) {
    return value.isValid() ? Json(value.toString(Qt::ISODate).toStdString()) : Json(nullptr);
}

std::string localTime(UtcMs at) {
    if (at == 0)
        return std::string(15, ' ');
    return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("dd MMM HH:mm:ss")).toStdString();
}

std::optional<UtcMs> parseInstant(const std::string& value) {
    const QString text = QString::fromStdString(value);
    QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!at.isValid()) {
        const QDate day = QDate::fromString(text, Qt::ISODate);
        if (!day.isValid())
            return std::nullopt;
        at = day.startOfDay();
    }
    return at.toMSecsSinceEpoch();
}

std::string column(const QString& value, int width) {
    const QString cut = value.size() > width ? value.left(width - 1) + QStringLiteral("…") : value.leftJustified(width);
    return cut.toStdString();
}

} // namespace watchdesk::ctl
