#include "LargeGallery.h"

#include "gallery/MemoryGallery.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/PhotographTable.h"
#include "store/SchemeTable.h"
#include "store/SubjectTable.h"
#include "store/TemplateTable.h"

namespace watchdesk::test {

namespace {

constexpr int aTransaction = 250;

/// Ovals of a few looks; the decoder is not told that it has seen them before.
const QByteArray& picture(int number) {
    static const QVector<QByteArray> made = [] {
        QVector<QByteArray> out;
        for (int i = 0; i < 64; ++i)
            out.append(ovalJpeg(i));
        return out;
    }();
    return made.at(number % 64);
}

/// The photograph of the subject that was added.
Result<domain::Photograph> addSubject(store::Tx& tx, const domain::Scheme& scheme, int number) {
    domain::Subject subject;
    subject.reference = QStringLiteral("W-%1").arg(number, 5, 10, QLatin1Char('0'));
    subject.name = MemoryGallery::cardFor(number).name;
    subject.status = subject.name.isEmpty() ? domain::SubjectStatus::IdSought : domain::SubjectStatus::Known;
    subject.description = QStringLiteral("1.83 m, medium build, fair hair; usually grey hoodie, black sports bag");
    subject.born = QDate(1960, 1, 1).addDays(number);
    auto kept = store::SubjectTable::insert(tx, subject);
    if (!kept)
        return kept.error();
    domain::ExclusionNotice notice;
    notice.schemeId = scheme.id;
    notice.subjectId = kept->id;
    notice.step = domain::ExclusionStep::Served;
    notice.servedOn = galleryDay.addDays(-(number % 360));
    notice.endsOn = domain::lastDay(notice.servedOn, 12);
    notice.reasons = QStringLiteral("Three incidents of theft from members' shops within seven weeks.");
    if (auto r = store::ExclusionTable::insert(tx, notice); !r)
        return r.error();
    for (int i = 0; i < 2; ++i) {
        domain::Incident incident;
        incident.at = galleryNow - UtcMs(number % 300 + i) * 86'400'000;
        incident.category = QStringLiteral("shop-theft");
        incident.subjects.append({kept->id, domain::SubjectPart::Offender});
        if (auto r = store::IncidentTable::insert(tx, incident); !r)
            return r.error();
    }
    domain::Media media;
    media.kind = domain::MediaKind::Photograph;
    auto full = store::MediaTable::put(tx, media, picture(number));
    if (!full)
        return full.error();
    domain::Photograph photograph;
    photograph.subjectId = kept->id;
    photograph.mediaId = full->id;
    photograph.addedAt = tx.now();
    auto taken = store::PhotographTable::insert(tx, photograph);
    if (!taken)
        return taken.error();
    if (auto r = store::ThumbnailTable::put(tx, taken->id, picture(number)); !r)
        return r.error();
    return taken;
}

Result<void> addTemplate(store::Tx& tx, const domain::Photograph& photograph, int number,
                         const LargeGalleryFaces& faces) {
    const std::vector<float> features = faces.features(number);
    domain::FaceTemplate made;
    made.photographId = photograph.id;
    made.subjectId = photograph.subjectId;
    made.pack = faces.pack;
    made.features = QByteArray(reinterpret_cast<const char*>(features.data()),
                               static_cast<qsizetype>(features.size() * sizeof(float)));
    made.createdAt = tx.now();
    if (auto inserted = store::TemplateTable::insert(tx, made); !inserted)
        return inserted.error();
    return {};
}

} // namespace

std::unique_ptr<desk::Desk> largeGallery(const QString& path, const Clock& clock, IdSource& ids, int people,
                                         const LargeGalleryFaces& faces) {
    const QString passphrase = QStringLiteral("correct horse battery staple");
    desk::Desk::Options options;
    options.url = path;
    desk::Desk::create(options, QStringLiteral("Jo Mead"), passphrase, clock, ids, true).value();
    auto desk = std::move(desk::Desk::open(options, clock, ids).value());
    desk->signIn(QStringLiteral("Jo Mead"), passphrase).result().value();
    domain::Scheme scheme;
    scheme.channel = QStringLiteral("SHOP");
    scheme =
        desk->store().write([&](store::Tx& tx) { return store::SchemeTable::insert(tx, scheme); }).result().value();
    for (int from = 0; from < people; from += aTransaction) {
        desk->store()
            .write([&](store::Tx& tx) -> Result<void> {
                for (int i = from; i < from + aTransaction; ++i) {
                    auto photograph = addSubject(tx, scheme, i);
                    if (!photograph)
                        return photograph.error();
                    if (!faces.features)
                        continue;
                    if (auto made = addTemplate(tx, *photograph, i, faces); !made)
                        return made;
                }
                return {};
            })
            .result()
            .value();
    }
    // Opened again, as in the morning: the directory has not been told of ten thousand changes one after another.
    desk.reset();
    desk = std::move(desk::Desk::open(options, clock, ids).value());
    desk->signIn(QStringLiteral("Jo Mead"), passphrase).result().value();
    return desk;
}

} // namespace watchdesk::test
