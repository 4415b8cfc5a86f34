// How far the mail of an alert reaches.
#pragma once

#include "desk/Directory.h"
#include "domain/Incident.h"
#include "domain/MailRule.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// By the scheme's setting, from where the incident happened and from what its heading names: premises, a street or a
/// square. Reaches all when the place is not known. On a store thread.
Result<domain::MailReach> readMailReach(store::Tx& tx, const Directory& directory, const domain::Incident& incident);

} // namespace watchdesk::desk
