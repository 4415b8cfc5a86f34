// A short secret for coming back after an idle lock, in memory only.
#pragma once

#include "seal/KeyPair.h"
#include "store/Keys.h"

#include <map>
#include <optional>

namespace watchdesk::store {

/// Open private keys, by class and epoch, and the person's own.
struct OpenPairs {
    std::map<ClassEpoch, seal::KeyPair> classes;
    std::optional<seal::KeyPair> own;
    QString person; ///< whose they are; empty: the recovery key's
    [[nodiscard]] bool empty() const { return classes.empty() && !own; }
};

/// Holds the public half of a pair that the short secret stands for, so that keys can be put away without asking for it
/// again. Three wrong tries and it forgets. One thread at a time.
class QuickKey {
public:
    static constexpr int leastLetters = 4;
    static constexpr int mostTries = 3;

    /// Argon2id INTERACTIVE (0.1 s). InvalidInput when it is too short.
    static Result<QuickKey> make(const QString& pin);
    /// Puts the pairs away, sealed.
    void putAway(const OpenPairs& pairs);
    /// Refused when it is wrong, or forgotten.
    Result<OpenPairs> open(const QString& pin);
    [[nodiscard]] bool isForgotten() const { return m_failed >= mostTries; }

private:
    QByteArray m_salt;
    seal::Bytes m_publicKey;
    std::map<ClassEpoch, seal::Bytes> m_classes;
    seal::Bytes m_own;
    QString m_person;
    int m_failed = 0;
};

} // namespace watchdesk::store
