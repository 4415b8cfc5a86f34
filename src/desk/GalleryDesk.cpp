#include "desk/GalleryDesk.h"

#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/GalleryKeeper.h"
#include "desk/GalleryReading.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/MediaTable.h"
#include "store/PhotographTable.h"
#include "store/SubjectTable.h"

#include <QMutex>

#include <optional>

namespace watchdesk::desk {

/// Who has which sheet open, and since when. Any thread.
class OpenSheets {
public:
    void open(const QString& personId, const QString& subjectId, UtcMs at) {
        const QMutexLocker lock(&m_mutex);
        m_since.insert({personId, subjectId}, at);
    }
    void close(const QString& personId, const QString& subjectId) {
        const QMutexLocker lock(&m_mutex);
        m_since.remove({personId, subjectId});
    }
    void closeAll() {
        const QMutexLocker lock(&m_mutex);
        m_since.clear();
    }
    [[nodiscard]] std::optional<UtcMs> since(const QString& personId, const QString& subjectId) const {
        const QMutexLocker lock(&m_mutex);
        const auto found = m_since.constFind({personId, subjectId});
        return found == m_since.cend() ? std::nullopt : std::optional(*found);
    }

private:
    mutable QMutex m_mutex;
    QHash<std::pair<QString, QString>, UtcMs> m_since;
};

namespace {

Error notOpen() {
    return {ErrorCode::Refused, "That sheet is not open.", "",
            "Open it first: a look at a sheet is kept on the audit log."};
}

/// What a set of cautions is called on the audit log.
QString wordsOf(domain::Cautions cautions) {
    using C = domain::Caution;
    QStringList words;
    for (const auto& [caution, word] :
         {std::pair(C::Juvenile, "juvenile"), std::pair(C::CriminalBehaviourOrder, "criminal-behaviour-order"),
          std::pair(C::Violence, "violence"), std::pair(C::Vulnerable, "vulnerable")}) {
        if (cautions.testFlag(caution))
            words.append(QString::fromLatin1(word));
    }
    return words.isEmpty() ? QStringLiteral("none") : words.join(QStringLiteral(", "));
}

} // namespace

GalleryDesk::GalleryDesk(DeskContext& context)
    : m_context(context), m_keeper(std::make_unique<GalleryKeeper>(context)), m_open(std::make_shared<OpenSheets>()) {
    connect(m_keeper.get(), &GalleryKeeper::changed, this, &GalleryDesk::changed);
}

GalleryDesk::~GalleryDesk() = default;

QFuture<Result<GalleryWall>> GalleryDesk::wall() {
    return m_keeper->wall();
}

void GalleryDesk::forget() {
    m_keeper->forget();
    m_open->closeAll();
}

QFuture<Result<QHash<QString, QByteArray>>> GalleryDesk::thumbnails(const QVector<QString>& photographIds) {
    const domain::Person person = m_context.person();
    return m_context.store.read(
        [person, ids = photographIds.mid(0, mostThumbnails)](store::Tx& tx) -> Result<QHash<QString, QByteArray>> {
            if (auto may = require(tx, person, Act::SeeGallery); !may)
                return may.error();
            return store::ThumbnailTable::fetch(tx, ids);
        });
}

QFuture<Result<SubjectSheet>> GalleryDesk::openSheet(const QString& subjectId) {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    auto future = m_context.store.write([=, &directory, open = m_open](store::Tx& tx) -> Result<SubjectSheet> {
        if (auto may = require(tx, person, Act::SeeGallery); !may)
            return may.error();
        auto sheet = readSheet(tx, directory, person, subjectId);
        if (!sheet)
            return sheet.error();
        auto entry =
            store::AuditTable::append(tx, QString::fromLatin1(subjectViewed), QStringLiteral("subject"), subjectId);
        if (!entry)
            return entry.error();
        sheet->openedAt = entry->at;
        if (auto read = readLookers(tx, person, *sheet); !read)
            return read.error();
        open->open(person.id, subjectId, entry->at);
        return sheet;
    });
    // The entry stands only if the transaction does: without it the sheet is not open.
    takeAnswer(this, future, [=, open = m_open](const Result<SubjectSheet>& sheet) {
        if (!sheet)
            open->close(person.id, subjectId);
    });
    return future;
}

QFuture<Result<SubjectSheet>> GalleryDesk::readAgain(const QString& subjectId) {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    return m_context.store.read([=, &directory, open = m_open](store::Tx& tx) -> Result<SubjectSheet> {
        const auto since = open->since(person.id, subjectId);
        if (!since || person.id.isEmpty())
            return notOpen();
        if (auto may = require(tx, person, Act::SeeGallery); !may)
            return may.error();
        auto sheet = readSheet(tx, directory, person, subjectId);
        if (!sheet)
            return sheet.error();
        sheet->openedAt = *since;
        if (auto read = readLookers(tx, person, *sheet); !read)
            return read.error();
        return sheet;
    });
}

void GalleryDesk::closeSheet(const QString& subjectId) {
    m_open->close(m_context.person().id, subjectId);
}

QFuture<Result<QByteArray>> GalleryDesk::photograph(const QString& photographId) {
    const domain::Person person = m_context.person();
    return m_context.store.read([=, open = m_open](store::Tx& tx) -> Result<QByteArray> {
        if (auto may = require(tx, person, Act::SeeGallery); !may)
            return may.error();
        auto photograph = store::PhotographTable::find(tx, photographId);
        if (!photograph)
            return photograph.error();
        if (!*photograph)
            return Error{ErrorCode::NotFound, "That photograph is not in the store any more.", "", ""};
        if (!open->since(person.id, (*photograph)->subjectId))
            return notOpen();
        return store::MediaTable::readAll(tx, (*photograph)->mediaId);
    });
}

QFuture<Result<domain::Subject>> GalleryDesk::setCautions(const QString& subjectId, qint64 version,
                                                          domain::Cautions cautions) {
    const domain::Person person = m_context.person();
    return m_context.store.write([=](store::Tx& tx) -> Result<domain::Subject> {
        if (auto may = require(tx, person, Act::SetCautions); !may)
            return may.error();
        auto found = store::SubjectTable::find(tx, subjectId);
        if (!found)
            return found.error();
        if (!*found)
            return Error{ErrorCode::NotFound, "That subject is not in the store.", "Nothing was changed.", ""};
        domain::Subject subject = **found;
        subject.version = version;
        subject.cautions = cautions;
        auto updated = store::SubjectTable::update(tx, subject);
        if (!updated)
            return updated.error();
        if (auto audited = store::AuditTable::append(tx, QStringLiteral("subject.cautions"), QStringLiteral("subject"),
                                                     subjectId, wordsOf(cautions));
            !audited)
            return audited.error();
        return updated;
    });
}

} // namespace watchdesk::desk
