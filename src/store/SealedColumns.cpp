#include "store/SealedColumns.h"

namespace watchdesk::store {

const QVector<SealedColumns>& sealedColumns() {
    static const QVector<SealedColumns> all{
        {"member", "id", {"name", "contact", "phone", "email", "note"}},
        {"premises", "id", {"name", "street", "area", "house", "postcode"}},
        {"contact", "id", {"name", "position", "phone", "email"}},
        {"camera", "id", {"covers"}},
        {"radio_move", "id", {"receiver", "remark"}},
        {"agreement_signature", "id", {"signed_by"}},
        {"subject", "id", {"name", "born", "description", "guardian"}},
        {"photograph", "id", {"source"}},
        {"thumbnail", "id", {"picture"}},
        {"face_template", "id", {"template"}},
        {"still", "id", {"source"}},
        {"exclusion_notice", "id", {"reasons", "served_by"}},
        {"court_order", "id", {"reference", "made_by"}},
        {"order_condition", "id", {"words"}},
        {"incident", "id", {"description", "heading", "narrative", "line", "police_reference"}},
        {"alert", "id", {"told"}},
        {"sighting", "id", {"heading", "note"}},
        {"emergency", "id", {"words"}},
        {"radio_text", "id", {"words"}},
        {"police_case", "id", {"declined_why", "reporter", "crime_number", "disposal_from"}},
        {"shift", "id", {"note"}},
        {"intel_report", "id", {"source", "words", "conditions"}},
        {"outbox", "id", {"recipient", "subject", "body", "reply"}},
        {"shelf", "id", {"name", "reason"}},
        {"meeting", "id", {"place"}},
        {"agenda_item", "id", {"title", "detail"}},
        {"action_item", "id", {"what", "owner"}},
        {"feed", "record_id", {"text"}},
        {"secret_key", "id", {"secret"}},
        {"audit", "id", {"detail"}, /*chained=*/true}};
    return all;
}

} // namespace watchdesk::store
