#include "store/QuickKey.h"

#include "store/QtBytes.h"
#include "store/Try.h"

namespace watchdesk::store {

namespace {

Result<seal::KeyPair> pairOfPin(const QString& pin, const QByteArray& salt) {
    STORE_TRY(seed, kekOf(pin, salt, seal::KdfCost::interactive()));
    return seal::pairOfSeed(seed);
}

Error wrong(int left) {
    if (left <= 0)
        return {ErrorCode::Refused,
                "That was the third wrong quick key: it is forgotten.",
                {},
                "Sign in with your passphrase."};
    return {ErrorCode::Refused,
            "That is not the quick key.",
            {},
            left == 1 ? "Type it again: one try is left." : "Type it again: two tries are left."};
}

} // namespace

Result<QuickKey> QuickKey::make(const QString& pin) {
    if (pin.trimmed().size() < leastLetters)
        return Error{ErrorCode::InvalidInput, "A quick key has four characters or more.", "None was set.",
                     "Choose a longer one."};
    QuickKey made;
    made.m_salt = bytesOf(seal::makeSalt());
    STORE_TRY(pair, pairOfPin(pin, made.m_salt));
    made.m_publicKey = pair.publicKey;
    return made;
}

void QuickKey::putAway(const OpenPairs& pairs) {
    m_classes.clear();
    for (const auto& [of, pair] : pairs.classes)
        m_classes[of] = seal::sealKey(*pair.privateKey, m_publicKey);
    m_person = pairs.person;
    m_own = pairs.own ? seal::sealKey(*pairs.own->privateKey, m_publicKey) : seal::Bytes();
    m_failed = 0;
}

Result<OpenPairs> QuickKey::open(const QString& pin) {
    if (isForgotten())
        return wrong(0);
    STORE_TRY(pair, pairOfPin(pin, m_salt));
    if (pair.publicKey != m_publicKey) {
        ++m_failed;
        if (isForgotten()) {
            m_classes.clear();
            m_own.clear();
        }
        return wrong(mostTries - m_failed);
    }
    OpenPairs out;
    out.person = m_person;
    for (const auto& [of, box] : m_classes) {
        STORE_TRY(key, seal::openKey(box, pair));
        out.classes[of] = seal::pairOf(std::move(key));
    }
    if (!m_own.empty()) {
        STORE_TRY(key, seal::openKey(m_own, pair));
        out.own = seal::pairOf(std::move(key));
    }
    m_failed = 0;
    return out;
}

} // namespace watchdesk::store
