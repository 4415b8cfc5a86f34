// Texts to and from radios.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QString>

namespace watchdesk::domain {

/// Failed: refused or not answered; the gateway's status says which. Unknown: the desk that sent it went away before
/// there was an answer.
enum class TextState { Received, Sending, Sent, Failed, Unknown };
inline constexpr EnumWords<TextState, 5> textStateWords{{{TextState::Received, "received"},
                                                         {TextState::Sending, "sending"},
                                                         {TextState::Sent, "sent"},
                                                         {TextState::Failed, "failed"},
                                                         {TextState::Unknown, "unknown"}}};

/// One text (RFC 3428).
struct RadioText {
    QString id;
    qint64 version = 0;
    UtcMs at = 0;
    QString gateway;
    QString channel;    ///< empty: of one that came in, which says none
    QString party;      ///< the number or address at the other end
    QString radioSetId; ///< that answers to it; empty: none
    QString personId;   ///< who sent it; empty: it came in
    QString desk;       ///< from which it was sent
    TextState state = TextState::Received;
    int status = 0; ///< of the gateway's answer (SIP); 0: none
    QString words;  ///< sealed
};

} // namespace watchdesk::domain
