#include "desk/ErasureLedger.h"

#include "base/Log.h"
#include "desk/StoreAddress.h"
#include "store/AuditTable.h"
#include "store/Erasing.h"
#include "store/Try.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>
#include <QStandardPaths>

namespace watchdesk::desk {

namespace {

constexpr qint64 mostBytes = 256LL * 1024 * 1024;
constexpr qsizetype mostLetters = 64; // of an entity or an id

std::optional<store::Erasure> lineOf(const QByteArray& bytes) {
    const auto json = nlohmann::json::parse(bytes.constBegin(), bytes.constEnd(), nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || !json.contains("entity") || !json.contains("id") || !json["entity"].is_string() ||
        !json["id"].is_string() || !json.contains("at") || !json["at"].is_number_integer())
        return std::nullopt;
    store::Erasure line;
    line.entity = QString::fromStdString(json["entity"].get<std::string>());
    line.recordId = QString::fromStdString(json["id"].get<std::string>());
    line.at = json["at"].get<std::int64_t>();
    const auto fits = [](const QString& text) { return !text.isEmpty() && text.size() <= mostLetters; };
    return fits(line.entity) && fits(line.recordId) ? std::optional(line) : std::nullopt;
}

QString keyOf(const store::Erasure& line) {
    return line.entity + QLatin1Char('/') + line.recordId;
}

QByteArray textOf(const store::Erasure& line) {
    const nlohmann::json json{
        {"entity", line.entity.toStdString()}, {"id", line.recordId.toStdString()}, {"at", line.at}};
    return QByteArray::fromStdString(json.dump()) + '\n';
}

} // namespace

QString ledgerOf(const QString& storeUrl) {
    if (!isServer(storeUrl))
        return storeUrl + QStringLiteral(".erasures");
    const QByteArray name =
        QCryptographicHash::hash(withoutSecrets(storeUrl).toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/erasures/") +
           QString::fromLatin1(name);
}

QString ledgerIn(const QString& backupFolder) {
    return backupFolder + QStringLiteral("/watchdesk.erasures");
}

Result<QVector<store::Erasure>> readLedger(const QString& file) {
    QVector<store::Erasure> out;
    QFile in(file);
    if (!in.exists())
        return out;
    if (!in.open(QIODevice::ReadOnly) || in.size() > mostBytes)
        return Error{ErrorCode::Unavailable, "The ledger of erasures at " + file.toStdString() + " cannot be read.",
                     "Nothing was changed.", "See that it is a file, and that you may read it."};
    int bad = 0;
    for (QByteArray bytes = in.readLine(); !bytes.isEmpty(); bytes = in.readLine()) {
        if (bytes.trimmed().isEmpty())
            continue;
        const auto line = lineOf(bytes);
        if (line)
            out.append(*line);
        else
            ++bad;
    }
    if (bad > 0)
        log("desk")->warn("the ledger of erasures has {} lines that are none", bad);
    return out;
}

Result<void> addToLedger(const QString& file, const QVector<store::Erasure>& lines) {
    STORE_TRY(all, readLedger(file));
    QHash<QString, qsizetype> there;
    for (qsizetype i = 0; i < all.size(); ++i)
        there.insert(keyOf(all.at(i)), i);
    for (const store::Erasure& line : lines) {
        const auto known = there.constFind(keyOf(line));
        if (known == there.constEnd()) {
            there.insert(keyOf(line), all.size());
            all.append(line);
        } else if (line.at > all.at(*known).at) {
            all[*known] = line; // a member who came back and left again
        }
    }
    QByteArray text;
    for (const store::Erasure& line : all)
        text += textOf(line);
    QDir().mkpath(QFileInfo(file).absolutePath());
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(text) == text.size() && out.commit())
        return {};
    return Error{ErrorCode::Unavailable, "The ledger of erasures could not be written to " + file.toStdString() + ".",
                 "What was erased is erased, and the store's own ledger has it.", "See that the disk is there."};
}

Result<void> copyLedger(store::Store& store, const QString& file) {
    STORE_TRY(lines, store.read([](store::Tx& tx) { return store::ErasureTable::all(tx); }).result());
    return lines.isEmpty() ? Result<void>() : addToLedger(file, lines);
}

Result<int> replayLedger(store::Store& store, const QVector<store::Erasure>& lines) {
    if (lines.isEmpty())
        return 0;
    return store
        .write([lines](store::Tx& tx) -> Result<int> {
            store::ErasedCounts counts;
            int done = 0;
            STORE_TRY(had, store::ErasureTable::all(tx));
            QHash<QString, UtcMs> known;
            for (const store::Erasure& line : had)
                known.insert(keyOf(line), line.at);
            for (const store::Erasure& line : lines) {
                // A subject's keys go with the subject, whose name is still wanted to be taken out of other texts.
                if (line.entity == QLatin1String("data_key") ||
                    (known.contains(keyOf(line)) && known.value(keyOf(line)) >= line.at))
                    continue;
                const auto erased = store::eraseByLedger(tx, line.entity, line.recordId, counts);
                // An over that an incident was logged from meanwhile stays, as it does at the desk.
                if (!erased && erased.error().code != ErrorCode::InvalidInput &&
                    erased.error().code != ErrorCode::Conflict)
                    return erased.error();
                done += erased ? 1 : 0;
            }
            if (done > 0)
                STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("erasure.restore"), QStringLiteral("erasure"),
                                                      {}, QStringLiteral("%1 lines of the ledger").arg(done)));
            return done;
        })
        .result();
}

} // namespace watchdesk::desk
