// Texts of radios on their way into the store, and what became of ours.
#pragma once

#include "desk/Desk.h"
#include "domain/RadioText.h"
#include "radio/Events.h"

#include <functional>

namespace watchdesk::desk {

/// Lives on the window's thread; received() and sent() are called on the radio thread and only queue. A text that came
/// was answered for: when the store will not take it, it is kept in memory and tried again every 15 s. Works while the
/// desk is locked.
class TextKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr int usuallyAgainMs = 15'000;

    explicit TextKeeper(DeskContext& context, int againMs = usuallyAgainMs) : m_context(context), m_againMs(againMs) {}
    void received(const radio::TextReceived& text);
    void sent(const QString& textId, int status);
    /// What this desk was sending when it was last stopped got no answer that anybody knows of.
    void closeUnanswered();
    /// Texts that are in memory alone.
    [[nodiscard]] int held() const { return m_held; }
    /// Of those, the ones that the store has refused.
    [[nodiscard]] int refused() const { return m_refused; }

Q_SIGNALS:
    void refusedChanged(int texts);

private:
    using Job = std::function<Result<void>(store::Tx&)>;
    void keep(const Job& job, const QFuture<Result<void>>& attempt, bool refused = false);
    void again(const Job& job);
    void setRefused(int texts);

    DeskContext& m_context;
    int m_againMs;
    int m_held = 0;
    int m_refused = 0;
};

} // namespace watchdesk::desk
