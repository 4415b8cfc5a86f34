// Taking the answer of a store thread on the thread of an object.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace watchdesk::desk {

/// Calls fn(result) on the owner's thread when the future finishes; never after the owner has gone: the watcher is its child.
/// (QFuture::then(context, …) aborts in Qt 6.4 when its context has gone.)
template <class T, class F>
void takeAnswer(QObject* owner, const QFuture<T>& future, F fn) {
    auto* watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcher<T>::finished, owner, [watcher, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            fn(watcher->future().result());
    });
    watcher->setFuture(future);
}

} // namespace watchdesk::desk
