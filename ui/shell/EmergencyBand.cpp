#include "ui/shell/EmergencyBand.h"

#include "desk/Recordings.h"
#include "desk/Roles.h"
#include "ui/shell/StandDownSheet.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QVBoxLayout>

namespace watchdesk::ui {

EmergencyBand::EmergencyBand(const Clock& clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_more(new LabelText({}, TextStyle::BodyMedium, Tone::Text)),
      m_trouble(new LabelText({}, TextStyle::Body, Tone::Text)), m_column(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("emergencies"));
    setAccessibleName(tr("Emergencies"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(1);
    for (int i = 0; i < linesShown; ++i) {
        auto* line = new EmergencyLine;
        line->setFixedHeight(lineHeight);
        connect(line, &EmergencyLine::acknowledgeWanted, this, &EmergencyBand::acknowledgeOne);
        connect(line, &EmergencyLine::replayWanted, this, &EmergencyBand::replay);
        connect(line, &EmergencyLine::standDownWanted, this, &EmergencyBand::askOutcome);
        m_lines.append(line);
        m_column->addWidget(line);
    }
    for (LabelText* label : {m_more, m_trouble}) {
        label->setFixedHeight(24);
        label->setContentsMargins(16, 0, 16, 0);
        m_column->addWidget(label);
    }
    connect(&m_sound, &AlarmSound::troubleChanged, this, &EmergencyBand::say);
    connect(&m_second, &QTimer::timeout, this, [this] {
        for (EmergencyLine* line : std::as_const(m_lines))
            line->tick(m_clock.now());
        if (!m_unread.isEmpty())
            reload();
    });
    m_second.start(1000);
    refresh();
}

void EmergencyBand::setDesk(desk::Desk* desk) {
    if (m_desk) {
        disconnect(m_desk, nullptr, this, nullptr);
        disconnect(&m_desk->emergencies(), nullptr, this, nullptr);
    }
    m_desk = desk;
    m_open = {};
    m_unread.clear();
    ++m_asked; // what the desk before this one still has to say is of no interest
    m_player.stop();
    if (desk == nullptr)
        return refresh();
    connect(&desk->emergencies(), &desk::EmergencyDesk::changed, this, &EmergencyBand::reload);
    connect(desk, &desk::Desk::locked, this, &EmergencyBand::cover);
    for (const auto signal : {&desk::Desk::opened, &desk::Desk::locked, &desk::Desk::personChanged})
        connect(desk, signal, this, &EmergencyBand::reload);
    reload();
}

// At once: what is read anew may take its time, or fail.
void EmergencyBand::cover() {
    m_player.stop();
    for (desk::EmergencyView& view : m_open.newest)
        for (QString* words : {&view.premises, &view.street, &view.acknowledgedBy, &view.endedBy, &view.mediaId})
            words->clear();
    refresh();
}

void EmergencyBand::reload() {
    if (!m_desk)
        return;
    // An answer that was asked for before the desk was locked has names in it: only the latest counts.
    const quint64 asked = ++m_asked;
    onAnswer(this, m_desk->emergencies().open(), [this, asked](const Result<desk::OpenEmergencies>& open) {
        if (asked != m_asked)
            return;
        m_unread =
            open ? QString() : tr("Emergencies cannot be read: %1").arg(QString::fromStdString(open.error().text()));
        if (open)
            m_open = *open;
        refresh();
    });
}

void EmergencyBand::refresh() {
    const bool mayAct = m_desk && desk::mayDo(m_desk->person(), desk::Act::WorkAlerts);
    int height = 0;
    for (int i = 0; i < linesShown; ++i) {
        const bool there = i < m_open.newest.size();
        if (there)
            m_lines[i]->show(m_open.newest.at(i), mayAct, m_clock.now());
        m_lines[i]->setVisible(there);
        height += there ? lineHeight + 1 : 0;
    }
    const int more = m_open.count - linesShown;
    m_more->setText(more > 0 ? tr("and %n more emergencies; all of them are in the log", nullptr, more) : QString());
    m_more->setVisible(more > 0);
    m_sound.setSounding(m_open.sounding > 0);
    say(!m_unread.isEmpty() ? m_unread : m_open.sounding > 0 ? m_sound.trouble() : QString());
    height += (m_more->text().isEmpty() ? 0 : 25) + (m_trouble->text().isEmpty() ? 0 : 25);
    // One that cannot be read may be there.
    const bool shown = m_open.count > 0 || !m_unread.isEmpty();
    setVisible(shown);
    Q_EMIT heightChanged(shown ? height : 0);
}

void EmergencyBand::say(const QString& trouble) {
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void EmergencyBand::acknowledge() {
    for (const desk::EmergencyView& view : std::as_const(m_open.newest)) {
        if (view.emergency.acknowledgedAt == 0)
            return acknowledgeOne(view.emergency.id);
    }
}

void EmergencyBand::acknowledgeOne(const QString& id) {
    if (!m_desk)
        return;
    onAnswer(this, m_desk->emergencies().acknowledge(id), [this](const Result<domain::Emergency>& done) {
        if (!done)
            say(QString::fromStdString(done.error().text()));
    });
}

void EmergencyBand::replay(const QString& mediaId) {
    if (!m_desk)
        return;
    onAnswer(this, m_desk->recordings().audio(mediaId),
             [this, by = m_desk->person().id](const Result<desk::RecordingAudio>& audio) {
                 if (!m_desk || m_desk->person().id != by)
                     return; // locked meanwhile
                 if (!audio)
                     return say(QString::fromStdString(audio.error().text()));
                 m_player.play(audio->mediaId, audio->samples);
                 if (!m_player.trouble().isEmpty())
                     say(m_player.trouble());
             });
}

void EmergencyBand::askOutcome(const QString& id) {
    for (const desk::EmergencyView& view : std::as_const(m_open.newest)) {
        if (m_desk && view.emergency.id == id)
            new StandDownSheet(window(), *m_desk, view);
    }
}

QVector<EmergencyLine*> EmergencyBand::lines() const {
    return m_lines.mid(0, std::min<qsizetype>(linesShown, m_open.newest.size()));
}

QString EmergencyBand::moreText() const {
    return m_more->text();
}

QString EmergencyBand::troubleText() const {
    return m_trouble->text();
}

} // namespace watchdesk::ui
