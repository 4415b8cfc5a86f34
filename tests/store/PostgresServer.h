// A PostgreSQL 15 server of the tests' own: a folder, a Unix socket, no network unless a test asks for the loopback.
#pragma once

#include "base/os/Process.h"
#include "support/TempDir.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace watchdesk::test {

/// What a server of a test's own is to be like.
struct ServerSetup {
    std::vector<std::string> settings;                            ///< "name=value"
    std::string hba;                                              ///< pg_hba.conf; empty: everybody over the socket
    std::function<bool(const std::filesystem::path& data)> files; ///< puts more into the data folder before the start
};

class PostgresServer {
public:
    /// One more, for a test that needs its own; null when PostgreSQL is not installed or it does not start.
    static std::unique_ptr<PostgresServer> start(const ServerSetup& setup);
    /// The one server, started on first use; null when PostgreSQL is not installed.
    static PostgresServer* instance();
    ~PostgresServer();

    /// An empty schema; the URL of a store in it.
    QString makeSchema();
    /// An empty database of a new role that owns it; the URL of a store in it, as that role.
    QString makeDatabase();
    /// A new role that may sign in and nothing else; its name.
    QString makeRole();
    /// Runs SQL as the superuser; the first value of the answer, or "error: …".
    QString run(const QString& sql, const QString& database = QStringLiteral("postgres"));
    [[nodiscard]] std::string dataFolder() const { return m_folder.file("data"); }
    /// Ends every connection, as a restart of the server would.
    void dropConnections();

private:
    PostgresServer() = default;
    bool begin(const ServerSetup& setup);
    [[nodiscard]] std::vector<std::string> asServerUser(std::vector<std::string> command) const;

    TempDir m_folder;
    std::optional<os::Process> m_process;
    int m_made = 0;
    int m_port = 5432;
};

} // namespace watchdesk::test
