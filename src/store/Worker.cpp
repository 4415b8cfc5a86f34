#include "store/Worker.h"

#include "base/Log.h"
#include "store/ChangeFeed.h"
#include "store/KeyTable.h"
#include "store/Try.h"

namespace watchdesk::store {

void JobQueue::push(std::unique_ptr<Job> job) {
    {
        const std::lock_guard guard(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_ready.notify_one();
}

std::unique_ptr<Job> JobQueue::pop() {
    std::unique_lock guard(m_mutex);
    m_ready.wait(guard, [this] { return m_closed || !m_jobs.empty(); });
    if (m_jobs.empty())
        return nullptr;
    auto job = std::move(m_jobs.front());
    m_jobs.pop_front();
    return job;
}

void JobQueue::close() {
    {
        const std::lock_guard guard(m_mutex);
        m_closed = true;
    }
    m_ready.notify_all();
}

std::deque<std::unique_ptr<Job>> JobQueue::takeAll() {
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_jobs, {});
}

Result<void> Worker::start() {
    std::promise<Result<void>> opened;
    auto answer = opened.get_future();
    m_thread = std::thread([this, &opened] { work(opened); });
    return answer.get();
}

void Worker::join() {
    if (m_thread.joinable())
        m_thread.join();
}

void Worker::work(std::promise<Result<void>>& opened) {
    auto connection = Connection::open(m_context.connection);
    if (!connection) {
        opened.set_value(connection.error());
        return;
    }
    opened.set_value(Result<void>());
    while (auto job = m_queue.pop())
        handle(**connection, *job);
}

Result<void> Worker::begin(Connection& connection) {
    Result<void> begun = connection.begin();
    if (begun || begun.error().code != ErrorCode::Unavailable || connection.engine() == Engine::Sqlite)
        return begun;
    // The server was restarted: nothing of this transaction was sent yet, so it may be begun again.
    STORE_CHECK(connection.reopen());
    return connection.begin();
}

void Worker::handle(Connection& connection, Job& job) {
    if (const Result<void> begun = begin(connection); !begun) {
        log("store")->warn("a transaction could not begin: {}", errorCodeName(begun.error().code));
        if (begun.error().code == ErrorCode::Corrupt && connection.engine() == Engine::Sqlite)
            m_context.damaged(begun.error());
        job.finish(begun.error());
        return;
    }
    Tx tx(connection, *m_context.keyring, *m_context.clock, *m_context.ids, m_context.desk, job.actor);
    const std::optional<Error> failure = transact(connection, job, tx);
    if (!failure)
        committed(connection, tx);
    if (tx.m_damage)
        m_context.damaged(*tx.m_damage); // before anybody sees the answer, and asks for the next
    job.finish(failure);
}

std::optional<Error> Worker::transact(Connection& connection, Job& job, Tx& tx) {
    std::optional<Error> failure = job.run(tx);
    if (tx.m_broken)
        failure = tx.m_broken;
    if (!failure && !tx.m_notes.isEmpty())
        failure = m_context.feed->tellOthers(tx);
    if (!failure) {
        if (const Result<void> done = connection.commit(); !done) {
            tx.breakWith(done.error());
            failure = done.error();
        }
    }
    if (failure) {
        connection.rollback();
        takeBack(connection, tx);
        if (failure->code == ErrorCode::DiskFull || failure->code == ErrorCode::Corrupt ||
            failure->code == ErrorCode::Io)
            log("store")->error("a transaction was rolled back: {}", errorCodeName(failure->code));
    }
    return failure;
}

void Worker::committed(Connection& connection, Tx& tx) {
    m_context.keyring->setKept(tx.m_keptKeys);
    if (!tx.m_notes.isEmpty())
        m_context.feed->committed(connection, tx.m_notes);
}

void Worker::takeBack(Connection& connection, Tx& tx) {
    for (const ClassEpoch& of : std::as_const(tx.m_freshPairs))
        m_context.keyring->forgetPair(of);
    if (!tx.m_oldKeys)
        return;
    Tx look(connection, *m_context.keyring, *m_context.clock, *m_context.ids, m_context.desk, {});
    const auto keys = KeyTable::classKeys(look);
    m_context.keyring->setPublicKeys(keys ? *keys : *tx.m_oldKeys); // a server that went away answers nothing
}

} // namespace watchdesk::store
