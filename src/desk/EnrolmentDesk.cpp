#include "desk/EnrolmentDesk.h"

#include "desk/Portraits.h"
#include "desk/Roles.h"
#include "desk/VisionRoom.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/MediaTable.h"
#include "store/PhotographTable.h"
#include "store/SubjectTable.h"
#include "store/TemplateTable.h"

namespace watchdesk::desk {

namespace {

constexpr int dayCheckMs = 10 * 60 * 1000;
constexpr float alsoAFace = 0.5F; // of the largest face's height: from there a second one makes it unclear who is meant

/// A photograph, judged and ready to be kept.
struct Prepared {
    QByteArray jpeg;
    QByteArray thumbnail;
    vision::Face face;
    QRect faceKept; ///< in the kept picture
    QString pack;
};

Error refuse(const std::string& what, const std::string& todo) {
    return {ErrorCode::InvalidInput, what, "Nothing was kept of it.", todo};
}

Error flawed(const vision::Quality& quality) {
    std::string words;
    for (const vision::Flaw flaw : quality.flaws)
        words += (words.empty() ? "" : ", ") + std::string(vision::flawWord(flaw));
    if (quality.has(vision::Flaw::Small))
        return refuse("The face is only " + std::to_string(static_cast<int>(quality.height)) +
                          " pixels high: too small to identify anybody.",
                      "Use a picture in which the face is at least " + std::to_string(vision::identifyFrom) +
                          " pixels high.");
    return refuse("The face is of no use for comparing: " + words + ".",
                  "Use a sharper, evenly lit picture that shows the face from the front.");
}

/// The one face of a photograph.
Result<vision::Face> faceOf(vision::FaceEngine& engine, const QImage& picture) {
    auto boxes = engine.findInPortrait(viewOf(picture));
    if (boxes.empty())
        return refuse("No face was found in the picture.", "Use a picture that shows the face from the front.");
    std::sort(boxes.begin(), boxes.end(), [](const auto& a, const auto& b) { return a.height > b.height; });
    const auto count = std::count_if(boxes.begin(), boxes.end(), [&](const auto& b) {
        return b.height > alsoAFace * boxes.front().height && b.score >= vision::FaceEngine::sceneThreshold;
    });
    if (count > 1)
        return refuse("There are " + std::to_string(count) + " faces in the picture.",
                      "Cut out the one person who is meant.");
    vision::Face face = engine.readPortrait(viewOf(picture), boxes.front());
    if (std::string_view(face.quality.word()) == "poor")
        return flawed(face.quality);
    return face;
}

Result<Prepared> prepare(VisionRoom& vision, const QByteArray& file) {
    auto engine = vision.engine();
    if (!engine)
        return engine.error();
    auto picture = vision.open(file);
    if (!picture)
        return picture.error();
    auto face = faceOf(**engine, *picture);
    if (!face)
        return face.error();
    const auto& box = face->box;
    Prepared out;
    double factor = 1;
    out.jpeg = jpegOf(keptSize(*picture, &factor));
    out.faceKept = QRectF(box.x * factor, box.y * factor, box.width * factor, box.height * factor).toRect();
    out.thumbnail = jpegOf(headAndShoulders(*picture, QRectF(box.x, box.y, box.width, box.height)), 85);
    out.face = std::move(*face);
    out.pack = vision.pack().name;
    return out;
}

QByteArray bytesOf(const vision::Features& features) {
    return {reinterpret_cast<const char*>(features.data()), static_cast<qsizetype>(features.size() * sizeof(float))};
}

QString barInWords(domain::WatchlistBar bar) {
    switch (bar) {
    case domain::WatchlistBar::None:
        return {};
    case domain::WatchlistBar::Under18:
        return QStringLiteral("under 18: never face-matched");
    case domain::WatchlistBar::Vulnerable:
        return QStringLiteral("vulnerable: never face-matched");
    case domain::WatchlistBar::NotInForce:
        return QStringLiteral("no exclusion or order is in force");
    case domain::WatchlistBar::TooFewIncidents:
        return QStringLiteral("not a repeat or serious offender");
    case domain::WatchlistBar::NoIncident:
        return QStringLiteral("identity sought, but no incident is linked");
    }
    return {};
}

Result<domain::WatchlistBar> barOf(store::Tx& tx, const domain::Subject& subject) {
    auto ground = store::matchGround(tx, subject.id);
    if (!ground)
        return ground.error();
    ground->born = subject.born;
    return domain::watchlistBar(*ground, domain::civilDay(tx.now()));
}

Result<void> keepTemplate(store::Tx& tx, const domain::Photograph& photograph, const vision::Features& features,
                          const QString& pack) {
    domain::FaceTemplate face;
    face.photographId = photograph.id;
    face.subjectId = photograph.subjectId;
    face.pack = pack;
    face.features = bytesOf(features);
    face.createdAt = tx.now();
    if (auto kept = store::TemplateTable::insert(tx, face); !kept)
        return kept.error();
    return {};
}

Result<domain::Photograph> keepPicture(store::Tx& tx, const QString& subjectId, const PhotographFile& file,
                                       const Prepared& prepared) {
    domain::Media media;
    media.kind = domain::MediaKind::Photograph;
    media.format = QStringLiteral("image/jpeg");
    media.createdAt = tx.now();
    auto kept = store::MediaTable::put(tx, media, prepared.jpeg, subjectId);
    if (!kept)
        return kept.error();
    domain::Photograph photograph;
    photograph.subjectId = subjectId;
    photograph.mediaId = kept->id;
    photograph.takenOn = file.takenOn;
    photograph.source = file.source;
    photograph.fromPolice = file.fromPolice;
    photograph.addedAt = tx.now();
    photograph.quality = QString::fromLatin1(prepared.face.quality.word());
    photograph.faceHeight = static_cast<int>(prepared.face.box.height);
    photograph.face = prepared.faceKept;
    auto inserted = store::PhotographTable::insert(tx, photograph);
    if (!inserted)
        return inserted.error();
    if (auto small = store::ThumbnailTable::put(tx, inserted->id, prepared.thumbnail); !small)
        return small.error();
    return inserted;
}

Result<Enrolled> keep(store::Tx& tx, const QString& subjectId, const PhotographFile& file, const Prepared& prepared) {
    auto subject = store::SubjectTable::find(tx, subjectId);
    if (!subject)
        return subject.error();
    if (!*subject)
        return Error{ErrorCode::NotFound, "That person is not in the store.", "Nothing was kept.", ""};
    auto bar = barOf(tx, **subject);
    if (!bar)
        return bar.error();
    auto photograph = keepPicture(tx, subjectId, file, prepared);
    if (!photograph)
        return photograph.error();
    Enrolled out{*photograph, *bar == domain::WatchlistBar::None, *bar, barInWords(*bar)};
    if (out.comparable) {
        if (auto kept = keepTemplate(tx, *photograph, prepared.face.features, prepared.pack); !kept)
            return kept.error();
    }
    const QString detail = out.comparable ? QStringLiteral("with a template") : out.why;
    if (auto audited = store::AuditTable::append(tx, QStringLiteral("photograph.add"), QStringLiteral("subject"),
                                                 subjectId, detail);
        !audited)
        return audited.error();
    return out;
}

/// A photograph that lacks the template it may have.
struct Lacking {
    domain::Photograph photograph;
    QByteArray jpeg;
};

Result<QVector<Lacking>> lacking(store::Tx& tx, const QString& pack) {
    auto photographs = store::PhotographTable::all(tx);
    if (!photographs)
        return photographs.error();
    auto have = tx.query(QStringLiteral("SELECT photograph_id FROM face_template WHERE pack = ?"), {pack});
    if (!have)
        return have.error();
    QSet<QString> done;
    for (const store::Row& row : *have)
        done.insert(row.text(0));
    QVector<Lacking> out;
    for (const domain::Photograph& photograph : *photographs) {
        if (done.contains(photograph.id))
            continue;
        auto subject = store::SubjectTable::find(tx, photograph.subjectId);
        if (!subject)
            return subject.error();
        auto bar = barOf(tx, subject->value_or(domain::Subject()));
        if (!bar)
            return bar.error();
        if (*bar != domain::WatchlistBar::None)
            continue;
        auto jpeg = store::MediaTable::readAll(tx, photograph.mediaId);
        if (!jpeg)
            return jpeg.error();
        out.append({photograph, *jpeg});
    }
    return out;
}

/// The transaction asks again whether it still may: much can happen while a model runs.
Result<bool> keepIfAllowed(store::Tx& tx, const domain::Photograph& photograph, const vision::Features& features,
                           const QString& pack) {
    auto subject = store::SubjectTable::find(tx, photograph.subjectId);
    if (!subject)
        return subject.error();
    auto still = store::PhotographTable::find(tx, photograph.id);
    if (!still)
        return still.error();
    if (!*subject || !*still)
        return false;
    auto bar = barOf(tx, **subject);
    if (!bar)
        return bar.error();
    if (*bar != domain::WatchlistBar::None)
        return false;
    if (auto kept = keepTemplate(tx, photograph, features, pack); !kept)
        return kept.error();
    return true;
}

} // namespace

EnrolmentDesk::EnrolmentDesk(DeskContext& context, VisionRoom& vision) : m_context(context), m_vision(vision) {
    m_days.setInterval(dayCheckMs);
    connect(&m_days, &QTimer::timeout, this, [this] {
        if (domain::civilDay(m_context.clock.now()) != m_day)
            (void)endDay();
    });
    m_days.start();
}

QFuture<Result<Enrolled>> EnrolmentDesk::enrol(const QString& subjectId, const PhotographFile& file) {
    const domain::Person person = m_context.person();
    store::Store& store = m_context.store;
    return m_vision.run([=, &store, this]() -> Result<Enrolled> {
        if (auto may = require(person, Act::AddPhotographs); !may)
            return may.error();
        auto prepared = prepare(m_vision, file.bytes);
        if (!prepared)
            return prepared.error();
        return store
            .write([&](store::Tx& tx) -> Result<Enrolled> {
                if (auto still = require(tx, person, Act::AddPhotographs); !still)
                    return still.error();
                return keep(tx, subjectId, file, *prepared);
            })
            .result();
    });
}

QFuture<Result<RemovedPhotograph>> EnrolmentDesk::remove(const QString& photographId) {
    const domain::Person person = m_context.person();
    return m_context.store.write([=](store::Tx& tx) -> Result<RemovedPhotograph> {
        if (auto may = require(tx, person, Act::AddPhotographs, "removing photographs"); !may)
            return may.error();
        auto photograph = store::PhotographTable::find(tx, photographId);
        if (!photograph)
            return photograph.error();
        if (!*photograph)
            return Error{ErrorCode::NotFound, "That photograph is not in the store.", "Nothing was changed.", ""};
        auto jpeg = store::MediaTable::readAll(tx, (*photograph)->mediaId);
        if (!jpeg)
            return jpeg.error();
        if (auto removed = store::PhotographTable::remove(tx, photographId); !removed)
            return removed.error();
        if (auto audited = store::AuditTable::append(tx, QStringLiteral("photograph.remove"), QStringLiteral("subject"),
                                                     (*photograph)->subjectId);
            !audited)
            return audited.error();
        return RemovedPhotograph{(*photograph)->subjectId,
                                 {*jpeg, {}, (*photograph)->source, (*photograph)->takenOn, (*photograph)->fromPolice}};
    });
}

QFuture<Result<int>> EnrolmentDesk::catchUp() {
    store::Store& store = m_context.store;
    return m_vision.run([&store, this]() -> Result<int> {
        auto engine = m_vision.engine();
        if (!engine)
            return engine.error();
        const QString pack = m_vision.pack().name;
        auto todo = store.read([pack](store::Tx& tx) { return lacking(tx, pack); }).result();
        if (!todo)
            return todo.error();
        int made = 0;
        for (const Lacking& one : *todo) {
            // Our own JPEG: re-encoded from pixels when it came in.
            const QImage picture = QImage::fromData(one.jpeg).convertToFormat(QImage::Format_BGR888);
            auto face = faceOf(**engine, picture);
            if (!face)
                continue; // another pack may not find what the one before it found: the photograph stays, uncompared
            auto kept =
                store.write([&](store::Tx& tx) { return keepIfAllowed(tx, one.photograph, face->features, pack); })
                    .result();
            if (!kept)
                return kept.error();
            made += *kept ? 1 : 0;
        }
        return made;
    });
}

QFuture<Result<qint64>> EnrolmentDesk::endDay() {
    m_day = domain::civilDay(m_context.clock.now());
    return m_context.store.write([](store::Tx& tx) { return store::destroyUnfounded(tx); });
}

QFuture<Result<QStringList>> EnrolmentDesk::watchlisted() {
    return m_context.store.read([person = m_context.person()](store::Tx& tx) -> Result<QStringList> {
        if (auto may = require(tx, person, Act::SeeGallery, "the watchlist"); !may)
            return may.error();
        auto rows = tx.query(QStringLiteral("SELECT DISTINCT s.reference FROM face_template t "
                                            "JOIN subject s ON s.id = t.subject_id ORDER BY s.reference"));
        if (!rows)
            return rows.error();
        QStringList out;
        for (const store::Row& row : *rows)
            out.append(row.text(0));
        return out;
    });
}

} // namespace watchdesk::desk
