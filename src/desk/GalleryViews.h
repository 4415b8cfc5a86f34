// The gallery as windows are shown it: cards of the wall, and the sheet of one subject. Values; any thread.
#pragma once

#include "desk/OrderViews.h"
#include "domain/Exclusion.h"
#include "domain/Face.h"
#include "domain/Incident.h"
#include "domain/Person.h"
#include "domain/Subject.h"
#include "domain/Watchlist.h"

#include <QDate>
#include <QString>
#include <QStringList>
#include <QVector>

namespace watchdesk::desk {

/// The parts of the wall: where a subject stands by the notice that weighs most. Ended: nothing is in force or under
/// way.
enum class GalleryGroup { InForce, IdSought, Proposed, Warned, Ended };
inline constexpr int galleryGroups = 5;

/// Where a subject stands as a whole on a day.
struct GalleryStanding {
    GalleryGroup group = GalleryGroup::Ended;
    domain::ExclusionStanding standing = domain::ExclusionStanding::NotExcluded;
    domain::ExclusionStep step = domain::ExclusionStep::NoAction; ///< of that notice
    QStringList schemeIds;                                        ///< whose notices put the subject there
    QString endsScheme;                                           ///< id of the scheme whose exclusion ends first
    QDate endsOn;          ///< last day of that one, included; null when nothing is or was in force
    int breaches = 0;      ///< counted over all notices
    bool noticed = false;  ///< there is a notice at all
    bool eraseDue = false; ///< every reason to keep the subject has ended: not shown any more
};

/// A card of the wall.
struct GalleryCard {
    QString subjectId;
    qint64 version = 0;
    QString reference;
    QString name; ///< empty while the identity is sought
    domain::SubjectStatus status = domain::SubjectStatus::Known;
    QString looks;
    GalleryStanding standing;
    QStringList schemes; ///< channels: "SHOP", "PUB"
    QString endsScheme;  ///< channel; empty when there is only one
    int daysLeft = -1;   ///< 0: today is the last day; -1: nothing is in force
    domain::Cautions cautions;
    bool under18 = false;                                  ///< by caution or by date of birth
    int incidents = 0;                                     ///< in twelve months
    UtcMs lastSeen = 0;                                    ///< newest incident, sighting or decided match; 0: never
    domain::WatchlistBar bar = domain::WatchlistBar::None; ///< None: the face is compared
    QString photographId;                                  ///< the newest; empty: there is none
    QString words; ///< folded: what the filter looks in (name, reference, looks, schemes, places of incidents)
};

/// The wall on a day. Cards are in order of reference.
struct GalleryWall {
    QVector<GalleryCard> cards;
    QDate today;
};

/// Risk, a plain rule that anybody can check: an order before none, violence before none, more breaches before fewer,
/// then who was seen last.
[[nodiscard]] bool riskier(const GalleryCard& a, const GalleryCard& b);
/// Who was seen last first.
[[nodiscard]] bool seenLater(const GalleryCard& a, const GalleryCard& b);
/// What ends first first; what is not in force after that.
[[nodiscard]] bool endsSooner(const GalleryCard& a, const GalleryCard& b);

/// Weighs a subject's notices: in force before under way, before warned, before ended. A subject without a name is
/// IdSought whatever the notices; one with a criminal behaviour order is kept though every notice is due to be erased.
[[nodiscard]] GalleryStanding standingOf(const domain::Subject& subject,
                                         const QVector<domain::ExclusionNotice>& notices, QDate today);

struct SheetPhotograph {
    domain::Photograph photograph;
    bool compared = false; ///< its template is on the watchlist
};

struct SheetExclusion {
    domain::ExclusionNotice notice;
    QString scheme; ///< channel
    domain::ExclusionStanding standing = domain::ExclusionStanding::InProcess;
    int day = 0;  ///< of the period, from 1; 0 unless in force
    int days = 0; ///< of the period
};

struct SheetIncident {
    domain::Incident incident;
    QString category; ///< label
    QString callSign;
    QString premises;
    domain::SubjectPart part = domain::SubjectPart::Suspect;
    int breach = 0; ///< "Breach 3": its number in order of time; 0: none
};

struct SheetDecision {
    domain::MatchDecision decision;
    QString by; ///< person's name
};

/// Somebody who opened the sheet, with the last time.
struct SheetLooker {
    QString name;
    domain::Role role = domain::Role::MemberView;
    UtcMs at = 0;
    bool me = false;
};

/// All that is known of a subject, as far as the reader's role may see it.
struct SubjectSheet {
    GalleryCard card;
    domain::Subject subject;
    QDate today;
    int age = -1;                         ///< whole years; -1: not known
    QVector<SheetPhotograph> photographs; ///< oldest first
    QVector<SheetExclusion> exclusions;   ///< in force first, then newest first
    QVector<OrderRow> orders;             ///< in force first; none for members
    QVector<SheetIncident> incidents;     ///< newest first, breaches among them
    qint64 lossPence = 0;                 ///< in twelve months, of the incidents that count
    QVector<SheetDecision> decisions;     ///< newest first; none for members
    QVector<SheetLooker> lookers;         ///< in 30 days, newest first, each once; none for members
    int looks = 0;                        ///< how often it was opened in 30 days
    UtcMs openedAt = 0;                   ///< when the reader opened it: the audit entry's time
    bool maySetCautions = false;
    bool mayAddPhotographs = false; ///< and remove them
};

} // namespace watchdesk::desk
