// A desk on a store of its own: one scheme, three premises with radios, somebody signed in, a clock that is told the
// time.
#pragma once

#include "desk/AlertDesk.h"
#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/FeedDesk.h"
#include "desk/IncidentDesk.h"
#include "desk/Lists.h"
#include "desk/RadioLog.h"
#include "desk/Recordings.h"
#include "domain/Person.h"
#include "support/TempDir.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDeadlineTimer>

namespace watchdesk::desk {

class DeskFixture : public ::testing::Test {
protected:
    static constexpr UtcMs start = 1'795'184'538'250; // 20 November 2026, 14:22:18 UTC

    void SetUp() override;
    /// Opens the store that SetUp made; again after close().
    void openDesk(bool signIn = true);
    void closeDesk() { desk.reset(); }
    /// Runs the event loop until it is so, at most half a minute: a busy machine is no failure.
    static bool eventually(const std::function<bool()>& so);
    /// Waits until everything written so far is committed.
    void settle();
    /// Whose people a member-view sign-in is of: the first member's, which has signed the agreement.
    [[nodiscard]] static QString memberFor(store::Tx& tx, domain::Role role);
    [[nodiscard]] FeedRow rowOf(domain::FeedKind kind, const QString& recordId);
    [[nodiscard]] Logged log(const QString& line, bool alert = false, const QString& over = {});

    test::TempDir dir;
    ManualClock clock{start};
    SeededRandom random{7};
    IdSource ids{clock, random};
    Desk::Options options;
    const QString person = QStringLiteral("Jo Mead");
    const QString passphrase = QStringLiteral("correct horse battery staple");
    std::unique_ptr<Desk> desk;
};

} // namespace watchdesk::desk
