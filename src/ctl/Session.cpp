#include "ctl/Session.h"

#include "base/os/Terminal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <cstdlib>

namespace watchdesk::ctl {

namespace {

QString environment(const char* name) {
    return QString::fromLocal8Bit(qgetenv(name));
}

Result<QString> readSecretFile(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound,
                     "The passphrase file " + path + " cannot be read: " + file.errorString().toStdString() + ".", "",
                     ""};
    QString secret = QString::fromUtf8(file.read(4096));
    while (secret.endsWith(QLatin1Char('\n')) || secret.endsWith(QLatin1Char('\r')))
        secret.chop(1);
    return secret;
}

Result<QString> askOnce(const char* prompt) {
    auto typed = os::askSecret(prompt);
    if (!typed)
        return typed.error();
    return QString::fromStdString(*typed);
}

Result<QString> askTwice() {
    auto first = askOnce("New passphrase: ");
    if (!first)
        return first;
    auto second = askOnce("The same again: ");
    if (!second)
        return second;
    if (*first != *second)
        return Error{ErrorCode::InvalidInput, "The two passphrases differ.", "Nothing was changed.", "Try again."};
    return first;
}

} // namespace

desk::Desk::Options Session::options() const {
    desk::Desk::Options options;
    options.url = QString::fromStdString(store);
    if (options.url.isEmpty())
        options.url = environment("WATCHDESK_STORE");
    if (options.url.isEmpty()) {
        const QString folder =
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/watchdesk");
        QDir().mkpath(folder);
        options.url = folder + QStringLiteral("/town.watchdesk");
    }
    return options;
}

Result<QString> Session::passphrase(bool isNew) const {
    if (!passphraseFile.empty())
        return readSecretFile(passphraseFile);
    if (const QString given = environment("WATCHDESK_PASSPHRASE"); !given.isEmpty())
        return given;
    return isNew ? askTwice() : askOnce("Passphrase: ");
}

Result<QString> Session::newPassphrase() const {
    if (!newPassphraseFile.empty())
        return readSecretFile(newPassphraseFile);
    if (const QString given = environment("WATCHDESK_NEW_PASSPHRASE"); !given.isEmpty())
        return given;
    return askTwice();
}

Result<QString> Session::secondPassphrase(const std::string& file) const {
    if (!file.empty())
        return readSecretFile(file);
    if (const QString given = environment("WATCHDESK_SECOND_PASSPHRASE"); !given.isEmpty())
        return given;
    return askOnce("Passphrase of the second person: ");
}

QString Session::who() const {
    return as.empty() ? environment("WATCHDESK_USER") : QString::fromStdString(as);
}

Result<QString> Session::whoOf(const desk::Desk& desk) const {
    if (const QString named = who(); !named.isEmpty())
        return named;
    const auto people = desk.people();
    if (people.size() == 1)
        return people.first().name;
    return Error{ErrorCode::InvalidInput,
                 people.isEmpty() ? "Nobody may sign in to this store yet." : "More than one person may sign in here.",
                 "",
                 people.isEmpty() ? "Make its first person with watchdeskctl init." : "Say who acts with --as NAME."};
}

Result<std::unique_ptr<desk::Desk>> Session::open(bool signIn) {
    const auto where = options();
    if (!where.url.contains(QLatin1String("://")) && !QFileInfo::exists(where.url))
        return Error{ErrorCode::NotFound, "There is no store at " + where.url.toStdString() + ".", "",
                     "Make one with watchdeskctl init, or name another with --store."};
    auto desk = desk::Desk::open(where, clock, ids);
    if (!desk || !signIn)
        return desk;
    auto person = whoOf(**desk);
    if (!person)
        return person.error();
    auto secret = passphrase(false);
    if (!secret)
        return secret.error();
    if (auto opened = (*desk)->signIn(*person, *secret).result(); !opened)
        return opened.error();
    return desk;
}

} // namespace watchdesk::ctl
