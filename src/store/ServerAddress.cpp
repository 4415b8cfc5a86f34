#include "store/ServerAddress.h"

#include "store/Try.h"

#include <fmt/format.h>

#include <QDir>
#include <QFileInfo>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

namespace watchdesk::store {

namespace {

const QString defaultSocket = QStringLiteral("/var/run/postgresql");
constexpr int defaultPort = 5432; // said, or PGPORT would say another

/// As libpq reads it: the host may be left out ("postgresql://user@/database?host=/run/postgresql"), which QUrl does
/// not allow.
QUrl withHost(QString url) {
    const qsizetype authority = url.indexOf(QLatin1String("://")) + 3;
    const qsizetype end = url.indexOf(QLatin1Char('/'), authority);
    if (end == authority || (end > 0 && url.at(end - 1) == QLatin1Char('@')))
        url.insert(end, QLatin1String("socket"));
    return QUrl(url);
}

bool namesHost(const QString& url) {
    return QUrl(url).host() == withHost(url).host();
}

enum class Way { Socket, Loopback, Network };

bool isLoopback(const QString& host) {
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || host == QLatin1String("::1"))
        return true;
    const QStringList parts = host.split(QLatin1Char('.'));
    bool numbers = parts.size() == 4 && parts.first() == QLatin1String("127");
    for (const QString& part : parts) {
        bool number = false;
        numbers = part.toUInt(&number) <= 255 && number && numbers;
    }
    return numbers;
}

Way wayTo(const QString& host) {
    if (host.startsWith(QLatin1Char('/')))
        return Way::Socket;
    return isLoopback(host) ? Way::Loopback : Way::Network;
}

Error noEncryption() {
    return {ErrorCode::Refused, "Over a network the way to the database server has to be encrypted.",
            "Nothing was sent to it.",
            "Leave sslmode out of the store's address, and have TLS switched on at the server (ssl = on)."};
}

Error unreadable(const char* what) {
    return {ErrorCode::InvalidInput, fmt::format("The address of the store cannot be read: {}.", what),
            "Nothing was sent anywhere.", "It has the form postgresql://user@host/database."};
}

/// One "name=value" of libpq's; Qt separates them by semicolons.
Result<QString> option(const QString& name, const QString& value) {
    if (value.contains(QLatin1Char(';')))
        return unreadable("there is a semicolon in one of its values");
    QString quoted = value;
    quoted.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QStringLiteral("%1='%2'").arg(name, quoted);
}

/// The mode of libpq's that holds for this way.
Result<QString> modeFor(Way way, const QString& asked) {
    static const QStringList modes{QStringLiteral("disable"),   QStringLiteral("allow"),
                                   QStringLiteral("prefer"),    QStringLiteral("require"),
                                   QStringLiteral("verify-ca"), QStringLiteral("verify-full")};
    if (!asked.isEmpty() && !modes.contains(asked))
        return unreadable("its sslmode is none of libpq's");
    if (way == Way::Network && modes.indexOf(asked) >= 0 && modes.indexOf(asked) < 3)
        return noEncryption();
    return asked.isEmpty() ? modes.last() : asked;
}

Result<QStringList> tlsOptions(Way way, const QUrlQuery& query) {
    QStringList options;
    for (const auto& [key, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (!key.startsWith(QLatin1String("ssl")) || key == QLatin1String("sslmode"))
            continue;
        static const QStringList known{QStringLiteral("sslrootcert"),
                                       QStringLiteral("sslcert"),
                                       QStringLiteral("sslkey"),
                                       QStringLiteral("sslpassword"),
                                       QStringLiteral("sslcrl"),
                                       QStringLiteral("sslcrldir"),
                                       QStringLiteral("sslsni"),
                                       QStringLiteral("ssl_min_protocol_version"),
                                       QStringLiteral("ssl_max_protocol_version")};
        if (!known.contains(key))
            return unreadable("it has an option of TLS that is none of libpq's");
        STORE_TRY(one, option(key, value));
        options << one;
    }
    if (way == Way::Socket)
        return options;
    STORE_TRY(mode, modeFor(way, query.queryItemValue(QStringLiteral("sslmode"))));
    options << QStringLiteral("sslmode=") + mode;
    if (!query.hasQueryItem(QStringLiteral("sslrootcert")) && mode.startsWith(QLatin1String("verify"))) {
        STORE_TRY(roots, option(QStringLiteral("sslrootcert"), trustedRoots()));
        options << roots;
    }
    return options;
}

} // namespace

QString trustedRoots() {
    const QString own = QDir::homePath() + QStringLiteral("/.postgresql/root.crt");
    return QFileInfo::exists(own) ? own : QStringLiteral("/etc/ssl/certs/ca-certificates.crt");
}

Result<ServerAddress> serverAddress(const QString& text) {
    const QUrl url = withHost(text);
    if (!url.isValid() || url.host().isEmpty())
        return unreadable("it is no address");
    const QUrlQuery query(url);
    ServerAddress address;
    address.host = query.queryItemValue(QStringLiteral("host"), QUrl::FullyDecoded);
    if (address.host.isEmpty())
        address.host = namesHost(text) ? url.host() : defaultSocket;
    if (address.host.contains(QLatin1Char(',')))
        return unreadable("it names more than one host");
    address.port = url.port(query.queryItemValue(QStringLiteral("port")).toInt());
    if (address.port == 0)
        address.port = defaultPort;
    address.user = url.userName(QUrl::FullyDecoded);
    address.password = url.password(QUrl::FullyDecoded);
    address.database = url.path(QUrl::FullyDecoded).mid(1);
    address.schema = query.queryItemValue(QStringLiteral("schema"), QUrl::FullyDecoded);
    const Way way = wayTo(address.host);
    STORE_TRY(options, tlsOptions(way, query));
    address.weak = way == Way::Network && !options.contains(QStringLiteral("sslmode=verify-full"));
    // Kerberos' own encryption would take the place of TLS, whatever sslmode says.
    options << QStringLiteral("gssencmode=disable");
    // What is said, if only to be nothing, is taken neither from PGHOSTADDR nor from the service of PGSERVICE, which
    // would lead to another machine under this one's name.
    options << QStringLiteral("hostaddr=''");
    options << QStringLiteral("connect_timeout=10") << QStringLiteral("application_name=watchdesk");
    address.options = options.join(QLatin1Char(';'));
    return address;
}

Error connectError(const QString& said) {
    const auto has = [&said](const char* words) { return said.contains(QLatin1String(words), Qt::CaseInsensitive); };
    const auto refused = [](const char* what, const char* todo) {
        return Error{ErrorCode::Refused, what, "Nothing was sent to it.", todo};
    };
    if (has("does not support SSL"))
        return refused("The database server does not offer TLS, so the way to it would not be encrypted.",
                       "Have TLS switched on at the server (ssl = on in postgresql.conf).");
    if (has("root certificate file"))
        return refused("There is no certificate to check the database server against.",
                       "Put the certificate of its authority at ~/.postgresql/root.crt, or name it with sslrootcert.");
    if (has("does not match host name"))
        return refused("The database server's certificate is for another host name.",
                       "Write the server's name as its certificate has it, or have a certificate made for this name.");
    if (has("certificate verify failed") || has("certificate could not be obtained"))
        return refused("The database server's certificate is not one that this machine trusts.",
                       "Name the certificate of its authority with sslrootcert; if you did, it may be another server.");
    if (has("requires a valid client certificate") || has("certificate authentication failed") ||
        has("certificate required") || has("unknown ca"))
        return refused("The database server asks for a certificate of this desk and got none that it accepts.",
                       "Name it with sslcert and sslkey.");
    if (has("password authentication failed") || has("no password supplied"))
        return refused("The database server does not take this user's password.",
                       "Look at the user and the password in the store's address or in ~/.pgpass.");
    if (has("no pg_hba.conf entry"))
        return refused("The database server lets nobody in from here as this user.",
                       "Have a line for it added to the server's pg_hba.conf.");
    if (has("permission denied for database"))
        return refused("The database server does not let this user into that database.",
                       "Have the owner of the store run watchdeskctl grants for it.");
    if (has("does not exist") && has("FATAL"))
        return refused("The database server knows no such user or database.",
                       "Look at the user and the database's name in the store's address.");
    return {ErrorCode::Unavailable, "The database server does not answer.",
            "What was confirmed before is kept; the last step may not be.",
            "See that it runs and that this machine reaches it; WatchDesk tries again with the next step."};
}

} // namespace watchdesk::store
