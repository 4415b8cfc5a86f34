// Contacts for a telephone's address book.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace watchdesk::sheets {

/// Who to ask for at a business. What is empty is left out.
struct ContactCard {
    QString id;       ///< UUID: the same contact replaces itself when it is taken in again
    QString business; ///< "Hallam Pharmacy"
    QString person;   ///< "Jo Mead"
    QStringList phones;
    QString email;
    QString street;
    QString town;
    QString postCode;
    QString note;
    QString category; ///< "Ashby Cross Shop Watch"
};

/// One vCard 4.0 (RFC 6350): UTF-8, CRLF, lines folded at 75 bytes between characters. `revised` in UTC.
[[nodiscard]] QByteArray vCard(const ContactCard& contact, const QDateTime& revised);

} // namespace watchdesk::sheets
