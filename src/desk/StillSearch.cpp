#include "desk/StillSearch.h"

#include "desk/Directory.h"
#include "desk/FeedWriting.h"
#include "desk/StillWords.h"
#include "desk/Wording.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/ExclusionTable.h"
#include "store/MediaTable.h"
#include "store/OrderTable.h"
#include "store/PhotographTable.h"
#include "store/StillTable.h"
#include "store/SubjectTable.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QLocale>

namespace watchdesk::desk {

namespace {

constexpr double sameOverlap = 0.5;

QRectF rectOf(const vision::Box& box) {
    return {double(box.x), double(box.y), double(box.width), double(box.height)};
}

FaceSize sizeOf(int height) {
    if (height >= vision::identifyFrom)
        return FaceSize::Identify;
    return height >= vision::maybeFrom ? FaceSize::Maybe : FaceSize::TooSmall;
}

Likelihood likelihoodOf(vision::ScoreWord word) {
    switch (word) {
    case vision::ScoreWord::Likely:
        return Likelihood::Likely;
    case vision::ScoreWord::Possible:
        return Likelihood::Possible;
    case vision::ScoreWord::Unlikely:
        break;
    }
    return Likelihood::Unlikely;
}

/// What applies to somebody besides the cautions, a line each: the exclusions in force, and what may be done about
/// them.
QStringList factsOf(const domain::Subject& subject, const QVector<domain::ExclusionNotice>& notices,
                    const Directory& directory, QDate today, QStringList& schemes) {
    QStringList facts;
    for (const domain::ExclusionNotice& notice : notices) {
        if (domain::exclusionStanding(notice, today) != domain::ExclusionStanding::InForce)
            continue;
        QString channel;
        for (const domain::Scheme& scheme : directory.schemes()) {
            if (scheme.id == notice.schemeId)
                channel = scheme.channel;
        }
        schemes.append(channel);
        facts.append(
            QStringLiteral("Excluded from %1 to %2")
                .arg(channel, QLocale(QStringLiteral("en_GB")).toString(notice.endsOn, QStringLiteral("d MMM yyyy"))));
        if (notice.breaches > 0)
            facts.append(notice.breaches == 1 ? QStringLiteral("1 breach")
                                              : QStringLiteral("%1 breaches").arg(notice.breaches));
    }
    if (!schemes.isEmpty())
        facts.append(QStringLiteral("Civil exclusion: ask to leave, no offence by itself"));
    if (subject.status == domain::SubjectStatus::IdSought)
        facts.append(QStringLiteral("Identity sought"));
    return facts;
}

QStringList namesOf(const Directory& directory) {
    QStringList names;
    for (const auto& subject : directory.vocabulary().subjects)
        names.append(subject.name);
    return names;
}

void countEarlier(Candidate& candidate, const QVector<domain::MatchDecision>& decisions, const QByteArray& still,
                  const QRectF& box, const Directory& directory) {
    for (const domain::MatchDecision& decision : decisions) {
        if (decision.verdict == domain::Verdict::Same)
            ++candidate.earlierSame;
        if (decision.originalSha256 == still && sameFace(QRectF(decision.face), box)) {
            candidate.decided = decision; // oldest first: the last one stands
            candidate.decidedBy = directory.personName(decision.decidedBy);
        }
    }
}

} // namespace

bool sameFace(const QRectF& a, const QRectF& b) {
    const QRectF shared = a.intersected(b);
    const double all = a.width() * a.height() + b.width() * b.height() - shared.width() * shared.height();
    return all > 0 && shared.width() * shared.height() > sameOverlap * all;
}

StillSearch::StillSearch(DeskContext& context, VisionRoom& vision, std::function<void(const StillView&)> told,
                         std::shared_ptr<const std::atomic<bool>> stop)
    : m_context(context), m_vision(vision), m_told(std::move(told)), m_stop(std::move(stop)) {}

StillView StillSearch::run(StillView view, const QByteArray& file) {
    const auto fail = [&](const Error& error) {
        view.state = StillView::State::Failed;
        view.error = error;
        m_told(view);
        return view;
    };
    m_premisesId = view.premisesId;
    view.sha256 = QCryptographicHash::hash(file, QCryptographicHash::Sha256);
    view.state = StillView::State::Decoding;
    m_told(view);
    auto picture = m_vision.open(file);
    if (!picture)
        return fail(picture.error());
    view.picture = *picture;
    view.state = StillView::State::Searching;
    m_told(view);
    auto engine = m_vision.engine();
    if (!engine)
        return fail(engine.error());
    m_engine = *engine;
    auto list = m_vision.watchlist();
    if (!list)
        return fail(list.error());
    m_list = *list;
    view.watchlist = static_cast<int>(m_list->index.owners());
    view.threshold = m_list->threshold;
    if (auto done = search(view); !done)
        return fail(done.error());
    if (stopped())
        view.state = StillView::State::Stopped;
    else
        finish(view);
    return view;
}

Result<void> StillSearch::search(StillView& view) {
    QElapsedTimer timer;
    timer.start();
    std::optional<Error> failed;
    const auto coarse = [&](const std::vector<vision::Box>& boxes) {
        if (auto compared = compare(view, boxes); !compared) {
            failed = compared.error();
            return;
        }
        view.state = StillView::State::FirstFound;
        view.firstMs = static_cast<int>(timer.elapsed());
        m_told(view);
    };
    const auto boxes = m_engine->find(viewOf(view.picture), coarse, m_stop.get());
    if (!failed && !stopped()) {
        if (auto compared = compare(view, boxes); !compared)
            failed = compared.error();
    }
    if (failed)
        return *failed;
    view.totalMs = static_cast<int>(timer.elapsed());
    if (view.firstMs == 0)
        view.firstMs = view.totalMs;
    return {};
}

void StillSearch::finish(StillView& view) {
    view.state = StillView::State::Done;
    if (std::none_of(view.faces.cbegin(), view.faces.cend(),
                     [](const FaceFound& f) { return !f.candidates.isEmpty(); }))
        view.outcome = view.faces.isEmpty() ? QStringLiteral("No face found") : QStringLiteral("Nobody, discarded");
    m_told(view);
}

/// Reads the boxes that are new and keeps what was found out about the others.
Result<void> StillSearch::compare(StillView& view, const std::vector<vision::Box>& boxes) {
    view.compared = true;
    QVector<FaceFound> faces;
    std::vector<vision::Box> fresh;
    for (const vision::Box& box : boxes) {
        const auto known = std::find_if(view.faces.cbegin(), view.faces.cend(),
                                        [&](const FaceFound& f) { return sameFace(f.box, rectOf(box)); });
        if (known != view.faces.cend())
            faces.append(*known);
        else
            fresh.push_back(box);
    }
    // A face that is too small to be compared is only measured: nothing that could be compared is made of it.
    const auto split =
        std::stable_partition(fresh.begin(), fresh.end(), [](const auto& b) { return b.height >= vision::maybeFrom; });
    const std::vector<vision::Box> large(fresh.begin(), split);
    const std::vector<vision::Box> small(split, fresh.end());
    for (const bool withFeatures : {true, false}) {
        for (const vision::Face& face :
             m_engine->read(viewOf(view.picture), withFeatures ? large : small, withFeatures)) {
            auto found = faceOf(view, face);
            if (!found)
                return found.error();
            faces.append(*found);
        }
    }
    std::sort(faces.begin(), faces.end(),
              [](const FaceFound& a, const FaceFound& b) { return a.box.left() < b.box.left(); });
    for (int i = 0; i < faces.size(); ++i)
        faces[i].number = i + 1;
    view.faces = faces;
    return {};
}

Result<FaceFound> StillSearch::faceOf(const StillView& view, const vision::Face& face) {
    FaceFound found;
    found.box = rectOf(face.box);
    found.height = static_cast<int>(face.box.height);
    found.size = sizeOf(found.height);
    found.quality = QString::fromLatin1(face.quality.word());
    for (const vision::Flaw flaw : face.quality.flaws)
        found.flaws.append(QString::fromLatin1(vision::flawWord(flaw)));
    found.compared = !face.features.empty() && m_list->index.templates() > 0;
    if (!found.compared)
        return found;
    const auto nearest = m_list->index.search(face.features, mostCandidatesShown);
    if (nearest.empty() || double(nearest.front().score) < m_list->threshold)
        return found; // matches nobody: no name is looked up and the features end here
    auto candidates = m_context.store
                          .read([&](store::Tx& tx) -> Result<QVector<Candidate>> {
                              QVector<Candidate> out;
                              for (const vision::Nearest& one : nearest) {
                                  auto candidate = candidateOf(tx, view, found.box, one);
                                  if (!candidate)
                                      return candidate.error();
                                  candidate->rank = static_cast<int>(out.size()) + 1;
                                  out.append(*candidate);
                              }
                              return out;
                          })
                          .result();
    if (!candidates)
        return candidates.error();
    found.candidates = *candidates;
    return found;
}

Result<Candidate> StillSearch::candidateOf(store::Tx& tx, const StillView& view, const QRectF& box,
                                           const vision::Nearest& nearest) {
    const Watched& watched = m_list->entries.at(static_cast<qsizetype>(nearest.entry));
    auto subject = store::SubjectTable::find(tx, watched.subjectId);
    if (!subject)
        return subject.error();
    auto notices = store::ExclusionTable::ofSubject(tx, watched.subjectId);
    if (!notices)
        return notices.error();
    auto photograph = store::PhotographTable::find(tx, watched.photographId);
    if (!photograph)
        return photograph.error();
    auto decisions = store::MatchDecisionTable::ofSubject(tx, watched.subjectId);
    if (!decisions)
        return decisions.error();
    Candidate out;
    out.subjectId = watched.subjectId;
    out.photographId = watched.photographId;
    out.score = double(nearest.score);
    out.likelihood = likelihoodOf(vision::scoreWord(out.score, m_list->threshold, m_vision.pack().likelyAbove));
    if (*subject) {
        out.reference = (*subject)->reference;
        out.name = (*subject)->name;
        auto cautions = store::cautionsWithOrders(tx, **subject);
        if (!cautions)
            return cautions.error();
        out.cautions = *cautions;
        out.facts = factsOf(**subject, *notices, m_context.directory, domain::civilDay(tx.now()), out.schemes);
        out.told =
            sightingWords(out, **subject, placeWords(m_premisesId, m_context.directory), namesOf(m_context.directory));
    }
    countEarlier(out, *decisions, view.sha256, box, m_context.directory);
    if (*photograph) {
        auto jpeg = store::MediaTable::readAll(tx, (*photograph)->mediaId);
        if (!jpeg)
            return jpeg.error();
        out.photograph = QImage::fromData(*jpeg); // our own encoding
        out.photographFace = QRectF((*photograph)->face);
        out.photographSource = (*photograph)->source;
        out.photographTaken = (*photograph)->takenOn;
    }
    return out;
}

namespace {
QString endWords(StillView::State state) {
    if (state == StillView::State::Done)
        return {};
    return state == StillView::State::Stopped ? QStringLiteral(", discarded before its end")
                                              : QStringLiteral(", failed before its end");
}
} // namespace

Result<void> auditSearch(store::Tx& tx, const StillView& view, const QString& place) {
    QStringList suggested;
    for (const FaceFound& face : view.faces) {
        for (const Candidate& candidate : face.candidates) {
            if (candidate.likelihood != Likelihood::Unlikely)
                suggested.append(candidate.reference);
        }
    }
    suggested.removeDuplicates();
    const QString detail =
        QStringLiteral("still %1, %2 faces, %3%4")
            .arg(QString::fromLatin1(view.sha256.toHex()))
            .arg(view.faces.size())
            .arg(suggested.isEmpty() ? QStringLiteral("nobody suggested")
                                     : QStringLiteral("suggested ") + suggested.join(QStringLiteral(", ")),
                 endWords(view.state));
    if (auto audited =
            store::AuditTable::append(tx, QStringLiteral("still.search"), QStringLiteral("still"), view.id, detail);
        !audited)
        return audited.error();
    if (suggested.isEmpty() || view.state != StillView::State::Done)
        return {};
    // Nobody is named before somebody has decided.
    return writeSystemFeed(tx, tx.now(), QStringLiteral("match"), place);
}

} // namespace watchdesk::desk
