// Several programs on one store, and programs that are killed.
#include "ChildDesk.h"
#include "StoreFixture.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/KeyTable.h"
#include "store/MediaTable.h"
#include "store/Resealing.h"
#include "store/SettingTable.h"
#include "store/Verify.h"

#include <QFile>
#include <QSet>
#include <QThread>

#include <csignal>

namespace watchdesk::store {

using Programs = StoreTest;
STORE_TESTS(Programs);

TEST_P(Programs, TwoProgramsThatReadThenWriteLoseNoneOf800) {
    auto store = open();
    ChangeLog log(*store);
    auto one = startChild({QStringLiteral("count"), url, QStringLiteral("400")}, folder.file("one"));
    auto two = startChild({QStringLiteral("count"), url, QStringLiteral("400")}, folder.file("two"));
    EXPECT_EQ(one.wait(std::chrono::seconds(120)), 0);
    EXPECT_EQ(two.wait(std::chrono::seconds(120)), 0);
    const auto count = good(store->read([](Tx& tx) { return SettingTable::find(tx, {}, QStringLiteral("count")); }));
    EXPECT_EQ(count->value, QStringLiteral("800"));
    EXPECT_EQ(count->version, 800);
    // This program wrote nothing: it was told of every change by the watch.
    ASSERT_TRUE(log.wait(800));
    const auto changes = log.of();
    for (int i = 0; i < 800; ++i)
        ASSERT_EQ(changes.at(i).version, i + 1);
}

namespace {

QStringList acknowledgedIn(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromLatin1(file.readAll()).split(QLatin1Char('\n'));
    lines.removeLast(); // empty, or half a line
    return lines;
}

} // namespace

// A part of the long run: WATCHDESK_SOAK=1 does 200 kills.
TEST_P(Programs, AKillDuringWritesLosesNothingThatWasAcknowledged) {
    ready()->write(makeTown).result().value();
    const int kills = qEnvironmentVariableIsSet("WATCHDESK_SOAK") ? 200 : 4;
    QStringList acknowledged;
    for (int i = 0; i < kills; ++i) {
        const std::string out = folder.file("kill" + std::to_string(i));
        auto child = startChild({QStringLiteral("log"), url}, out);
        const int wanted = 40 + 37 * (i % 5);
        for (int waited = 0; acknowledgedIn(out).size() < wanted && waited < 30'000 && child.running(); ++waited)
            QThread::msleep(1);
        child.signal(SIGKILL);
        EXPECT_EQ(child.wait(std::chrono::seconds(10)), 128 + SIGKILL);
        acknowledged += acknowledgedIn(out);
    }
    EXPECT_GE(acknowledged.size(), 40 * kills);
    auto store = open();
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    QSet<QString> kept;
    QSet<qint64> numbers;
    for (const auto& incident : good(store->read([](Tx& tx) { return IncidentTable::list(tx); }))) {
        kept.insert(incident.id);
        numbers.insert(incident.number);
    }
    int lost = 0;
    for (const QString& id : acknowledged)
        lost += kept.contains(id) ? 0 : 1;
    EXPECT_EQ(lost, 0) << "of " << acknowledged.size();
    EXPECT_EQ(numbers.size(), kept.size());
    EXPECT_LE(kept.size(), acknowledged.size() + kills) << "at most one a kill was committed and not yet told";
    const auto report = good(store->read([](Tx& tx) { return verifyStore(tx); }));
    EXPECT_TRUE(report.ok()) << report.broken.join(QLatin1Char('\n')).toStdString();
    EXPECT_EQ(report.checked.value(QStringLiteral("audit")), kept.size());
}

// Power gone in the middle of sealing anew, again and again: WATCHDESK_SOAK=1 does 60 kills.
TEST_P(Programs, AKillWhileValuesAreSealedAnewLosesNothing) {
    constexpr int incidents = 900;
    {
        auto store = ready();
        const Town town = good(store->write(makeTown));
        good(store->write([&](Tx& tx) -> Result<void> {
            for (int i = 0; i < incidents; ++i) {
                auto incident = incidentAt(town, clock.now());
                incident.narrative = QStringLiteral("number %1").arg(i);
                STORE_CHECK(IncidentTable::insert(tx, incident));
            }
            for (int i = 0; i < 5; ++i)
                STORE_CHECK(MediaTable::put(tx, {{}, 0, domain::MediaKind::Recording}, QByteArray(1'000'000, 'r')));
            return {};
        }));
    }
    const int kills = qEnvironmentVariableIsSet("WATCHDESK_SOAK") ? 60 : 6;
    int caught = 0;
    for (int i = 0; i < kills; ++i) {
        {
            auto store = open();
            good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
            (void)store->write([](Tx& tx) { return KeyTable::renewWhenPossible(tx, KeyClass::Records); }).result();
        }
        const std::string out = folder.file("seal" + std::to_string(i));
        auto child = startChild({QStringLiteral("seal"), url}, out);
        const int wanted = 1 + 3 * (i % 5);
        for (int waited = 0; acknowledgedIn(out).size() < wanted && waited < 30'000 && child.running(); ++waited)
            QThread::msleep(1);
        child.signal(SIGKILL);
        caught += child.wait(std::chrono::seconds(10)) == 128 + SIGKILL ? 1 : 0;
    }
    EXPECT_GT(caught, kills / 3) << "killed in the middle, not after the end";
    auto store = open();
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    Resealing rest;
    while (!good(store->write([&rest](Tx& tx) { return rest.step(tx); })).finished) {
    }
    const auto all = good(store->read([](Tx& tx) { return IncidentTable::list(tx); }));
    ASSERT_EQ(all.size(), incidents);
    QSet<QString> narratives;
    for (const auto& incident : all)
        narratives.insert(incident.narrative);
    EXPECT_EQ(narratives.size(), incidents);
    const auto report = good(store->read([](Tx& tx) { return verifyStore(tx); }));
    EXPECT_TRUE(report.ok()) << report.broken.join(QLatin1Char('\n')).toStdString();
    EXPECT_EQ(report.checked.value(QStringLiteral("recordings")), 5);
    EXPECT_TRUE(good(store->read([](Tx& tx) { return KeyTable::retired(tx); })).isEmpty());
}

} // namespace watchdesk::store
