// How the desks of members and radios reach the store: each use is one transaction with the same question of the role
// before it.
#pragma once

#include "desk/Desk.h"
#include "desk/Roles.h"
#include "store/Try.h"

#include <type_traits>

namespace watchdesk::desk {

/// For those who may see the members. `read` runs on a store thread.
template <class F>
auto readOffice(DeskContext& context, F read) {
    using T = std::invoke_result_t<F, store::Tx&>;
    const domain::Person person = context.person();
    return context.store.read([person, read](store::Tx& tx) -> T {
        STORE_CHECK(require(tx, person, Act::SeeMembers));
        return read(tx);
    });
}

/// For those who may manage them. `write` runs on a store thread.
template <class F>
auto changeOffice(DeskContext& context, F write) {
    using T = std::invoke_result_t<F, store::Tx&>;
    const domain::Person person = context.person();
    return context.store.write([person, write](store::Tx& tx) -> T {
        STORE_CHECK(require(tx, person, Act::ManageMembers));
        return write(tx);
    });
}

} // namespace watchdesk::desk
