#include "store/SigningKeyTable.h"

#include "seal/Signing.h"
#include "store/QtBytes.h"
#include "store/Records.h"

#include <algorithm>

namespace watchdesk::store {

namespace {

Result<SigningKey> fromRow(Tx&, const Row& row) {
    return SigningKey{row.text(0), row.text(1), row.blob(2), row.blob(3), row.text(4), row.blob(5)};
}

/// Vouched for by itself as the first of a store.
bool isFounding(const SigningKey& key) {
    return key.vouchedBy == key.id &&
           seal::signatureHolds(viewOf(foundingBytes(key)), viewOf(key.voucher), viewOf(key.publicKey));
}

} // namespace

Result<void> SigningKeyTable::keep(Tx& tx, SigningKey key, Whose whose) {
    STORE_TRY(there, tx.one(QStringLiteral("SELECT 1 FROM signing_key WHERE id = ?"), {key.id}));
    if (there)
        return {};
    if (const auto voucher = tx.keyring().sign(vouchedBytes(key))) {
        key.vouchedBy = voucher->signer;
        key.voucher = voucher->bytes;
    }
    STORE_TRY(others, tx.one(QStringLiteral("SELECT 1 FROM signing_key LIMIT 1")));
    if (others && key.vouchedBy == key.id && whose == Whose::SomebodyElses)
        return Error{ErrorCode::Locked, "The desk was locked meanwhile.", "Nothing was changed.", "Sign in again."};
    STORE_TRY(rows, tx.exec(QStringLiteral("INSERT INTO signing_key (id, version, person_id, public_key, sealing_key, "
                                           "vouched_by, voucher, made_ms) VALUES (?, 1, ?, ?, ?, ?, ?, ?) "
                                           "ON CONFLICT (id) DO NOTHING"),
                            {key.id, idOrNull(key.personId), key.publicKey, key.sealingKey, key.vouchedBy, key.voucher,
                             static_cast<qint64>(tx.now())}));
    return rows > 0 ? tx.note("signing_key", key.id, 1) : Result<void>();
}

Result<QVector<SigningKey>> SigningKeyTable::all(Tx& tx) {
    return readMany(
        tx,
        QStringLiteral("SELECT id, person_id, public_key, sealing_key, vouched_by, voucher FROM signing_key "
                       "ORDER BY made_ms, id"),
        {}, fromRow);
}

SigningKeys::SigningKeys(const QVector<SigningKey>& keys, const QString& own) {
    for (const SigningKey& key : keys)
        m_keys.insert(key.id, key);
    for (const SigningKey& key : keys)
        m_beginnings.insert(key.id, beginningOf(key));
    m_ours = m_beginnings.value(own);
}

QString SigningKeys::beginningOf(const SigningKey& key) const {
    SigningKey at = key;
    for (qsizetype steps = 0; steps <= m_keys.size(); ++steps) {
        const auto by = m_keys.constFind(at.vouchedBy);
        if (by == m_keys.constEnd() || at.id.toStdString() != seal::fingerprint(viewOf(at.publicKey)) ||
            (!isFounding(at) &&
             !seal::signatureHolds(viewOf(vouchedBytes(at)), viewOf(at.voucher), viewOf(by->publicKey))))
            return {};
        if (by->id == at.id)
            return at.id;
        at = *by;
    }
    return {}; // round in a circle
}

const SigningKey* SigningKeys::find(const QString& id) const {
    const auto found = m_keys.constFind(id);
    return found == m_keys.constEnd() ? nullptr : &*found;
}

bool SigningKeys::counts(const QString& id) const {
    const QString beginning = m_beginnings.value(id);
    return !beginning.isEmpty() && (m_manyBeginnings || m_ours.isEmpty() || beginning == m_ours);
}

const SigningKey* SigningKeys::of(const QString& personId, const QByteArray& sealingKey) const {
    const auto found = std::find_if(m_keys.cbegin(), m_keys.cend(), [&](const SigningKey& key) {
        return key.personId == personId && key.sealingKey == sealingKey && counts(key.id);
    });
    return found == m_keys.cend() ? nullptr : &*found;
}

QString SigningKeys::founder() const {
    return m_keys.value(m_ours).personId;
}

bool SigningKeys::isSignedThroughout() const {
    return !m_ours.isEmpty() && isFounding(m_keys.value(m_ours));
}

QStringList SigningKeys::broken() const {
    QStringList out;
    for (auto key = m_keys.constBegin(); key != m_keys.constEnd(); ++key) {
        if (!counts(key.key()))
            out << QStringLiteral("audit: the signing key %1 was not made by anybody of this store.").arg(key.key());
    }
    out.sort();
    return out;
}

} // namespace watchdesk::store
