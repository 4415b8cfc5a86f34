// Digest authentication for SIP (RFC 3261 section 22, RFC 7616, RFC 8760): challenges read, answers computed.
#pragma once

#include "base/Random.h"
#include "sip/Message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace watchdesk::sip {

/// Who signs in. The password stays in memory only and in no log.
struct Credentials {
    std::string user;
    std::string password;
};

/// In the order of their strength.
enum class DigestAlgorithm { Md5, Sha256, Sha512Of256 };

/// One challenge of a 401 or 407 that we can answer.
struct Challenge {
    bool proxy = false; ///< of a 407: answered in Proxy-Authorization
    std::string realm;
    std::string nonce;
    std::string opaque;
    std::string algorithm; ///< as they wrote it; empty when they left it out, which means MD5
    DigestAlgorithm kind = DigestAlgorithm::Md5;
    bool session = false; ///< "-sess"
    bool auth = false;    ///< qop "auth" is offered
    bool authInt = false; ///< qop "auth-int" is offered
    bool stale = false;   ///< the nonce was old, the password was right
};

/// What a challenge is answered for.
struct DigestRequest {
    std::string method;
    std::string uri;
    std::string body;        ///< for auth-int
    std::uint32_t count = 1; ///< requests made with this nonce, this one included
    std::string cnonce;
};

/// The challenges of a response that name an algorithm of ours: the strongest of each realm (RFC 8760 section 2.4).
[[nodiscard]] std::vector<Challenge> challengesOf(const Message& response);
/// The value of Authorization or Proxy-Authorization.
[[nodiscard]] std::string digestAnswer(const Challenge& challenge, const Credentials& who,
                                       const DigestRequest& request);

/// Remembers what each realm asked for and signs requests accordingly. One thread.
class Authenticator {
public:
    Authenticator(std::optional<Credentials> who, Random& random) : m_who(std::move(who)), m_random(random) {}

    /// Puts the answers to what is known into a request, in place of what is there.
    void sign(Message& request);
    /// Takes in the challenges of a 401 or 407. False when the request cannot be tried again: no credentials, no
    /// challenge that we can answer, or the answer to this very nonce was refused (unless it is called stale).
    [[nodiscard]] bool learn(const Message& response, int tries);

private:
    struct Known {
        Challenge challenge;
        std::uint32_t count = 0;
    };
    std::optional<Credentials> m_who;
    Random& m_random;
    std::vector<Known> m_known;
};

} // namespace watchdesk::sip
