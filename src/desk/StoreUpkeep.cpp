#include "desk/StoreUpkeep.h"

#include "store/DeskGrants.h"
#include "store/Migrations.h"
#include "store/Try.h"

#include <QFileInfo>

namespace watchdesk::desk {

namespace {

Result<std::unique_ptr<store::Connection>> connectionTo(const Desk::Options& options) {
    const store::ConnectionSpec spec{options.url, false, 30'000, 0};
    if (spec.engine() == store::Engine::Sqlite && !QFileInfo::exists(spec.path()))
        return Error{ErrorCode::NotFound,
                     "There is no store at " + spec.path().toStdString() + ".",
                     {},
                     "Make one with watchdeskctl init, or name another with --store."};
    return store::Connection::open(spec);
}

} // namespace

Result<Upkeep> bringUpToDate(const Desk::Options& options) {
    STORE_TRY(connection, connectionTo(options));
    STORE_TRY(before, store::knownSchema(*connection));
    if (before.current == 0)
        return Error{ErrorCode::NotFound, "There is no store in that database yet.", "Nothing was made.",
                     "Make one with watchdeskctl init."};
    STORE_TRY(now, store::migrate(*connection));
    return Upkeep{before.current, now.current};
}

Result<QStringList> deskGrants(const Desk::Options& options, const QString& role) {
    STORE_TRY(connection, connectionTo(options));
    return store::deskGrants(*connection, role);
}

Result<void> grantDesk(const Desk::Options& options, const QString& role) {
    STORE_TRY(connection, connectionTo(options));
    return store::applyDeskGrants(*connection, role);
}

} // namespace watchdesk::desk
