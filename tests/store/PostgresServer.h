// A PostgreSQL 15 server of the tests' own: a folder, a Unix socket, no network. Once a program run.
#pragma once

#include "base/os/Process.h"
#include "support/TempDir.h"

#include <QString>

#include <memory>
#include <optional>

namespace watchdesk::test {

class PostgresServer {
public:
    /// The one server, started on first use; null when PostgreSQL is not installed.
    static PostgresServer* instance();
    ~PostgresServer();

    /// An empty schema; the URL of a store in it.
    QString makeSchema();
    [[nodiscard]] std::string dataFolder() const { return m_folder.file("data"); }
    /// Ends every connection, as a restart of the server would.
    void dropConnections();

private:
    PostgresServer() = default;
    bool start();
    QString run(const QString& sql);
    [[nodiscard]] std::vector<std::string> asServerUser(std::vector<std::string> command) const;

    TempDir m_folder;
    std::optional<os::Process> m_process;
    int m_schemas = 0;
};

} // namespace watchdesk::test
