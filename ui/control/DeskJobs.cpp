#include "ui/control/DeskJobs.h"

#include "desk/Announcer.h"
#include "desk/Directory.h"
#include "desk/MemberDesk.h"
#include "desk/PatchDesk.h"
#include "desk/Roles.h"
#include "desk/RollCallDesk.h"
#include "desk/SearchDesk.h"

namespace watchdesk::ui {

namespace {

class DeskFeed final : public FeedSource {
public:
    explicit DeskFeed(desk::Desk& desk) : m_feed(desk.feed()), m_search(desk.search()) {
        const desk::FeedDesk& feed = m_feed;
        connect(&feed, &desk::FeedDesk::appended, this, &FeedSource::appended);
        connect(&feed, &desk::FeedDesk::updated, this, &FeedSource::updated);
    }
    Answer<desk::FeedPage> first(desk::FeedFilter filter, int rows) override { return m_feed.first(filter, rows); }
    Answer<qint64> seqAt(UtcMs at, desk::FeedFilter filter) override { return m_feed.seqAt(at, filter); }
    Answer<desk::FeedHits> find(const QString& text) override { return m_search.inFeed(text); }
    Answer<desk::AlarmLoad> alarmLoad() override { return m_feed.alarmLoad(); }
    Answer<QVector<qint64>> seqs(desk::FeedFilter filter) override { return m_feed.seqs(filter); }
    Answer<QVector<desk::FeedRow>> rows(const QVector<qint64>& seqs) override { return m_feed.rows(seqs); }
    Answer<qint64> seqOf(domain::FeedKind kind, const QString& recordId) override {
        return m_feed.seqOf(kind, recordId);
    }
    Answer<desk::RowDetail> detail(qint64 seq) override { return m_feed.detail(seq); }
    [[nodiscard]] bool passes(desk::FeedFilter filter, domain::FeedKind kind) const override {
        return desk::FeedDesk::passes(filter, kind);
    }

private:
    desk::FeedDesk& m_feed;
    desk::SearchDesk& m_search;
};

class DeskShelves final : public ShelfJobs {
public:
    explicit DeskShelves(desk::ShelfDesk& shelves) : m_shelves(shelves) {
        connect(&shelves, &desk::ShelfDesk::changed, this, &ShelfJobs::changed);
    }
    [[nodiscard]] QVector<desk::Shelved> shelves() const override { return m_shelves.shelves(); }
    Answer<domain::Shelf> suspend(const desk::ShelfRequest& request) override { return m_shelves.suspend(request); }
    Answer<void> bringBack(const QString& id) override { return m_shelves.bringBack(id); }
    [[nodiscard]] bool maySuspend() const override { return m_shelves.maySuspend(); }

private:
    desk::ShelfDesk& m_shelves;
};

class DeskAlerts final : public AlertJobs {
public:
    explicit DeskAlerts(desk::AlertDesk& alerts) : m_alerts(alerts) {
        connect(&alerts, &desk::AlertDesk::changed, this, &AlertJobs::changed);
    }
    Answer<domain::Alert> claim(const QString& id) override { return m_alerts.claim(id); }
    Answer<domain::Alert> acknowledge(const QString& id, const QString& party) override {
        return m_alerts.acknowledge(id, party);
    }
    Answer<domain::Alert> close(const QString& id, domain::IncidentOutcome outcome) override {
        return m_alerts.close(id, outcome);
    }
    Answer<domain::Alert> reopen(const QString& id) override { return m_alerts.reopen(id); }
    Answer<domain::Sighting> addSighting(const QString& id, const QString& line) override {
        return m_alerts.addSighting(id, line);
    }
    Answer<void> noteUntaken(const QString& id) override { return m_alerts.noteUntaken(id); }
    Answer<void> mute(const QString& id) override { return m_alerts.mute(id); }
    Answer<QStringList> mailedTo(const QString& id) override { return m_alerts.mailedTo(id); }
    Answer<int> mail(const QString& id, const QString& words) override { return m_alerts.mail(id, words); }
    Answer<QVector<desk::AlertView>> open() override { return m_alerts.open(); }
    Answer<QVector<desk::AlertPerson>> people(const QString& id) override { return m_alerts.people(id); }

private:
    desk::AlertDesk& m_alerts;
};

class DeskRadio final : public RadioJobs {
public:
    explicit DeskRadio(desk::Desk& desk) : m_desk(desk) {
        desk::RadioLog& log = desk.radioLog();
        connect(&log, &desk::RadioLog::channelChanged, this, &RadioJobs::channelChanged, Qt::QueuedConnection);
        connect(&log, &desk::RadioLog::levelChanged, this, &RadioJobs::levelChanged, Qt::QueuedConnection);
        connect(&log, &desk::RadioLog::transmissionEnded, this, &RadioJobs::transmissionEnded, Qt::QueuedConnection);
        connect(&log, &desk::RadioLog::ownOverKept, this, &RadioJobs::ownOverKept, Qt::QueuedConnection);
    }
    [[nodiscard]] QVector<desk::ChannelState> channels() const override { return m_desk.radioLog().channels(); }
    void retryNow(const QString& channel) override { m_desk.radioLog().retryNow(channel); }
    Answer<QVector<domain::Transmission>> recent(const QString& channel, UtcMs since) override {
        return m_desk.radioLog().recent(channel, since);
    }
    Answer<desk::RecordingAudio> audio(const QString& mediaId) override { return m_desk.recordings().audio(mediaId); }
    Answer<desk::RecordingAudio> lastOf(const QString& channel, int ms) override {
        return m_desk.recordings().lastOf(channel, ms);
    }
    Answer<desk::ExportedRecording> exportWav(const QString& mediaId, const QString& path) override {
        return m_desk.recordings().exportWav(mediaId, path);
    }
    [[nodiscard]] bool mayExport() const override { return desk::mayDo(m_desk.person(), desk::Act::ExchangeRecords); }
    [[nodiscard]] desk::LiveSound& live() override { return m_desk.radioLog().live(); }
    [[nodiscard]] QString callSignOf(const QString& radioSetId) const override {
        const auto caller = m_desk.directory().callerBySet(radioSetId);
        return caller ? caller->set.callSign : QString();
    }

private:
    desk::Desk& m_desk;
};

class DeskTalk final : public TalkJobs {
public:
    explicit DeskTalk(desk::Desk& desk)
        : m_talk(desk.talk()), m_patches(desk.patches()), m_announcer(desk.announcer()) {}
    Result<void> press(const QString& channel, const desk::TalkTo& to) override { return m_talk.press(channel, to); }
    void speak(const QString& channel, const QVector<qint16>& samples) override { m_talk.speak(channel, samples); }
    void release(const QString& channel) override { m_talk.release(channel); }
    Answer<void> join(const QString& one, const QString& other, int minutes) override {
        return m_patches.join(one, other, minutes);
    }
    Answer<void> part(const QString& channel) override { return m_patches.part(channel); }
    Answer<void> announce(const QString& channel, const QString& words) override {
        return m_announcer.say(channel, words);
    }
    void endAnnouncement() override { m_announcer.stop(); }
    [[nodiscard]] bool mayTalk() const override { return m_talk.mayTalk().has_value(); }
    [[nodiscard]] QVector<desk::CallTarget> targets(const QString& channel) const override {
        return m_talk.targets(channel);
    }

private:
    desk::TalkDesk& m_talk;
    desk::PatchDesk& m_patches;
    desk::Announcer& m_announcer;
};

class DeskTexts final : public TextJobs {
public:
    explicit DeskTexts(desk::TextDesk& texts) : m_texts(texts) {}
    Answer<domain::RadioText> send(const QString& channel, const desk::TextTarget& to, const QString& words) override {
        return m_texts.send(channel, to, words);
    }
    [[nodiscard]] QVector<desk::TextTarget> targets(const QString& channel) const override {
        return m_texts.targets(channel);
    }
    [[nodiscard]] bool mayText() const override { return m_texts.mayText(); }

private:
    desk::TextDesk& m_texts;
};

class DeskLine final : public LineJobs {
public:
    explicit DeskLine(desk::Desk& desk) : m_desk(desk) {
        connect(&desk.directory(), &desk::Directory::changed, this, &LineJobs::vocabularyChanged);
    }
    [[nodiscard]] domain::Vocabulary vocabulary() const override { return m_desk.directory().vocabulary(); }
    Answer<desk::Logged> log(const desk::LogRequest& request) override { return m_desk.incidents().log(request); }
    Answer<domain::Incident> withdraw(const QString& id) override { return m_desk.incidents().withdraw(id); }

private:
    desk::Desk& m_desk;
};

class DeskIncidents final : public IncidentJobs {
public:
    explicit DeskIncidents(desk::Desk& desk) : m_desk(desk), m_incidents(desk.incidents()) {
        connect(&m_incidents, &desk::IncidentDesk::stepsChanged, this, &IncidentJobs::stepsChanged);
    }
    Answer<QVector<desk::WhoSuggestion>> whoIsThis(const desk::WhoQuery& query) override {
        return m_incidents.whoIsThis(query);
    }
    Answer<domain::Incident> tie(const QString& incidentId, const QString& subjectId) override {
        return m_incidents.tie(incidentId, subjectId);
    }
    Answer<void> ruleOut(const QString& incidentId, const QString& subjectId) override {
        return m_incidents.ruleOut(incidentId, subjectId);
    }
    Answer<QVector<desk::StepState>> steps(const QString& incidentId) override { return m_incidents.steps(incidentId); }
    Answer<QVector<desk::StepState>> tick(const QString& incidentId, const QString& step, bool done) override {
        return m_incidents.tick(incidentId, step, done);
    }
    [[nodiscard]] bool mayIdentify() const override {
        return desk::mayDo(m_desk.person(), desk::Act::SeeGallery) &&
               desk::mayDo(m_desk.person(), desk::Act::LogIncidents);
    }

private:
    desk::Desk& m_desk;
    desk::IncidentDesk& m_incidents;
};

class DeskTown final : public TownJobs {
public:
    explicit DeskTown(desk::Desk& desk) : m_desk(desk), m_running(desk.rollCalls().isRunning()) {
        connect(&desk.map(), &desk::MapDesk::changed, this, &TownJobs::mapChanged);
        connect(&desk.map(), &desk::MapDesk::patrolsChanged, this, &TownJobs::patrolsChanged);
        connect(&desk.directory(), &desk::Directory::changed, this, &TownJobs::placesChanged);
        connect(&desk.members(), &desk::MemberDesk::changed, this, &TownJobs::placesChanged);
        connect(&desk.orders(), &desk::OrderDesk::zonesChanged, this, &TownJobs::zonesChanged);
        connect(&desk, &desk::Desk::opened, this, &TownJobs::placesChanged);
        connect(&desk, &desk::Desk::locked, this, &TownJobs::placesChanged);
        connect(&desk.signOns(), &desk::SignOnDesk::changed, this, &TownJobs::watchChanged);
        connect(&desk.rollCalls(), &desk::RollCallDesk::changed, this, &DeskTown::followRollCall);
    }
    [[nodiscard]] std::shared_ptr<const town::TownMap> map() const override { return m_desk.map().map(); }
    [[nodiscard]] QVector<desk::TownPlace> places() const override {
        return m_desk.isOpen() ? m_desk.map().places() : QVector<desk::TownPlace>();
    }
    [[nodiscard]] bool mayBringIn() const override { return desk::mayDo(m_desk.person(), desk::Act::ChangeSettings); }
    Answer<QVector<domain::Camera>> cameras() override { return m_desk.map().cameras(); }
    Answer<QVector<domain::Zone>> zones() override { return m_desk.orders().zones(); }
    Answer<desk::PlaceSheet> place(const QString& premisesId) override { return m_desk.map().place(premisesId); }
    Answer<desk::Trail> follow(const desk::TrailQuery& query) override { return m_desk.map().follow(query); }
    Answer<QVector<desk::OnWatch>> onWatch() override { return m_desk.signOns().present(); }
    Answer<desk::Patrols> patrols() override { return m_desk.map().patrols(); }
    [[nodiscard]] QStringList silentAtRollCall() const override { return m_desk.rollCalls().silentPremises(); }

private:
    void followRollCall() {
        const bool ran = std::exchange(m_running, m_desk.rollCalls().isRunning());
        if (ran && !m_running)
            Q_EMIT rollCallEnded();
        else
            Q_EMIT watchChanged();
    }
    desk::Desk& m_desk;
    bool m_running;
};

} // namespace

struct DeskJobs::Impl {
    explicit Impl(desk::Desk& owner)
        : desk(owner), feed(owner), alerts(owner.alerts()), radio(owner), talk(owner), texts(owner.texts()),
          line(owner), incidents(owner), town(owner), shelves(owner.shelves()) {}
    desk::Desk& desk;
    DeskFeed feed;
    DeskAlerts alerts;
    DeskRadio radio;
    DeskTalk talk;
    DeskTexts texts;
    DeskLine line;
    DeskIncidents incidents;
    DeskTown town;
    DeskShelves shelves;
};

DeskJobs::DeskJobs(desk::Desk& desk) : m_impl(std::make_unique<Impl>(desk)) {}
DeskJobs::~DeskJobs() = default;

ControlJobs DeskJobs::jobs() const {
    desk::Desk& desk = m_impl->desk;
    return {m_impl->feed,
            m_impl->alerts,
            m_impl->radio,
            m_impl->talk,
            m_impl->texts,
            m_impl->line,
            m_impl->incidents,
            m_impl->town,
            m_impl->shelves,
            desk.clock(),
            [&desk] { return desk.person().id; },
            [&desk](const QString& id) { return desk.directory().personName(id); }};
}

} // namespace watchdesk::ui
