#include "desk/MailSetup.h"

#include "desk/PasswordFile.h"
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

QJsonObject jsonOf(const BoxSetup& box) {
    if (!box.isSet())
        return {};
    return {{QStringLiteral("host"), box.host},
            {QStringLiteral("port"), box.port},
            {QStringLiteral("privacy"), domain::wordOf(privacyWords, box.privacy)},
            {QStringLiteral("user"), box.user},
            {QStringLiteral("passwordFile"), box.passwordFile},
            {QStringLiteral("folder"), box.folder}};
}

BoxSetup boxFrom(const QJsonObject& json) {
    BoxSetup box;
    const auto text = [&json](const char* key) { return json.value(QLatin1String(key)).toString(); };
    box.host = text("host");
    box.port = json.value(QLatin1String("port")).toInt(box.port);
    box.privacy = domain::valueOf(privacyWords, text("privacy")).value_or(box.privacy);
    box.user = text("user");
    box.passwordFile = text("passwordFile");
    if (const QString folder = text("folder"); !folder.isEmpty())
        box.folder = folder;
    return box;
}

} // namespace

Result<void> checkSetup(const MailSetup& setup) {
    if (!setup.isSet())
        return {};
    if (!mail::isAddress(setup.from.toStdString()))
        return Error{ErrorCode::InvalidInput, "The sender's address is no e-mail address.", "Nothing was changed.",
                     "It has the form watch@example.org."};
    if (auto fit = mail::checkServer(serverOf(setup, {})); !fit || !setup.box.isSet())
        return fit;
    return mail::checkBox(boxOf(setup, {}));
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

QString boxUserOf(const MailSetup& setup) {
    if (!setup.box.user.isEmpty())
        return setup.box.user;
    return setup.user.isEmpty() ? setup.from : setup.user;
}

mail::Box boxOf(const MailSetup& setup, const QString& password) {
    mail::Box box;
    box.server.host = setup.box.host.toStdString();
    box.server.port = setup.box.port;
    box.server.privacy = setup.box.privacy;
    box.server.user = boxUserOf(setup).toStdString();
    box.server.password = password.toStdString();
    box.server.caFile = setup.caFile.toStdString();
    box.folder = setup.box.folder.toStdString();
    return box;
}

Result<QString> passwordOf(const MailSetup& setup) {
    return setup.user.isEmpty() ? Result<QString>(QString()) : readPassword(setup.passwordFile);
}

Result<QString> boxPasswordOf(const MailSetup& setup) {
    const bool shared = setup.box.passwordFile.isEmpty() && boxUserOf(setup) == setup.user;
    const QString path = shared ? setup.passwordFile : setup.box.passwordFile;
    const Error none{ErrorCode::Unavailable, "this desk has no password for the mail box", "",
                     "Type it in at this desk."};
    if (path.isEmpty())
        return none;
    const auto password = readPassword(path);
    return !password && password.error().code == ErrorCode::Unavailable ? none : password;
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
    setup.box = boxFrom(json.value(QLatin1String("box")).toObject());
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
                           {QStringLiteral("fromName"), setup.fromName},
                           {QStringLiteral("box"), jsonOf(setup.box)}};
    const QString text =
        setup.isSet() ? QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) : QString();
    STORE_CHECK(store::SettingTable::set(tx, {}, mailSetupKey, text));
    return {};
}

} // namespace watchdesk::desk
