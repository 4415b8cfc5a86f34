#include "control/MemoryTown.h"

#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace watchdesk::test {

using desk::FeedRow;
using desk::Severity;
using domain::FeedKind;

QByteArray speechEnvelope(int bars, int seed) {
    QByteArray out;
    unsigned state = static_cast<unsigned>(seed) * 2654435761U + 12345U;
    for (int i = 0; i < bars; ++i) {
        state = state * 1664525U + 1013904223U;
        const double word = 0.55 + 0.45 * std::sin(i * 0.9 + seed);
        out.append(static_cast<char>(static_cast<unsigned>(20 + word * static_cast<double>(state >> 24U) * 0.55)));
    }
    return out;
}

FeedRow MemoryFeed::rowFor(qint64 seq) const {
    if (m_kept.contains(seq))
        return m_kept.value(seq);
    FeedRow row;
    row.seq = seq;
    row.recordId = QStringLiteral("r%1").arg(seq);
    row.kind = static_cast<FeedKind>(seq % 5);
    row.at = shiftNow - (newest() - seq) * 60'000;
    row.title = QStringLiteral("C%1 Row %2").arg(seq % 50 + 1, 2, 10, QLatin1Char('0')).arg(seq);
    row.detail = QStringLiteral("SHOP · not linked to anything");
    if (row.kind == FeedKind::Transmission) {
        row.channel = QStringLiteral("SHOP");
        row.durationMs = static_cast<int>(2000 + seq % 15 * 1000);
        row.envelope = speechEnvelope(row.durationMs / 100, static_cast<int>(seq));
        row.mediaId = QStringLiteral("m%1").arg(seq);
    }
    return row;
}

bool MemoryFeed::passes(desk::FeedFilter filter, FeedKind kind) const {
    switch (filter) {
    case desk::FeedFilter::All:
        return true;
    case desk::FeedFilter::Alerts:
        return kind == FeedKind::Alert || kind == FeedKind::Sighting;
    case desk::FeedFilter::Incidents:
        return kind == FeedKind::Incident;
    case desk::FeedFilter::Radio:
        return kind == FeedKind::Transmission;
    case desk::FeedFilter::System:
        return kind == FeedKind::System;
    }
    return false;
}

ui::Answer<desk::AlarmLoad> MemoryFeed::alarmLoad() {
    desk::AlarmLoad out = load;
    for (const FeedRow& row : std::as_const(m_kept)) {
        if (row.alarm)
            out.recent.append(row.at);
    }
    std::sort(out.recent.begin(), out.recent.end());
    return answered<desk::AlarmLoad>(out);
}

QVector<qint64> MemoryFeed::seqsOf(desk::FeedFilter filter) const {
    QVector<qint64> out;
    for (qint64 seq = newest(); seq > 0; --seq) {
        const FeedKind kind = m_kept.contains(seq) ? m_kept[seq].kind : static_cast<FeedKind>(seq % 5);
        if (passes(filter, kind))
            out.append(seq);
    }
    return out;
}

ui::Answer<QVector<qint64>> MemoryFeed::seqs(desk::FeedFilter filter) {
    if (fail)
        return answered<QVector<qint64>>(*fail);
    if (!seqsWait)
        return answered<QVector<qint64>>(seqsOf(filter));
    QFutureInterface<Result<QVector<qint64>>> later;
    later.reportStarted();
    m_waiting.append({filter, later});
    return later.future();
}

void MemoryFeed::tellSeqs() {
    for (auto& [filter, later] : m_waiting) {
        later.reportResult(Result<QVector<qint64>>(seqsOf(filter)));
        later.reportFinished();
    }
    m_waiting.clear();
}

ui::Answer<desk::FeedPage> MemoryFeed::first(desk::FeedFilter filter, int rows) {
    if (fail)
        return answered<desk::FeedPage>(*fail);
    desk::FeedPage page;
    qint64 seq = newest();
    for (; seq > 0 && page.rows.size() < rows; --seq) {
        const FeedRow row = rowFor(seq);
        if (passes(filter, row.kind))
            page.rows.append(row);
    }
    page.whole = seq == 0;
    return answered<desk::FeedPage>(page);
}

ui::Answer<qint64> MemoryFeed::seqAt(UtcMs at, desk::FeedFilter filter) {
    for (qint64 seq = newest(); seq > 0; --seq) {
        const FeedRow row = rowFor(seq);
        if (row.at <= at && passes(filter, row.kind))
            return answered<qint64>(seq);
    }
    return answered<qint64>(Error{ErrorCode::NotFound, "The log begins later.", {}, {}});
}

ui::Answer<desk::FeedHits> MemoryFeed::find(const QString& text) {
    looked += text;
    if (fail)
        return answered<desk::FeedHits>(*fail);
    desk::FeedHits hits;
    for (qint64 seq = newest(); seq > 0; --seq) {
        const FeedRow row = rowFor(seq);
        if ((row.title + QLatin1Char(' ') + row.detail).contains(text.trimmed(), Qt::CaseInsensitive))
            hits.seqs.append(seq);
    }
    return answered<desk::FeedHits>(hits);
}

ui::Answer<QVector<FeedRow>> MemoryFeed::rows(const QVector<qint64>& seqs) {
    ++asked;
    if (fail)
        return answered<QVector<FeedRow>>(*fail);
    QVector<FeedRow> out;
    for (const qint64 seq : seqs)
        out.append(rowFor(seq));
    return answered<QVector<FeedRow>>(out);
}

ui::Answer<qint64> MemoryFeed::seqOf(FeedKind kind, const QString& recordId) {
    for (qint64 seq = newest(); !fail && seq > 0; --seq) {
        const FeedRow row = rowFor(seq);
        if (row.kind == kind && row.recordId == recordId)
            return answered<qint64>(seq);
    }
    return answered<qint64>(fail ? *fail : Error{ErrorCode::NotFound, "That record has no row in the feed.", {}, {}});
}

ui::Answer<desk::RowDetail> MemoryFeed::detail(qint64 seq) {
    if (fail)
        return answered<desk::RowDetail>(*fail);
    desk::RowDetail detail = details.value(seq);
    detail.row = rowFor(seq);
    if (detail.row.kind == FeedKind::Transmission && detail.transmission.id.isEmpty()) {
        detail.transmission.id = detail.row.recordId;
        detail.transmission.channel = detail.row.channel;
        detail.transmission.start = detail.row.at;
        detail.transmission.end = detail.row.live ? 0 : detail.row.at + detail.row.durationMs;
        detail.transmission.mediaId = detail.row.mediaId;
        detail.transmission.envelope = detail.row.envelope;
        detail.transmission.packets = detail.row.durationMs / 20;
    }
    return answered<desk::RowDetail>(detail);
}

void MemoryFeed::append(QVector<FeedRow> rows) {
    for (FeedRow& row : rows) {
        ++m_added;
        row.seq = newest();
        if (row.recordId.isEmpty())
            row.recordId = QStringLiteral("r%1").arg(row.seq);
        m_kept.insert(row.seq, row);
    }
    Q_EMIT appended(rows);
}

void MemoryFeed::update(const FeedRow& row) {
    m_kept.insert(row.seq, row);
    Q_EMIT updated({row});
}

ui::Answer<domain::Shelf> MemoryShelves::suspend(const desk::ShelfRequest& request) {
    if (fail)
        return answered<domain::Shelf>(*fail);
    domain::Shelf shelf;
    shelf.id = QStringLiteral("shelf-%1").arg(all.size() + 1);
    shelf.source = request.source;
    shelf.name = request.name;
    shelf.reason = request.reason;
    shelf.since = m_clock.now();
    shelf.until = request.until;
    shelf.fromSeq = newest;
    all.append({shelf, QStringLiteral("Jo Mead"), 0});
    Q_EMIT changed();
    return answered<domain::Shelf>(shelf);
}

ui::Answer<void> MemoryShelves::bringBack(const QString& shelfId) {
    all.removeIf([&](const desk::Shelved& one) { return one.shelf.id == shelfId; });
    Q_EMIT changed();
    return answered<void>(Result<void>());
}

ui::Answer<domain::Alert> MemoryAlerts::step(const QString& id, const QString& word,
                                             const std::function<void(desk::AlertView&)>& fn) {
    if (fail)
        return answered<domain::Alert>(*fail);
    if (!m_views.contains(id))
        return answered<domain::Alert>(Error{ErrorCode::NotFound, "There is no such alert.", "", ""});
    fn(m_views[id]);
    steps += word + QLatin1Char(' ') + QString::number(m_views[id].alert.number);
    const domain::Alert alert = m_views[id].alert;
    Q_EMIT changed(id);
    return answered<domain::Alert>(alert);
}

ui::Answer<domain::Alert> MemoryAlerts::claim(const QString& id) {
    return step(id, QStringLiteral("claim"), [this](desk::AlertView& view) {
        view.alert.state = domain::AlertState::Claimed;
        view.alert.claimedAt = m_clock.now();
        view.alert.claimedBy = me;
        view.claimedBy = myName;
    });
}

ui::Answer<domain::Alert> MemoryAlerts::acknowledge(const QString& id, const QString& party) {
    return step(id, QStringLiteral("acknowledge %1").arg(party), [&](desk::AlertView& view) {
        for (domain::AlertParty& each : view.alert.parties) {
            if (each.party == party) {
                each.acknowledgedAt = m_clock.now();
                each.by = me;
            }
        }
    });
}

ui::Answer<domain::Alert> MemoryAlerts::close(const QString& id, domain::IncidentOutcome outcome) {
    return step(id, QStringLiteral("close %1").arg(domain::wordOf(domain::incidentOutcomeWords, outcome)),
                [&](desk::AlertView& view) {
                    view.alert.state = domain::AlertState::Closed;
                    view.alert.outcome = outcome;
                    view.alert.closedAt = m_clock.now();
                });
}

ui::Answer<domain::Alert> MemoryAlerts::reopen(const QString& id) {
    return step(id, QStringLiteral("reopen"), [this](desk::AlertView& view) {
        view.alert.state = domain::AlertState::Claimed;
        view.alert.claimedAt = m_clock.now();
        view.alert.claimedBy = me;
    });
}

ui::Answer<domain::Sighting> MemoryAlerts::addSighting(const QString& id, const QString& line) {
    if (fail)
        return answered<domain::Sighting>(*fail);
    domain::Sighting sighting;
    sighting.id = QStringLiteral("s%1").arg(m_views[id].sightings.size());
    sighting.alertId = id;
    sighting.at = m_clock.now();
    sighting.note = line;
    m_views[id].sightings.prepend(sighting);
    m_views[id].sightingPlaces.prepend(QString());
    steps += QStringLiteral("sighting %1 %2").arg(m_views[id].alert.number).arg(line);
    Q_EMIT changed(id);
    return answered<domain::Sighting>(sighting);
}

ui::Answer<void> MemoryAlerts::noteUntaken(const QString& id) {
    steps += QStringLiteral("untaken %1").arg(m_views[id].alert.number);
    return answered<void>(fail ? Result<void>(*fail) : Result<void>());
}

ui::Answer<int> MemoryAlerts::mail(const QString& id, const QString& words) {
    if (fail)
        return answered<int>(*fail);
    steps += QStringLiteral("mail %1 %2").arg(m_views[id].alert.number).arg(words);
    return answered<int>(static_cast<int>(askers.size()));
}

ui::Answer<void> MemoryAlerts::mute(const QString& id) {
    if (!fail)
        steps += QStringLiteral("mute %1").arg(m_views[id].alert.number);
    return answered<void>(fail ? Result<void>(*fail) : Result<void>());
}

ui::Answer<QVector<desk::AlertView>> MemoryAlerts::open() {
    QVector<desk::AlertView> out;
    for (const desk::AlertView& view : std::as_const(m_views)) {
        if (view.alert.state != domain::AlertState::Closed)
            out.append(view);
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        const auto rank = [](const desk::AlertView& v) {
            return v.alert.emergency ? 0 : v.alert.state == domain::AlertState::Open ? 1 : 2;
        };
        return rank(a) != rank(b) ? rank(a) < rank(b) : a.alert.raisedAt < b.alert.raisedAt;
    });
    return answered<QVector<desk::AlertView>>(out);
}

ui::Answer<QVector<desk::AlertPerson>> MemoryAlerts::people(const QString& alertId) {
    ++looks;
    return answered<QVector<desk::AlertPerson>>(known.value(alertId));
}

void MemoryAlerts::add(const desk::AlertView& view) {
    m_views.insert(view.alert.id, view);
    Q_EMIT changed(view.alert.id);
}

ui::Answer<QVector<domain::Transmission>> MemoryRadio::recent(const QString& channel, UtcMs since) {
    QVector<domain::Transmission> out;
    for (const domain::Transmission& over : std::as_const(overs)) {
        if (over.channel == channel && over.start >= since)
            out.append(over);
    }
    return answered<QVector<domain::Transmission>>(out);
}

ui::Answer<desk::ExportedRecording> MemoryRadio::exportWav(const QString& mediaId, const QString& path) {
    exported += mediaId + QLatin1Char(' ') + path;
    if (fail)
        return answered<desk::ExportedRecording>(*fail);
    return answered<desk::ExportedRecording>(desk::ExportedRecording{
        path, path + QStringLiteral(".sha256"), QByteArray(32, '\x1f'), QByteArray(32, '2'), 900, true});
}

ui::Answer<desk::RecordingAudio> MemoryRadio::audio(const QString& mediaId) {
    opened += mediaId;
    if (fail)
        return answered<desk::RecordingAudio>(*fail);
    desk::RecordingAudio audio;
    audio.mediaId = mediaId;
    audio.samples.fill(0, samples);
    return answered<desk::RecordingAudio>(audio);
}

ui::Answer<desk::RecordingAudio> MemoryRadio::lastOf(const QString& channel, int ms) {
    opened += QStringLiteral("%1 last %2").arg(channel).arg(ms);
    desk::RecordingAudio audio;
    audio.samples.fill(0, samples);
    return answered<desk::RecordingAudio>(audio);
}

ui::Answer<desk::Logged> MemoryLine::log(const desk::LogRequest& request) {
    if (fail)
        return answered<desk::Logged>(*fail);
    logged.append(request);
    desk::Logged out;
    out.incident.id = QStringLiteral("i%1").arg(logged.size());
    out.incident.number = 4409 + logged.size();
    out.incident.line = request.line;
    if (request.alert) {
        out.alert.id = QStringLiteral("a%1").arg(logged.size());
        out.alert.number = 1187 + logged.size();
    }
    return answered<desk::Logged>(out);
}

ui::Answer<domain::Incident> MemoryLine::withdraw(const QString& incidentId) {
    withdrawn += incidentId;
    domain::Incident incident;
    incident.id = incidentId;
    incident.number = 4409 + incidentId.mid(1).toInt();
    incident.line = logged.value(incidentId.mid(1).toInt() - 1).line;
    return answered<domain::Incident>(incident);
}

desk::AlertView alertView(qint64 number, UtcMs raisedAt, bool emergency) {
    desk::AlertView view;
    view.alert.id = QStringLiteral("alert-%1").arg(number);
    view.incident.id = QStringLiteral("incident-%1").arg(number);
    view.alert.number = number;
    view.alert.raisedAt = raisedAt;
    view.alert.emergency = emergency;
    view.alert.told =
        QStringLiteral("Theft at Hallam Pharmacy. Man about 30, grey hoodie, black sports bag, to Market Place. "
                       "Do not approach: call in.");
    for (const char* party : {"CCTV control room", "Shop Watch members", "Police, duty sergeant"})
        view.alert.parties.append({QString::fromLatin1(party), raisedAt + 6000, 0, {}});
    view.category = QStringLiteral("Theft");
    view.callSign = QStringLiteral("C07");
    view.premises = QStringLiteral("Hallam Pharmacy, High Street");
    view.raisedBy = QStringLiteral("Jo Mead");
    view.incident.description = QStringLiteral("m ~30, grey hoodie, black sports bag");
    view.incident.heading = QStringLiteral("Market Place");
    view.incident.lossPence = 14'000;
    return view;
}

Town::Town(int rows) : feed(rows) {
    line.words.callers = {
        {QStringLiteral("C07"), QStringLiteral("s7"), QStringLiteral("p7"), QStringLiteral("Hallam Pharmacy")},
        {QStringLiteral("C12"), QStringLiteral("s12"), QStringLiteral("p12"), QStringLiteral("Pennant Sports")},
        {QStringLiteral("C17"), QStringLiteral("s17"), QStringLiteral("p17"), QStringLiteral("Rowe & Finch")}};
    line.words.places = {
        {QStringLiteral("Market Place"), {}}, {QStringLiteral("Butter Row"), {}}, {QStringLiteral("High Street"), {}}};
}

Result<void> MemoryTalk::press(const QString& channel, const desk::TalkTo& to) {
    if (fail)
        return *fail;
    const QString whom = to.everybody ? QStringLiteral("all") : to.radioSetId;
    steps += QStringLiteral("press ") + channel + (whom.isEmpty() ? QString() : QStringLiteral(" to ") + whom);
    return {};
}

void MemoryTalk::speak(const QString&, const QVector<qint16>& samples) {
    spoken += samples;
}

ui::Answer<void> MemoryTalk::join(const QString& one, const QString& other, int minutes) {
    patched += QStringLiteral("join %1 %2 %3").arg(one, other).arg(minutes);
    return answered<void>(patchFails ? Result<void>(*patchFails) : Result<void>());
}

ui::Answer<void> MemoryTalk::announce(const QString& channel, const QString& words) {
    announced += channel + QLatin1Char(' ') + words;
    announcing = {};
    announcing.reportStarted();
    return announcing.future();
}

void MemoryTalk::endAnnouncement() {
    ++hushed;
    announcing.reportResult(Result<void>(Error{ErrorCode::Cancelled, "The announcement was ended.", "", ""}));
    announcing.reportFinished();
}

ui::Answer<void> MemoryTalk::part(const QString& channel) {
    patched += QStringLiteral("part ") + channel;
    return answered<void>(patchFails ? Result<void>(*patchFails) : Result<void>());
}

ui::Answer<domain::RadioText> MemoryTexts::send(const QString& channel, const desk::TextTarget& to,
                                                const QString& words) {
    if (fail)
        return answered<domain::RadioText>(*fail);
    if (failing.contains(to.address))
        return answered<domain::RadioText>(Error{ErrorCode::Unavailable, "The radio is not running.", "", ""});
    sent += channel + QLatin1Char(' ') + to.address + QLatin1Char(' ') + words;
    return answered<domain::RadioText>(domain::RadioText());
}

ui::Answer<QVector<desk::WhoSuggestion>> MemoryIncidents::whoIsThis(const desk::WhoQuery& query) {
    asked += query;
    return answered<QVector<desk::WhoSuggestion>>(fail ? Result<QVector<desk::WhoSuggestion>>(*fail)
                                                       : Result<QVector<desk::WhoSuggestion>>(offered));
}

ui::Answer<domain::Incident> MemoryIncidents::tie(const QString& incidentId, const QString& subjectId) {
    decided += QStringLiteral("tie %1 %2").arg(incidentId, subjectId);
    return answered<domain::Incident>(fail ? Result<domain::Incident>(*fail)
                                           : Result<domain::Incident>(domain::Incident()));
}

ui::Answer<void> MemoryIncidents::ruleOut(const QString& incidentId, const QString& subjectId) {
    decided += QStringLiteral("not %1 %2").arg(incidentId, subjectId);
    return answered<void>(fail ? Result<void>(*fail) : Result<void>());
}

ui::Answer<QVector<desk::StepState>> MemoryIncidents::steps(const QString&) {
    QVector<desk::StepState> out;
    for (const domain::NextStep& step : domain::nextSteps(category)) {
        const UtcMs at = ticked.value(step.code);
        out.append({step, at, at > 0 ? QStringLiteral("Jo Mead") : QString()});
    }
    return answered<QVector<desk::StepState>>(out);
}

ui::Answer<QVector<desk::StepState>> MemoryIncidents::tick(const QString& incidentId, const QString& step, bool done) {
    if (fail)
        return answered<QVector<desk::StepState>>(*fail);
    if (done)
        ticked.insert(step, m_clock.now());
    else
        ticked.remove(step);
    return steps(incidentId);
}

ui::ControlJobs Town::jobs() {
    return {feed,
            alerts,
            radio,
            talk,
            texts,
            line,
            incidents,
            map,
            shelves,
            clock,
            [this] { return alerts.me; },
            [this](const QString&) { return alerts.myName; }};
}

namespace {

UtcMs at(int hour, int minute, int second, int daysAgo = 0) {
    const QDate day = QDate(2026, 11, 20).addDays(-daysAgo);
    return QDateTime(day, QTime(hour, minute, second)).toMSecsSinceEpoch();
}

FeedRow over(UtcMs when, const char* title, const char* detail, int seconds, int seed) {
    FeedRow row;
    row.kind = FeedKind::Transmission;
    row.at = when;
    row.title = QString::fromUtf8(title);
    row.detail = QString::fromUtf8(detail);
    row.channel = QStringLiteral("SHOP");
    row.durationMs = seconds * 1000;
    row.envelope = speechEnvelope(seconds * 10, seed);
    row.mediaId = QStringLiteral("media-%1").arg(seed);
    return row;
}

FeedRow entry(UtcMs when, FeedKind kind, Severity severity, const char* title, const char* detail,
              const char* badge = "", const char* code = "") {
    FeedRow row;
    row.kind = kind;
    row.at = when;
    row.severity = severity;
    row.title = QString::fromUtf8(title);
    row.detail = QString::fromUtf8(detail);
    row.badge = QString::fromUtf8(badge);
    row.code = QString::fromUtf8(code);
    return row;
}

desk::ChannelState channel(const char* name) {
    desk::ChannelState state;
    state.channel = QString::fromLatin1(name);
    state.gateway = QStringLiteral("gw-") + state.channel.toLower();
    state.link = desk::ChannelState::Link::Up;
    return state;
}

domain::Transmission said(const char* name, UtcMs start, int seconds, const char* callSign) {
    domain::Transmission over;
    over.id = QStringLiteral("t-%1-%2").arg(QString::fromLatin1(name)).arg(start);
    over.channel = QString::fromLatin1(name);
    over.start = start;
    over.end = seconds == 0 ? 0 : start + seconds * 1000;
    over.radioSetId = QString::fromLatin1(callSign);
    return over;
}

} // namespace

void Town::fillAfternoon() {
    map.fill();
    const desk::TownPlace beat = map.at("C21");
    map.walking.placed = {{QStringLiteral("set-r01"), QStringLiteral("R01"), at(14, 23, 40), beat.at, beat.id, {}}};
    QVector<FeedRow> rows{
        entry(at(23, 41, 2, 1), FeedKind::Incident, Severity::Done, "Public order · P03 The Swan",
              "two men, shouting → Station Road · police dealt", "4391"),
        over(at(23, 44, 33, 1), "P03 The Swan", "PUB · logged as incident 4391", 11, 3),
        entry(at(8, 58, 0), FeedKind::System, Severity::Note, "Signed in", "Jo Mead at desk-1", "", "signed-in"),
        entry(at(13, 18, 51), FeedKind::Alert, Severity::GoodEnd, "Alert closed · 1185 missing child · C01 Tilling's",
              "detained · after 6 min · S. Rudd"),
        over(at(13, 30, 8), "C22 Sheep St Post Office", "SHOP · logged as incident 4410", 17, 5),
        over(at(13, 51, 19), "P05 Fox & Grapes", "PUB · not linked to anything", 5, 6),
        entry(at(14, 6, 2), FeedKind::Incident, Severity::Note, "Breach · C14 Greengate Foods",
              "m 40s, asked to leave → Sheep Street · £12", "4411", "breach"),
        entry(at(14, 12, 40), FeedKind::Alert, Severity::GoodEnd, "Alert closed · 1186 public order · P03 The Swan",
              "police dealt · after 11 min · Jo Mead"),
        over(at(14, 17, 26), "C25 Orchard Centre", "SHOP · not linked to anything", 8, 8),
        entry(at(14, 20, 0), FeedKind::System, Severity::Done, "Radio heard again",
              "PUB: 127.0.0.1:5062 answers after 12 s", "", "gateway-back"),
        entry(at(14, 24, 10), FeedKind::System, Severity::LookSoon, "Radio lost",
              "MARKET: no answer from 10.20.0.7:5060", "8 min", "gateway-lost"),
        entry(at(14, 26, 47), FeedKind::Incident, Severity::Note, "Begging · C19 Northgate Stores",
              "m 50s, green parka → Northgate", "4412", "begging"),
        over(at(14, 28, 33), "EEA 57231, unknown set", "SHOP · not linked to anything", 4, 9),
        over(at(14, 30, 52), "C07 Hallam Pharmacy", "SHOP · logged as incident 4413", 12, 7),
        entry(at(14, 31, 5), FeedKind::Alert, Severity::InHand, "Alert · theft · C07 Hallam Pharmacy",
              "m ~30, grey hoodie, sports bag → Market Place", "in hand"),
        entry(at(14, 31, 30), FeedKind::Sighting, Severity::Note, "Sighting · C31 Keeble's Toys",
              "alert 1187 · → Butter Row"),
        over(at(14, 31, 48), "C17 Rowe & Finch", "SHOP · not linked to anything", 6, 1),
    };
    feed.append(rows);
    FeedRow live = over(at(14, 32, 14), "C12 Pennant Sports", "SHOP · speaking", 4, 2);
    live.live = true;
    feed.append({live});
    desk::RowDetail detail;
    detail.transmission = said("SHOP", at(14, 30, 52), 12, "C07");
    detail.transmission.envelope = speechEnvelope(120, 7);
    detail.transmission.mediaId = QStringLiteral("media-7");
    detail.transmission.packets = 612;
    detail.transmission.lost = 2;
    detail.transmission.callerCode = QStringLiteral("57106");
    detail.callSign = QStringLiteral("C07");
    detail.premises = QStringLiteral("Hallam Pharmacy");
    detail.street = QStringLiteral("High Street");
    detail.contact = QStringLiteral("Priya Nand · 01632 960 417");
    detail.loggedBy = QStringLiteral("Jo Mead");
    detail.recordingFormat = QStringLiteral("PCMA");
    detail.recordingSha256 = QByteArray::fromHex("9f41c2d07be3a85510c6f3aa18db2e7741");
    detail.category = QStringLiteral("Theft");
    detail.incident.id = QStringLiteral("i");
    detail.incident.number = 4413;
    detail.incident.description = QStringLiteral("m ~30, grey hoodie, black sports bag");
    detail.incident.heading = QStringLiteral("Market Place");
    detail.incident.narrative = QStringLiteral("fragrance from the counter by the door, was here on Tuesday too");
    detail.incident.line = QStringLiteral(
        "C07 theft m30 grey hoodie black sports bag > market pl £140 fragrance from the counter by the door");
    detail.incident.lossPence = 14'000;
    detail.incident.policeReference = QStringLiteral("26000712345");
    detail.incident.loggedAt = at(14, 31, 5);
    detail.samePlace = {entry(at(16, 20, 0, 3), FeedKind::Incident, Severity::Done, "Theft · C07 Hallam Pharmacy",
                              "m ~30, grey tracksuit → Butter Row · £85 · left town", "4377"),
                        entry(at(11, 5, 0, 12), FeedKind::Incident, Severity::Note, "Suspicious · C07 Hallam Pharmacy",
                              "two women, pushchair", "4302"),
                        entry(at(9, 40, 0, 31), FeedKind::Incident, Severity::Note, "Begging · C07 Hallam Pharmacy",
                              "m 50s, green parka at the door", "4188")};
    for (qint64 seq = 1; seq <= feed.newest(); ++seq) {
        if (feed.rowFor(seq).title == QLatin1String("C07 Hallam Pharmacy"))
            feed.details.insert(seq, detail);
    }
    desk::AlertView theft = alertView(1187, at(14, 31, 5));
    theft.alert.state = domain::AlertState::Claimed;
    theft.alert.claimedAt = at(14, 31, 8);
    theft.alert.claimedBy = alerts.me;
    theft.claimedBy = alerts.myName;
    theft.alert.parties[0].acknowledgedAt = at(14, 31, 15);
    theft.alert.parties[1].acknowledgedAt = at(14, 31, 20);
    theft.incident.premisesId = map.at("C07").id;
    const auto see = [&](UtcMs when, const char* place, const char* by, const char* heading) {
        domain::Sighting sighting;
        sighting.at = when;
        sighting.by = QString::fromUtf8(by);
        sighting.heading = QString::fromUtf8(heading);
        sighting.premisesId = map.at(QByteArray(place).left(3).constData()).id;
        theft.sightings.prepend(sighting);
        theft.sightingPlaces.prepend(QString::fromUtf8(place));
    };
    see(at(14, 31, 30), "C31 Keeble's Toys", "CCTV", "Butter Row");
    see(at(14, 31, 48), "C17 Rowe & Finch", "C17", "");
    alerts.add(theft);
    desk::AlertView emergency = alertView(1188, at(14, 32, 9), true);
    emergency.category = QStringLiteral("Violence");
    emergency.callSign = QStringLiteral("P11");
    emergency.premises = QStringLiteral("Corn Exchange Bar, Market Place");
    emergency.incident.description = QStringLiteral("two men fighting at the bar");
    emergency.incident.heading.clear();
    emergency.incident.premisesId = map.at("P11").id;
    alerts.add(emergency);
    desk::ChannelState shop = channel("SHOP");
    shop.speaking = true;
    shop.callSign = QStringLiteral("C12");
    shop.premises = QStringLiteral("Pennant Sports");
    shop.speakingSince = at(14, 32, 14);
    desk::ChannelState pub = channel("PUB");
    pub.callSign = QStringLiteral("P05");
    pub.lastHeard = at(14, 31, 20);
    desk::ChannelState market = channel("MARKET");
    market.link = desk::ChannelState::Link::Lost;
    market.since = at(14, 31, 10);
    market.attempt = 6;
    market.nextTry = shiftNow + 7'500;
    market.why = QStringLiteral("no answer from 10.20.0.7:5060");
    radio.states = {shop, pub, market};
    radio.overs = {said("SHOP", at(14, 29, 30), 8, "C09"),  said("SHOP", at(14, 30, 52), 12, "C07"),
                   said("SHOP", at(14, 31, 48), 6, "C17"),  said("SHOP", at(14, 32, 14), 0, "C12"),
                   said("PUB", at(14, 30, 1), 5, "P05"),    said("PUB", at(14, 31, 15), 5, "P02"),
                   said("MARKET", at(14, 29, 50), 6, "M04")};
}

void Town::fillLong() {
    fillAfternoon();
    const char* name =
        "C49 The Honourable Company of Wool and Linen Drapers of Ashby Cross and District (Established 1781) Limited";
    feed.append(
        {over(at(14, 32, 15), name,
              "SHOP · logged as incident 123456 about a very long story that nobody will ever read to its end", 754, 4),
         entry(
             at(14, 32, 16), FeedKind::Incident, Severity::LookSoon, name,
             "m ~30, grey hoodie, black sports bag with a yellow stripe, white trainers → the far end of Market Place",
             "waits for a decision of the committee")});
    desk::AlertView longOne = alertView(123456, shiftNow - 4'000'000);
    longOne.premises =
        QString::fromLatin1(name).mid(4) + QStringLiteral(", Great Northern Railway Station Approach Road");
    longOne.incident.description = QStringLiteral(
        "woman about 45, very tall, long green coat with a hood, two large blue bags from a Swedish furniture shop, "
        "red woollen hat, glasses, walks with a stick");
    longOne.incident.narrative =
        QStringLiteral("Supercalifragilisticexpialidocious_without_any_blank_in_it_to_break_at_supercalifragilistic");
    longOne.alert.parties[0].party =
        QStringLiteral("Control room of the closed-circuit television of the borough council");
    for (int i = 0; i < 9; ++i) {
        domain::Sighting sighting;
        sighting.at = shiftNow - i * 60'000;
        sighting.by = QStringLiteral("CCTV operator Alexandra");
        sighting.heading = QStringLiteral("the far end of Great Northern Railway Station Approach Road");
        longOne.sightings.append(sighting);
        longOne.sightingPlaces.append(QString::fromLatin1(name));
    }
    alerts.add(longOne);
}

} // namespace watchdesk::test
