// What imports remember, and how many records are written at once, on both engines.
#include "StoreFixture.h"
#include "store/FeedTable.h"
#include "store/ImportedTable.h"
#include "store/IncidentTable.h"
#include "store/LookupTable.h"
#include "store/Verify.h"

namespace watchdesk::store {
namespace {

using ImportedRows = StoreTest;

STORE_TESTS(ImportedRows);

QByteArray tagOf(Store& store, const char* what, const char* text) {
    return good(store.write([=](Tx& tx) -> Result<QByteArray> {
        STORE_TRY(tagger, LookupTable::taggerToWriteWith(tx));
        return tagger.tag(QString::fromLatin1(what), QString::fromLatin1(text));
    }));
}

TEST_P(ImportedRows, ATagLeadsToItsRecordUntilThatIsTakenBack) {
    auto store = ready();
    const QByteArray tag = tagOf(*store, "member", "hallam");
    EXPECT_EQ(tag.size(), 32);
    EXPECT_NE(tag, tagOf(*store, "incident", "hallam")) << "kinds do not meet";
    EXPECT_EQ(tag, tagOf(*store, "member", "hallam"));
    const QString member = QStringLiteral("member");
    good(store->write([=](Tx& tx) { return ImportedTable::put(tx, {{tag, member, QStringLiteral("a")}}); }));
    const auto known = [&] { return good(store->read([=](Tx& tx) { return ImportedTable::find(tx, {tag}); })); };
    EXPECT_EQ(known().value(tag), QStringLiteral("a"));
    good(store->write([=](Tx& tx) { return ImportedTable::put(tx, {{tag, member, QStringLiteral("b")}}); }));
    EXPECT_EQ(known().value(tag), QStringLiteral("b"));
    EXPECT_EQ(good(store->read([=](Tx& tx) { return ImportedTable::all(tx, member); })).size(), 1);
    EXPECT_TRUE(good(store->read([](Tx& tx) { return ImportedTable::all(tx, QStringLiteral("incident")); })).isEmpty());
    good(store->write([=](Tx& tx) { return ImportedTable::forget(tx, QStringLiteral("b")); }));
    EXPECT_TRUE(known().isEmpty());
}

TEST_P(ImportedRows, ALockedDeskHasNoTagger) {
    auto store = ready();
    EXPECT_FALSE(good(store->read([](Tx& tx) { return LookupTable::tagger(tx); }))) << "no secret yet";
    store->keyring().lock();
    EXPECT_EQ(codeOf(store->write([](Tx& tx) -> Result<QByteArray> {
                  STORE_TRY(tagger, LookupTable::taggerToWriteWith(tx));
                  return tagger.tag({}, {});
              })),
              "locked");
}

TEST_P(ImportedRows, ManyIncidentsAreWrittenAtOnceAsTheyWouldBeOneByOne) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    ChangeLog log(*store);
    constexpr int many = 137; // more than one statement's, and a rest
    good(store->write([&](Tx& tx) -> Result<void> {
        QVector<SealedIncident> sealed;
        QVector<std::pair<QString, UtcMs>> feed;
        for (int i = 0; i < many; ++i) {
            domain::Incident incident;
            incident.schemeId = town.scheme.id;
            incident.at = 1000 + i;
            incident.category = QStringLiteral("shop-theft");
            incident.narrative = QStringLiteral("told %1").arg(i);
            incident.policeReference = QStringLiteral("NG/%1").arg(i);
            STORE_TRY(one, IncidentTable::seal(tx, incident));
            EXPECT_TRUE(one.incident.narrative.isEmpty()) << "not kept open";
            feed.append({one.incident.id, one.incident.at});
            sealed.append(one);
        }
        STORE_CHECK(IncidentTable::insertSealed(tx, sealed));
        return FeedTable::appendMany(tx, domain::FeedKind::Incident, feed);
    }));
    const auto incidents = good(store->read([](Tx& tx) { return IncidentTable::list(tx); }));
    ASSERT_EQ(incidents.size(), many);
    EXPECT_EQ(incidents.first().number, many);
    EXPECT_EQ(incidents.first().narrative, QStringLiteral("told 136"));
    EXPECT_EQ(incidents.last().number, 1);
    EXPECT_EQ(good(store->read(
                  [](Tx& tx) { return LookupTable::find(tx, LookupKind::PoliceReference, QStringLiteral("ng/7")); })),
              QVector<QString>{incidents.at(many - 8).id});
    EXPECT_EQ(good(store->read([](Tx& tx) { return FeedTable::count(tx); })), many);
    ASSERT_TRUE(log.wait(many, QStringLiteral("incident")));
    ASSERT_TRUE(log.wait(many, QStringLiteral("feed")));
    const auto changes = log.of(QStringLiteral("incident"));
    EXPECT_EQ(changes.first().id, incidents.last().id) << "each under its own seq";
    EXPECT_TRUE(good(store->read([](Tx& tx) { return verifyStore(tx); })).broken.isEmpty());
}

} // namespace
} // namespace watchdesk::store
