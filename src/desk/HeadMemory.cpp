#include "desk/HeadMemory.h"

#include "base/Log.h"
#include "desk/StoreAddress.h"
#include "store/AuditTable.h"
#include "store/Try.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace watchdesk::desk {

namespace {

constexpr qint64 mostBytes = 1024 * 1024;

QString fileFor(const QString& folder, const QString& url) {
    const QString place = isServer(url) ? withoutSecrets(url) : QFileInfo(url).absoluteFilePath();
    const QByteArray name = QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    const QString own = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/heads");
    return (folder.isEmpty() ? own : folder) + QLatin1Char('/') + QString::fromLatin1(name);
}

} // namespace

HeadMemory::HeadMemory(const QString& folder, const QString& storeUrl) : m_file(fileFor(folder, storeUrl)) {}

QVector<domain::AuditHead> HeadMemory::heads() const {
    QVector<domain::AuditHead> out;
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return out;
    const QString text = QString::fromUtf8(file.read(mostBytes));
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (const auto head = domain::headOfText(line))
            out.append(*head);
    }
    return out;
}

void HeadMemory::keep(const QVector<domain::AuditHead>& heads) const {
    QString text;
    for (const domain::AuditHead& head : heads)
        text += domain::headText(head) + QLatin1Char('\n');
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    const QByteArray bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        log("desk")->warn("the end of the audit log could not be remembered");
}

void HeadMemory::forget() const {
    QFile::remove(m_file);
}

Result<QStringList> setBackSince(store::Tx& tx, const QVector<domain::AuditHead>& heads) {
    QStringList out;
    for (const domain::AuditHead& head : heads) {
        STORE_TRY(gone, store::AuditTable::missing(tx, head));
        if (gone)
            out << *gone;
    }
    return out;
}

} // namespace watchdesk::desk
