#include "desk/AccessDesk.h"

#include "desk/AccessFiles.h"
#include "desk/AccessPictures.h"
#include "desk/Directory.h"
#include "desk/Roles.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/Try.h"

#include <QDateTime>
#include <QLocale>
#include <QPromise>

namespace watchdesk::desk {

namespace {

/// That it was asked for is noted before anything leaves the store.
Result<AccessFile> gatherNoted(store::Store& store, const Directory& directory, const domain::Person& person,
                               const QString& subject) {
    const auto gather = [&directory, person, subject](store::Tx& tx) -> Result<AccessFile> {
        STORE_CHECK(require(tx, person, Act::AnswerAccessRequests));
        return readAccessFile(tx, directory, subject);
    };
    STORE_TRY(file, store.read(gather).result());
    const auto note = [id = file.subject.id, person](store::Tx& tx) -> Result<domain::AuditEntry> {
        STORE_CHECK(require(tx, person, Act::AnswerAccessRequests));
        return store::AuditTable::append(tx, QStringLiteral("subject.access-request"), QStringLiteral("subject"), id);
    };
    STORE_CHECK(store.write(note).result());
    return file;
}

} // namespace

AccessDesk::AccessDesk(DeskContext& context, VisionRoom& vision) : m_context(context), m_vision(vision) {
    m_pool.setMaxThreadCount(1);
}

AccessDesk::~AccessDesk() {
    m_pool.waitForDone();
}

QFuture<Result<AccessFolder>> AccessDesk::gather(const QString& subject, const QString& dir) {
    auto promise = std::make_shared<QPromise<Result<AccessFolder>>>();
    promise->start();
    m_pool.start([&context = m_context, &vision = m_vision, promise, subject, dir, person = m_context.person()] {
        promise->addResult([&]() -> Result<AccessFolder> {
            STORE_TRY(file, gatherNoted(context.store, context.directory, person, subject));
            findOthers(vision, file);
            const auto schemes = context.directory.schemes();
            const QString scheme = schemes.isEmpty() ? QString() : schemes.first().name;
            const QDateTime now = QDateTime::fromMSecsSinceEpoch(context.clock.now(), domain::schemeZone());
            const QString day =
                QLocale(QLocale::English, QLocale::UnitedKingdom).toString(now, QStringLiteral("d MMMM yyyy, HH:mm"));
            return writeAccessFolder(file, scheme, QStringLiteral("%1, %2").arg(person.name, day), dir);
        }());
        promise->finish();
    });
    return promise->future();
}

} // namespace watchdesk::desk
