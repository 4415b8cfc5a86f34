#include "desk/GalleryViews.h"

#include <tuple>

namespace watchdesk::desk {

namespace {

using domain::ExclusionStanding;
using domain::ExclusionStep;

/// How much a notice weighs: the least is what counts.
int weightOf(const domain::ExclusionNotice& notice, ExclusionStanding standing) {
    switch (standing) {
    case ExclusionStanding::InForce:
        return 0;
    case ExclusionStanding::InProcess:
        return 1;
    case ExclusionStanding::NotExcluded:
        return notice.step == ExclusionStep::Warned ? 2 : 4;
    case ExclusionStanding::Expired:
    case ExclusionStanding::AdminOnly:
        return 3;
    case ExclusionStanding::Quashed:
        return 4;
    case ExclusionStanding::EraseDue:
        break;
    }
    return 5;
}

GalleryGroup groupOf(int weight) {
    constexpr GalleryGroup groups[] = {GalleryGroup::InForce, GalleryGroup::Proposed, GalleryGroup::Warned};
    return weight < 3 ? groups[weight] : GalleryGroup::Ended;
}

/// Of two notices of one weight: what ends first while in force, what ended last after that.
bool endsBetter(const GalleryStanding& best, const domain::ExclusionNotice& notice) {
    if (!best.endsOn.isValid())
        return true;
    return best.group == GalleryGroup::InForce ? notice.endsOn < best.endsOn : notice.endsOn > best.endsOn;
}

} // namespace

bool riskier(const GalleryCard& a, const GalleryCard& b) {
    const auto key = [](const GalleryCard& card) {
        return std::tuple(card.cautions.testFlag(domain::Caution::CriminalBehaviourOrder),
                          card.cautions.testFlag(domain::Caution::Violence), card.standing.breaches, card.lastSeen);
    };
    return key(a) > key(b);
}

bool seenLater(const GalleryCard& a, const GalleryCard& b) {
    return a.lastSeen > b.lastSeen;
}

bool endsSooner(const GalleryCard& a, const GalleryCard& b) {
    const auto key = [](const GalleryCard& card) {
        return std::tuple(card.daysLeft < 0, card.daysLeft, -card.lastSeen);
    };
    return key(a) < key(b);
}

GalleryStanding standingOf(const domain::Subject& subject, const QVector<domain::ExclusionNotice>& notices,
                           QDate today) {
    GalleryStanding out;
    out.noticed = !notices.isEmpty();
    int best = 6;
    for (const domain::ExclusionNotice& notice : notices) {
        const ExclusionStanding standing = domain::exclusionStanding(notice, today);
        const int weight = weightOf(notice, standing);
        out.breaches += notice.breaches;
        if (weight > best)
            continue;
        if (weight < best) {
            best = weight;
            out.schemeIds.clear();
            out.endsOn = {};
        }
        out.group = groupOf(weight);
        if (!out.schemeIds.contains(notice.schemeId))
            out.schemeIds.append(notice.schemeId);
        if (!endsBetter(out, notice))
            continue;
        out.standing = standing;
        out.step = notice.step;
        out.endsOn = notice.endsOn;
        out.endsScheme = notice.schemeId;
    }
    if (subject.status == domain::SubjectStatus::IdSought)
        out.group = GalleryGroup::IdSought;
    out.eraseDue = best == 5 && subject.status == domain::SubjectStatus::Known &&
                   !subject.cautions.testFlag(domain::Caution::CriminalBehaviourOrder);
    return out;
}

} // namespace watchdesk::desk
