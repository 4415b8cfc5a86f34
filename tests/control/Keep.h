// Pictures for people to look at.
#pragma once

#include <QDir>
#include <QTest>
#include <QWidget>

namespace watchdesk::test {

/// Saves what is shown under $WATCHDESK_GRABS when that is set.
inline void keep(QWidget& page, const QString& name) {
    QTest::qWait(120);
    const QString folder = qEnvironmentVariable("WATCHDESK_GRABS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    page.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

} // namespace watchdesk::test
