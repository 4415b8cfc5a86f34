// How far a new desk is on its way to the first call.
#pragma once

#include "desk/Desk.h"
#include "domain/Transmission.h"

#include <QSet>

#include <optional>

namespace watchdesk::desk {

/// The steps of setting a desk up, in their order.
enum class SetupStep { Scheme, People, Gateway, Map, Members, FirstCall };

/// Worked out from what is in the store, never kept: so it is left and resumed, on any desk, after any end.
struct SetupState {
    int schemes = 0;
    int people = 0;
    bool gateway = false; ///< talkgroups are set up
    bool map = false;
    int members = 0;
    int radios = 0;
    std::optional<domain::Transmission> firstNamed; ///< the first over whose caller is known
    QSet<int> skipped;                              ///< steps that somebody does without for now
    [[nodiscard]] bool isDone(SetupStep step) const;
    /// The first that is neither done nor skipped; nothing when all are.
    [[nodiscard]] std::optional<SetupStep> next() const;
};

/// Window's thread; Act::ChangeSettings is asked for here.
class SetupDesk : public QObject {
    Q_OBJECT
public:
    explicit SetupDesk(DeskContext& context);
    QFuture<Result<SetupState>> state();
    /// Does without a step for now, or takes it up again.
    QFuture<Result<void>> skip(SetupStep step, bool skipped);

Q_SIGNALS:
    /// Something of what the state is worked out from was changed.
    void changed();

private:
    DeskContext& m_context;
};

} // namespace watchdesk::desk
