#include "ui/control/TalkHand.h"

#include "ui/control/Microphone.h"
#include "ui/widgets/MachineSettings.h"

#include <QApplication>
#include <QKeyEvent>

namespace watchdesk::ui {

namespace {

int footKey() {
    return Qt::Key_F1 - 1 + MachineSettings::instance().value(QStringLiteral("talk/foot-switch"));
}

} // namespace

TalkHand::TalkHand(TalkJobs& jobs, SpaceIsFree spaceIsFree, QWidget* page)
    : QObject(page), m_jobs(jobs), m_spaceIsFree(std::move(spaceIsFree)), m_page(page) {
    setSource(std::make_unique<Microphone>());
    qApp->installEventFilter(this);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state != Qt::ApplicationActive)
            release();
    });
    connect(&MachineSettings::instance(), &MachineSettings::changed, this, &TalkHand::changed);
}

TalkHand::~TalkHand() {
    release();
}

void TalkHand::setSource(std::unique_ptr<SpeechSource> source) {
    release();
    m_source = std::move(source);
    connect(m_source.get(), &SpeechSource::heard, this, [this](const QVector<qint16>& samples) {
        if (held())
            m_jobs.speak(m_held, samples);
    });
}

QString TalkHand::footKeyName() {
    return QKeySequence(footKey()).toString(QKeySequence::NativeText);
}

void TalkHand::setChannels(const QStringList& channels) {
    if (channels == m_channels)
        return;
    m_channels = channels;
    if (!m_channels.contains(m_armed))
        arm(m_channels.value(0));
}

void TalkHand::arm(const QString& channel) {
    if (channel == m_armed)
        return;
    release();
    m_armed = channel;
    Q_EMIT changed();
}

void TalkHand::armNext() {
    if (!m_channels.isEmpty())
        arm(m_channels.at((m_channels.indexOf(m_armed) + 1) % m_channels.size()));
}

void TalkHand::press(const QString& channel) {
    if (held() || channel.isEmpty())
        return;
    arm(channel);
    // The microphone first: an over without a voice would only lock the others out.
    auto pressed = m_source->start();
    if (pressed)
        pressed = m_jobs.press(channel, {});
    if (!pressed) {
        m_source->stop();
        Q_EMIT failed(pressed.error());
        return;
    }
    m_held = channel;
    Q_EMIT changed();
}

void TalkHand::release() {
    m_key = 0;
    if (!held())
        return;
    m_source->stop();
    m_jobs.release(std::exchange(m_held, QString()));
    Q_EMIT changed();
}

void TalkHand::call(const QString& channel, const desk::TalkTo& to) {
    if (held())
        return;
    if (const auto pressed = m_jobs.press(channel, to); !pressed)
        Q_EMIT failed(pressed.error());
    else
        m_jobs.release(channel);
}

bool TalkHand::inFront() const {
    return m_page->isVisible() && m_page->window()->isActiveWindow() && QApplication::activeModalWidget() == nullptr &&
           QApplication::activePopupWidget() == nullptr;
}

bool TalkHand::keyDown(int key) {
    if (!inFront() || m_armed.isEmpty())
        return false;
    const QWidget* focus = QApplication::focusWidget();
    const bool space = key == Qt::Key_Space && MachineSettings::instance().value(QStringLiteral("talk/space")) != 0 &&
                       m_spaceIsFree(focus);
    if (!space && key != footKey())
        return false;
    if (!held()) {
        m_key = key;
        press(m_armed);
    }
    return true;
}

bool TalkHand::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto* key = static_cast<QKeyEvent*>(event);
        // What holds it repeats itself, wherever the focus has gone meanwhile.
        if (m_key != 0 && key->key() == m_key)
            return true;
        if (!key->isAutoRepeat() && (key->modifiers() & ~Qt::KeypadModifier) == 0 && watched->isWidgetType())
            return keyDown(key->key());
        break;
    }
    case QEvent::KeyRelease: {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (m_key == 0 || key->key() != m_key)
            break;
        if (!key->isAutoRepeat())
            release();
        return true;
    }
    case QEvent::WindowDeactivate:
    case QEvent::Hide:
        if (watched == m_page || watched == m_page->window())
            release();
        break;
    default:
        break;
    }
    return false;
}

} // namespace watchdesk::ui
