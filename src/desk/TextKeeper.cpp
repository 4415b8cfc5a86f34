#include "desk/TextKeeper.h"

#include "base/Log.h"
#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/FeedWriting.h"
#include "store/RadioTextTable.h"
#include "store/Try.h"

#include <QTimer>

namespace watchdesk::desk {

using domain::TextState;

namespace {

/// The set with that number: by its id on a digital network, or by the only code that reads so.
QString setWith(const Directory& directory, const QString& number) {
    if (const auto caller = directory.callerByCode(QStringLiteral("HYTERA"), number))
        return caller->set.id;
    QString found;
    for (const domain::RadioSet& set : directory.radioSets()) {
        if (set.code != number)
            continue;
        if (!found.isEmpty())
            return {};
        found = set.id;
    }
    return found;
}

Result<void> writeReceived(store::Tx& tx, const domain::RadioText& text) {
    STORE_CHECK(store::RadioTextTable::insert(tx, text));
    return writeFeed(tx, domain::FeedKind::Text, text.id, text.at);
}

} // namespace

void TextKeeper::received(const radio::TextReceived& text) {
    domain::RadioText record;
    record.id = QString::fromStdString(m_context.ids.next());
    record.at = text.at;
    record.gateway = QString::fromStdString(text.gateway);
    record.party = QString::fromStdString(text.from);
    record.radioSetId = setWith(m_context.directory, record.party);
    record.words = QString::fromStdString(text.text);
    const Job job = [record](store::Tx& tx) { return writeReceived(tx, record); };
    // At once, and the answer where answers are taken.
    const auto first = m_context.store.write(job);
    QMetaObject::invokeMethod(
        this, [this, job, first] { keep(job, first); }, Qt::QueuedConnection);
}

void TextKeeper::sent(const QString& textId, int status) {
    const TextState state = status >= 200 && status < 300 ? TextState::Sent : TextState::Failed;
    const Job job = [textId, state, status](store::Tx& tx) -> Result<void> {
        auto done = store::RadioTextTable::setState(tx, textId, state, status);
        // Erased meanwhile.
        return !done && done.error().code == ErrorCode::NotFound ? Result<void>() : done;
    };
    const auto first = m_context.store.write(job);
    QMetaObject::invokeMethod(
        this, [this, job, first] { keep(job, first); }, Qt::QueuedConnection);
}

void TextKeeper::keep(const Job& job, const QFuture<Result<void>>& attempt, bool refused) {
    ++m_held;
    takeAnswer(this, attempt, [this, job, refused](const Result<void>& kept) {
        --m_held;
        const bool now = !kept;
        if (now != refused)
            setRefused(m_refused + (now ? 1 : -1));
        if (kept)
            return;
        log("radio")->error("a text could not be kept, it is tried again: {}", kept.error().what);
        ++m_held;
        QTimer::singleShot(m_againMs, this, [this, job] { again(job); });
    });
}

void TextKeeper::again(const Job& job) {
    --m_held;
    keep(job, m_context.store.write(job), true);
}

void TextKeeper::setRefused(int texts) {
    m_refused = texts;
    Q_EMIT refusedChanged(texts);
}

void TextKeeper::closeUnanswered() {
    const Job job = [](store::Tx& tx) -> Result<void> {
        STORE_TRY(ids, store::RadioTextTable::sending(tx, tx.desk()));
        for (const QString& id : ids)
            STORE_CHECK(store::RadioTextTable::setState(tx, id, TextState::Unknown, 0));
        return {};
    };
    keep(job, m_context.store.write(job));
}

} // namespace watchdesk::desk
