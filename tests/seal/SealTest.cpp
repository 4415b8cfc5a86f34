#include "base/Random.h"
#include "seal/DataKey.h"
#include "seal/HashChain.h"
#include "seal/KeyedHash.h"
#include "seal/KeyPair.h"
#include "seal/RecoveryKey.h"
#include "seal/SealedStream.h"
#include "seal/SealedValue.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace watchdesk::seal {

namespace {

ByteView part(const Bytes& bytes, std::size_t from, std::size_t to) {
    return ByteView(bytes).subspan(from, to - from);
}

Bytes bytesOf(std::size_t size, std::uint64_t seed) {
    Bytes out(size);
    SeededRandom random(seed);
    random.fill(std::as_writable_bytes(std::span(out)));
    return out;
}

struct Keys {
    KeyPair pair = makeKeyPair();
    DataKeyRoom room;
    std::shared_ptr<const DataKey> key = room.make(makeKeyId(), KeyClass::Records, pair.publicKey);
};

} // namespace

TEST(SealedValues, ComeBackForTheRightKeyAndPlaceOnly) {
    Keys k;
    for (const std::size_t size : {0, 1, 300, 70'000}) {
        const Bytes plain = bytesOf(size, size);
        const Bytes sealed = sealValue(*k.key, "member/name/1", plain);
        EXPECT_EQ(sealed.size(), size + sealedOverhead);
        EXPECT_EQ(*openValue(*k.key, "member/name/1", sealed), plain);
        EXPECT_EQ(openValue(*k.key, "member/name/2", sealed).error().code, ErrorCode::Corrupt);
        const auto other = k.room.make(k.key->id(), KeyClass::Records, k.pair.publicKey);
        EXPECT_EQ(openValue(*other, "member/name/1", sealed).error().code, ErrorCode::Corrupt);
    }
}

TEST(SealedValues, NoChangedByteAndNoCutOpens) {
    Keys k;
    const Bytes sealed = sealValue(*k.key, "a/b/c", bytesOf(20, 1));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        Bytes bent = sealed;
        bent[i] ^= 0x80;
        EXPECT_FALSE(openValue(*k.key, "a/b/c", bent)) << i;
        EXPECT_FALSE(openValue(*k.key, "a/b/c", part(sealed, 0, i))) << i;
    }
    Bytes later = sealed;
    later[0] = 2;
    EXPECT_EQ(keyOfSealed(later).error().code, ErrorCode::TooNew);
}

TEST(DataKeys, OpenWithTheClassKeyAndNoOther) {
    Keys k;
    DataKeyRoom elsewhere;
    const auto opened = elsewhere.open(k.key->id(), KeyClass::Records, k.key->box(), k.pair);
    ASSERT_TRUE(opened);
    const Bytes sealed = sealValue(*k.key, "a/b/c", bytesOf(9, 9));
    EXPECT_EQ(*openValue(**opened, "a/b/c", sealed), bytesOf(9, 9));
    EXPECT_EQ(elsewhere.open(k.key->id(), KeyClass::Records, k.key->box(), makeKeyPair()).error().code,
              ErrorCode::Corrupt);
    EXPECT_EQ(elsewhere.open(k.key->id(), KeyClass::Records, part(k.key->box(), 0, 79), k.pair).error().code,
              ErrorCode::Corrupt);
    EXPECT_EQ(k.room.make(makeKeyId(), KeyClass::Records, part(k.pair.publicKey, 0, 31)), nullptr);
}

TEST(DataKeys, ManyShareFewPagesAndOutliveTheRoom) {
    Keys k;
    std::vector<std::shared_ptr<const DataKey>> keys;
    for (int i = 0; i < 1000; ++i)
        keys.push_back(k.room.make(makeKeyId(), KeyClass::Faces, k.pair.publicKey));
    const Bytes sealed = sealValue(*keys[0], "a/b/c", bytesOf(5, 5));
    k.room.clear();
    EXPECT_EQ(*openValue(*keys[0], "a/b/c", sealed), bytesOf(5, 5)) << "its page lives as long as a key on it";
    for (std::size_t i = 1; i < keys.size(); ++i)
        EXPECT_FALSE(std::equal(keys[i]->bytes(), keys[i]->bytes() + dataKeyBytes, keys[0]->bytes()));
}

TEST(DataKeys, IdsAreUuids) {
    const KeyId id = makeKeyId();
    EXPECT_EQ(*keyIdOf(uuidOf(id)), id);
    EXPECT_EQ(uuidOf(id)[14], '4');
    EXPECT_FALSE(keyIdOf("not an id"));
}

TEST(WrappedKeys, OpenWithThePassphraseTheyWereWrappedWith) {
    const Bytes salt = makeSalt();
    const auto kek = deriveKey(viewOf("correct horse"), salt, KdfCost::least());
    const auto wrong = deriveKey(viewOf("correct hors"), salt, KdfCost::least());
    ASSERT_TRUE(kek && wrong);
    const KeyPair pair = makeKeyPair();
    const Bytes box = wrapKey(*pair.privateKey, *kek, "records");
    EXPECT_EQ(pairOf(std::move(*unwrapKey(box, *kek, "records"))).publicKey, pair.publicKey);
    EXPECT_EQ(unwrapKey(box, *wrong, "records").error().code, ErrorCode::Refused);
    EXPECT_EQ(unwrapKey(box, *kek, "faces").error().code, ErrorCode::Refused);
    EXPECT_EQ(unwrapKey(part(box, 0, 10), *kek, "records").error().code, ErrorCode::Corrupt);
}

TEST(WrappedKeys, AnAbsurdCostIsRefusedAtOnce) {
    const Bytes salt = makeSalt();
    EXPECT_EQ(deriveKey(viewOf("x"), salt, {1'000'000, 1 << 20}).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(deriveKey(viewOf("x"), salt, {3, 1ULL << 50}).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(deriveKey(viewOf("x"), salt, {0, 0}).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(deriveKey(viewOf("x"), part(salt, 0, 3), KdfCost::least()).error().code, ErrorCode::InvalidInput);
}

TEST(RecoveryKeys, AreReadHoweverTheyAreTyped) {
    const std::string key = makeRecoveryKey();
    EXPECT_EQ(key.size(), 44U);
    const auto kek = recoveryKek(key);
    ASSERT_TRUE(kek);
    std::string sloppy;
    for (const char c : key)
        sloppy += c == '-' ? ' ' : c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
    const auto same = recoveryKek(sloppy);
    ASSERT_TRUE(same);
    EXPECT_TRUE(std::equal(kek->data(), kek->data() + kek->size(), same->data()));
    EXPECT_NE(makeRecoveryKey(), key);
}

TEST(RecoveryKeys, AMistypedLetterIsNoticed) {
    const std::string key = makeRecoveryKey();
    int unnoticed = 0;
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (key[i] == '-')
            continue;
        std::string bent = key;
        bent[i] = bent[i] == '7' ? '8' : '7';
        unnoticed += recoveryKek(bent) ? 1 : 0;
    }
    EXPECT_EQ(unnoticed, 0);
    EXPECT_FALSE(recoveryKek("")) << "nothing";
    EXPECT_FALSE(recoveryKek(key.substr(5)));
    EXPECT_FALSE(recoveryKek(key + "U"));
}

TEST(SealedStreams, ComeBackInAnyPieces) {
    Keys k;
    for (const std::size_t size : {0, 1, 8'000, 32'768, 100'000}) {
        const Bytes plain = bytesOf(size, size + 1);
        SealedStreamWriter writer(*k.key, "media-1");
        Bytes sealed = writer.head();
        const Bytes body = writer.finish(plain);
        sealed.insert(sealed.end(), body.begin(), body.end());
        auto reader = SealedStreamReader::start(*k.key, "media-1", part(sealed, 0, streamHeadBytes));
        ASSERT_TRUE(reader);
        Bytes back;
        for (std::size_t at = streamHeadBytes; at < sealed.size(); at += 777) {
            const auto piece = reader->read(part(sealed, at, std::min(at + 777, sealed.size())));
            ASSERT_TRUE(piece);
            back.insert(back.end(), piece->begin(), piece->end());
        }
        EXPECT_EQ(back, plain);
        EXPECT_TRUE(reader->finished());
    }
}

TEST(SealedStreams, TruncationReorderingAndMovesAreNoticed) {
    Keys k;
    SealedStreamWriter writer(*k.key, "media-1");
    const Bytes head = writer.head();
    const Bytes one = writer.write(bytesOf(8000, 1));
    const Bytes two = writer.write(bytesOf(8000, 2));
    const Bytes last = writer.finish(bytesOf(100, 3));
    const auto read = [&](const std::string& media, std::initializer_list<const Bytes*> blocks, bool& finished) {
        auto reader = SealedStreamReader::start(*k.key, media, head);
        for (const Bytes* block : blocks) {
            if (!reader->read(*block))
                return false;
        }
        finished = reader->finished();
        return true;
    };
    bool finished = false;
    EXPECT_TRUE(read("media-1", {&one, &two, &last}, finished) && finished);
    EXPECT_TRUE(read("media-1", {&one, &two}, finished)) << "what is there of a stream that was cut can be read";
    EXPECT_FALSE(finished) << "and it is known to be cut";
    EXPECT_FALSE(read("media-1", {&two, &one}, finished));
    EXPECT_FALSE(read("media-1", {&one, &last}, finished));
    EXPECT_FALSE(read("media-1", {&one, &one}, finished));
    EXPECT_FALSE(read("media-1", {&one, &two, &last, &last}, finished));
    EXPECT_FALSE(read("media-2", {&one}, finished)) << "another recording's";
}

TEST(SealedStreams, WhatACrashLeavesIsReadUpToTheLastWholeBlock) {
    Keys k;
    SealedStreamWriter writer(*k.key, "m");
    Bytes sealed = writer.head();
    std::vector<std::size_t> ends{sealed.size()};
    for (std::uint64_t i = 0; i < 5; ++i) {
        const Bytes block = writer.write(bytesOf(1000, i));
        sealed.insert(sealed.end(), block.begin(), block.end());
        ends.push_back(sealed.size());
    }
    for (std::size_t cut = streamHeadBytes; cut <= sealed.size(); cut += 13) {
        const auto whole = wholeBlocks(part(sealed, 0, cut));
        ASSERT_TRUE(whole);
        const auto expected = *std::prev(std::upper_bound(ends.begin(), ends.end(), cut));
        EXPECT_EQ(whole->back(), expected);
        auto reader = SealedStreamReader::start(*k.key, "m", part(sealed, 0, streamHeadBytes));
        const auto plain = reader->read(part(sealed, streamHeadBytes, cut));
        ASSERT_TRUE(plain);
        EXPECT_EQ(plain->size(), (whole->size() - 1) * 1000);
    }
}

TEST(SealedStreams, NonsenseIsRefused) {
    Keys k;
    SeededRandom random(7);
    for (int i = 0; i < 2000; ++i) {
        Bytes noise = bytesOf(random.below(400), static_cast<std::uint64_t>(i));
        if (noise.size() > 4 && i % 2 == 0)
            std::copy_n("WDS1\x01", 5, noise.begin());
        if (const auto blocks = wholeBlocks(noise); blocks) {
            EXPECT_LE(blocks->back(), noise.size());
        }
        if (noise.size() >= streamHeadBytes) {
            EXPECT_FALSE(SealedStreamReader::start(*k.key, "m", noise));
        }
    }
}

// Property: any change to any field of any entry, and any exchange or loss of entries, changes the last hash.
TEST(HashChain, AnyEditChangesTheEnd) {
    struct Entry {
        std::string a, b;
        std::int64_t n;
        bool operator==(const Entry&) const = default;
    };
    const auto endOf = [](const std::vector<Entry>& entries) {
        Bytes hash;
        for (const Entry& e : entries)
            hash = ChainEntry(hash).add(std::string_view(e.a)).add(std::string_view(e.b)).add(e.n).hash();
        return hash;
    };
    SeededRandom random(42);
    for (int round = 0; round < 500; ++round) {
        std::vector<Entry> entries;
        for (std::uint64_t i = 0, size = 2 + random.below(8); i < size; ++i)
            entries.push_back({std::string(random.below(4), 'x'), std::string(random.below(4), 'x'),
                               static_cast<std::int64_t>(random.below(3))});
        std::vector<Entry> edited = entries;
        Entry& victim = edited[random.below(edited.size())];
        switch (random.below(5)) {
        case 0:
            victim.a += 'x';
            break;
        case 1:
            victim.n += 1;
            break;
        case 2:
            std::swap(victim.a, victim.b);
            break; // the same letters, cut elsewhere
        case 3:
            edited.erase(edited.begin() + static_cast<std::ptrdiff_t>(random.below(edited.size())));
            break;
        default:
            std::swap(edited.front(), edited.back());
            break;
        }
        EXPECT_EQ(endOf(edited) == endOf(entries), edited == entries);
    }
}

TEST(HashChain, Sha256IsTheStandards) {
    // FIPS 180-4's example: "abc".
    const Bytes hash = sha256(viewOf("abc"));
    const Bytes start{0xBA, 0x78, 0x16, 0xBF, 0x8F, 0x01, 0xCF, 0xEA};
    EXPECT_TRUE(std::equal(start.begin(), start.end(), hash.begin()));
}

TEST(KeyedHash, IsBlake2bWithItsKey) {
    Bytes secret(HashKey::bytes);
    for (std::size_t i = 0; i < secret.size(); ++i)
        secret[i] = static_cast<unsigned char>(i);
    const std::string message("subject-name\0dean hollis", 24);
    // As another implementation of RFC 7693 has it (Python's hashlib.blake2b with key and digest_size=32).
    const Bytes start{0xE6, 0x11, 0xB9, 0x38, 0x7B, 0x10, 0xF2, 0x88};
    const Bytes hash = keyedHash(*HashKey::of(secret), viewOf(message));
    ASSERT_EQ(hash.size(), 32U);
    EXPECT_TRUE(std::equal(start.begin(), start.end(), hash.begin()));
    EXPECT_NE(keyedHash(HashKey::make(), viewOf(message)), keyedHash(HashKey::make(), viewOf(message)));
    secret.pop_back();
    EXPECT_FALSE(HashKey::of(secret));
}

} // namespace watchdesk::seal
