#include "ui/control/RadioStrip.h"

#include "ui/control/ChannelName.h"
#include "ui/control/TalkKey.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/LevelMeter.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QPainter>

namespace watchdesk::ui {

namespace {
constexpr int narrowBelow = 800;
constexpr int narrowBelowWithKey = 1000; // must be above what the wide row needs, or it never becomes narrow
} // namespace

RadioStrip::RadioStrip(RadioJobs& radio, const Clock& clock, const desk::ChannelState& state, QWidget* parent)
    : QWidget(parent), m_radio(radio), m_clock(clock), m_state(state) {
    setFixedHeight(44);
    setAccessibleName(tr("Channel %1").arg(state.channel));
    makeRow();
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
    readOvers();
}

void RadioStrip::makeRow() {
    m_name = new ChannelName(m_state.channel, this);
    m_mark = new IconLabel(desk::Severity::LookSoon, 16, this);
    m_level = new LevelMeter(tr("Level of %1").arg(m_state.channel), this);
    m_who = new LabelText({}, TextStyle::BodyMedium, Tone::Text, this);
    m_who->setFixedDigits(true);
    m_who->setObjectName(QStringLiteral("who"));
    m_line = new OverLine(this);
    m_volume = Button::iconOnly(QStringLiteral("volume-2"), tr("Mute %1").arg(channel()), this);
    m_volume->setObjectName(QStringLiteral("volume"));
    m_volume->setContextMenuPolicy(Qt::CustomContextMenu);
    m_button = new Button({}, this);
    m_button->setSmall(true);
    m_button->setFixedWidth(112);
    m_button->setObjectName(QStringLiteral("strip-button"));
    auto* name = new QHBoxLayout;
    name->setSpacing(4);
    name->addWidget(m_name);
    name->addWidget(m_mark);
    name->addStretch(1);
    auto* holder = new QWidget(this);
    name->setContentsMargins(0, 0, 0, 0);
    holder->setLayout(name);
    holder->setFixedWidth(93);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(3, 0, 12, 0);
    row->setSpacing(12);
    row->addWidget(holder);
    row->addWidget(m_level);
    row->addWidget(m_who);
    row->addWidget(m_line, 1);
    row->addWidget(m_volume);
    row->addWidget(m_button);
    connect(m_name, &ChannelName::clicked, this, [this] { Q_EMIT selectRequested(channel()); });
    connect(m_volume, &Button::clicked, this, [this] { Q_EMIT muteRequested(channel()); });
    connect(m_volume, &QWidget::customContextMenuRequested, this, [this] { Q_EMIT listeningRequested(channel()); });
    connect(m_button, &Button::clicked, this, [this] {
        if (lost())
            m_radio.retryNow(m_state.channel);
        else
            Q_EMIT replayRequested(m_state.channel);
    });
}

void RadioStrip::addKey(TalkKey* key) {
    m_key = key;
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->insertWidget(row->indexOf(m_button), key);
}

void RadioStrip::setState(const desk::ChannelState& state) {
    const bool overs = state.speaking != m_state.speaking || state.transmissionId != m_state.transmissionId;
    m_state = state;
    refresh();
    if (overs)
        readOvers();
}

void RadioStrip::setLevel(double dbfs) {
    m_level->setLevel(dbfs);
}

void RadioStrip::setReplayKey(const QString& key) {
    m_replayKey = key;
    refresh();
}

void RadioStrip::setReplaying(bool replaying) {
    if (replaying == m_replaying)
        return;
    m_replaying = replaying;
    refresh();
}

void RadioStrip::setHeard(bool muted, bool selected) {
    m_name->setChecked(selected);
    m_volume->setIconName(muted ? QStringLiteral("volume-x") : QStringLiteral("volume-2"));
    m_volume->setAccessibleName(muted ? tr("Hear %1 again").arg(channel()) : tr("Mute %1").arg(channel()));
    m_volume->setToolTip(tr("%1 (right click: volume and side)").arg(m_volume->accessibleName()));
}

QString RadioStrip::who() const {
    using Link = desk::ChannelState::Link;
    const UtcMs now = m_clock.now();
    QString name = QStringList{m_state.callSign, m_state.premises}.join(QLatin1Char(' ')).trimmed();
    if (name.isEmpty() && !m_state.code.isEmpty())
        name = tr("%1, unknown set").arg(m_state.code);
    if (m_state.link == Link::Off)
        return tr("off");
    if (m_state.link == Link::Connecting)
        return tr("connecting");
    if (m_state.link == Link::Lost)
        return tr("lost %1").arg(roughText(now - m_state.since));
    if (m_state.speaking)
        return (name.isEmpty() ? tr("somebody") : name) + QLatin1Char(' ') + lengthText(now - m_state.speakingSince);
    if (!m_state.joinedTo.isEmpty())
        return tr("joined to %1, %2").arg(m_state.joinedTo, roughText(std::max<UtcMs>(0, m_state.joinedUntil - now)));
    if (m_state.lastHeard == 0)
        return tr("idle");
    const QString caller = m_state.callSign.isEmpty() ? m_state.code : m_state.callSign;
    return tr("last %1").arg((caller.isEmpty() ? QString() : caller + QLatin1Char(' ')) +
                             whenText(m_state.lastHeard, localDate(now), false));
}

void RadioStrip::refresh() {
    const bool hasKey = m_key != nullptr && !m_key->isHidden();
    const bool narrow = width() < (hasKey ? narrowBelowWithKey : narrowBelow);
    // Beside a key the other button is short, so that the line keeps its room.
    const bool tight = narrow && hasKey;
    if (m_key != nullptr)
        m_key->setNarrow(narrow);
    m_button->setFixedWidth(tight ? 84 : 112);
    layout()->setSpacing(tight ? 8 : 12);
    m_name->parentWidget()->setFixedWidth(tight && !lost() ? 72 : 93);
    m_mark->setVisible(lost());
    const bool joined = !m_state.joinedTo.isEmpty();
    const Tone colour = lost() ? Tone::Soon : m_state.speaking ? Tone::Text : joined ? Tone::InHand : Tone::TextMuted;
    // Without room for it beside the line, who is speaking moves onto the line; a lost channel has no level to show.
    m_who->setVisible(!narrow || lost());
    m_who->setFixedWidth(narrow ? 95 : 220);
    m_level->setVisible(!narrow || !lost());
    m_who->setText(who());
    m_who->setTone(colour);
    m_line->setCaption(narrow ? who() : QString(), colour == Tone::TextMuted ? Tone::Text2 : colour);
    m_who->setStyle(m_state.speaking ? TextStyle::BodyMedium : TextStyle::Small);
    m_line->setState(m_state, narrow);
    if (lost()) {
        m_button->setText(tr("Try now"));
        m_button->setIconName(QStringLiteral("refresh-cw"));
        m_button->setKeyCap({});
    } else {
        m_button->setText(m_replaying ? tr("Stop") : tr("30 s"));
        m_button->setIconName(m_replaying ? QStringLiteral("square") : QStringLiteral("rotate-ccw"));
        m_button->setKeyCap(tight ? QString() : m_replayKey);
    }
    m_button->setAccessibleName(lost() ? tr("Try to reach the gateway of %1 now").arg(channel())
                                       : tr("Replay the last 30 seconds of %1").arg(channel()));
    const QString recorder = m_state.recordedBy.isEmpty() ? QString() : tr("Recorded by %1").arg(m_state.recordedBy);
    setToolTip(recorder);
    setAccessibleDescription(lost() ? who() + QStringLiteral(". ") + m_line->lostText() : who());
}

void RadioStrip::tick() {
    m_line->setNow(m_clock.now());
    refresh();
}

void RadioStrip::readOvers() {
    m_line->setNow(m_clock.now());
    onAnswer(this, m_radio.recent(channel(), m_clock.now() - OverLine::shownMs),
             [this](const QVector<domain::Transmission>& found) {
                 QVector<OverLine::Over> overs;
                 for (const domain::Transmission& over : found)
                     overs.append({over.start, over.end, m_radio.callSignOf(over.radioSetId)});
                 m_line->setOvers(overs);
             });
}

void RadioStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    refresh();
}

void RadioStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), tone(Tone::Rule));
}

} // namespace watchdesk::ui
