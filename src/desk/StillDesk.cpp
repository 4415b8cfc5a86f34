#include "desk/StillDesk.h"

#include "desk/Answer.h"
#include "desk/Roles.h"
#include "desk/StillDecision.h"
#include "desk/StillSearch.h"
#include "desk/VisionRoom.h"
#include "desk/Wording.h"

#include <QCoreApplication>
#include <QPointer>

namespace watchdesk::desk {

namespace {

Error gone() {
    return {ErrorCode::NotFound, "That still is no longer on the desk.", "Nothing was changed.", "Bring it in again."};
}

bool waits(const StillView& view) {
    return view.outcome.isEmpty() && view.state != StillView::State::Failed;
}

/// What was decided about the same face in an earlier state of the view; whether anything was.
bool carryDecisions(FaceFound& face, const QVector<FaceFound>& before) {
    bool any = false;
    for (const FaceFound& earlier : before) {
        if (!sameFace(earlier.box, face.box))
            continue;
        for (const Candidate& one : earlier.candidates) {
            const auto now = std::find_if(face.candidates.begin(), face.candidates.end(),
                                          [&](const Candidate& c) { return c.subjectId == one.subjectId; });
            if (!one.decided || now == face.candidates.end())
                continue;
            now->decided = one.decided;
            now->decidedBy = one.decidedBy;
            any = true;
        }
    }
    return any;
}

} // namespace

/// A face and a candidate of it.
struct StillDesk::Pair {
    StillView view;
    FaceFound face;
    Candidate candidate;
    UtcMs takenAt = 0;
};

StillDesk::StillDesk(DeskContext& context, VisionRoom& vision) : m_context(context), m_vision(vision) {
    connect(&vision, &VisionRoom::troubleChanged, this, &StillDesk::troubleChanged, Qt::QueuedConnection);
}

StillDesk::~StillDesk() {
    for (const Entry& entry : std::as_const(m_entries))
        *entry.stop = true;
}

QString StillDesk::submit(const StillFile& file) {
    Entry entry;
    entry.view.id = QString::fromStdString(m_context.ids.next());
    entry.view.source = file.source;
    entry.view.premisesId = file.premisesId;
    entry.view.receivedAt = m_context.clock.now();
    entry.takenAt = file.takenAt > 0 ? file.takenAt : entry.view.receivedAt;
    entry.stop = std::make_shared<std::atomic<bool>>(false);
    const StillView view = entry.view;
    m_entries.insert(view.id, entry);
    makeRoom();
    Q_EMIT changed(view.id);
    if (auto may = require(m_context.person(), Act::CompareStills); !may) {
        StillView refused = view;
        refused.state = StillView::State::Failed;
        refused.error = may.error();
        take(refused);
        return view.id;
    }
    const QPointer<StillDesk> self(this);
    const auto told = [self](const StillView& now) {
        QMetaObject::invokeMethod(
            qApp,
            [self, now] {
                if (self)
                    self->take(now);
            },
            Qt::QueuedConnection);
    };
    // The search outlives this desk's job when the program ends meanwhile: it refers to what outlives the pool.
    DeskContext& context = m_context;
    VisionRoom& vision = m_vision;
    (void)m_vision.run([&context, &vision, view, bytes = file.bytes, told, stop = entry.stop]() -> Result<int> {
        if (*stop)
            return 0;
        const StillView done = StillSearch(context, vision, told, stop).run(view, bytes);
        // Whoever was suggested was looked at, however the search ended.
        if (!done.compared)
            return 0;
        const QString place = placeWords(done.premisesId, context.directory);
        auto audited = context.store.write([&](store::Tx& tx) { return auditSearch(tx, done, place); }).result();
        if (!audited)
            return audited.error();
        return 1;
    });
    return view.id;
}

QVector<StillView> StillDesk::stills() const {
    QVector<StillView> out;
    for (auto it = m_entries.cend(); it != m_entries.cbegin();)
        out.append((--it)->view);
    return out;
}

StillView StillDesk::still(const QString& id) const {
    return m_entries.value(id).view;
}

void StillDesk::discard(const QString& id) {
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    *found->stop = true;
    m_entries.erase(found);
    Q_EMIT removed(id);
}

void StillDesk::discardAll() {
    const QStringList ids = m_entries.keys();
    for (const QString& id : ids)
        discard(id);
}

/// A newer state of a still that is still on the desk. The search does not know what was decided while it ran.
void StillDesk::take(const StillView& view) {
    const auto found = m_entries.find(view.id);
    if (found == m_entries.end() || *found->stop)
        return;
    const StillView before = std::exchange(found->view, view);
    bool decided = false;
    for (FaceFound& face : found->view.faces)
        decided = carryDecisions(face, before.faces) || decided;
    if (decided && view.state == StillView::State::Done)
        found->view.outcome = outcomeOf(found->view);
    Q_EMIT changed(view.id);
}

void StillDesk::makeRoom() {
    const auto spare = [this] {
        return std::find_if(m_entries.cbegin(), m_entries.cend(), [](const Entry& e) { return !waits(e.view); });
    };
    while (m_entries.size() > mostStills && spare() != m_entries.cend())
        discard(spare().key());
}

std::optional<StillDesk::Pair> StillDesk::pairOf(const QString& stillId, int face, const QString& subjectId) const {
    const auto entry = m_entries.constFind(stillId);
    if (entry == m_entries.constEnd())
        return std::nullopt;
    for (const FaceFound& found : entry->view.faces) {
        if (found.number != face)
            continue;
        for (const Candidate& candidate : found.candidates) {
            if (candidate.subjectId == subjectId)
                return Pair{entry->view, found, candidate, entry->takenAt};
        }
    }
    return std::nullopt;
}

QString StillDesk::wordsIfSame(const QString& stillId, int face, const QString& subjectId) const {
    const auto pair = pairOf(stillId, face, subjectId);
    return pair ? pair->candidate.told : QString();
}

QFuture<Result<Decided>> StillDesk::decide(const QString& stillId, int face, const QString& subjectId,
                                           domain::Verdict verdict) {
    const auto pair = pairOf(stillId, face, subjectId);
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    const QString pack = m_vision.packName();
    auto future = m_context.store.write([=, &directory](store::Tx& tx) -> Result<Decided> {
        if (auto may = require(tx, person, Act::CompareStills, "deciding on matches"); !may)
            return may.error();
        if (!pair)
            return gone();
        return writeDecision(tx, directory, person,
                             {pair->view, pair->face, pair->candidate, pair->takenAt, pack, verdict});
    });
    takeAnswer(this, future, [this, stillId](const Result<Decided>& decided) {
        if (decided)
            noteDecision(stillId, decided->decision);
    });
    return future;
}

QFuture<Result<domain::MatchDecision>> StillDesk::takeBack(const QString& stillId, const Decided& decided) {
    const domain::Person person = m_context.person();
    auto future = m_context.store.write([=](store::Tx& tx) -> Result<domain::MatchDecision> {
        if (auto may = require(tx, person, Act::CompareStills, "deciding on matches"); !may)
            return may.error();
        return writeTakeBack(tx, person, decided);
    });
    takeAnswer(this, future, [this, stillId](const Result<domain::MatchDecision>& decision) {
        if (decision)
            noteDecision(stillId, *decision);
    });
    return future;
}

/// The view says what was decided: on the pair, and of the whole still when no face waits any more.
void StillDesk::noteDecision(const QString& stillId, const domain::MatchDecision& decision) {
    const auto entry = m_entries.find(stillId);
    if (entry == m_entries.end())
        return;
    for (FaceFound& found : entry->view.faces) {
        for (Candidate& candidate : found.candidates) {
            // By its place: the fine scale may have numbered the faces anew meanwhile.
            if (candidate.subjectId != decision.subjectId || !sameFace(found.box, QRectF(decision.face)))
                continue;
            candidate.decided = decision;
            candidate.decidedBy = m_context.person().name;
        }
    }
    entry->view.outcome = outcomeOf(entry->view);
    Q_EMIT changed(stillId);
}

std::optional<Error> StillDesk::trouble() const {
    return m_vision.trouble();
}

} // namespace watchdesk::desk
