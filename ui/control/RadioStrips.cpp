#include "ui/control/RadioStrips.h"

#include "ui/control/ListenSheet.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
/// What stands there instead of a strip.
QWidget* makeNone(QWidget* parent) {
    auto* none = new QWidget(parent);
    none->setFixedHeight(44);
    auto* row = new QHBoxLayout(none);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    auto* rule = new RuleLine(Qt::Horizontal, none);
    rule->setGeometry(0, 0, 4096, 1);
    row->addWidget(new IconLabel(QStringLiteral("radio"), 16, Tone::TextMuted, none));
    auto* words =
        new LabelText(RadioStrips::tr("No radio channel yet. Start watchdesk with --config FILE (docs/operations.md)."),
                      TextStyle::Small, Tone::Text2, none);
    row->addWidget(words, 1);
    return none;
}
} // namespace

RadioStrips::RadioStrips(RadioJobs& radio, Playback& playback, Listening& listening, TalkHand& hand, const Clock& clock,
                         QWidget* parent)
    : QWidget(parent), m_radio(radio), m_playback(playback), m_listening(listening), m_clock(clock), m_hand(hand) {
    setAccessibleName(tr("Radio channels"));
    auto* inside = new QWidget;
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_none = makeNone(inside);
    m_column->addWidget(m_none);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    for (const desk::ChannelState& state : radio.channels())
        add(state);
    place();
    connect(&radio, &RadioJobs::channelChanged, this, &RadioStrips::take);
    connect(&radio, &RadioJobs::levelChanged, this, [this](const QString& channel, double dbfs) {
        if (RadioStrip* found = strip(channel))
            found->setLevel(dbfs);
    });
    connect(&radio, &RadioJobs::transmissionEnded, this,
            [this](const QString&, const QString&, const QString& channel) {
                m_latest = channel;
                place();
                if (RadioStrip* found = strip(channel))
                    found->readOvers();
            });
    connect(&radio, &RadioJobs::ownOverKept, this, [this](const QString&, const QString& channel) {
        if (RadioStrip* found = strip(channel))
            found->readOvers();
    });
    connect(&playback, &Playback::changed, this, [this] {
        for (RadioStrip* each : std::as_const(m_strips))
            each->setReplaying(QStringLiteral("replay:") + each->channel() ==
                               (m_playback.waiting().isEmpty() ? m_playback.playing() : m_playback.waiting()));
    });
    connect(&listening, &Listening::changed, this, &RadioStrips::showHeard);
    showHeard();
}

RadioStrip* RadioStrips::strip(const QString& channel) const {
    const auto found =
        std::find_if(m_strips.cbegin(), m_strips.cend(), [&](const RadioStrip* s) { return s->channel() == channel; });
    return found == m_strips.cend() ? nullptr : *found;
}

RadioStrip* RadioStrips::add(const desk::ChannelState& state) {
    auto* made = new RadioStrip(m_radio, m_clock, state, m_none->parentWidget());
    connect(made, &RadioStrip::replayRequested, &m_playback, &Playback::replay);
    connect(made, &RadioStrip::selectRequested, this, [this](const QString& channel) {
        m_listening.select(m_listening.selected() == channel ? QString() : channel);
        if (m_listening.selected() == channel && m_spoken.contains(channel))
            m_hand.arm(channel);
        showHeard();
    });
    connect(made, &RadioStrip::muteRequested, this, &RadioStrips::mute);
    connect(made, &RadioStrip::listeningRequested, this,
            [this](const QString& channel) { new ListenSheet(this, m_listening, channel); });
    auto* key = new TalkKey(m_hand, m_clock, state.channel, made);
    made->addKey(key);
    m_keys.insert(state.channel, key);
    m_strips.append(made);
    takeTalk(state);
    made->setState(state);
    m_column->addWidget(made);
    QStringList channels;
    for (const RadioStrip* each : std::as_const(m_strips))
        channels.append(each->channel());
    m_listening.setChannels(channels);
    return made;
}

void RadioStrips::place() {
    m_none->setVisible(m_strips.isEmpty());
    const int rows = std::clamp(static_cast<int>(m_strips.size()), 1, mostShown);
    setFixedHeight(rows * 44);
    // F3 replays the channel heard last, so its strip wears the key.
    const QString keyed = latest();
    for (RadioStrip* each : std::as_const(m_strips))
        each->setReplayKey(each->channel() == keyed ? QStringLiteral("F3") : QString());
}

void RadioStrips::takeTalk(const desk::ChannelState& state) {
    m_keys.value(state.channel)->setState(state);
    if (state.talk != desk::ChannelState::Talk::Off && !m_spoken.contains(state.channel))
        m_spoken.append(state.channel);
    else if (state.talk == desk::ChannelState::Talk::Off)
        m_spoken.removeAll(state.channel);
    m_hand.setChannels(m_spoken);
}

void RadioStrips::take(const desk::ChannelState& state) {
    if (RadioStrip* found = strip(state.channel)) {
        takeTalk(state);
        found->setState(state);
    } else {
        add(state);
    }
    if (state.speaking)
        m_latest = state.channel;
    m_speaking.removeAll(state.channel);
    if (state.speaking)
        m_speaking.append(state.channel);
    giveWay();
    place();
}

void RadioStrips::tick() {
    for (RadioStrip* each : std::as_const(m_strips))
        each->tick();
    for (TalkKey* key : std::as_const(m_keys))
        key->tick();
}

QString RadioStrips::latest() const {
    return strip(m_latest) != nullptr || m_strips.isEmpty() ? m_latest : m_strips.first()->channel();
}

void RadioStrips::replayLatest() {
    if (!m_strips.isEmpty())
        m_playback.replay(latest());
}

// What is said now comes before what was said.
void RadioStrips::giveWay() {
    m_playback.giveWay(std::any_of(m_speaking.cbegin(), m_speaking.cend(),
                                   [this](const QString& channel) { return m_listening.isHeard(channel); }));
}

void RadioStrips::showHeard() {
    for (RadioStrip* each : std::as_const(m_strips))
        each->setHeard(m_listening.hearing(each->channel()).muted, m_listening.selected() == each->channel());
    giveWay();
}

void RadioStrips::mute(const QString& channel) {
    Hearing hearing = m_listening.hearing(channel);
    hearing.muted = !hearing.muted;
    m_listening.setHearing(channel, hearing);
}

void RadioStrips::toggleMute() {
    const QString selected = m_listening.selected();
    mute(strip(selected) != nullptr ? selected : latest());
}

void RadioStrips::openListening() {
    new ListenSheet(this, m_listening, m_listening.selected());
}

} // namespace watchdesk::ui
