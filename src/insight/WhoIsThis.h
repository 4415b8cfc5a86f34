// Whom somebody seen may be: by description, and by where and when people usually are. A suggestion in words.
#pragma once

#include "base/Clock.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>
#include <QVector>

namespace watchdesk::insight {

/// Somebody seen.
struct SeenPerson {
    QString sex;         ///< "m", "f" or empty
    QString age;         ///< "30", "20s", "teen", "child" or empty, as the quick line has it
    QString description; ///< looks, as they are kept
    QString premisesId;
    QString street;
    UtcMs at = 0;
};

/// Where and when somebody was before.
struct BeenThere {
    QString premisesId;
    QString street;
    UtcMs at = 0;
    bool sighting = false;
};

/// Somebody of the gallery.
struct KnownPerson {
    QString subjectId;
    QString reference;
    QString sex;
    int age = -1; ///< -1: not known
    QString description;
    QVector<BeenThere> before;
};

/// Whom it may be, and why, in words: "age and build agree; 3 incidents here, Fridays 18–22".
struct WhoRank {
    QString subjectId;
    int weight = 0; ///< an order, and no probability
    QString why;
};

/// The best of them, at most `most`. Another sex or an age far off rules out; build, height, hair and marks count, what
/// is worn counts little (it is changed); having been here, and at such an hour of such a day, counts beside them.
/// Nobody is offered for their clothes alone. Faces have no part in it. Pure; any thread.
[[nodiscard]] QVector<WhoRank> whoIsThis(const SeenPerson& seen, const QVector<KnownPerson>& known,
                                         const QTimeZone& zone, int most = 8);

} // namespace watchdesk::insight
