// The line that says where an audit log ends, as it is printed and read back.
#include "QStringPrint.h"
#include "domain/Audit.h"

#include <gtest/gtest.h>

#include <QByteArray>

namespace watchdesk::domain {
namespace {

AuditHead headOf(const char* desk) {
    return {QString::fromLatin1(desk), 812, 1'795'184'538'250, QByteArray(32, '\x3f')};
}

TEST(AuditHead, IsReadBackWhateverTheDeskIsCalled) {
    for (const char* desk : {"desk-1", "front desk", "front  desk", "front\tdesk 7", "desk 812 of 900"}) {
        const auto head = headOf(desk);
        const auto read = headOfText(headText(head));
        ASSERT_TRUE(read) << desk;
        EXPECT_EQ(read->desk, head.desk);
        EXPECT_EQ(read->number, head.number);
        EXPECT_EQ(read->at, head.at);
        EXPECT_EQ(read->hash, head.hash);
    }
}

TEST(AuditHead, IsReadWithBlanksAroundItsPartsAndInTheHash) {
    QString line = headText(headOf("front desk"));
    line.insert(line.size() - 32, QLatin1Char(' '));
    line.replace(QStringLiteral(" 812 "), QStringLiteral("   812\t "));
    const auto read = headOfText(QStringLiteral("  ") + line + QStringLiteral(" \r\n"));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->desk, QStringLiteral("front desk"));
    EXPECT_EQ(read->hash, headOf("x").hash);
}

TEST(AuditHead, IsNothingWhereThereIsNone) {
    const QString line = headText(headOf("desk-1"));
    EXPECT_FALSE(headOfText({}));
    EXPECT_FALSE(headOfText(QStringLiteral("front desk")));
    EXPECT_FALSE(headOfText(line.chopped(2)));
    EXPECT_FALSE(headOfText(QString(line).replace(QStringLiteral(" 812 "), QStringLiteral(" 0 "))));
    EXPECT_FALSE(headOfText(QString(line).replace(QStringLiteral("2026-"), QStringLiteral("2026-99"))));
}

} // namespace
} // namespace watchdesk::domain
