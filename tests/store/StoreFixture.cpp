#include "StoreFixture.h"

#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"

namespace watchdesk::store {

ChangeLog::ChangeLog(Store& store) {
    QObject::connect(
        &store, &Store::changed, &store,
        [this](const QVector<Change>& changes) {
            const std::lock_guard guard(m_mutex);
            m_all += changes;
            m_more.notify_all();
        },
        Qt::DirectConnection);
}

bool ChangeLog::wait(int count, const QString& entity) {
    std::unique_lock guard(m_mutex);
    return m_more.wait_for(guard, std::chrono::seconds(10), [&] {
        int found = 0;
        for (const Change& change : m_all)
            found += entity.isEmpty() || change.entity == entity ? 1 : 0;
        return found >= count;
    });
}

QVector<Change> ChangeLog::of(const QString& entity) {
    const std::lock_guard guard(m_mutex);
    QVector<Change> out;
    for (const Change& change : m_all) {
        if (entity.isEmpty() || change.entity == entity)
            out.append(change);
    }
    return out;
}

void StoreTest::SetUp() {
    if (GetParam() == Engine::Sqlite) {
        url = QString::fromStdString(folder.file("store.watchdesk"));
        return;
    }
    test::PostgresServer* server = test::PostgresServer::instance();
    if (server == nullptr)
        GTEST_SKIP() << "PostgreSQL 15 is not installed";
    url = server->makeSchema();
}

StoreOptions StoreTest::options(const QString& desk) const {
    StoreOptions o;
    o.url = url;
    o.desk = desk;
    return o;
}

std::unique_ptr<Store> StoreTest::open(const QString& desk) const {
    return taken(Store::open(options(desk), clock, ids));
}

std::unique_ptr<Store> StoreTest::ready() {
    auto store = open();
    const auto first = good(createFirstPerson(*store, {{}, 0, QStringLiteral("Jo Mead"), domain::Role::Administrator},
                                              passphrase, seal::KdfCost::least()));
    recoveryKey = first.recoveryKey;
    return store;
}

Result<Town> makeTown(Tx& tx) {
    STORE_TRY(scheme, SchemeTable::insert(tx, {{},
                                               0,
                                               domain::SchemeKind::ShopWatch,
                                               QStringLiteral("Ashby Cross Shop Watch"),
                                               QStringLiteral("Ashby Cross"),
                                               QStringLiteral("SHOP")}));
    domain::Member member;
    member.schemeId = scheme.id;
    member.name = QStringLiteral("Hallam Pharmacy Ltd");
    member.contact = QStringLiteral("Zebedee Quillfeather");
    member.phone = QStringLiteral("01632 960123");
    STORE_TRY(storedMember, MemberTable::insert(tx, member));
    STORE_CHECK(MembershipTable::insert(tx, {{}, 0, storedMember.id, scheme.id, QDate(2020, 2, 29), {}}));
    domain::Premises premises{{},
                              0,
                              storedMember.id,
                              QStringLiteral("Hallam Pharmacy"),
                              QStringLiteral("High Street"),
                              QStringLiteral("Market Place"),
                              120.5,
                              -33.25};
    STORE_TRY(storedPremises, PremisesTable::insert(tx, premises));
    domain::RadioSet set;
    set.schemeId = scheme.id;
    set.premisesId = storedPremises.id;
    set.callSign = QStringLiteral("C07");
    set.code = QStringLiteral("57106");
    STORE_TRY(storedSet, RadioSetTable::insert(tx, set));
    return Town{scheme, storedMember, storedPremises, storedSet};
}

domain::Incident incidentAt(const Town& town, UtcMs at) {
    domain::Incident v;
    v.schemeId = town.scheme.id;
    v.premisesId = town.premises.id;
    v.at = at;
    v.category = QStringLiteral("shop-theft");
    v.description = QStringLiteral("m ~30, grey hoodie");
    v.heading = QStringLiteral("Market Place");
    v.narrative = QStringLiteral("two razors into a bag");
    v.line = QStringLiteral("C07 theft m 30 grey hoodie > Market Place");
    v.lossPence = 14'000;
    v.loggedAt = at;
    return v;
}

} // namespace watchdesk::store
