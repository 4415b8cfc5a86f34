#include "ui/cctv/StillWords.h"

#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

#include <algorithm>

namespace watchdesk::ui {

namespace {
QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("StillWords", text, nullptr, n);
}
bool counts(const desk::Candidate& candidate) {
    return candidate.likelihood != desk::Likelihood::Unlikely;
}
bool said(const desk::Candidate& candidate, domain::Verdict verdict) {
    return candidate.decided && candidate.decided->verdict == verdict;
}
} // namespace

bool faceWaits(const desk::FaceFound& face) {
    const auto& all = face.candidates;
    return std::none_of(all.cbegin(), all.cend(), [](const auto& c) { return said(c, domain::Verdict::Same); }) &&
           std::any_of(all.cbegin(), all.cend(), [](const auto& c) { return counts(c) && !c.decided; });
}

bool faceDismissed(const desk::FaceFound& face) {
    return std::all_of(face.candidates.cbegin(), face.candidates.cend(),
                       [](const auto& c) { return !counts(c) || said(c, domain::Verdict::NotSame); });
}

bool stillWaits(const desk::StillView& still) {
    return std::any_of(still.faces.cbegin(), still.faces.cend(), faceWaits);
}

bool stillRuns(const desk::StillView& still) {
    return still.state != desk::StillView::State::Done && still.state != desk::StillView::State::Failed;
}

bool matchesNobody(const desk::StillView& still) {
    return still.state == desk::StillView::State::Done &&
           std::all_of(still.faces.cbegin(), still.faces.cend(), faceDismissed);
}

QString likelihoodText(desk::Likelihood likelihood) {
    switch (likelihood) {
    case desk::Likelihood::Likely:
        return tr("Likely");
    case desk::Likelihood::Possible:
        return tr("Possible");
    case desk::Likelihood::Unlikely:
        break;
    }
    return tr("Unlikely");
}

QString faceText(const desk::FaceFound& face, bool searching) {
    if (face.size == desk::FaceSize::TooSmall)
        return tr("%1 px, too small to identify").arg(face.height);
    const QString measured =
        face.quality.isEmpty() ? tr("%1 px").arg(face.height) : tr("%1 px, %2").arg(face.height).arg(face.quality);
    if (!face.candidates.isEmpty() && !faceDismissed(face))
        return measured;
    return measured + (searching && !face.compared ? tr(" · being compared") : tr(" · matches nobody, blurred"));
}

QString flawsText(const desk::FaceFound& face) {
    return face.flaws.join(QStringLiteral(", "));
}

QString facesText(const desk::StillView& still) {
    const auto count = static_cast<int>(still.faces.size());
    if (count == 0 && still.state != desk::StillView::State::Done)
        return {};
    return count == 0 ? tr("no face") : count == 1 ? tr("1 face") : tr("%1 faces").arg(count);
}

desk::Likelihood bestWaiting(const desk::StillView& still) {
    auto best = desk::Likelihood::Unlikely;
    for (const desk::FaceFound& face : still.faces) {
        for (const desk::Candidate& candidate : face.candidates) {
            if (faceWaits(face) && !candidate.decided)
                best = std::min(best, candidate.likelihood);
        }
    }
    return best;
}

QString workText(const desk::StillView& still) {
    using State = desk::StillView::State;
    switch (still.state) {
    case State::Waiting:
        return tr("Waits its turn");
    case State::Decoding:
        return tr("Decoding…");
    case State::Searching:
        return tr("Looking for faces…");
    case State::FirstFound:
        return tr("Looking at full size…");
    case State::Done:
    case State::Stopped:
    case State::Failed:
        break;
    }
    return {};
}

QString stateText(const desk::StillView& still) {
    if (still.state == desk::StillView::State::Failed)
        return tr("Could not be read");
    if (stillWaits(still))
        return tr("%1, waits").arg(likelihoodText(bestWaiting(still)));
    if (stillRuns(still))
        return workText(still);
    return still.outcome.isEmpty() ? tr("Nobody, discarded") : still.outcome;
}

QString candidateText(const desk::Candidate& candidate) {
    return candidate.name.isEmpty() ? candidate.reference : candidate.name;
}

QString verdictText(domain::Verdict verdict) {
    switch (verdict) {
    case domain::Verdict::Same:
        return tr("Same person");
    case domain::Verdict::NotSame:
        return tr("Not this person");
    case domain::Verdict::CannotSay:
        break;
    }
    return tr("Cannot say");
}

QString decidedText(const desk::Candidate& candidate, QDate today, const QString& me) {
    if (!candidate.decided)
        return {};
    const QString who = candidate.decidedBy.isEmpty() ? tr("Said")
                        : candidate.decidedBy == me   ? tr("You said")
                                                      : tr("%1 said").arg(candidate.decidedBy);
    return tr("%1: %2, %3")
        .arg(who, verdictText(candidate.decided->verdict).toLower(),
             whenText(candidate.decided->decidedAt, today, false));
}

QString scoreText(double score) {
    return QString::number(score, 'f', 2);
}

double overlap(const QRectF& a, const QRectF& b) {
    const QRectF shared = a.intersected(b);
    const double joined = a.width() * a.height() + b.width() * b.height() - shared.width() * shared.height();
    return joined <= 0 ? 0 : shared.width() * shared.height() / joined;
}

} // namespace watchdesk::ui
