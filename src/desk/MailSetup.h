// The mail server of a store: what is kept of it, and where.
#pragma once

#include "mail/Smtp.h"
#include "store/Tx.h"

#include <QString>

namespace watchdesk::desk {

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
    [[nodiscard]] bool isSet() const { return !host.isEmpty(); }
};

/// InvalidInput; also for a sender's address that is none. An empty host is no mail, and good.
[[nodiscard]] Result<void> checkSetup(const MailSetup& setup);
[[nodiscard]] mail::Server serverOf(const MailSetup& setup, const QString& password);
[[nodiscard]] Result<MailSetup> readMailSetup(store::Tx& tx);
[[nodiscard]] Result<void> writeMailSetup(store::Tx& tx, const MailSetup& setup);

inline const QString mailSetupKey = QStringLiteral("post.server");

} // namespace watchdesk::desk
