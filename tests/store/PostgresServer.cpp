#include "PostgresServer.h"

#include <pwd.h>
#include <unistd.h>

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

#include <csignal>
#include <filesystem>
#include <iostream>

namespace watchdesk::test {

namespace {

const std::string programs = "/usr/lib/postgresql/15/bin/";

bool runToEnd(const std::vector<std::string>& command, const std::string& logPath) {
    auto process = os::Process::start({command, logPath, logPath + ".err", {}, "/", {}});
    return process && process->wait(std::chrono::seconds(60)) == 0;
}

} // namespace

PostgresServer* PostgresServer::instance() {
    static const std::unique_ptr<PostgresServer> server = [] {
        std::unique_ptr<PostgresServer> made(new PostgresServer);
        if (!std::filesystem::exists(programs + "initdb") || !made->start())
            made.reset();
        return made;
    }();
    return server.get();
}

std::vector<std::string> PostgresServer::asServerUser(std::vector<std::string> command) const {
    if (::geteuid() != 0)
        return command;
    // PostgreSQL does not run as root.
    std::vector<std::string> whole{"setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"};
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
}

bool PostgresServer::start() {
    if (::geteuid() == 0) {
        const passwd* user = ::getpwnam("postgres");
        if (user == nullptr || ::chown(m_folder.path().c_str(), user->pw_uid, user->pw_gid) != 0)
            return false;
    }
    std::filesystem::permissions(m_folder.path(), std::filesystem::perms::owner_all);
    const std::string log = "/dev/null";
    if (!runToEnd(asServerUser({programs + "initdb", "-D", dataFolder(), "-A", "trust", "-U", "postgres", "--no-sync",
                                "-E", "UTF8", "--locale=C.UTF-8"}),
                  m_folder.file("initdb")))
        return false;
    auto process =
        os::Process::start({asServerUser({programs + "postgres", "-D", dataFolder(), "-k", m_folder.path().string(),
                                          "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=60"}),
                            m_folder.file("out"),
                            m_folder.file("log"),
                            {},
                            "/",
                            {}});
    if (!process)
        return false;
    m_process.emplace(std::move(*process));
    for (int i = 0; i < 500 && m_process->running(); ++i) {
        if (run(QStringLiteral("SELECT 1")) == QLatin1String("1"))
            return true;
        QThread::msleep(20); // until the socket is there
    }
    return false;
}

PostgresServer::~PostgresServer() {
    if (m_process) {
        m_process->signal(SIGQUIT);
        m_process->stop(std::chrono::milliseconds(5000));
    }
}

QString PostgresServer::run(const QString& sql) {
    QString answer;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), QStringLiteral("test-admin"));
        db.setHostName(QString::fromStdString(m_folder.path().string()));
        db.setUserName(QStringLiteral("postgres"));
        db.setDatabaseName(QStringLiteral("postgres"));
        if (db.open()) {
            QSqlQuery query(db);
            answer = query.exec(sql) ? (query.next() ? query.value(0).toString() : QStringLiteral("done"))
                                     : QStringLiteral("error: ") + query.lastError().text();
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("test-admin"));
    return answer;
}

QString PostgresServer::makeSchema() {
    const QString name = QStringLiteral("t%1").arg(++m_schemas);
    run(QStringLiteral("CREATE SCHEMA ") + name);
    return QStringLiteral("postgresql://postgres@/postgres?host=%1&schema=%2")
        .arg(QString::fromStdString(m_folder.path().string()), name);
}

void PostgresServer::dropConnections() {
    run(QStringLiteral("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                       "AND backend_type = 'client backend'"));
}

} // namespace watchdesk::test
