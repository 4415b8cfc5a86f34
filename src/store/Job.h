// What the store's threads are given to do: a closure and the promise of its answer.
#pragma once

#include "base/Result.h"

#include <QFuture>
#include <QPromise>
#include <QString>

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

namespace watchdesk::store {

class Tx;

/// One closure on its way through a store thread: run() inside the transaction, then finish() after its end.
class Job {
public:
    virtual ~Job() = default;
    /// Runs the closure; an error asks for a roll-back. What it throws is its error.
    virtual std::optional<Error> run(Tx& tx) = 0;
    /// Keeps the promise. `failure` is set when the transaction's end was not what run() asked for.
    virtual void finish(const std::optional<Error>& failure) = 0;
    QString actor; ///< person id of who asked
};

/// The Error of an exception that reached a thread's edge.
[[nodiscard]] Error internalError(const char* why);

template <class F>
class TypedJob final : public Job {
public:
    using Answer = std::invoke_result_t<F, Tx&>;
    explicit TypedJob(F fn) : m_fn(std::move(fn)) { m_promise.start(); }
    QFuture<Answer> future() { return m_promise.future(); }

    std::optional<Error> run(Tx& tx) override {
        try {
            m_answer.emplace(m_fn(tx));
        } catch (const std::exception& e) {
            m_answer.emplace(internalError(e.what()));
        } catch (...) {
            m_answer.emplace(internalError("unknown exception"));
        }
        if (m_answer->has_error())
            return m_answer->error();
        return std::nullopt;
    }

    void finish(const std::optional<Error>& failure) override {
        if (failure)
            m_answer.emplace(*failure);
        m_promise.addResult(std::move(*m_answer));
        m_promise.finish();
    }

private:
    F m_fn;
    QPromise<Answer> m_promise;
    std::optional<Answer> m_answer;
};

} // namespace watchdesk::store
