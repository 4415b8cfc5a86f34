// Texts from the control room to radios.
#pragma once

#include "desk/RadioLog.h"
#include "domain/RadioText.h"

#include <optional>

namespace watchdesk::desk {

/// Somebody who can be sent a text on a channel.
struct TextTarget {
    QString address;    ///< a number at the channel's gateway, or a SIP address
    QString radioSetId; ///< of a set
    QString callSign;   ///< empty: the whole talkgroup
    QString premises;   ///< empty while the records are sealed
};

/// Window's thread. Who may speak on the radio may send texts; no subject is named in them (rule 18). What becomes of a
/// text is told by its row in the feed.
class TextDesk : public QObject {
    Q_OBJECT
public:
    static constexpr int mostWords = 1000; ///< characters

    TextDesk(DeskContext& context, RadioLog& log) : m_context(context), m_log(log) {}

    /// Kept first, then sent. Refused when it names a subject or by the role, InvalidInput when there is
    /// nothing in it, too much, or nobody it is to, Unavailable without a gateway: then nothing was kept or sent.
    QFuture<Result<domain::RadioText>> send(const QString& channel, const TextTarget& to, const QString& words);
    /// The talkgroup first, then the sets of its scheme that have a number of their own, by call sign.
    [[nodiscard]] QVector<TextTarget> targets(const QString& channel) const;
    [[nodiscard]] bool mayText() const;

private:
    [[nodiscard]] std::optional<Error> fault(const QString& channel, const TextTarget& to, const QString& said) const;
    [[nodiscard]] const radio::ChannelConfig* config(const QString& channel) const;
    DeskContext& m_context;
    RadioLog& m_log;
};

} // namespace watchdesk::desk
