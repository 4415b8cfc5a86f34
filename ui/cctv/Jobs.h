// What the CCTV page asks of the desk: a small interface, so that it runs over the real desk or over stills in memory.
#pragma once

#include "base/Clock.h"
#include "desk/StillViews.h"
#include "ui/widgets/OnAnswer.h"

#include <QObject>

#include <functional>
#include <optional>

namespace watchdesk::ui {

/// Premises where a camera may be.
struct CameraPlace {
    QString premisesId;
    QString name; ///< "C12 Pennant Sports"
};

/// Stills on the desk and what is decided about them. Window's thread; what each promises is said in desk/StillDesk.h.
class StillJobs : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QString submit(const desk::StillFile& file) = 0;
    [[nodiscard]] virtual QVector<desk::StillView> stills() const = 0; ///< newest first
    [[nodiscard]] virtual desk::StillView still(const QString& id) const = 0;
    virtual void discard(const QString& id) = 0;
    [[nodiscard]] virtual QString wordsIfSame(const QString& stillId, int face, const QString& subjectId) const = 0;
    virtual Answer<desk::Decided> decide(const QString& stillId, int face, const QString& subjectId,
                                         domain::Verdict verdict) = 0;
    virtual Answer<domain::MatchDecision> takeBack(const QString& stillId, int face, const desk::Decided& decided) = 0;
    /// Why no still can be compared now, or nothing.
    [[nodiscard]] virtual std::optional<Error> trouble() const = 0;
    /// Where a camera may be, by call sign.
    [[nodiscard]] virtual QVector<CameraPlace> places() const = 0;

Q_SIGNALS:
    void changed(const QString& stillId);
    void removed(const QString& stillId);
    void placesChanged();
    void troubleChanged();
};

/// What the page needs. Everything outlives it.
struct CctvJobs {
    StillJobs& stills;
    const Clock& clock;
    std::function<QString()> me; ///< name of who is signed in; empty: nobody
};

} // namespace watchdesk::ui
