// One channel: level, who is speaking, the last minutes, replay; or that its gateway is lost.
#pragma once

#include "ui/control/Jobs.h"
#include "ui/theme/Theme.h"

#include <QWidget>

namespace watchdesk::ui {

class Button;
class ChannelName;
class LabelText;
class LevelMeter;
class IconLabel;
class TalkKey;

/// Recent overs on a line of three minutes that ends now. Painted.
class OverLine : public QWidget {
    Q_OBJECT
public:
    static constexpr qint64 shownMs = 180'000;
    struct Over {
        UtcMs start = 0;
        UtcMs end = 0; ///< 0: still spoken
        QString callSign;
    };
    explicit OverLine(QWidget* parent = nullptr);
    void setOvers(const QVector<Over>& overs);
    void setState(const desk::ChannelState& state, bool narrow);
    void setNow(UtcMs now);
    /// Words at the right end, for the strip that has no room beside the line; empty: call signs stand beside their
    /// overs.
    void setCaption(const QString& caption, Tone colour);
    /// What stands on the line while the gateway is lost.
    [[nodiscard]] QString lostText() const;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    [[nodiscard]] double xOf(UtcMs at) const;
    void paintOvers(class QPainter& painter) const;
    void paintLost(class QPainter& painter) const;
    void paintCaption(class QPainter& painter) const;
    QVector<Over> m_overs;
    desk::ChannelState m_state;
    UtcMs m_now = 0;
    bool m_narrow = false;
    QString m_caption;
    Tone m_captionTone = Tone::TextMuted;
};

/// 44 px. Window's thread.
class RadioStrip : public QWidget {
    Q_OBJECT
public:
    RadioStrip(RadioJobs& radio, const Clock& clock, const desk::ChannelState& state, QWidget* parent = nullptr);

    [[nodiscard]] QString channel() const { return m_state.channel; }
    void setState(const desk::ChannelState& state);
    void setLevel(double dbfs);
    /// Reads the recent overs again.
    void readOvers();
    void tick();
    void setReplayKey(const QString& key);
    void setReplaying(bool replaying);
    /// As it is heard here.
    void setHeard(bool muted, bool selected);
    /// "C07 Hallam Pharmacy 0:03", "joined to PUB, 12 min", "idle · last C07 14:31", "lost 8 min".
    [[nodiscard]] QString who() const;
    [[nodiscard]] OverLine& line() const { return *m_line; }
    /// The channel's key, before the button at the end; the strip owns it from now on.
    void addKey(TalkKey* key);

Q_SIGNALS:
    void replayRequested(const QString& channel);
    void selectRequested(const QString& channel);
    void muteRequested(const QString& channel);
    void listeningRequested(const QString& channel); ///< its volume and side

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void makeRow();
    void refresh();
    [[nodiscard]] bool lost() const { return m_state.link == desk::ChannelState::Link::Lost; }
    RadioJobs& m_radio;
    const Clock& m_clock;
    desk::ChannelState m_state;
    IconLabel* m_mark;
    ChannelName* m_name;
    LevelMeter* m_level;
    LabelText* m_who;
    OverLine* m_line;
    Button* m_volume;
    Button* m_button;
    TalkKey* m_key = nullptr;
    QString m_replayKey;
    bool m_replaying = false;
};

} // namespace watchdesk::ui
