#include "PostgresServer.h"

#include <pwd.h>
#include <unistd.h>

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

#include <csignal>
#include <filesystem>
#include <fstream>
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
    static const std::unique_ptr<PostgresServer> server = start({});
    return server.get();
}

std::unique_ptr<PostgresServer> PostgresServer::start(const ServerSetup& setup) {
    std::unique_ptr<PostgresServer> made(new PostgresServer);
    if (!std::filesystem::exists(programs + "initdb") || !made->begin(setup))
        made.reset();
    return made;
}

std::vector<std::string> PostgresServer::asServerUser(std::vector<std::string> command) const {
    if (::geteuid() != 0)
        return command;
    // PostgreSQL does not run as root.
    std::vector<std::string> whole{"setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"};
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
}

bool PostgresServer::begin(const ServerSetup& setup) {
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
    if (!setup.hba.empty())
        std::ofstream(dataFolder() + "/pg_hba.conf", std::ios::trunc) << setup.hba;
    if (setup.files && !setup.files(dataFolder()))
        return false;
    std::vector<std::string> command{programs + "postgres", "-D", dataFolder(), "-k", m_folder.path().string()};
    for (const char* setting : {"listen_addresses=", "fsync=off", "max_connections=60"})
        command.insert(command.end(), {"-c", setting});
    for (const std::string& setting : setup.settings) {
        if (setting.starts_with("port="))
            m_port = std::stoi(setting.substr(5)); // the socket's name has it, too
    }
    for (const std::string& setting : setup.settings)
        command.insert(command.end(), {"-c", setting});
    auto process = os::Process::start({asServerUser(command), m_folder.file("out"), m_folder.file("log"), {}, "/", {}});
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

QString PostgresServer::run(const QString& sql, const QString& database) {
    QString answer;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), QStringLiteral("test-admin"));
        db.setHostName(QString::fromStdString(m_folder.path().string()));
        db.setUserName(QStringLiteral("postgres"));
        db.setDatabaseName(database);
        db.setPort(m_port);
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
    const QString name = QStringLiteral("t%1").arg(++m_made);
    run(QStringLiteral("CREATE SCHEMA ") + name);
    return QStringLiteral("postgresql://postgres@/postgres?host=%1&schema=%2")
        .arg(QString::fromStdString(m_folder.path().string()), name);
}

QString PostgresServer::makeRole() {
    const QString name = QStringLiteral("role%1").arg(++m_made);
    run(QStringLiteral("CREATE ROLE %1 LOGIN").arg(name));
    return name;
}

QString PostgresServer::makeDatabase() {
    const QString owner = makeRole();
    const QString name = QStringLiteral("d%1").arg(++m_made);
    run(QStringLiteral("CREATE DATABASE %1 OWNER %2").arg(name, owner));
    return QStringLiteral("postgresql://%1@/%2?host=%3")
        .arg(owner, name, QString::fromStdString(m_folder.path().string()));
}

void PostgresServer::dropConnections() {
    run(QStringLiteral("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                       "AND backend_type = 'client backend'"));
}

} // namespace watchdesk::test
