// Work that takes longer than a window may wait.
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace watchdesk::ui {

/// Runs fn in the pool and hands its answer on; take it with onAnswer(). What fn refers to outlives the pool.
template <class F>
auto beside(QThreadPool& pool, F fn) -> QFuture<std::invoke_result_t<F>> {
    using T = std::invoke_result_t<F>;
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    pool.start([promise, fn = std::move(fn)] {
        promise->addResult(fn());
        promise->finish();
    });
    return promise->future();
}

} // namespace watchdesk::ui
