// Incidents that were told on the radio, and how far they are on their way to the police.
#pragma once

#include "desk/CaseDesk.h"
#include "desk/DeskFixture.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

namespace watchdesk::desk {

class ToldFixture : public DeskFixture {
protected:
    /// Logged from an over of one second that begins now, as a call on the radio is; gives the incident's id.
    QString told(const QString& line, bool alert = false) {
        domain::Transmission over;
        over.id = QString::fromStdString(ids.next());
        over.channel = QStringLiteral("SHOP");
        over.callId = over.id;
        over.start = clock.now();
        over.end = over.start + 1000;
        const auto heard =
            desk->store().write([over](store::Tx& tx) { return store::TransmissionTable::insert(tx, over); }).result();
        EXPECT_TRUE(heard) << heard.error().text();
        return log(line, alert, over.id).incident.id;
    }
    CaseView view(const QString& incidentId) {
        const auto seen = desk->cases().view(incidentId).result();
        EXPECT_TRUE(seen) << seen.error().text();
        return seen ? *seen : CaseView();
    }
};

} // namespace watchdesk::desk
