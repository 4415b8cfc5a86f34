// The way to a server: what an address asks for, and what a real server and real certificates make of it.
#include "Certificates.h"
#include "StoreFixture.h"
#include "store/Connection.h"
#include "store/ServerAddress.h"
#include "store/SettingTable.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>

namespace watchdesk::store {
namespace {

QStringList optionsOf(const char* url) {
    return good(serverAddress(QString::fromLatin1(url))).options.split(QLatin1Char(';'));
}

TEST(ServerAddress, OverANetworkTheServerIsCheckedInFullUnlessTheAddressSaysLess) {
    const auto full = optionsOf("postgresql://jo@db.example/town");
    EXPECT_TRUE(full.contains(QStringLiteral("sslmode=verify-full")));
    EXPECT_TRUE(full.contains(QStringLiteral("gssencmode=disable")));
    EXPECT_TRUE(full.contains(QStringLiteral("sslrootcert='%1'").arg(trustedRoots())));
    EXPECT_FALSE(good(serverAddress(QStringLiteral("postgresql://jo@db.example/town"))).weak);
    for (const char* weaker : {"require", "verify-ca"}) {
        const auto address =
            good(serverAddress(QStringLiteral("postgresql://db.example/town?sslmode=") + QLatin1String(weaker)));
        EXPECT_TRUE(address.weak) << weaker;
        EXPECT_TRUE(address.options.contains(QLatin1String("sslmode=") + QLatin1String(weaker)));
    }
    for (const char* open : {"disable", "allow", "prefer"})
        EXPECT_EQ(codeOf(serverAddress(QStringLiteral("postgresql://db.example/town?sslmode=") + QLatin1String(open))),
                  "refused");
    EXPECT_EQ(codeOf(serverAddress(QStringLiteral("postgresql://127.0.0.1.example/town?sslmode=disable"))), "refused");
    EXPECT_EQ(codeOf(serverAddress(QStringLiteral("postgresql://town?host=db.example&sslmode=disable"))), "refused");
    EXPECT_EQ(codeOf(serverAddress(QStringLiteral("postgresql://localhost/town?host=db.example&sslmode=disable"))),
              "refused");
    EXPECT_EQ(codeOf(serverAddress(QStringLiteral("postgresql://db.example/town?sslmode=perhaps"))), "invalid-input");
}

TEST(ServerAddress, ALoopbackMayChooseAndASocketNeedsNone) {
    EXPECT_TRUE(optionsOf("postgresql://127.0.0.1/town").contains(QStringLiteral("sslmode=verify-full")));
    for (const char* host : {"127.0.0.1", "127.8.0.1", "localhost", "[::1]"})
        EXPECT_TRUE(optionsOf((std::string("postgresql://") + host + "/town?sslmode=disable").c_str())
                        .contains(QStringLiteral("sslmode=disable")))
            << host;
    const auto socket = good(serverAddress(QStringLiteral("postgresql://jo@/town?host=/run/pg&schema=s")));
    EXPECT_EQ(socket.host, QStringLiteral("/run/pg"));
    EXPECT_EQ(socket.schema, QStringLiteral("s"));
    EXPECT_FALSE(socket.options.contains(QLatin1String("ssl")));
    EXPECT_EQ(good(serverAddress(QStringLiteral("postgresql:///town"))).host, QStringLiteral("/var/run/postgresql"));
}

TEST(ServerAddress, PathsOfCertificatesPassThroughWhateverIsInThem) {
    const auto options = optionsOf("postgresql://db.example/town?sslcert=/a%20b/it's.crt&sslkey=/k&sslrootcert=/r");
    EXPECT_TRUE(options.contains(QStringLiteral("sslcert='/a b/it\\'s.crt'")));
    EXPECT_TRUE(options.contains(QStringLiteral("sslkey='/k'")));
    EXPECT_TRUE(options.contains(QStringLiteral("sslrootcert='/r'")));
    EXPECT_EQ(codeOf(serverAddress(QStringLiteral("postgresql://db.example/t?sslcert=/a;sslmode=disable"))),
              "invalid-input");
}

TEST(ServerAddress, EveryOptionOfTlsThatIsLibpqsPassesThroughAndNoOtherDoes) {
    for (const char* name : {"sslrootcert", "sslcert", "sslkey", "sslpassword", "sslcrl", "sslcrldir", "sslsni",
                             "ssl_min_protocol_version", "ssl_max_protocol_version"}) {
        const std::string url = std::string("postgresql://db.example/town?") + name + "=x%20y";
        EXPECT_TRUE(optionsOf(url.c_str()).contains(QLatin1String(name) + QStringLiteral("='x y'"))) << name;
    }
    for (const char* other : {"sslnegotiation=direct", "sslfoo=1", "ssl=1", "sslcompression=1"})
        EXPECT_EQ(codeOf(serverAddress(QStringLiteral("postgresql://db.example/town?") + QLatin1String(other))),
                  "invalid-input")
            << other;
    // What is none of TLS is not handed on at all.
    const auto options = optionsOf("postgresql://db.example/town?hostaddr=192.0.2.1&service=x&options=-c%20a=b");
    for (const QString& option : options)
        EXPECT_FALSE(option.contains(QLatin1String("192.0.2.1")) || option.startsWith(QLatin1String("service")) ||
                     option.startsWith(QLatin1String("options")))
            << option.toStdString();
}

TEST(ServerAddress, SeveralHostsInOneAreNone) {
    for (const char* several :
         {"postgresql://a.example,b.example/town", "postgresql://a.example:5432,b.example:5433/town",
          "postgresql:///town?host=/run/pg,db.example", "postgresql://town?host=127.0.0.1,db.example&sslmode=disable",
          "postgresql://127.0.0.1,db.example/town?sslmode=disable"})
        EXPECT_EQ(codeOf(serverAddress(QString::fromLatin1(several))), "invalid-input") << several;
}

/// Set for as long as it lives.
class Environment {
public:
    Environment(const char* name, const QByteArray& value) : m_name(name) { qputenv(name, value); }
    ~Environment() { qunsetenv(m_name); }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    const char* m_name;
};

int freePort() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(socket, reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

/// A server on the loopback that speaks TLS with a certificate for localhost.
class ServerTls : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(certificates.makeAuthority("authority") && certificates.makeAuthority("stranger"));
        ASSERT_TRUE(certificates.make("server", "authority", "localhost", "localhost"));
        ASSERT_TRUE(certificates.make("desk", "authority", "certified"));
        ASSERT_TRUE(certificates.make("forged", "stranger", "certified"));
        port = freePort();
        test::ServerSetup setup;
        setup.settings = {"listen_addresses=127.0.0.1", "port=" + std::to_string(port), "ssl=on",
                          "ssl_ca_file=authority.crt"};
        setup.hba = "local all postgres trust\n"
                    "hostssl all trusted 127.0.0.1/32 trust\n"
                    "hostssl all secret 127.0.0.1/32 scram-sha-256\n"
                    "hostssl all certified 127.0.0.1/32 cert\n"
                    "hostnossl all plain 127.0.0.1/32 trust\n";
        setup.files = [this](const std::filesystem::path& data) { return giveTo(data); };
        server = test::PostgresServer::start(setup);
        if (!server)
            GTEST_SKIP() << "PostgreSQL 15 is not installed";
        for (const char* role : {"trusted", "certified", "plain"})
            server->run(QStringLiteral("CREATE ROLE %1 LOGIN").arg(QLatin1String(role)));
        server->run(QStringLiteral("CREATE ROLE secret LOGIN PASSWORD 'let me in'"));
        server->run(QStringLiteral("CREATE DATABASE town OWNER trusted"));
    }
    bool giveTo(const std::filesystem::path& data) {
        const auto put = [&data](const std::string& from, const char* as) {
            std::filesystem::copy_file(from, data / as);
            struct stat owner {};
            return ::stat(data.c_str(), &owner) == 0 && ::chown((data / as).c_str(), owner.st_uid, owner.st_gid) == 0;
        };
        return put(certificates.crt("server"), "server.crt") && put(certificates.key("server"), "server.key") &&
               put(certificates.crt("authority"), "authority.crt");
    }
    /// The answer of opening the database as that user; the root certificate is the authority's unless told.
    [[nodiscard]] Result<void> connect(const QString& user, const QString& more = {}, const char* host = "localhost",
                                       const char* root = "authority") const {
        auto connection = Connection::open({urlOf(user, more, host, root), false, 5000, 0});
        return connection ? Result<void>() : Result<void>(connection.error());
    }
    [[nodiscard]] QString urlOf(const QString& user, const QString& more = {}, const char* host = "localhost",
                                const char* root = "authority") const {
        return QStringLiteral("postgresql://%1@%2:%3/town?sslrootcert=%4%5")
            .arg(user, QLatin1String(host))
            .arg(port)
            .arg(QString::fromStdString(certificates.crt(root)), more);
    }
    static void expect(const Result<void>& answer, const char* code, const char* words) {
        ASSERT_FALSE(answer);
        EXPECT_STREQ(errorCodeName(answer.error().code), code);
        EXPECT_NE(answer.error().what.find(words), std::string::npos) << answer.error().what;
        EXPECT_FALSE(answer.error().todo.empty());
    }

    test::Certificates certificates;
    std::unique_ptr<test::PostgresServer> server;
    int port = 0;
};

TEST_F(ServerTls, AStoreIsKeptBehindACertificateThatIsTrustedAndRight) {
    SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    StoreOptions options;
    options.url = urlOf(QStringLiteral("trusted"));
    auto store = taken(Store::open(options, clock, ids));
    good(store->write([](Tx& tx) { return SettingTable::set(tx, {}, QStringLiteral("a"), QStringLiteral("1")); }));
    const auto encrypted = good(store->read([](Tx& tx) {
        return tx.one(QStringLiteral("SELECT COUNT(*) FROM pg_stat_ssl s JOIN pg_stat_activity a ON a.pid = s.pid "
                                     "WHERE a.usename = 'trusted' AND NOT s.ssl"));
    }));
    EXPECT_EQ(encrypted->integer(0), 0) << "every connection of the store";
}

TEST_F(ServerTls, TheEnvironmentLeadsNowhereElseAndTakesNothingOffTheWay) {
    test::PostgresServer* local = test::PostgresServer::instance();
    ASSERT_TRUE(local);
    const QString bySocket = local->makeSchema();
    test::TempDir folder;
    QFile services(QString::fromStdString(folder.file("services")));
    ASSERT_TRUE(services.open(QIODevice::WriteOnly));
    services.write("[other]\nhostaddr=127.0.0.2\nport=1\nsslmode=disable\nsslrootcert=/nowhere\n");
    services.close();
    const Environment file("PGSERVICEFILE", services.fileName().toLocal8Bit());
    const Environment service("PGSERVICE", "other");
    const Environment address("PGHOSTADDR", "127.0.0.2"); // nobody listens there
    const Environment otherPort("PGPORT", "1");
    const Environment mode("PGSSLMODE", "disable");
    const Environment kerberos("PGGSSENCMODE", "require");
    EXPECT_EQ(codeOf(connect(QStringLiteral("trusted"))), "a value");
    EXPECT_EQ(codeOf(connect(QStringLiteral("plain"), QStringLiteral("&sslmode=disable"))), "a value");
    const auto connection = taken(Connection::open({urlOf(QStringLiteral("trusted")), false, 5000, 0}));
    bool encrypted = false;
    good(connection->forEach(QStringLiteral("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"), {},
                             [&encrypted](const Row& row) -> Result<void> {
                                 encrypted = row.values().first().toBool();
                                 return {};
                             }));
    EXPECT_TRUE(encrypted);
    EXPECT_EQ(codeOf(Connection::open({bySocket, false, 5000, 0})), "a value");
}

TEST_F(ServerTls, AnotherAuthorityAndAnotherHostNameAreToldApart) {
    expect(connect(QStringLiteral("trusted"), {}, "localhost", "stranger"), "refused",
           "not one that this machine trusts");
    expect(connect(QStringLiteral("trusted"), {}, "127.0.0.1"), "refused", "another host name");
    EXPECT_TRUE(connect(QStringLiteral("trusted"), QStringLiteral("&sslmode=verify-ca"), "127.0.0.1")) << "asked for";
    expect(connect(QStringLiteral("trusted"), QStringLiteral("&sslmode=verify-ca"), "127.0.0.1", "stranger"), "refused",
           "not one that this machine trusts");
    expect(connect(QStringLiteral("trusted"), {}, "localhost", "nowhere"), "refused", "no certificate to check");
}

TEST_F(ServerTls, PasswordsCertificatesAndStrangersHaveTheirSentences) {
    EXPECT_TRUE(connect(QStringLiteral("secret:let%20me%20in")));
    expect(connect(QStringLiteral("secret:guess")), "refused", "password");
    expect(connect(QStringLiteral("nobody")), "refused", "lets nobody in");
    const auto with = [this](const char* name) {
        return QStringLiteral("&sslcert=%1&sslkey=%2")
            .arg(QString::fromStdString(certificates.crt(name)), QString::fromStdString(certificates.key(name)));
    };
    EXPECT_TRUE(connect(QStringLiteral("certified"), with("desk")));
    expect(connect(QStringLiteral("certified")), "refused", "asks for a certificate");
    expect(connect(QStringLiteral("certified"), with("forged")), "refused", "asks for a certificate");
}

TEST_F(ServerTls, AServerWithoutTlsIsRefusedUnlessItIsThisMachineAndAskedFor) {
    EXPECT_TRUE(connect(QStringLiteral("plain"), QStringLiteral("&sslmode=disable")));
    const int other = freePort();
    const auto bare = test::PostgresServer::start({{"listen_addresses=127.0.0.1", "port=" + std::to_string(other)},
                                                   "local all postgres trust\nhost all all 127.0.0.1/32 trust\n",
                                                   {}});
    ASSERT_TRUE(bare);
    port = other;
    expect(connect(QStringLiteral("postgres")), "refused", "does not offer TLS");
    port = 1;
    expect(connect(QStringLiteral("postgres")), "unavailable", "does not answer");
}

} // namespace
} // namespace watchdesk::store
