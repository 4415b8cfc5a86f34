// Contacts as vCards, read back by somebody else's reader.
#include "sheets/VCard.h"

#include "Making.h"

namespace watchdesk::sheets {
namespace {

ContactCard full() {
    ContactCard contact;
    contact.id = QStringLiteral("0190b6d4-0000-7000-8000-000000000001");
    contact.business = QStringLiteral("Hallam; Sons, & Café");
    contact.person = QStringLiteral("Jo Mead");
    contact.phones = {QStringLiteral("01632 960001"), QStringLiteral("07700 900123")};
    contact.email = QStringLiteral("jo@example.org");
    contact.street = QStringLiteral("4, High Street");
    contact.town = QStringLiteral("Ashby Cross");
    contact.postCode = QStringLiteral("AB1 2CD");
    contact.note = QStringLiteral("Rings back\nafter ten; say \\hello\\. ") + QString(60, QChar(0xE9));
    return contact;
}

const QDateTime revised(QDate(2026, 11, 26), QTime(3, 4, 5), Qt::UTC);

TEST(VCard, EscapesAndFolds) {
    const QByteArray card = vCard(full(), revised);
    EXPECT_TRUE(card.startsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n"));
    EXPECT_TRUE(card.endsWith("END:VCARD\r\n"));
    EXPECT_TRUE(card.contains("ORG:Hallam\\; Sons\\, & Caf\xC3\xA9\r\n"));
    EXPECT_TRUE(card.contains("REV:20261126T030405Z\r\n"));
    for (const QByteArray& line : card.split('\n')) {
        EXPECT_LE(line.size(), 76); // 75 and its CR
        EXPECT_NE(static_cast<unsigned char>(line.isEmpty() ? 'x' : line.at(line.startsWith(' ') ? 1 : 0)) & 0xC0, 0x80)
            << "a character is cut";
    }
    EXPECT_TRUE(QByteArray(card).replace("\r\n ", "").contains("NOTE:Rings back\\nafter ten\\; say \\\\hello\\\\. "));
}

TEST(VCard, HasANameWhateverIsMissing) {
    ContactCard contact;
    contact.business = QStringLiteral("Hallam Pharmacy");
    const QByteArray card = vCard(contact, revised);
    EXPECT_TRUE(card.contains("FN:Hallam Pharmacy\r\n"));
    EXPECT_TRUE(card.contains("KIND:org\r\n"));
    EXPECT_FALSE(card.contains("ADR"));
    EXPECT_FALSE(card.contains("TEL"));
    EXPECT_TRUE(vCard({}, revised).contains("FN:\r\n"));
}

TEST(VCard, IsReadBackByVobject) {
    const test::TempDir dir;
    const QString path = write(dir, "c.vcf", vCard(full(), revised));
    QByteArray said;
    if (!python(QStringLiteral(
                    "import vobject,sys\nc=vobject.readOne(open(sys.argv[1],encoding='utf-8',newline='').read())\n"
                    "out=[c.fn.value,c.org.value[0],c.tel_list[1].value,c.adr.value.street,c.adr.value.city,c.adr."
                    "value.code,c.note.value]\n"
                    "sys.stdout.buffer.write('|'.join(out).encode())\n"),
                {path}, &said))
        GTEST_SKIP() << "python3-vobject is not installed";
    const ContactCard contact = full();
    EXPECT_EQ(QString::fromUtf8(said), QStringList({contact.person, contact.business, contact.phones.at(1),
                                                    contact.street, contact.town, contact.postCode, contact.note})
                                           .join(QLatin1Char('|')));
}

} // namespace
} // namespace watchdesk::sheets
