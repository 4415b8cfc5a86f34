#include "StoreFixture.h"
#include "store/AuditTable.h"
#include "store/ChangeTable.h"
#include "store/IncidentTable.h"
#include "store/PersonTable.h"
#include "store/Verify.h"

namespace watchdesk::store {

using Audit = StoreTest;
STORE_TESTS(Audit);

namespace {

void writeEntries(Store& store, int count) {
    for (int i = 0; i < count; ++i)
        good(store.write([i](Tx& tx) {
            return AuditTable::append(tx, QStringLiteral("premises.view"), QStringLiteral("premises"), QString::number(i),
                                      QStringLiteral("looked at %1").arg(i));
        }));
}

/// What verify says after a statement, which is then undone.
QStringList brokenAfter(Store& store, const QString& sql, const Args& args = {}) {
    QStringList broken;
    (void)store
        .write([&](Tx& tx) -> Result<int> {
            STORE_CHECK(tx.exec(sql, args));
            STORE_TRY(chains, AuditTable::verify(tx));
            broken = chains.broken;
            return Error{ErrorCode::Refused, "as it was", {}, {}};
        })
        .result();
    return broken;
}

} // namespace

TEST_P(Audit, TwoDesksHaveTwoChainsAndBothHold) {
    auto one = ready();
    auto two = open(QStringLiteral("two"));
    const QString me = good(one->read([](Tx& tx) { return PersonTable::present(tx); })).first().id;
    one->setActor(me);
    writeEntries(*one, 10);
    writeEntries(*two, 5);
    const auto chains = good(one->read([](Tx& tx) { return AuditTable::verify(tx); }));
    EXPECT_EQ(chains.entries, 15);
    EXPECT_TRUE(chains.broken.isEmpty()) << chains.broken.join(QLatin1Char('\n')).toStdString();
    AuditFilter filter;
    filter.limit = 7;
    const auto list = good(one->read([filter](Tx& tx) { return AuditTable::list(tx, filter); }));
    ASSERT_EQ(list.size(), 7);
    EXPECT_EQ(list.first().desk, QStringLiteral("two"));
    EXPECT_EQ(list.first().number, 5);
    EXPECT_EQ(list.last().who, me);
    EXPECT_EQ(list.last().detail, QStringLiteral("looked at 8"));
}

TEST_P(Audit, NothingOfItCanBeChangedUnnoticed) {
    auto store = ready();
    writeEntries(*store, 12);
    EXPECT_TRUE(brokenAfter(*store, QStringLiteral("UPDATE audit SET who = who")).isEmpty());
    const QStringList edits{
        QStringLiteral("UPDATE audit SET who = 'other' WHERE number = 5"),
        QStringLiteral("UPDATE audit SET at_ms = at_ms + 1 WHERE number = 1"),
        QStringLiteral("UPDATE audit SET action = 'nothing' WHERE number = 12"),
        QStringLiteral("UPDATE audit SET entity_id = '99' WHERE number = 7"),
        QStringLiteral("UPDATE audit SET entity = 'subjects' WHERE number = 7"),
        QStringLiteral("UPDATE audit SET desk = 'desk9' WHERE number = 7"),
        QStringLiteral("UPDATE audit SET detail = (SELECT detail FROM audit WHERE number = 1) WHERE number = 2"),
        QStringLiteral("UPDATE audit SET hash = (SELECT hash FROM audit WHERE number = 1) WHERE number = 2"),
        QStringLiteral("DELETE FROM audit WHERE number = 6"),
        QStringLiteral("DELETE FROM audit WHERE number = 1"),
        QStringLiteral("DELETE FROM audit WHERE number > 9"),
        QStringLiteral("DELETE FROM audit")};
    for (const QString& edit : edits)
        EXPECT_FALSE(brokenAfter(*store, edit).isEmpty()) << edit.toStdString();
}

TEST_P(Audit, AnEntryIsWrittenWithWhatItTellsOfOrNotAtAll) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    EXPECT_EQ(codeOf(store->write([town](Tx& tx) -> Result<int> {
                  STORE_TRY(incident, IncidentTable::insert(tx, incidentAt(town, 1)));
                  STORE_CHECK(
                      AuditTable::append(tx, QStringLiteral("incident.log"), QStringLiteral("incident"), incident.id));
                  return Error{ErrorCode::Refused, "no", {}, {}};
              })),
              "refused");
    EXPECT_EQ(good(store->read([](Tx& tx) { return AuditTable::verify(tx); })).entries, 0);
}

TEST_P(Audit, VerifyTellsWhatIsBrokenAndWhere) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto incident = good(store->write([town](Tx& tx) { return IncidentTable::insert(tx, incidentAt(town, 1)); }));
    writeEntries(*store, 3);
    auto report = good(store->read([](Tx& tx) { return verifyStore(tx); }));
    EXPECT_TRUE(report.ok()) << report.broken.join(QLatin1Char('\n')).toStdString();
    EXPECT_EQ(report.checked.value(QStringLiteral("seals")),
              3 + 3 + 5 + 3); // member, premises, incident, audit details
    EXPECT_EQ(report.checked.value(QStringLiteral("audit")), 3);
    EXPECT_GT(report.checked.value(QStringLiteral("references")), 5);
    good(store->write([&](Tx& tx) -> Result<int> {
        STORE_CHECK(tx.exec(QStringLiteral("UPDATE incident SET narrative = line"), {}));
        STORE_CHECK(tx.exec(QStringLiteral("UPDATE audit SET who = 'x' WHERE number = 2"), {}));
        return 1;
    }));
    report = good(store->read([](Tx& tx) { return verifyStore(tx); }));
    ASSERT_EQ(report.broken.size(), 2) << report.broken.join(QLatin1Char('\n')).toStdString();
    EXPECT_TRUE(report.broken.at(0).contains(incident.id) && report.broken.at(0).contains(QStringLiteral("narrative")));
    store->keyring().lock();
    EXPECT_EQ(codeOf(store->read([](Tx& tx) { return verifyStore(tx); })), "locked");
}

TEST(AuditSqlite, ALostReferenceIsFound) {
    test::TempDir folder;
    SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    StoreOptions options;
    options.url = QString::fromStdString(folder.file("store"));
    auto store = taken(Store::open(options, clock, ids));
    good(createFirstPerson(*store, {{}, 0, QStringLiteral("Jo"), domain::Role::Administrator}, passphrase,
                           seal::KdfCost::least()));
    good(store->write([](Tx& tx) -> Result<int> {
        STORE_CHECK(makeTown(tx));
        // A column the schema cannot guard, since it refers round in a circle.
        STORE_CHECK(tx.exec(
            QStringLiteral(
                "INSERT INTO transmission (id, version, channel, start_ms, end_ms, call_id, ssrc, caller_code, codes, "
                "packets, lost, cut, envelope, incident_id) VALUES ('t', 1, 'SHOP', 1, 2, 'c', 1, '', '[]', 0, 0, 0, "
                "?, 'gone')"),
            {QByteArray()}));
        return 1;
    }));
    const auto report = good(store->read([](Tx& tx) { return verifyStore(tx); }));
    ASSERT_EQ(report.broken.size(), 1);
    EXPECT_TRUE(report.broken.first().contains(QStringLiteral("gone")));
}

} // namespace watchdesk::store
