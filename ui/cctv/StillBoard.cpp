#include "ui/cctv/StillBoard.h"

#include "ui/cctv/StillWords.h"

#include <algorithm>

namespace watchdesk::ui {

namespace {
/// Two searches box the same face a little differently.
constexpr double sameFace = 0.3;

bool undecided(const desk::Candidate& candidate) {
    return candidate.likelihood != desk::Likelihood::Unlikely && !candidate.decided;
}

/// The candidate to look at first: the best that waits, else the best.
const desk::Candidate* firstToSee(const desk::FaceFound& face) {
    const auto& all = face.candidates;
    const auto it = std::find_if(all.cbegin(), all.cend(), undecided);
    return it != all.cend() ? &*it : all.isEmpty() ? nullptr : &all.first();
}
} // namespace

StillBoard::StillBoard(const CctvJobs& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {
    connect(&jobs.stills, &StillJobs::changed, this, &StillBoard::onChanged);
    connect(&jobs.stills, &StillJobs::removed, this, &StillBoard::onRemoved);
}

int StillBoard::rowOf(const QString& id) const {
    const auto it = std::find_if(m_stills.cbegin(), m_stills.cend(), [&](const auto& each) { return each.id == id; });
    return it == m_stills.cend() ? -1 : static_cast<int>(it - m_stills.cbegin());
}

const desk::StillView* StillBoard::still() const {
    const int row = rowOf(m_still);
    return row < 0 ? nullptr : &m_stills.at(row);
}

const desk::FaceFound* StillBoard::face() const {
    const desk::StillView* view = still();
    if (view == nullptr || m_box.isNull())
        return nullptr;
    const desk::FaceFound* best = nullptr;
    double most = sameFace;
    for (const desk::FaceFound& each : view->faces) {
        const double shared = overlap(each.box, m_box);
        if (shared > most) {
            most = shared;
            best = &each;
        }
    }
    return best;
}

const desk::Candidate* StillBoard::candidate() const {
    const desk::FaceFound* found = face();
    if (found == nullptr)
        return nullptr;
    const auto& all = found->candidates;
    const auto it =
        std::find_if(all.cbegin(), all.cend(), [this](const auto& each) { return each.subjectId == m_subject; });
    return it == all.cend() ? nullptr : &*it;
}

bool StillBoard::mayDecide(domain::Verdict verdict) const {
    const desk::Candidate* pair = candidate();
    return pair != nullptr && !m_pending && !(pair->decided && pair->decided->verdict == verdict);
}

int StillBoard::waiting() const {
    return static_cast<int>(std::count_if(m_stills.cbegin(), m_stills.cend(), stillWaits));
}

QString StillBoard::wordsIfSame() const {
    return candidate() == nullptr ? QString() : m_jobs.stills.wordsIfSame(m_still, face()->number, m_subject);
}

// What is being looked at stays in hand; nothing is to be seen in a still that shows nobody.
bool StillBoard::handIsFree() const {
    return still() == nullptr || matchesNobody(*still());
}

void StillBoard::offer(const QString& id) {
    if (still() == nullptr || (!stillWaits(*still()) && !stillRuns(*still())))
        takeStill(id);
}

void StillBoard::reload() {
    m_stills = m_jobs.stills.stills();
    if (rowOf(m_still) < 0)
        m_still = m_stills.isEmpty() ? QString() : m_stills.first().id;
    Q_EMIT reset();
    follow();
}

void StillBoard::onChanged(const QString& id) {
    const int row = rowOf(id);
    if (row >= 0) {
        m_stills[row] = m_jobs.stills.still(id);
        Q_EMIT rowChanged(row);
        if (id != m_still && handIsFree() && stillWaits(m_stills.at(row)))
            return takeStill(id);
    } else {
        // Stills come at the top; one that is unknown here may have come in among others.
        const QVector<desk::StillView> now = m_jobs.stills.stills();
        const auto it = std::find_if(now.cbegin(), now.cend(), [&](const auto& each) { return each.id == id; });
        if (it == now.cend())
            return;
        const int at = std::min<int>(static_cast<int>(it - now.cbegin()), static_cast<int>(m_stills.size()));
        m_stills.insert(at, *it);
        Q_EMIT inserted(at);
        if (still() == nullptr)
            return takeStill(id);
    }
    if (id == m_still)
        follow();
    else
        Q_EMIT handChanged();
}

void StillBoard::onRemoved(const QString& id) {
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_stills.remove(row);
    Q_EMIT gone(row);
    if (id == m_still)
        goOn();
    else
        Q_EMIT handChanged();
}

void StillBoard::setFace(const desk::FaceFound* found) {
    m_box = found == nullptr ? QRectF() : found->box;
    const desk::Candidate* first = found == nullptr ? nullptr : firstToSee(*found);
    m_subject = first == nullptr ? QString() : first->subjectId;
}

void StillBoard::holdBest() {
    const desk::StillView* view = still();
    const desk::FaceFound* best = nullptr;
    if (view != nullptr) {
        const auto score = [](const desk::FaceFound& each) {
            return each.candidates.isEmpty() ? -2.0 : each.candidates.first().score + (faceWaits(each) ? 2.0 : 0.0);
        };
        for (const desk::FaceFound& each : view->faces) {
            if (!each.candidates.isEmpty() && (best == nullptr || score(each) > score(*best)))
                best = &each;
        }
    }
    setFace(best);
}

void StillBoard::follow() {
    const desk::FaceFound* found = face();
    if (found == nullptr || found->candidates.isEmpty())
        holdBest();
    else if (candidate() == nullptr)
        setFace(found);
    else
        m_box = found->box;
    Q_EMIT handChanged();
}

void StillBoard::takeStill(const QString& id) {
    m_still = id;
    holdBest();
    Q_EMIT handChanged();
}

void StillBoard::takeFace(int number) {
    const desk::StillView* view = still();
    if (view == nullptr)
        return;
    for (const desk::FaceFound& each : view->faces) {
        if (each.number == number && !each.candidates.isEmpty()) {
            setFace(&each);
            Q_EMIT handChanged();
            return;
        }
    }
}

int StillBoard::facesToTake() const {
    const desk::StillView* view = still();
    return view == nullptr
               ? 0
               : static_cast<int>(std::count_if(view->faces.cbegin(), view->faces.cend(),
                                                [](const auto& each) { return !each.candidates.isEmpty(); }));
}

void StillBoard::stepFace(int by) {
    QVector<int> numbers;
    if (still() != nullptr) {
        for (const desk::FaceFound& each : still()->faces) {
            if (!each.candidates.isEmpty())
                numbers.append(each.number);
        }
    }
    if (numbers.isEmpty())
        return;
    const auto count = numbers.size();
    const auto at = face() == nullptr ? -by : numbers.indexOf(face()->number);
    takeFace(numbers.at(((at + by) % count + count) % count));
}

void StillBoard::takeCandidate(int index) {
    const desk::FaceFound* found = face();
    if (found == nullptr || index < 0 || index >= found->candidates.size())
        return;
    m_subject = found->candidates.at(index).subjectId;
    Q_EMIT handChanged();
}

void StillBoard::leaveForLater() {
    const int row = rowOf(m_still);
    const auto count = static_cast<int>(m_stills.size());
    for (int step = 1; step < count; ++step) {
        const desk::StillView& next = m_stills.at((std::max(row, 0) + step) % count);
        if (stillWaits(next))
            return takeStill(next.id);
    }
    takeStill({});
}

void StillBoard::goOn() {
    const desk::StillView* view = still();
    // The same face first: somebody else on the watchlist may look like it too.
    if (const desk::FaceFound* found = face(); found != nullptr && faceWaits(*found)) {
        setFace(found);
        Q_EMIT handChanged();
        return;
    }
    if (view != nullptr && (stillWaits(*view) || stillRuns(*view))) {
        holdBest();
        Q_EMIT handChanged();
        return;
    }
    const auto next = std::find_if(m_stills.cbegin(), m_stills.cend(), stillWaits);
    if (next != m_stills.cend())
        takeStill(next->id);
    else if (view == nullptr)
        takeStill(m_stills.isEmpty() ? QString() : m_stills.first().id);
    else
        Q_EMIT handChanged();
}

void StillBoard::decide(domain::Verdict verdict) {
    if (!mayDecide(verdict))
        return;
    m_pending = true;
    Made made{{}, m_still, m_box, face()->number, m_subject, candidate()->reference};
    Q_EMIT handChanged();
    onAnswer(
        this, m_jobs.stills.decide(made.stillId, made.face, made.subjectId, verdict),
        [this, made](const desk::Decided& answer) mutable {
            m_pending = false;
            made.decided = answer;
            onChanged(made.stillId);
            // Unless the operator has gone on already.
            if (made.stillId == m_still && made.subjectId == m_subject && overlap(made.box, m_box) > sameFace)
                goOn();
            Q_EMIT decided(made);
        },
        [this](const Error& error) {
            m_pending = false;
            Q_EMIT handChanged();
            Q_EMIT failed(error);
        });
}

void StillBoard::takeBack(const Made& made) {
    takeStill(made.stillId);
    m_box = made.box;
    m_subject = made.subjectId;
    const int number = face() == nullptr ? made.face : face()->number;
    Q_EMIT handChanged();
    onAnswer(
        this, m_jobs.stills.takeBack(made.stillId, number, made.decided),
        [this, made](const domain::MatchDecision&) {
            onChanged(made.stillId);
            Q_EMIT tookBack(made);
        },
        [this](const Error& error) { Q_EMIT failed(error); });
}

void StillBoard::discard(const QString& id) {
    m_jobs.stills.discard(id);
}

} // namespace watchdesk::ui
