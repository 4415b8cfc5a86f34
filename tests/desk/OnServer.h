// The tests of a desk's fixture on a server, where a second desk may come in.
#pragma once

#include "desk/DeskFixture.h"
#include "store/PostgresServer.h"

namespace watchdesk::desk {

/// `Fixture` on PostgreSQL; its tests are skipped, with a word, where there is none.
template <class Fixture>
class OnServer : public Fixture {
protected:
    void SetUp() override {
        auto* server = test::PostgresServer::instance();
        if (server == nullptr)
            GTEST_SKIP() << "PostgreSQL is not installed";
        this->options.url = server->makeSchema();
        // The spool of a server's store.
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(this->dir.file("data")));
        Fixture::SetUp();
    }
    /// Another desk at which the same person is signed in.
    [[nodiscard]] std::unique_ptr<Desk> secondDesk() {
        Desk::Options second = this->options;
        second.desk = QStringLiteral("desk-2");
        second.memory = QString::fromStdString(this->dir.file("heads-2"));
        auto other = Desk::open(second, this->clock, this->ids);
        if (!other) {
            ADD_FAILURE() << other.error().text();
            return nullptr;
        }
        EXPECT_TRUE((*other)->signIn(this->person, this->passphrase).result());
        return std::move(*other);
    }
};

} // namespace watchdesk::desk
