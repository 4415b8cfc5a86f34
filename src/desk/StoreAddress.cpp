#include "desk/StoreAddress.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace watchdesk::desk {

namespace {

struct Span {
    qsizetype from = 0;
    qsizetype to = 0;
};

/// User and password: from behind "://" up to the last @ before the parameters, so that a slash or an @ in a password
/// that nobody encoded does not put half of it on the screen. Empty when there are none.
Span userOf(const QString& url) {
    const qsizetype from = url.indexOf(QLatin1String("://")) + 3;
    const qsizetype query = url.indexOf(QLatin1Char('?'), from);
    const QString before = url.mid(from, query < 0 ? -1 : query - from);
    const qsizetype slash = before.indexOf(QLatin1Char('/'));
    const qsizetype at = before.lastIndexOf(QLatin1Char('@'));
    const QString authority = before.left(slash);
    const QString port = authority.mid(authority.lastIndexOf(QLatin1Char(':')) + 1);
    const auto isDigit = [](QChar c) { return c.isDigit(); };
    const bool inDatabase = slash >= 0 && at > slash && !authority.contains(QLatin1Char('@')) &&
                            (!authority.contains(QLatin1Char(':')) || std::all_of(port.begin(), port.end(), isDigit));
    return at < 0 || inDatabase ? Span{from, from} : Span{from, from + at};
}

QString withoutSecretParameters(const QString& url) {
    const qsizetype query = url.indexOf(QLatin1Char('?'));
    if (query < 0)
        return url;
    QStringList kept = url.mid(query + 1).split(QLatin1Char('&'));
    kept.removeIf([](const QString& parameter) {
        return parameter.section(QLatin1Char('='), 0, 0).endsWith(QLatin1String("password"), Qt::CaseInsensitive);
    });
    return url.left(query) + (kept.isEmpty() ? QString() : QLatin1Char('?') + kept.join(QLatin1Char('&')));
}

} // namespace

bool isServer(const QString& url) {
    return url.startsWith(QLatin1String("postgresql://")) || url.startsWith(QLatin1String("postgres://"));
}

QString withoutSecrets(const QString& url) {
    if (!isServer(url))
        return url;
    const Span user = userOf(url);
    const qsizetype colon = url.indexOf(QLatin1Char(':'), user.from);
    const bool password = colon >= 0 && colon < user.to;
    return withoutSecretParameters(password ? url.left(colon) + url.mid(user.to) : url);
}

QString withPassword(const QString& url, const QString& password) {
    const Span user = userOf(url);
    const QString name = url.mid(user.from, user.to - user.from).section(QLatin1Char(':'), 0, 0);
    const bool none = user.from == user.to;
    return url.left(user.from) + name + QLatin1Char(':') + QString::fromLatin1(QUrl::toPercentEncoding(password)) +
           (none ? QLatin1String("@") : QLatin1String()) + url.mid(user.to);
}

} // namespace watchdesk::desk
