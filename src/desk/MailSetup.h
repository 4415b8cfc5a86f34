// The mail server of a store and the sender's mail box: what is kept of them, and where.
#pragma once

#include "mail/Box.h"
#include "mail/Smtp.h"
#include "store/Tx.h"

#include <QString>
#include <QStringList>

namespace watchdesk::desk {

/// Where the reports of letters that came back are looked for.
struct BoxSetup {
    QString host; ///< empty: nowhere
    int port = 993;
    mail::Privacy privacy = mail::Privacy::Tls;
    QString user;         ///< empty: the sender's, with the mail server's password
    QString passwordFile; ///< empty: the mail server's, when the user is the same
    QString folder = QStringLiteral("INBOX");
    [[nodiscard]] bool isSet() const { return !host.isEmpty(); }
};

/// As the store has it, in its setting "post.server": no password in it, only the path of a file of the desk that
/// sends.
struct MailSetup {
    QString host;
    int port = 587;
    mail::Privacy privacy = mail::Privacy::StartTls;
    QString user;
    QString passwordFile;
    QString caFile; ///< of certificates to trust instead of the machine's; empty: the machine's
    QString from;
    QString fromName;
    BoxSetup box;
    [[nodiscard]] bool isSet() const { return !host.isEmpty(); }
};

/// What trying a server out has shown.
struct MailTrial {
    bool good = false;
    QString words;            ///< how it ended
    QStringList conversation; ///< ">" ours, "<" theirs
    int reports = 0;          ///< of a mail box: unread reports in it
};

/// InvalidInput; also for a sender's address that is none. An empty host is no mail, and good.
[[nodiscard]] Result<void> checkSetup(const MailSetup& setup);
[[nodiscard]] mail::Server serverOf(const MailSetup& setup, const QString& password);
/// Who signs in to the mail box.
[[nodiscard]] QString boxUserOf(const MailSetup& setup);
[[nodiscard]] mail::Box boxOf(const MailSetup& setup, const QString& password);
/// From its file; empty where nobody signs in. Unavailable, Refused (readPassword()).
[[nodiscard]] Result<QString> passwordOf(const MailSetup& setup);
[[nodiscard]] Result<QString> boxPasswordOf(const MailSetup& setup);
[[nodiscard]] Result<MailSetup> readMailSetup(store::Tx& tx);
[[nodiscard]] Result<void> writeMailSetup(store::Tx& tx, const MailSetup& setup);

inline const QString mailSetupKey = QStringLiteral("post.server");

} // namespace watchdesk::desk
