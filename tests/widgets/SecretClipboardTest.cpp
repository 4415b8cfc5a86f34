#include "ui/widgets/SecretClipboard.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QTest>

namespace watchdesk::ui {
namespace {

QClipboard& board() {
    return *QApplication::clipboard();
}

TEST(SecretClipboard, IsMarkedAndGoesAfterItsTime) {
    copySecret(QStringLiteral("AAAA-BBBB"), 200);
    EXPECT_EQ(board().text(), QStringLiteral("AAAA-BBBB"));
    EXPECT_EQ(board().mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
    EXPECT_TRUE(QTest::qWaitFor([] { return board().text().isEmpty(); }, 5'000));
}

TEST(SecretClipboard, WhatWasCopiedSinceStays) {
    copySecret(QStringLiteral("AAAA-BBBB"), 100);
    board().setText(QStringLiteral("a shopping list"));
    QTest::qWait(300);
    EXPECT_EQ(board().text(), QStringLiteral("a shopping list"));
}

TEST(SecretClipboard, ASecondSecretStaysItsOwnTime) {
    copySecret(QStringLiteral("the first"), 100);
    copySecret(QStringLiteral("the second"), 60'000);
    QTest::qWait(300);
    EXPECT_EQ(board().text(), QStringLiteral("the second"));
}

TEST(SecretClipboard, GoesWithTheProgram) {
    copySecret(QStringLiteral("AAAA-BBBB"));
    QMetaObject::invokeMethod(qApp, "aboutToQuit", Qt::DirectConnection);
    EXPECT_TRUE(board().text().isEmpty());
}

} // namespace
} // namespace watchdesk::ui
