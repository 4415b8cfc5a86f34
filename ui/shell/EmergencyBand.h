// The emergency alarm: a band at the head of the window, over every page, every sheet and the sign-in.
#pragma once

#include "desk/EmergencyDesk.h"
#include "ui/widgets/AlarmSound.h"

#include <QPointer>
#include <QTimer>
#include <QVector>
#include <QWidget>

class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class LabelText;

/// One emergency of the band.
class EmergencyLine : public QWidget {
    Q_OBJECT
public:
    explicit EmergencyLine(QWidget* parent = nullptr);
    /// `mayAct`: whoever is signed in may acknowledge and stand down.
    void show(const desk::EmergencyView& view, bool mayAct, UtcMs now);
    void tick(UtcMs now);
    [[nodiscard]] const desk::EmergencyView& view() const { return m_view; }
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void acknowledgeWanted(const QString& id);
    void replayWanted(const QString& mediaId);
    void standDownWanted(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    desk::EmergencyView m_view;
    LabelText* m_text;
    Button* m_acknowledge;
    Button* m_replay;
    Button* m_standDown;
};

/// Shown as long as an emergency is open. The newest in full, unacknowledged ones first, and how many more there are.
/// Sounds until each is acknowledged. On the locked desk it says channel, call sign and time, and nothing can be done.
/// Window's thread.
class EmergencyBand : public QWidget {
    Q_OBJECT
public:
    static constexpr int linesShown = 3;
    static constexpr int lineHeight = 44;

    explicit EmergencyBand(const Clock& clock, QWidget* parent = nullptr);
    /// Whose emergencies; null: nobody's.
    void setDesk(desk::Desk* desk);
    /// The uppermost that nobody has acknowledged.
    void acknowledge();
    [[nodiscard]] const desk::OpenEmergencies& open() const { return m_open; }
    [[nodiscard]] bool isSounding() const { return m_sound.isSounding(); }
    /// The lines in sight, from the top.
    [[nodiscard]] QVector<EmergencyLine*> lines() const;
    [[nodiscard]] QString moreText() const;
    [[nodiscard]] QString troubleText() const;

Q_SIGNALS:
    void heightChanged(int height);

private:
    void reload();
    void cover();
    void refresh();
    void acknowledgeOne(const QString& id);
    void replay(const QString& mediaId);
    void askOutcome(const QString& id);
    void say(const QString& trouble);

    const Clock& m_clock;
    QPointer<desk::Desk> m_desk;
    desk::OpenEmergencies m_open;
    QString m_unread; ///< why they cannot be read; tried again every second
    AlarmSound m_sound;
    Player m_player;
    QVector<EmergencyLine*> m_lines;
    LabelText* m_more;
    LabelText* m_trouble;
    QVBoxLayout* m_column;
    QTimer m_second;
    quint64 m_asked = 0;
};

} // namespace watchdesk::ui
