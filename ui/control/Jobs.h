// What the control room asks of the desk: small interfaces, so that its pieces run over the real desk or over a town in
// memory.
#pragma once

#include "desk/AlertDesk.h"
#include "desk/FeedDesk.h"
#include "desk/IncidentDesk.h"
#include "desk/RadioLog.h"
#include "desk/Recordings.h"
#include "ui/control/IncidentJobs.h"
#include "ui/control/ShelfJobs.h"
#include "ui/control/TalkJobs.h"
#include "ui/control/TextJobs.h"
#include "ui/control/TownJobs.h"
#include "ui/widgets/OnAnswer.h"

#include <QObject>

namespace watchdesk::ui {

/// Where the rows of the feed come from. Window's thread; signals as FeedDesk's.
class FeedSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// The newest rows of a filter: painted before the rest of the log is known.
    virtual Answer<desk::FeedPage> first(desk::FeedFilter filter, int rows) = 0;
    /// The row of the latest time at or before that one; NotFound when the log begins later.
    virtual Answer<qint64> seqAt(UtcMs at, desk::FeedFilter filter) = 0;
    /// Rows with all of the words, newest first, whatever the filter.
    virtual Answer<desk::FeedHits> find(const QString& text) = 0;
    virtual Answer<desk::AlarmLoad> alarmLoad() = 0;
    /// Every seq of a filter, newest first.
    virtual Answer<QVector<qint64>> seqs(desk::FeedFilter filter) = 0;
    /// At most 256 at a time; a seq that is not there is left out.
    virtual Answer<QVector<desk::FeedRow>> rows(const QVector<qint64>& seqs) = 0;
    /// NotFound when the record has no row.
    virtual Answer<qint64> seqOf(domain::FeedKind kind, const QString& recordId) = 0;
    virtual Answer<desk::RowDetail> detail(qint64 seq) = 0;
    [[nodiscard]] virtual bool passes(desk::FeedFilter filter, domain::FeedKind kind) const = 0;

Q_SIGNALS:
    void appended(const QVector<watchdesk::desk::FeedRow>& rows); ///< oldest first
    void updated(const QVector<watchdesk::desk::FeedRow>& rows);
};

/// The steps of an alert. Window's thread.
class AlertJobs : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual Answer<domain::Alert> claim(const QString& alertId) = 0;
    virtual Answer<domain::Alert> acknowledge(const QString& alertId, const QString& party) = 0;
    virtual Answer<domain::Alert> close(const QString& alertId, domain::IncidentOutcome outcome) = 0;
    virtual Answer<domain::Alert> reopen(const QString& alertId) = 0;
    virtual Answer<domain::Sighting> addSighting(const QString& alertId, const QString& line) = 0;
    /// Puts into the feed that nobody has taken it, if that is so; mute() notes that its sound was silenced here.
    virtual Answer<void> noteUntaken(const QString& alertId) = 0;
    virtual Answer<void> mute(const QString& alertId) = 0;
    /// Who would be mailed of it; mail() writes to them.
    virtual Answer<QStringList> mailedTo(const QString& alertId) = 0;
    virtual Answer<int> mail(const QString& alertId, const QString& words) = 0;
    /// Not closed, most urgent first.
    virtual Answer<QVector<desk::AlertView>> open() = 0;
    /// Who it is about; Refused to whoever may not see the gallery.
    virtual Answer<QVector<desk::AlertPerson>> people(const QString& alertId) = 0;

Q_SIGNALS:
    void changed(const QString& alertId);
};

/// The channels as they are heard, and their recordings. Window's thread.
class RadioJobs : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual QVector<desk::ChannelState> channels() const = 0;
    virtual void retryNow(const QString& channel) = 0;
    virtual Answer<QVector<domain::Transmission>> recent(const QString& channel, UtcMs since) = 0;
    virtual Answer<desk::RecordingAudio> audio(const QString& mediaId) = 0;
    virtual Answer<desk::RecordingAudio> lastOf(const QString& channel, int ms) = 0;
    /// Writes a recording as a WAV file with its hash beside it.
    virtual Answer<desk::ExportedRecording> exportWav(const QString& mediaId, const QString& path) = 0;
    /// Whether whoever is signed in may take recordings out.
    [[nodiscard]] virtual bool mayExport() const = 0;
    /// What is being said now.
    [[nodiscard]] virtual desk::LiveSound& live() = 0;
    /// What the set of an over is called; empty when nobody knows.
    [[nodiscard]] virtual QString callSignOf(const QString& radioSetId) const = 0;

Q_SIGNALS:
    void channelChanged(const watchdesk::desk::ChannelState& state);
    void levelChanged(const QString& channel, double dbfs);
    void transmissionEnded(const QString& transmissionId, const QString& callSign, const QString& channel);
    void ownOverKept(const QString& transmissionId, const QString& channel);
};

/// What the quick line does. Window's thread.
class LineJobs : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual domain::Vocabulary vocabulary() const = 0;
    virtual Answer<desk::Logged> log(const desk::LogRequest& request) = 0;
    virtual Answer<domain::Incident> withdraw(const QString& incidentId) = 0;

Q_SIGNALS:
    void vocabularyChanged();
};

/// All of them, and what else the page needs to know. Everything outlives the page.
struct ControlJobs {
    FeedSource& feed;
    AlertJobs& alerts;
    RadioJobs& radio;
    TalkJobs& talk;
    TextJobs& texts;
    LineJobs& line;
    IncidentJobs& incidents;
    TownJobs& town;
    ShelfJobs& shelves;
    const Clock& clock;
    std::function<QString()> personId;                 ///< who is signed in; empty: nobody
    std::function<QString(const QString&)> personName; ///< by person id
};

} // namespace watchdesk::ui
