// Each reference from table to table, broken in the database: verify says so, of that one.
#include "StoreFixture.h"
#include "store/PersonTable.h"
#include "store/Verify.h"

#include <set>
#include <tuple>

namespace watchdesk::store {
namespace {

/// "table", "column", "the table it names".
using Named = std::tuple<std::string, std::string, std::string>;

/// PostgreSQL keeps every reference by itself, at once; SQLite waits until the end of a transaction when it is told to.
class ReferencesTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        store = ready();
    }
    std::unique_ptr<Store> store;
};
INSTANTIATE_TEST_SUITE_P(Engines, ReferencesTest, ::testing::Values(Engine::Sqlite),
                         [](const auto&) { return "Sqlite"; });

const QString nobody = QStringLiteral("nobody");

/// What the schema says.
Result<std::set<Named>> keysOf(Tx& tx) {
    std::set<Named> out;
    STORE_TRY(tables, tx.query(QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table'")));
    for (const Row& table : tables) {
        STORE_TRY(keys, tx.query(QStringLiteral("PRAGMA foreign_key_list(%1)").arg(table.text(0))));
        for (const Row& key : keys) // id, seq, table, from, …
            out.insert({table.text(0).toStdString(), key.text(3).toStdString(), key.text(2).toStdString()});
    }
    return out;
}

/// A value that the column takes.
QString valueFor(const Row& column, const std::string& broken) {
    const QString type = column.text(2).toUpper();
    if (column.text(1).toStdString() == broken)
        return QLatin1Char('\'') + nobody + QLatin1Char('\'');
    if (column.text(1) == QLatin1String("role")) // verify reads people, and knows their roles
        return QStringLiteral("'partner'");
    return type.contains(QLatin1String("INT"))    ? QStringLiteral("1")
           : type.contains(QLatin1String("BLOB")) ? QStringLiteral("x'00'")
           : type.contains(QLatin1String("REAL")) ? QStringLiteral("1.0")
                                                  : QStringLiteral("'some'");
}

/// A row of the table with nothing in it but what must be, which names nobody in that column.
Result<void> plant(Tx& tx, const std::string& table, const std::string& broken) {
    const QString name = QString::fromStdString(table);
    STORE_TRY(columns, tx.query(QStringLiteral("PRAGMA table_info(%1)").arg(name)));
    QStringList names;
    QStringList values;
    for (const Row& column : columns) { // cid, name, type, notnull, default, pk
        const bool must = column.integer(3) != 0 || column.integer(5) != 0 || column.text(1).toStdString() == broken;
        if (!must)
            continue;
        names += column.text(1);
        values += valueFor(column, broken);
    }
    STORE_CHECK(tx.exec(QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                            .arg(name, names.join(QLatin1Char(',')), values.join(QLatin1Char(',')))));
    return {};
}

/// Whether verify says it; then all is as it was.
bool isTold(Store& store, const Named& named) {
    const auto& [table, column, to] = named;
    const QString sentence =
        QStringLiteral("%1: its %2 names a %3 that is not there (%4).")
            .arg(QString::fromStdString(table), QString::fromStdString(column), QString::fromStdString(to), nobody);
    bool told = false;
    const auto done = store
                          .write([&](Tx& tx) -> Result<int> {
                              STORE_CHECK(tx.exec(QStringLiteral("PRAGMA defer_foreign_keys=ON")));
                              STORE_CHECK(tx.exec(QStringLiteral("PRAGMA ignore_check_constraints=ON")));
                              STORE_CHECK(plant(tx, table, column));
                              STORE_CHECK(tx.exec(QStringLiteral("PRAGMA ignore_check_constraints=OFF")));
                              STORE_TRY(report, verifyStore(tx));
                              told = report.broken.contains(sentence);
                              return Error{ErrorCode::Refused, "as it was", {}, {}};
                          })
                          .result();
    EXPECT_EQ(done.error().what, "as it was") << table << "." << column << ": " << done.error().text();
    return told;
}

TEST_P(ReferencesTest, EachOfTheSchemaIsTold) {
    const std::set<Named> keys = good(store->read([](Tx& tx) { return keysOf(tx); }));
    ASSERT_GT(keys.size(), 60U);
    for (const Named& one :
         {Named{"order_condition", "zone_id", "zone"}, Named{"police_case", "incident_id", "incident"},
          Named{"step_done", "incident_id", "incident"}})
        ASSERT_TRUE(keys.contains(one)) << std::get<0>(one);
    for (const Named& one : keys)
        EXPECT_TRUE(isTold(*store, one)) << std::get<0>(one) << "." << std::get<1>(one);
    EXPECT_TRUE(good(store->read([](Tx& tx) { return verifyStore(tx); })).broken.isEmpty());
}

TEST_P(ReferencesTest, SoIsEachThatTheSchemaCannotHold) {
    for (const Named& one : {Named{"shift", "person_id", "person"}, Named{"intel_report", "person_id", "person"},
                             Named{"step_done", "by_person", "person"}, Named{"ruled_out", "by_person", "person"},
                             Named{"outbox", "person_id", "person"}, Named{"shelf", "by_person", "person"},
                             Named{"transmission", "incident_id", "incident"}})
        EXPECT_TRUE(isTold(*store, one)) << std::get<0>(one) << "." << std::get<1>(one);
}

TEST_P(ReferencesTest, WhatNamesSomebodyWhoIsThereIsWhole) {
    const auto broken = [this](const QString& by) {
        QStringList out;
        (void)store
            ->write([&](Tx& tx) -> Result<int> {
                STORE_CHECK(plant(tx, "shelf", "by_person"));
                STORE_CHECK(tx.exec(QStringLiteral("UPDATE shelf SET by_person = ?"), {by}));
                STORE_TRY(report, verifyStore(tx));
                out = report.broken.filter(QStringLiteral("by_person"));
                return Error{ErrorCode::Refused, "as it was", {}, {}};
            })
            .result();
        return out;
    };
    const auto people = good(store->read([](Tx& tx) { return PersonTable::present(tx); }));
    ASSERT_FALSE(people.isEmpty());
    EXPECT_EQ(broken(people.first().id), QStringList());
    EXPECT_EQ(broken(QString()), QStringList()) << "by nobody: there is nothing to look for";
    EXPECT_EQ(broken(nobody).size(), 1);
}

} // namespace
} // namespace watchdesk::store
