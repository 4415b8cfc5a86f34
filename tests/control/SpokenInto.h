// A microphone that a test speaks into.
#pragma once

#include "ui/control/SpeechSource.h"

namespace watchdesk::test {

class SpokenInto final : public ui::SpeechSource {
    Q_OBJECT
public:
    Result<void> start() override {
        if (missing)
            return Error{ErrorCode::Unavailable, "This machine has no microphone.", "Nothing was sent.", ""};
        open = true;
        return {};
    }
    void stop() override { open = false; }
    void say(const QVector<qint16>& samples) {
        if (open)
            Q_EMIT heard(samples);
    }
    bool open = false;
    bool missing = false;
};

} // namespace watchdesk::test
