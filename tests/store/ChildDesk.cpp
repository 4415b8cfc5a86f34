#include "ChildDesk.h"

#include "StoreFixture.h"
#include "store/AuditTable.h"
#include "store/Backup.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/Resealing.h"
#include "store/SchemeTable.h"
#include "store/SettingTable.h"

#include <sys/resource.h>
#include <unistd.h>

#include <QCoreApplication>

namespace watchdesk::store {

namespace {

Result<int> countOne(Tx& tx) {
    STORE_TRY(before, SettingTable::find(tx, {}, QStringLiteral("count")));
    const int value = before ? before->value.toInt() : 0;
    STORE_CHECK(SettingTable::set(tx, {}, QStringLiteral("count"), QString::number(value + 1)));
    return value + 1;
}

int count(Store& store, int times) {
    for (int i = 0; i < times; ++i) {
        if (const auto done = store.write(countOne).result(); !done) {
            qWarning("%s", done.error().text().c_str());
            return 1;
        }
    }
    return 0;
}

Result<QString> logOne(Tx& tx) {
    STORE_TRY(schemes, SchemeTable::all(tx));
    domain::Incident v;
    v.schemeId = schemes.first().id;
    v.at = tx.now();
    v.category = QStringLiteral("shop-theft");
    v.line = QStringLiteral("C07 theft");
    STORE_TRY(stored, IncidentTable::insert(tx, v));
    STORE_CHECK(FeedTable::append(tx, {0, domain::FeedKind::Incident, stored.id, stored.at, {}, {}}));
    STORE_CHECK(AuditTable::append(tx, QStringLiteral("incident.log"), QStringLiteral("incident"), stored.id));
    return stored.id;
}

int logUntilKilled(Store& store) {
    for (;;) {
        const auto done = store.write(logOne).result();
        if (!done)
            return 1;
        const QByteArray line = done->toLatin1() + '\n';
        if (::write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size())) != line.size())
            return 1;
    }
}

int sealAnew(Store& store) {
    if (const auto in = signIn(store, QStringLiteral("Jo Mead"), passphrase).result(); !in)
        return 1;
    Resealing resealing;
    for (;;) {
        const auto step = store.write([&resealing](Tx& tx) { return resealing.step(tx); }).result();
        if (!step || ::write(STDOUT_FILENO, ".\n", 2) != 2)
            return 1;
        if (step->finished)
            return 0;
    }
}

/// Backs the store up; says how much memory that took at most, in MB.
int backUpAndTell(const StoreOptions& options, const QString& file, const Clock& clock, IdSource& ids) {
    const auto done = backUp(options, file, clock, ids);
    if (!done) {
        qWarning("%s", done.error().text().c_str());
        return 1;
    }
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const QByteArray line = QByteArray::number(static_cast<qlonglong>(usage.ru_maxrss / 1024)) + '\n';
    return ::write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size())) == line.size() ? 0 : 1;
}

} // namespace

int runChild(const QStringList& arguments) {
    SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    StoreOptions options;
    options.url = arguments.at(1);
    options.desk = QStringLiteral("desk-%1").arg(::getpid());
    options.busyMs = 30'000; // the machine may be busy with other tests
    auto store = Store::open(options, clock, ids);
    if (!store) {
        qWarning("%s", store.error().text().c_str());
        return 1;
    }
    if (arguments.at(0) == QLatin1String("backup"))
        return backUpAndTell(options, arguments.at(2), clock, ids);
    if (arguments.at(0) == QLatin1String("open"))
        return 0;
    if (arguments.at(0) == QLatin1String("seal"))
        return sealAnew(**store);
    return arguments.at(0) == QLatin1String("count") ? count(**store, arguments.at(2).toInt())
                                                     : logUntilKilled(**store);
}

os::Process startChild(const QStringList& arguments, const std::string& stdoutPath) {
    os::ProcessSpec spec;
    spec.argv = {QCoreApplication::applicationFilePath().toStdString(), "--child"};
    for (const QString& argument : arguments)
        spec.argv.push_back(argument.toStdString());
    spec.stdoutPath = stdoutPath;
    spec.stderrPath = stdoutPath + ".err";
    auto process = os::Process::start(spec);
    if (!process)
        throw std::runtime_error(process.error().text());
    return std::move(*process);
}

} // namespace watchdesk::store
