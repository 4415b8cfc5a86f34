// A small town in memory behind the control room's interfaces, answering at once or when told.
#pragma once

#include "control/MemoryMap.h"
#include "ui/control/Jobs.h"

#include <QHash>

namespace watchdesk::test {

inline constexpr UtcMs shiftNow = 1'795'185'138'000; // Fri 20 Nov 2026 14:32:18 UTC

template <class T>
ui::Answer<T> answered(Result<T> value) {
    QFutureInterface<Result<T>> made;
    made.reportStarted();
    made.reportResult(std::move(value));
    made.reportFinished();
    return made.future();
}

/// Rows made by formula: as many as wanted without keeping them.
class MemoryFeed final : public ui::FeedSource {
    Q_OBJECT
public:
    explicit MemoryFeed(int rows = 0) : m_made(rows) {}
    ui::Answer<desk::FeedPage> first(desk::FeedFilter filter, int rows) override;
    ui::Answer<qint64> seqAt(UtcMs at, desk::FeedFilter filter) override;
    ui::Answer<desk::FeedHits> find(const QString& text) override;
    ui::Answer<desk::AlarmLoad> alarmLoad() override;
    ui::Answer<QVector<qint64>> seqs(desk::FeedFilter filter) override;
    ui::Answer<QVector<desk::FeedRow>> rows(const QVector<qint64>& seqs) override;
    ui::Answer<qint64> seqOf(domain::FeedKind kind, const QString& recordId) override;
    ui::Answer<desk::RowDetail> detail(qint64 seq) override;
    [[nodiscard]] bool passes(desk::FeedFilter filter, domain::FeedKind kind) const override;

    [[nodiscard]] desk::FeedRow rowFor(qint64 seq) const;
    void set(const desk::FeedRow& row) { m_kept.insert(row.seq, row); }
    /// Adds and announces.
    void append(QVector<desk::FeedRow> rows);
    void update(const desk::FeedRow& row);
    [[nodiscard]] qint64 newest() const { return m_made + m_added; }

    std::optional<Error> fail;
    int asked = 0; ///< calls of rows()
    QHash<qint64, desk::RowDetail> details;
    desk::AlarmLoad load;
    QStringList looked; ///< words that were looked for
    /// seqs() is answered when tellSeqs() is called, and not before.
    bool seqsWait = false;
    void tellSeqs();

private:
    [[nodiscard]] QVector<qint64> seqsOf(desk::FeedFilter filter) const;
    QVector<std::pair<desk::FeedFilter, QFutureInterface<Result<QVector<qint64>>>>> m_waiting;
    int m_made;
    int m_added = 0;
    QHash<qint64, desk::FeedRow> m_kept;
};

/// Alerts that obey the steps.
class MemoryAlerts final : public ui::AlertJobs {
    Q_OBJECT
public:
    explicit MemoryAlerts(const Clock& clock) : m_clock(clock) {}
    ui::Answer<domain::Alert> claim(const QString& alertId) override;
    ui::Answer<domain::Alert> acknowledge(const QString& alertId, const QString& party) override;
    ui::Answer<domain::Alert> close(const QString& alertId, domain::IncidentOutcome outcome) override;
    ui::Answer<domain::Alert> reopen(const QString& alertId) override;
    ui::Answer<domain::Sighting> addSighting(const QString& alertId, const QString& line) override;
    ui::Answer<void> noteUntaken(const QString& alertId) override;
    ui::Answer<void> mute(const QString& alertId) override;
    ui::Answer<QStringList> mailedTo(const QString&) override { return answered<QStringList>(askers); }
    ui::Answer<int> mail(const QString& alertId, const QString& words) override;
    QStringList askers; ///< of mail
    ui::Answer<QVector<desk::AlertView>> open() override;
    ui::Answer<QVector<desk::AlertPerson>> people(const QString& alertId) override;

    void add(const desk::AlertView& view);
    /// As add(), without telling anybody.
    void quietly(const desk::AlertView& view) { m_views.insert(view.alert.id, view); }
    [[nodiscard]] desk::AlertView view(const QString& id) const { return m_views.value(id); }
    QString me = QStringLiteral("jo");
    QString myName = QStringLiteral("Jo Mead");
    std::optional<Error> fail;
    QStringList steps; ///< "claim 1187", …
    QHash<QString, QVector<desk::AlertPerson>> known; ///< who they are about, by alert
    int looks = 0;                                    ///< how often that was asked

private:
    ui::Answer<domain::Alert> step(const QString& id, const QString& word,
                                   const std::function<void(desk::AlertView&)>& fn);
    const Clock& m_clock;
    QHash<QString, desk::AlertView> m_views;
};

class MemoryRadio final : public ui::RadioJobs {
    Q_OBJECT
public:
    [[nodiscard]] QVector<desk::ChannelState> channels() const override { return states; }
    void retryNow(const QString& channel) override { retried += channel; }
    ui::Answer<QVector<domain::Transmission>> recent(const QString& channel, UtcMs since) override;
    ui::Answer<desk::RecordingAudio> audio(const QString& mediaId) override;
    ui::Answer<desk::RecordingAudio> lastOf(const QString& channel, int ms) override;
    [[nodiscard]] QString callSignOf(const QString& radioSetId) const override { return radioSetId; }

    ui::Answer<desk::ExportedRecording> exportWav(const QString& mediaId, const QString& path) override;
    [[nodiscard]] bool mayExport() const override { return exports; }
    [[nodiscard]] desk::LiveSound& live() override { return sound; }

    desk::LiveSound sound;
    bool exports = true;
    QStringList exported; ///< "media path"
    QVector<desk::ChannelState> states;
    QVector<domain::Transmission> overs;
    QStringList retried;
    QStringList opened;
    int samples = 8000;
    std::optional<Error> fail;
};

/// A key that notes what is done to it.
class MemoryTalk final : public ui::TalkJobs {
    Q_OBJECT
public:
    Result<void> press(const QString& channel, const desk::TalkTo& to) override;
    void speak(const QString& channel, const QVector<qint16>& samples) override;
    void release(const QString& channel) override { steps += QStringLiteral("release ") + channel; }
    ui::Answer<void> join(const QString& one, const QString& other, int minutes) override;
    ui::Answer<void> part(const QString& channel) override;
    /// Said until endAnnouncement(), or the test ends it.
    ui::Answer<void> announce(const QString& channel, const QString& words) override;
    void endAnnouncement() override;
    QStringList announced; ///< "SHOP words"
    int hushed = 0;
    QFutureInterface<Result<void>> announcing;
    [[nodiscard]] bool mayTalk() const override { return may; }
    QStringList patched; ///< "join SHOP PUB 30", "part SHOP"
    std::optional<Error> patchFails;
    [[nodiscard]] QVector<desk::CallTarget> targets(const QString&) const override { return sets; }

    QStringList steps; ///< "press SHOP", "press SHOP to c07", "release SHOP"
    QVector<qint16> spoken;
    QVector<desk::CallTarget> sets;
    bool may = true;
    std::optional<Error> fail;
};

class MemoryTexts final : public ui::TextJobs {
    Q_OBJECT
public:
    ui::Answer<domain::RadioText> send(const QString& channel, const desk::TextTarget& to,
                                       const QString& words) override;
    [[nodiscard]] QVector<desk::TextTarget> targets(const QString&) const override { return known; }
    [[nodiscard]] bool mayText() const override { return may; }

    QVector<desk::TextTarget> known;
    bool may = true;
    QStringList sent; ///< "SHOP 2107 words"
    std::optional<Error> fail;
    QStringList failing; ///< addresses that are not reached
};

class MemoryShelves final : public ui::ShelfJobs {
    Q_OBJECT
public:
    explicit MemoryShelves(const Clock& clock) : m_clock(clock) {}
    [[nodiscard]] QVector<desk::Shelved> shelves() const override { return all; }
    ui::Answer<domain::Shelf> suspend(const desk::ShelfRequest& request) override;
    ui::Answer<void> bringBack(const QString& shelfId) override;
    [[nodiscard]] bool maySuspend() const override { return may; }

    QVector<desk::Shelved> all;
    bool may = true;
    qint64 newest = 0; ///< row after which rows are held back
    std::optional<Error> fail;

private:
    const Clock& m_clock;
};

class MemoryLine final : public ui::LineJobs {
    Q_OBJECT
public:
    [[nodiscard]] domain::Vocabulary vocabulary() const override { return words; }
    ui::Answer<desk::Logged> log(const desk::LogRequest& request) override;
    ui::Answer<domain::Incident> withdraw(const QString& incidentId) override;

    domain::Vocabulary words;
    QVector<desk::LogRequest> logged;
    QStringList withdrawn;
    std::optional<Error> fail;
};

/// Steps that are ticked, and whoever the test offers.
class MemoryIncidents final : public ui::IncidentJobs {
    Q_OBJECT
public:
    explicit MemoryIncidents(const Clock& clock) : m_clock(clock) {}
    ui::Answer<QVector<desk::WhoSuggestion>> whoIsThis(const desk::WhoQuery& query) override;
    ui::Answer<domain::Incident> tie(const QString& incidentId, const QString& subjectId) override;
    ui::Answer<void> ruleOut(const QString& incidentId, const QString& subjectId) override;
    ui::Answer<QVector<desk::StepState>> steps(const QString& incidentId) override;
    ui::Answer<QVector<desk::StepState>> tick(const QString& incidentId, const QString& step, bool done) override;
    [[nodiscard]] bool mayIdentify() const override { return may; }

    QString category = QStringLiteral("lost-child");
    QVector<desk::WhoSuggestion> offered;
    QVector<desk::WhoQuery> asked;
    QStringList decided; ///< "tie i1 s1", "not i1 s2"
    QHash<QString, UtcMs> ticked;
    bool may = true;
    std::optional<Error> fail;

private:
    const Clock& m_clock;
};

/// All of it.
struct Town {
    explicit Town(int rows = 0);
    /// The afternoon of the design's picture: two open alerts, overs, a lost gateway.
    void fillAfternoon();
    /// Names, places and words far too long.
    void fillLong();
    [[nodiscard]] ui::ControlJobs jobs();

    ManualClock clock{shiftNow};
    MemoryFeed feed;
    MemoryAlerts alerts{clock};
    MemoryRadio radio;
    MemoryTalk talk;
    MemoryTexts texts;
    MemoryLine line;
    MemoryIncidents incidents{clock};
    MemoryShelves shelves{clock};
    MemoryMap map; ///< empty until fillAfternoon()
};

/// An envelope like speech, the same for the same seed.
[[nodiscard]] QByteArray speechEnvelope(int bars, int seed);
[[nodiscard]] desk::AlertView alertView(qint64 number, UtcMs raisedAt, bool emergency = false);

} // namespace watchdesk::test
