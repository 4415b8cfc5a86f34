#include "desk/TextDesk.h"

#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/FeedWriting.h"
#include "desk/NamesOnAir.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/RadioTextTable.h"
#include "store/Try.h"

namespace watchdesk::desk {

namespace {

const QString numbered = QStringLiteral("HYTERA");

Error wrong(const char* what, const char* todo) {
    return {ErrorCode::InvalidInput, what, "Nothing was sent.", todo};
}

Result<domain::RadioText> write(store::Tx& tx, const domain::Person& person, domain::RadioText text) {
    text.desk = tx.desk();
    STORE_CHECK(require(tx, person, Act::TalkOnRadio, "sending texts to radios"));
    STORE_CHECK(namesNobody(tx, text.words));
    STORE_TRY(kept, store::RadioTextTable::insert(tx, text));
    STORE_CHECK(writeFeed(tx, domain::FeedKind::Text, kept.id, kept.at));
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("text.send"), QStringLiteral("radio_text"), kept.id));
    return kept;
}

} // namespace

bool TextDesk::mayText() const {
    return mayDo(m_context.person(), Act::TalkOnRadio);
}

const radio::ChannelConfig* TextDesk::config(const QString& channel) const {
    for (const radio::ChannelConfig& one : m_log.m_config.channels)
        if (one.name == channel.toStdString())
            return &one;
    return nullptr;
}

std::optional<Error> TextDesk::fault(const QString& channel, const TextTarget& to, const QString& said) const {
    if (!m_log.m_bridge || config(channel) == nullptr)
        return Error{ErrorCode::Unavailable, "The radio is not running.", "Nothing was sent.",
                     "Look at the gateways (Scheme, Gateways)."};
    if (said.isEmpty())
        return wrong("There are no words in it.", "Write what is to be said.");
    if (said.size() > mostWords)
        return wrong("It is too long for a radio.", "Say it in at most 1000 letters.");
    if (to.address.trimmed().isEmpty())
        return wrong("It is to nobody.", "Choose a radio, or write its number.");
    return std::nullopt;
}

QFuture<Result<domain::RadioText>> TextDesk::send(const QString& channel, const TextTarget& to, const QString& words) {
    const QString said = words.trimmed();
    const radio::ChannelConfig* at = config(channel);
    domain::RadioText text;
    text.id = QString::fromStdString(m_context.ids.next());
    text.at = m_context.clock.now();
    text.gateway = at != nullptr ? QString::fromStdString(at->gateway) : QString();
    text.channel = channel;
    text.party = to.address.trimmed();
    text.radioSetId = to.radioSetId;
    text.personId = m_context.person().id;
    text.state = domain::TextState::Sending;
    text.words = said;
    const auto kept =
        m_context.store.write([text, wrong = fault(channel, to, said), person = m_context.person()](store::Tx& tx) {
            return wrong ? Result<domain::RadioText>(*wrong) : write(tx, person, text);
        });
    takeAnswer(this, kept, [this](const Result<domain::RadioText>& done) {
        if (!done)
            return;
        if (m_log.m_bridge)
            m_log.m_bridge->sendText(done->id.toStdString(), done->gateway.toStdString(), done->party.toStdString(),
                                     done->words.toStdString());
        else
            m_log.texts().sent(done->id, 0);
    });
    return kept;
}

QVector<TextTarget> TextDesk::targets(const QString& channel) const {
    QVector<TextTarget> out;
    const radio::ChannelConfig* at = config(channel);
    if (at == nullptr)
        return out;
    if (!at->uri.empty())
        out.append({QString::fromStdString(at->uri), {}, {}, {}});
    const auto scheme = m_context.directory.schemeOfChannel(channel);
    for (const domain::RadioSet& set : m_context.directory.radioSets()) {
        if (set.toneSet != numbered || set.state != domain::RadioState::Issued ||
            (scheme && set.schemeId != scheme->id))
            continue;
        const auto premises = m_context.directory.premises(set.premisesId);
        out.append({set.code, set.id, set.callSign, premises ? premises->name : QString()});
    }
    return out;
}

} // namespace watchdesk::desk
