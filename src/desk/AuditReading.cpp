#include "desk/AuditReading.h"

#include "desk/AuditRecords.h"
#include "sheets/CsvWriter.h"
#include "store/AuditTable.h"
#include "store/PersonTable.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr int atOnce = 500;       ///< entries of one query
constexpr int mostLooked = 5'000; ///< entries of one page

QString tr(const char* text) {
    return QCoreApplication::translate("AuditReading", text);
}

store::AuditFilter boundsOf(const AuditQuery& query) {
    store::AuditFilter bounds;
    bounds.since = query.since;
    bounds.until = query.until;
    bounds.who = query.who;
    if (query.group)
        bounds.actions = actionsOf(*query.group);
    return bounds;
}

Result<QHash<QString, QString>> namesOf(store::Tx& tx) {
    STORE_TRY(people, store::PersonTable::all(tx));
    QHash<QString, QString> names{{QString(), tr("the desk")}};
    for (const domain::Person& person : people)
        names.insert(person.id, person.name);
    return names;
}

bool shows(const AuditLine& line, const QString& text) {
    const QStringList parts{line.who, line.what, line.record, line.detail};
    return text.isEmpty() || std::any_of(parts.begin(), parts.end(),
                                         [&](const QString& part) { return part.contains(text, Qt::CaseInsensitive); });
}

/// The entries in words, without those in which the text is not.
Result<QVector<AuditLine>> wordsOf(store::Tx& tx, const QVector<domain::AuditEntry>& entries,
                                   const QHash<QString, QString>& names, const QString& text) {
    STORE_TRY(records, recordWords(tx, entries));
    QVector<AuditLine> lines;
    for (const domain::AuditEntry& entry : entries) {
        const AuditLine line{entry, names.value(entry.who, tr("somebody not known")), auditWords(entry.action),
                             records.value(entry.entityId), auditDetail(entry)};
        if (shows(line, text))
            lines += line;
    }
    return lines;
}

} // namespace

Result<AuditPage> readAuditPage(store::Tx& tx, const AuditQuery& query, AuditWay way, qint64 seq, int limit) {
    const bool before = way == AuditWay::Before;
    store::AuditFilter bounds = boundsOf(query);
    bounds.limit = query.text.isEmpty() ? limit : atOnce;
    STORE_TRY(names, namesOf(tx));
    AuditPage page;
    page.goOn = seq;
    for (int looked = 0; looked < mostLooked && page.lines.size() < limit; looked += bounds.limit) {
        (before ? bounds.beforeSeq : bounds.afterSeq) = page.goOn;
        STORE_TRY(entries, store::AuditTable::list(tx, bounds));
        STORE_TRY(lines, wordsOf(tx, entries, names, query.text));
        // What is more than was asked for is left for the next page.
        const qsizetype room = limit - page.lines.size();
        const bool full = lines.size() > room;
        if (full)
            lines = before ? lines.mid(0, room) : lines.mid(lines.size() - room);
        page.lines = before ? page.lines + lines : lines + page.lines;
        if (full)
            page.goOn = before ? lines.last().entry.seq : lines.first().entry.seq;
        else if (entries.size() == bounds.limit)
            page.goOn = before ? entries.last().seq : entries.first().seq;
        else
            page.goOn = 0;
        if (page.goOn == 0)
            break;
    }
    return page;
}

Result<QVector<AuditPerson>> readAuditPeople(store::Tx& tx) {
    STORE_TRY(people, store::PersonTable::all(tx));
    QVector<AuditPerson> out;
    for (const domain::Person& person : people)
        out += AuditPerson{person.id, person.name};
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return a.name.localeAwareCompare(b.name) < 0; });
    out += AuditPerson{{}, tr("the desk")};
    return out;
}

Result<qint64> readSeqFrom(store::Tx& tx, UtcMs at) {
    STORE_TRY(first, tx.one(QStringLiteral("SELECT MIN(seq) FROM audit WHERE at_ms >= ?"), {static_cast<qint64>(at)}));
    if (first && first->integer(0) > 0)
        return first->integer(0);
    STORE_TRY(last, tx.one(QStringLiteral("SELECT MAX(seq) FROM audit")));
    return last->integer(0) + 1;
}

QByteArray csvHead() {
    return sheets::csvMark() +
           sheets::csvLine(QStringList{QStringLiteral("time"), QStringLiteral("who"), QStringLiteral("action"),
                                       QStringLiteral("what"), QStringLiteral("record"), QStringLiteral("detail"),
                                       QStringLiteral("desk"), QStringLiteral("number"), QStringLiteral("hash")});
}

QByteArray csvLine(const AuditLine& line) {
    const domain::AuditEntry& entry = line.entry;
    return sheets::csvLine(QStringList{QDateTime::fromMSecsSinceEpoch(entry.at, Qt::UTC).toString(Qt::ISODateWithMs),
                                       line.who, entry.action, line.what, line.record, line.detail, entry.desk,
                                       QString::number(entry.number), QString::fromLatin1(entry.hash.toHex())});
}

} // namespace watchdesk::desk
