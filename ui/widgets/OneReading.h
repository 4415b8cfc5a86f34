// A list that is read again whenever something changes, however often that is.
#pragma once

#include "ui/widgets/OnAnswer.h"

#include <memory>
#include <utility>

namespace watchdesk::ui {

/// One reading at a time: what is asked for while one is on its way is read once, when that has come. So a burst of
/// changes (another desk's import) costs two readings and not one each. Window's thread; a member of its owner.
class OneReading {
public:
    /// `ask()` gives a future of Result<T>, `take(const T&)` has the answer; errors go to showError().
    template <class Ask, class Take>
    void read(QObject* owner, Ask ask, Take take) {
        if (m_reading) {
            m_next = [this, owner, ask, take] { read(owner, ask, take); };
            return;
        }
        m_reading = true;
        start(owner, ask(), std::move(take));
    }

private:
    template <class T, class Take>
    void start(QObject* owner, const QFuture<Result<T>>& future, Take take) {
        onAnswer(owner, future, [this, owner, take = std::move(take)](const Result<T>& answer) {
            m_reading = false;
            if (answer)
                take(*answer);
            else
                showError(owner, answer.error());
            if (const auto next = std::exchange(m_next, nullptr))
                next();
        });
    }
    bool m_reading = false;
    std::function<void()> m_next; ///< the last that was asked for meanwhile
};

} // namespace watchdesk::ui
