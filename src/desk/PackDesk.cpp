#include "desk/PackDesk.h"

#include "desk/PackReading.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/Try.h"

#include <QPromise>

namespace watchdesk::desk {

namespace {

/// Who took what away, and whose names: before the paper is there.
Result<void> noteExport(store::Tx& tx, const Pack& pack) {
    for (const PackIncident& one : pack.incidents) {
        QStringList references;
        for (const PackIncident::Part& part : one.subjects) {
            references += part.subject.reference;
            STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("subject.export"), QStringLiteral("subject"),
                                                  part.subject.id));
        }
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("case.pack"), QStringLiteral("incident"),
                                              one.view.incident.id, references.join(QStringLiteral(", "))));
    }
    return {};
}

} // namespace

PackDesk::PackDesk(DeskContext& context) : m_context(context) {
    m_printing.setMaxThreadCount(1);
}

PackDesk::~PackDesk() {
    m_printing.waitForDone();
}

QFuture<Result<PaperWritten>> PackDesk::pdf(const QStringList& incidentIds, const QString& path) {
    auto promise = std::make_shared<QPromise<Result<PaperWritten>>>();
    promise->start();
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    const auto read = m_context.store.write([=, &directory](store::Tx& tx) -> Result<Pack> {
        STORE_CHECK(require(tx, person, Act::KeepCases, "papers for the police"));
        if (incidentIds.isEmpty() || incidentIds.size() > mostIncidents)
            return Error{ErrorCode::InvalidInput, "A pack is of one incident at least and of 50 at most.",
                         "Nothing was written.", "Choose the incidents that belong together."};
        STORE_TRY(pack, readPack(tx, directory, incidentIds));
        STORE_CHECK(noteExport(tx, pack));
        return pack;
    });
    const UtcMs now = m_context.clock.now();
    m_printing.start([=] {
        promise->addResult([&]() -> Result<PaperWritten> {
            STORE_TRY(pack, read.result());
            STORE_TRY(pages, paper::writeReportPdf(sheetOf(pack, person.name, now), path));
            return PaperWritten{path, pages};
        }());
        promise->finish();
    });
    return promise->future();
}

} // namespace watchdesk::desk
