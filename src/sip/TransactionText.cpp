#include "sip/TransactionText.h"

#include "sip/Text.h"
#include "sip/Uri.h"
#include "sip/ViaGrammar.h"

namespace watchdesk::sip {

namespace {

// A branch that is the cookie and nothing else names no transaction (RFC 4475 section 3.2.1). Without it oSIP2 matches
// as RFC 2543 did, by Call-ID and tags, instead of taking all such requests for one.
std::string withoutEmptyBranch(std::string via) {
    Scanner scanner(via);
    ViaParm top;
    if (viaParm(scanner, top) != nullptr)
        return via;
    const auto* branch = find(top.parameters, "branch");
    if (branch == nullptr || !sameText(branch->value, "z9hG4bK"))
        return via;
    const auto begin = via.rfind(';', static_cast<std::size_t>(branch->name.data() - via.data()));
    const auto end = static_cast<std::size_t>(branch->value.data() - via.data()) + branch->value.size();
    return via.erase(begin, end - begin);
}

// A request is matched by its tags, whoever they belong to; the To of a response goes into the ACK to it.
std::string tagAlone(std::string_view address) {
    const std::string tag = parameterOf(address, "tag");
    return tag.empty() ? "<sip:x@x.invalid>" : "<sip:x@x.invalid>;tag=" + tag;
}

} // namespace

std::string transactionText(const Message& message, std::uint64_t number) {
    Message text = message.isRequest() ? Message::request(message.method(), message.uri())
                                       : Message::response(message.status(), message.reason());
    for (auto& via : message.values("Via"))
        text.add("Via", withoutEmptyBranch(std::move(via)));
    for (const char* name : {"From", "To"})
        text.add(name, message.isRequest() ? tagAlone(message.first(name)) : std::string(message.first(name)));
    for (const char* name : {"Call-ID", "CSeq"})
        text.add(name, std::string(message.first(name)));
    text.add(kMessageNumber, std::to_string(number));
    return text.serialise();
}

} // namespace watchdesk::sip
