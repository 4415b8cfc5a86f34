#include "desk/MailSetup.h"

#include "domain/EnumText.h"
#include "mail/Address.h"
#include "store/SettingTable.h"
#include "store/Try.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace watchdesk::desk {

namespace {

constexpr domain::EnumWords<mail::Privacy, 3> privacyWords{
    {{mail::Privacy::StartTls, "starttls"}, {mail::Privacy::Tls, "tls"}, {mail::Privacy::Plain, "plain"}}};

} // namespace

Result<void> checkSetup(const MailSetup& setup) {
    if (!setup.isSet())
        return {};
    if (!mail::isAddress(setup.from.toStdString()))
        return Error{ErrorCode::InvalidInput, "The sender's address is no e-mail address.", "Nothing was changed.",
                     "It has the form watch@example.org."};
    return mail::checkServer(serverOf(setup, {}));
}

mail::Server serverOf(const MailSetup& setup, const QString& password) {
    mail::Server server;
    server.host = setup.host.toStdString();
    server.port = setup.port;
    server.privacy = setup.privacy;
    server.user = setup.user.toStdString();
    server.password = password.toStdString();
    server.caFile = setup.caFile.toStdString();
    return server;
}

Result<MailSetup> readMailSetup(store::Tx& tx) {
    MailSetup setup;
    STORE_TRY(kept, store::SettingTable::find(tx, {}, mailSetupKey));
    if (!kept)
        return setup;
    const QJsonObject json = QJsonDocument::fromJson(kept->value.toUtf8()).object();
    const auto text = [&json](const char* key) { return json.value(QLatin1String(key)).toString(); };
    setup.host = text("host");
    setup.port = json.value(QLatin1String("port")).toInt(setup.port);
    setup.privacy = domain::valueOf(privacyWords, text("privacy")).value_or(mail::Privacy::StartTls);
    setup.user = text("user");
    setup.passwordFile = text("passwordFile");
    setup.caFile = text("caFile");
    setup.from = text("from");
    setup.fromName = text("fromName");
    return setup;
}

Result<void> writeMailSetup(store::Tx& tx, const MailSetup& setup) {
    const QJsonObject json{{QStringLiteral("host"), setup.host},
                           {QStringLiteral("port"), setup.port},
                           {QStringLiteral("privacy"), domain::wordOf(privacyWords, setup.privacy)},
                           {QStringLiteral("user"), setup.user},
                           {QStringLiteral("passwordFile"), setup.passwordFile},
                           {QStringLiteral("caFile"), setup.caFile},
                           {QStringLiteral("from"), setup.from},
                           {QStringLiteral("fromName"), setup.fromName}};
    const QString text =
        setup.isSet() ? QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) : QString();
    STORE_CHECK(store::SettingTable::set(tx, {}, mailSetupKey, text));
    return {};
}

} // namespace watchdesk::desk
