// A store for each test, on each engine.
#pragma once

#include "PostgresServer.h"
#include "base/Random.h"
#include "domain/Alert.h"
#include "domain/Incident.h"
#include "domain/Scheme.h"
#include "store/SignIn.h"
#include "store/Store.h"
#include "store/Try.h"
#include "support/TempDir.h"

#include <gtest/gtest.h>

#include <QVector>

#include <condition_variable>
#include <mutex>

namespace watchdesk::store {

/// The value of an answer; a failed one ends the test with its words.
template <class T>
T good(const Result<T>& result) {
    if (!result)
        throw std::runtime_error(std::string(errorCodeName(result.error().code)) + ": " + result.error().text());
    if constexpr (!std::is_void_v<T>)
        return *result;
}
template <class T>
T good(QFuture<Result<T>> future) {
    return good(future.result());
}
/// The same for what can only be moved.
template <class T>
T taken(Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().text());
    return std::move(*result);
}
/// The code of a failure; a value is none.
template <class T>
std::string codeOf(const Result<T>& result) {
    return result ? std::string("a value") : std::string(errorCodeName(result.error().code));
}
template <class T>
std::string codeOf(QFuture<Result<T>> future) {
    return codeOf(future.result());
}

/// Collects what `changed` tells, on whatever thread.
class ChangeLog {
public:
    explicit ChangeLog(Store& store);
    /// Waits until there are `count` of that entity (any, when empty); false after 10 s.
    bool wait(int count, const QString& entity = {});
    QVector<Change> of(const QString& entity = {});

private:
    std::mutex m_mutex;
    std::condition_variable m_more;
    QVector<Change> m_all;
};

inline const QString passphrase = QStringLiteral("correct horse battery staple");

class StoreTest : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override;
    [[nodiscard]] StoreOptions options(const QString& desk = QStringLiteral("desk1")) const;
    [[nodiscard]] std::unique_ptr<Store> open(const QString& desk = QStringLiteral("desk1")) const;
    /// Opens it with its first person, unlocked.
    [[nodiscard]] std::unique_ptr<Store> ready();

    test::TempDir folder;
    QString url;
    SystemClock clock;
    SystemRandom random;
    mutable IdSource ids{clock, random};
    QString recoveryKey;
};

/// A scheme, a member, premises and a radio set to hang things on.
struct Town {
    domain::Scheme scheme;
    domain::Member member;
    domain::Premises premises;
    domain::RadioSet radioSet;
};
Result<Town> makeTown(Tx& tx);
domain::Incident incidentAt(const Town& town, UtcMs at);

} // namespace watchdesk::store

#define STORE_TESTS(suite)                                                                                             \
    INSTANTIATE_TEST_SUITE_P(                                                                                          \
        Engines, suite, ::testing::Values(watchdesk::store::Engine::Sqlite, watchdesk::store::Engine::PostgreSql),     \
        [](const auto& engine) { return engine.param == watchdesk::store::Engine::Sqlite ? "Sqlite" : "PostgreSql"; })
