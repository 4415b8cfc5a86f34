// How a window takes an answer of the desk.
#pragma once

#include "base/Result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <functional>
#include <type_traits>
#include <utility>

namespace watchdesk::ui {

/// What a job of the desk gives back at once.
template <class T>
using Answer = QFuture<Result<T>>;

/// Shows an error in the nearest ErrorBanner above `from` (see ErrorBanner.h); into the log when there is none.
void showError(QObject* from, const Error& error);

namespace detail {
template <class F>
struct FirstArgument : FirstArgument<decltype(&F::operator())> {};
template <class C, class R, class A, class... Rest>
struct FirstArgument<R (C::*)(A, Rest...)> {
    using type = std::remove_cvref_t<A>;
};
template <class C, class R, class A, class... Rest>
struct FirstArgument<R (C::*)(A, Rest...) const> {
    using type = std::remove_cvref_t<A>;
};
template <class C, class R>
struct FirstArgument<R (C::*)()> {
    using type = void;
};
template <class C, class R>
struct FirstArgument<R (C::*)() const> {
    using type = void;
};
} // namespace detail

/// Calls fn once with the answer on the window's thread, unless `owner` has gone by then: the watcher is its child.
/// fn takes `const Result<T>&` and deals with both ends, or `const T&`: then an error goes to showError(). A cancelled
/// future, or one that ended by an exception, is an Internal error.
template <class T, class F>
void onAnswer(QObject* owner, const QFuture<Result<T>>& future, F fn) {
    auto* watcher = new QFutureWatcher<Result<T>>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [owner, watcher, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        Result<T> answer = Error{ErrorCode::Internal, "The desk did not answer.", {}, "Try it again."};
        try {
            if (watcher->future().resultCount() > 0)
                answer = watcher->future().result();
        } catch (const std::exception& broken) {
            answer = Error{ErrorCode::Internal, broken.what(), {}, "Try it again."};
        }
        // A T turns into a Result<T> by itself, so the lambda's own argument decides, not what it could be called with.
        if constexpr (std::is_same_v<typename detail::FirstArgument<F>::type, Result<T>>) {
            fn(answer);
        } else if (!answer) {
            showError(owner, answer.error());
        } else if constexpr (std::is_void_v<T>) {
            fn();
        } else {
            fn(*answer);
        }
    });
    watcher->setFuture(future);
}

/// As above, with the error's own path.
template <class T, class F, class E>
void onAnswer(QObject* owner, const QFuture<Result<T>>& future, F good, E bad) {
    onAnswer(owner, future, [good = std::move(good), bad = std::move(bad)](const Result<T>& answer) mutable {
        if (!answer)
            bad(answer.error());
        else if constexpr (std::is_void_v<T>)
            good();
        else
            good(*answer);
    });
}

} // namespace watchdesk::ui
