// What the key asks of the desk.
#pragma once

#include "desk/TalkDesk.h"
#include "ui/widgets/OnAnswer.h"

#include <QObject>

namespace watchdesk::ui {

/// Window's thread; the real desk (desk::TalkDesk) or a town in memory.
class TalkJobs : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual Result<void> press(const QString& channel, const desk::TalkTo& to) = 0;
    virtual void speak(const QString& channel, const QVector<qint16>& samples) = 0;
    virtual void release(const QString& channel) = 0;
    /// Joins two channels for a while; parts one from what it is joined to.
    virtual Answer<void> join(const QString& one, const QString& other, int minutes) = 0;
    virtual Answer<void> part(const QString& channel) = 0;
    /// Written words, spoken by the desk; ends when they have been said.
    virtual Answer<void> announce(const QString& channel, const QString& words) = 0;
    virtual void endAnnouncement() = 0;
    [[nodiscard]] virtual bool mayTalk() const = 0;
    [[nodiscard]] virtual QVector<desk::CallTarget> targets(const QString& channel) const = 0;
};

} // namespace watchdesk::ui
