#include "sip/Validator.h"

#include "sip/AddressGrammar.h"
#include "sip/FieldGrammar.h"
#include "sip/MessageReader.h"
#include "sip/Semantics.h"
#include "sip/Text.h"
#include "sip/ViaGrammar.h"

#include <fmt/format.h>

namespace watchdesk::sip {

namespace {

std::optional<Objection> fieldObjection(const Message& message) {
    for (const auto& header : message.headers()) {
        const FieldRule* rule = fieldRule(header.name);
        if (rule == nullptr || (!message.isRequest() && rule->weight != FieldRule::Weight::Core))
            continue;
        if (const Flaw flaw = rule->flaw(header.value))
            return Objection{Layer::Header, fmt::format("{}: {}", rule->name, flaw)};
    }
    return std::nullopt;
}

// What another version means by its fields we cannot know, so that comes before their grammar.
std::optional<Objection> objectionTo(const Reading& reading) {
    if (reading.objection)
        return reading.objection;
    if (!reading.versionKnown)
        return Objection{Layer::Semantic, "a version other than SIP/2.0", 505};
    if (auto found = fieldObjection(reading.message))
        return found;
    if (auto found = semanticObjection(reading.message))
        return found;
    if (!reading.ended)
        return Objection{Layer::Framing, "no empty line after the head"};
    return std::nullopt;
}

// Responses and ACKs never are; without a Via nobody knows whom an answer would be for.
bool canBeAnswered(const Reading& reading) {
    return !reading.requestMethod.empty() && reading.requestMethod != "ACK" &&
           namesSender(reading.message.first("Via"));
}

const char* phraseOf(int status) {
    switch (status) {
    case 406:
        return "Not Acceptable";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Unsupported URI Scheme";
    case 420:
        return "Bad Extension";
    case 505:
        return "Version Not Supported";
    case 513:
        return "Message Too Large";
    default:
        return "Bad Request";
    }
}

// FNV-1a over what makes a request this one: a stateless server gives its repeats the same tag (section 8.2.7).
std::string steadyTag(const Message& request) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char* name : {"Via", "From", "Call-ID", "CSeq"})
        for (const char c : request.first(name)) {
            hash ^= static_cast<unsigned char>(c);
            hash *= 0x100000001b3;
        }
    return fmt::format("{:016x}", hash);
}

// The fields of RFC 3261 section 8.2.6, each once but for Via. A To that cannot be read goes back as it came.
void copyFields(Message& answer, const Message& request, const Peer& from) {
    bool top = true;
    for (const auto& header : request.headers())
        if (sameText(header.name, "Via")) {
            answer.add("Via", top ? viaAsHeard(header.value, from.ip, from.port) : header.value);
            top = false;
        }
    for (const char* name : {"From", "To", "Call-ID", "CSeq"})
        if (request.has(name))
            answer.add(name, std::string(request.first(name)));
    const auto to = answer.first("To");
    if (fromToFlaw(to) == nullptr && answer.toTag().empty())
        answer.set("To", fmt::format("{};tag={}", to, steadyTag(request)));
}

} // namespace

const char* layerName(Layer layer) {
    switch (layer) {
    case Layer::Framing:
        return "framing";
    case Layer::StartLine:
        return "startline";
    case Layer::Header:
        return "header";
    case Layer::Semantic:
        return "semantic";
    }
    return "";
}

Verdict judge(std::string_view bytes) {
    Reading reading = MessageReader().read(bytes);
    Verdict verdict;
    if (auto objection = objectionTo(reading)) {
        verdict.layer = objection->layer;
        verdict.why = std::move(objection->why);
        verdict.response = canBeAnswered(reading) ? objection->response : 0;
    } else {
        Inability inability = inabilityFor(reading.message);
        verdict.response = inability.status;
        verdict.why = std::move(inability.why);
        verdict.answerFields = std::move(inability.answerFields);
    }
    verdict.message = std::move(reading.message);
    return verdict;
}

std::optional<Message> answerTo(const Verdict& verdict, const Peer& from) {
    if (verdict.response == 0)
        return std::nullopt;
    // A "Bad Request" should say in its reason what is bad (RFC 3261 section 21.4.1).
    Message answer = Message::response(verdict.response,
                                       verdict.response == 400 ? verdict.why : std::string(phraseOf(verdict.response)));
    copyFields(answer, verdict.message, from);
    for (const auto& header : verdict.answerFields)
        answer.add(header.name, header.value);
    return answer;
}

} // namespace watchdesk::sip
