#include "StoreFixture.h"
#include "store/MediaTable.h"
#include "store/QtBytes.h"
#include "store/Verify.h"

namespace watchdesk::store {

using MediaStore = StoreTest;
STORE_TESTS(MediaStore);

namespace {

QByteArray sound(qsizetype bytes, unsigned seed) {
    QByteArray out(bytes, Qt::Uninitialized);
    SeededRandom random(seed);
    random.fill({reinterpret_cast<std::byte*>(out.data()), static_cast<std::size_t>(out.size())});
    return out;
}

qint64 chunksOf(Store& store, const QString& id) {
    return good(store.read([id](Tx& tx) {
               return tx.query(QStringLiteral("SELECT sealed FROM media_chunk WHERE media_id = ?"), {id});
           }))
        .size();
}

} // namespace

TEST_P(MediaStore, APictureComesBackWholeFromChunksOfAtMost64Kilobytes) {
    auto store = ready();
    for (const qsizetype size : {0, 1, 32 * 1024, 32 * 1024 + 1, 300'000}) {
        const QByteArray picture = sound(size, 1);
        const auto media = good(store->write([picture](Tx& tx) {
            return MediaTable::put(tx, {{}, 0, domain::MediaKind::Still, QStringLiteral("image/jpeg")}, picture);
        }));
        EXPECT_EQ(media.bytes, size);
        EXPECT_EQ(good(store->read([&](Tx& tx) { return MediaTable::readAll(tx, media.id); })), picture);
        const auto rows = good(store->read([&](Tx& tx) {
            return tx.query(QStringLiteral("SELECT sealed FROM media_chunk WHERE media_id = ? ORDER BY number"),
                            {media.id});
        }));
        EXPECT_GE(rows.size(), size / MediaTable::chunkBytes + 1);
        for (const Row& row : rows)
            EXPECT_LE(row.blob(0).size(), MediaTable::chunkBytes);
    }
}

TEST_P(MediaStore, ARecordingGrowsBlockByBlockWhileTheScreenIsLocked) {
    auto store = ready();
    store->keyring().lock();
    auto media = good(store->write([](Tx& tx) {
        domain::Media m;
        m.kind = domain::MediaKind::Recording;
        m.format = QStringLiteral("PCMA");
        m.complete = false;
        return MediaTable::insert(tx, m);
    }));
    auto writer = taken(store->keyring().startStream(media.id));
    QByteArray whole;
    QByteArray pending = bytesOf(writer.head());
    for (unsigned second = 0; second < 20; ++second) {
        const QByteArray block = sound(8000, second);
        whole += block;
        pending += bytesOf(second == 19 ? writer.finish(viewOf(block)) : writer.write(viewOf(block)));
        if (second % 5 == 4) {
            good(store->write([&](Tx& tx) -> Result<int> {
                STORE_CHECK(MediaTable::append(tx, media.id, pending));
                return 1;
            }));
            pending.clear();
        }
    }
    media.complete = true;
    media.bytes = whole.size();
    good(store->write([media](Tx& tx) { return MediaTable::update(tx, media); }));
    EXPECT_EQ(chunksOf(*store, media.id), 4);
    EXPECT_EQ(codeOf(store->read([&](Tx& tx) { return MediaTable::readAll(tx, media.id); })), "locked");
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    EXPECT_EQ(good(store->read([&](Tx& tx) { return MediaTable::readAll(tx, media.id); })), whole);
    const auto verified = good(store->read([](Tx& tx) { return verifyStore(tx); }));
    EXPECT_TRUE(verified.ok()) << verified.broken.join(QLatin1Char('\n')).toStdString();
    EXPECT_EQ(verified.checked.value(QStringLiteral("recordings")), 1);
}

TEST_P(MediaStore, WhatACrashLeftIsReadUpToItsLastWholeBlock) {
    auto store = ready();
    domain::Media cut;
    cut.complete = false;
    const auto media = good(store->write([cut](Tx& tx) { return MediaTable::insert(tx, cut); }));
    auto started = store->keyring().startStream(media.id);
    ASSERT_TRUE(started);
    QByteArray sealed = bytesOf(started->head());
    const QByteArray first = sound(8000, 1);
    const QByteArray second = sound(8000, 2);
    sealed += bytesOf(started->write(viewOf(first)));
    sealed += bytesOf(started->write(viewOf(second)));
    QByteArray torn = sealed + bytesOf(started->write(viewOf(sound(8000, 3)))).left(4000);
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) -> Result<int> {
                  STORE_CHECK(MediaTable::append(tx, media.id, torn));
                  return 1;
              })),
              "corrupt");
    const auto ends = seal::wholeBlocks(viewOf(torn));
    ASSERT_TRUE(ends);
    EXPECT_EQ(ends->back(), static_cast<std::size_t>(sealed.size()));
    torn.truncate(static_cast<qsizetype>(ends->back()));
    good(store->write([&](Tx& tx) -> Result<int> {
        STORE_CHECK(MediaTable::append(tx, media.id, torn));
        return 1;
    }));
    EXPECT_EQ(good(store->read([&](Tx& tx) { return MediaTable::readAll(tx, media.id); })), first + second);
}

TEST_P(MediaStore, ChunksThatWereCutExchangedOrBentAreFound) {
    auto store = ready();
    const QByteArray picture = sound(300'000, 5);
    const auto media = good(store->write([picture](Tx& tx) {
        return MediaTable::put(tx, {{}, 0, domain::MediaKind::Still, QStringLiteral("image/jpeg")}, picture);
    }));
    const auto damage = [&](const QString& sql, const Args& args) {
        const auto done = store
                              ->write([&](Tx& tx) -> Result<int> {
                                  STORE_CHECK(tx.exec(sql, args));
                                  const auto read = MediaTable::readAll(tx, media.id);
                                  EXPECT_EQ(codeOf(read), "corrupt") << sql.toStdString();
                                  STORE_TRY(report, verifyStore(tx));
                                  EXPECT_FALSE(report.ok());
                                  return Error{ErrorCode::Refused, "as it was", {}, {}};
                              })
                              .result();
        EXPECT_EQ(codeOf(done), "refused");
    };
    damage(QStringLiteral("DELETE FROM media_chunk WHERE number = (SELECT MAX(number) FROM media_chunk)"), {});
    damage(QStringLiteral("DELETE FROM media_chunk WHERE number = 1"), {});
    damage(QStringLiteral("UPDATE media_chunk SET number = number + 100 WHERE number = 1"), {});
    damage(QStringLiteral("UPDATE media_chunk SET sealed = ? WHERE number = 2"), {QByteArray(1000, 'x')});
    damage(QStringLiteral("UPDATE media SET sha256 = ?"), {QByteArray(32, 'x')});
    EXPECT_EQ(good(store->read([&](Tx& tx) { return MediaTable::readAll(tx, media.id); })), picture);
}

} // namespace watchdesk::store
