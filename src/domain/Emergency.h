// Emergency alarms of radio sets.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QString>

namespace watchdesk::domain {

/// What made it one: the radio said so (ED-137 PTT type 4), a code of the scheme's, one code sent again and again, or
/// a lone worker who was not heard.
enum class EmergencyCause { Radio, Code, Repeated, LoneWorker };
inline constexpr EnumWords<EmergencyCause, 4> emergencyCauseWords{{{EmergencyCause::Radio, "radio"},
                                                                   {EmergencyCause::Code, "code"},
                                                                   {EmergencyCause::Repeated, "repeated"},
                                                                   {EmergencyCause::LoneWorker, "lone-worker"}}};

enum class EmergencyOutcome { Open, Helped, Police, False, Test };
inline constexpr EnumWords<EmergencyOutcome, 5> emergencyOutcomeWords{{{EmergencyOutcome::Open, "open"},
                                                                       {EmergencyOutcome::Helped, "helped"},
                                                                       {EmergencyOutcome::Police, "police"},
                                                                       {EmergencyOutcome::False, "false"},
                                                                       {EmergencyOutcome::Test, "test"}}};

/// Further overs of its set belong to an emergency that is not stood down as long as they come so soon after the last.
inline constexpr UtcMs sameEmergencyMs = 60'000;

/// One emergency of one set. Open until it is stood down.
struct Emergency {
    QString id;
    qint64 version = 0;
    UtcMs at = 0;
    QString channel;
    QString transmissionId; ///< that raised it; empty: none did
    QString radioSetId;     ///< empty: nobody answers to what was heard
    QString premisesId;     ///< where the set is held
    QString code;           ///< "EEA 57999", as heard; may be empty
    EmergencyCause cause = EmergencyCause::Radio;
    int overs = 0;    ///< that belong to it
    UtcMs lastAt = 0; ///< of the latest
    UtcMs acknowledgedAt = 0;
    QString acknowledgedBy;
    UtcMs endedAt = 0;
    QString endedBy;
    EmergencyOutcome outcome = EmergencyOutcome::Open;
    QString words; ///< sealed: what was said when it was stood down
};

} // namespace watchdesk::domain
