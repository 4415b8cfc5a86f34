// A thread of the store: one connection, a queue of jobs, each job one transaction.
#pragma once

#include "store/Connection.h"
#include "store/Job.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace watchdesk::store {

class ChangeFeed;

/// What every thread of a store works with. All of it outlives the threads.
struct WorkContext {
    ConnectionSpec connection;
    QString desk;
    const Clock* clock = nullptr;
    IdSource* ids = nullptr;
    Keyring* keyring = nullptr;
    ChangeFeed* feed = nullptr;
    std::function<void(const Error&)> damaged; ///< told when SQLite says that its file is; on the worker's thread
};

/// Jobs waiting for one thread (the writer) or several (the readers). Thread-safe.
class JobQueue {
public:
    void push(std::unique_ptr<Job> job);
    /// Waits for a job; null once closed and empty.
    std::unique_ptr<Job> pop();
    void close();
    /// What waits, out of the queue.
    std::deque<std::unique_ptr<Job>> takeAll();

private:
    std::mutex m_mutex;
    std::condition_variable m_ready;
    std::deque<std::unique_ptr<Job>> m_jobs;
    bool m_closed = false;
};

/// Runs jobs until its queue is closed and empty. Start and join on the store's own thread.
class Worker {
public:
    Worker(const WorkContext& context, JobQueue& queue) : m_context(context), m_queue(queue) {}
    ~Worker() { join(); }
    /// Starts the thread and waits until its connection is open.
    Result<void> start();
    void join();

private:
    void work(std::promise<Result<void>>& opened);
    void handle(Connection& connection, Job& job);
    Result<void> begin(Connection& connection);
    std::optional<Error> transact(Connection& connection, Job& job, Tx& tx);
    void committed(Connection& connection, Tx& tx);
    void takeBack(Connection& connection, Tx& tx);

    WorkContext m_context;
    JobQueue& m_queue;
    std::thread m_thread;
};

} // namespace watchdesk::store
