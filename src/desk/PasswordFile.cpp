#include "desk/PasswordFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryFile>

namespace watchdesk::desk {

Result<QString> keepPassword(const QString& folder, const QString& password, const char* kept) {
    const auto failed = [&](const QString& why) {
        return Error{ErrorCode::Io,
                     QStringLiteral("the password cannot be kept in %1: %2").arg(folder, why).toStdString(), kept,
                     "Make room, or make the folder yours, and keep it again."};
    };
    if (!QDir().mkpath(folder))
        return failed(QStringLiteral("the folder cannot be made"));
    QTemporaryFile file(folder + QStringLiteral("/XXXXXXXX.password")); // made as 0600
    file.setAutoRemove(false);
    if (!file.open() || file.write(password.toUtf8() + '\n') < 0 || !file.flush())
        return failed(file.errorString());
    return file.fileName();
}

Result<QString> readPassword(const QString& path) {
    constexpr qint64 longest = 1000;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unavailable, "this desk has no password for the mail server", "",
                     "Type it in at this desk."};
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if ((file.permissions() & others) != 0)
        return Error{ErrorCode::Refused, "others of this machine may read the password of the mail server", "",
                     "Make the file yours alone (chmod 600)."};
    QByteArray line = file.readLine(longest + 1);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line.left(longest));
}

} // namespace watchdesk::desk
