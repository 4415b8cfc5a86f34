#include "sheets/VCard.h"

namespace watchdesk::sheets {

namespace {

constexpr qsizetype lineBytes = 75;

/// RFC 6350, 3.4: backslash, comma, semicolon and line breaks; other control characters have no place in a text.
QString escaped(const QString& text) {
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\r' || c == u'\n') {
            if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n')
                ++i;
            out += QLatin1String("\\n");
        } else if (c == u'\\' || c == u',' || c == u';') {
            out += QLatin1Char('\\');
            out += c;
        } else if (c == u'\t' || c.unicode() >= 0x20) {
            out += c;
        }
    }
    return out;
}

/// RFC 6350, 3.2: goes on in the next line after one blank, never in the middle of a character.
QByteArray folded(const QByteArray& line) {
    QByteArray out;
    qsizetype start = 0;
    while (line.size() - start > (start == 0 ? lineBytes : lineBytes - 1)) {
        qsizetype end = start + (start == 0 ? lineBytes : lineBytes - 1);
        while ((static_cast<unsigned char>(line.at(end)) & 0xC0) == 0x80)
            --end;
        out += line.mid(start, end - start) + "\r\n ";
        start = end;
    }
    return out + line.mid(start) + "\r\n";
}

QByteArray property(const char* name, const QString& value) {
    return value.isEmpty() ? QByteArray() : folded(QByteArray(name) + ':' + value.toUtf8());
}

QByteArray address(const ContactCard& contact) {
    if (contact.street.isEmpty() && contact.town.isEmpty() && contact.postCode.isEmpty())
        return {};
    return property("ADR;TYPE=work", QStringLiteral(";;") + escaped(contact.street) + QLatin1Char(';') +
                                         escaped(contact.town) + QStringLiteral(";;") + escaped(contact.postCode) +
                                         QLatin1Char(';'));
}

} // namespace

QByteArray vCard(const ContactCard& contact, const QDateTime& revised) {
    // FN is the one property that every card must have.
    const QString called = contact.person.isEmpty() ? contact.business : contact.person;
    QByteArray out = "BEGIN:VCARD\r\nVERSION:4.0\r\n";
    out += property("UID", contact.id.isEmpty() ? QString() : QStringLiteral("urn:uuid:") + contact.id);
    out += called.isEmpty() ? QByteArray("FN:\r\n") : property("FN", escaped(called));
    out += property("KIND", contact.person.isEmpty() ? QStringLiteral("org") : QStringLiteral("individual"));
    out += property("ORG", escaped(contact.business));
    for (const QString& phone : contact.phones)
        out += property("TEL;TYPE=work", escaped(phone));
    out += property("EMAIL;TYPE=work", escaped(contact.email));
    out += address(contact);
    out += property("CATEGORIES", escaped(contact.category));
    out += property("NOTE", escaped(contact.note));
    out += property("REV", revised.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")));
    return out + "END:VCARD\r\n";
}

} // namespace watchdesk::sheets
