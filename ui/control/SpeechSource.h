// What is spoken at this desk.
#pragma once

#include "base/Result.h"

#include <QObject>
#include <QVector>

namespace watchdesk::ui {

/// Where the voice of an over comes from. Window's thread; open only while the key is down.
class SpeechSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Unavailable, in words for the person at the desk, where there is nothing to speak into.
    virtual Result<void> start() = 0;
    virtual void stop() = 0;

Q_SIGNALS:
    /// 16 bits at 8 kHz, mono, in blocks of any length.
    void heard(const QVector<qint16>& samples);
};

} // namespace watchdesk::ui
