// The hand on the key: which channel it speaks on, which keys press it, and when it must let go.
#pragma once

#include "ui/control/SpeechSource.h"
#include "ui/control/TalkJobs.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <memory>

namespace watchdesk::ui {

/// One a page. The foot switch's key works while the page's window is in front, the space bar where it means nothing
/// else. Let go by the key, and whenever the window or the page goes. Window's thread.
class TalkHand : public QObject {
    Q_OBJECT
public:
    /// Whether the space bar is free while this widget has the focus (nullptr: none has).
    using SpaceIsFree = std::function<bool(const QWidget* focus)>;

    /// `page` is its parent; the desk's default microphone until setSource().
    TalkHand(TalkJobs& jobs, SpaceIsFree spaceIsFree, QWidget* page);
    ~TalkHand() override;
    void setSource(std::unique_ptr<SpeechSource> source);

    /// Channels that can be spoken on, in the order of the strips; the first is armed until somebody chooses.
    void setChannels(const QStringList& channels);
    void arm(const QString& channel);
    /// The next one round.
    void armNext();
    /// Empty when no channel can be spoken on.
    [[nodiscard]] QString armed() const { return m_armed; }
    [[nodiscard]] bool held() const { return !m_held.isEmpty(); }
    [[nodiscard]] TalkJobs& jobs() const { return m_jobs; }
    /// "F12": what the foot switch types.
    [[nodiscard]] static QString footKeyName();

    void press(const QString& channel);
    void release();
    /// A selective call alone.
    void call(const QString& channel, const desk::TalkTo& to);

Q_SIGNALS:
    void changed(); ///< armed, held
    void failed(const watchdesk::Error& error);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool keyDown(int key);
    [[nodiscard]] bool inFront() const;
    TalkJobs& m_jobs;
    SpaceIsFree m_spaceIsFree;
    QWidget* m_page;
    std::unique_ptr<SpeechSource> m_source;
    QStringList m_channels;
    QString m_armed;
    QString m_held; ///< the channel
    int m_key = 0;  ///< that holds it; 0: the mouse, or nothing
};

} // namespace watchdesk::ui
