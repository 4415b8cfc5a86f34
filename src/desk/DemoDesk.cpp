#include "desk/DemoDesk.h"

#include "desk/AgendaWriting.h"
#include "desk/BackupDesk.h"
#include "desk/DemoFaces.h"
#include "desk/Desk.h"
#include "desk/MapDesk.h"
#include "desk/VisionRoom.h"
#include "domain/OrderRules.h"
#include "seal/RecoveryKey.h"
#include "store/ActionItemTable.h"
#include "store/AgreementTable.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/CameraTable.h"
#include "store/ContactTable.h"
#include "store/ExclusionTable.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/MeetingTable.h"
#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/OrderTable.h"
#include "store/PremisesTable.h"
#include "store/RadioMoveTable.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"
#include "store/SettingTable.h"
#include "store/SightingTable.h"
#include "store/SignIn.h"
#include "store/SubjectTable.h"
#include "store/ZoneTable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr int perTransaction = 250;

/// Inserts values in transactions of a few hundred each, so that no transaction holds the store for long.
template <class Table, class T>
Result<qint64> insertAll(store::Store& store, const QVector<T>& values) {
    for (qsizetype from = 0; from < values.size(); from += perTransaction) {
        const QVector<T> part = values.mid(from, perTransaction);
        auto done = store
                        .write([part](store::Tx& tx) -> Result<void> {
                            for (const T& value : part) {
                                if (auto inserted = Table::insert(tx, value); !inserted)
                                    return inserted.error();
                            }
                            return {};
                        })
                        .result();
        if (!done)
            return done.error();
    }
    return static_cast<qint64>(values.size());
}

/// The journal of the town's past: incidents, breaches and alerts, and sightings between them, in the order in which
/// they happened.
QVector<domain::FeedEntry> journalOf(const domain::DemoTown& town) {
    QVector<domain::FeedEntry> entries;
    const auto add = [&](domain::FeedKind kind, const QString& id, UtcMs at) {
        domain::FeedEntry entry;
        entry.kind = kind;
        entry.recordId = id;
        entry.at = at;
        entries.append(entry);
    };
    for (const domain::Incident& incident : town.incidents) {
        add(domain::FeedKind::Incident, incident.id, incident.at);
        if (incident.category == QLatin1String("breach") && !incident.subjects.isEmpty()) {
            add(domain::FeedKind::Breach, incident.id, incident.at);
            entries.last().code = incident.premisesId;
            entries.last().text = domain::wordsOf(domain::SightRule()); // the scheme's own notice
        }
    }
    for (const domain::Alert& alert : town.alerts)
        add(domain::FeedKind::Alert, alert.id, alert.raisedAt);
    for (const domain::Sighting& sighting : town.sightings)
        add(domain::FeedKind::Sighting, sighting.id, sighting.at);
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return entries;
}

struct FeedInsert {
    static Result<domain::FeedEntry> insert(store::Tx& tx, const domain::FeedEntry& entry) {
        return store::FeedTable::append(tx, entry);
    }
};

struct StepInsert {
    static Result<void> insert(store::Tx& tx, const domain::StepDone& step) {
        return store::MembershipTable::setStep(tx, step);
    }
};

struct SignatureInsert {
    static Result<domain::AgreementSignature> insert(store::Tx& tx, const domain::AgreementSignature& signature) {
        return store::AgreementTable::sign(tx, signature);
    }
};

/// The agenda of what is still to come, built as the desk builds it.
Result<void> buildAgendas(store::Store& store) {
    return store
        .write([](store::Tx& tx) -> Result<void> {
            const auto meetings = store::MeetingTable::all(tx);
            if (!meetings)
                return meetings.error();
            for (const domain::Meeting& meeting : *meetings) {
                if (meeting.state != domain::MeetingState::Planned)
                    continue;
                if (auto built = writeAgenda(tx, meeting); !built)
                    return built.error();
            }
            return {};
        })
        .result();
}

Error notWritable(const QString& path, const QString& why) {
    return {ErrorCode::Io, "The demo town could not be made in " + path.toStdString() + ": " + why.toStdString() + ".",
            "Nothing was kept of it.", "Give another folder with --demo-dir."};
}

Result<void> writeSecret(const QString& path, const QString& text) {
    QFile::remove(path);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(text.toUtf8()) < 0)
        return notWritable(path, file.errorString());
    return {};
}

/// One backup beside the store, in the place of an earlier town's.
Result<void> backUpBeside(Desk& desk, const QString& path) {
    const QString file = QFileInfo(path).dir().filePath(QStringLiteral("demo-town.backup"));
    QFile::remove(file);
    if (auto written = desk.backups().backUp(file).result(); !written)
        return written.error();
    return {};
}

/// Enrols the town's portraits as a person would, and backs the store up. Without models the town is made without
/// faces: everything else works.
Result<void> giveFaces(const QString& path, const QString& person, const QString& passphrase,
                       const domain::DemoTown& town, const Clock& clock, IdSource& ids,
                       const std::function<void(int)>& progress) {
    Desk::Options where;
    where.url = path;
    auto desk = Desk::open(where, clock, ids);
    if (!desk)
        return desk.error();
    if (auto signedIn = (*desk)->signIn(person, passphrase).result(); !signedIn)
        return signedIn.error();
    const auto made = addDemoFaces(**desk, town.subjects, {}, [&](int done, int all) { progress(100 * done / all); });
    const bool withoutModels = !made && (*desk)->vision().trouble();
    if (!made && !withoutModels)
        return made.error();
    return backUpBeside(**desk, path);
}

Result<void> makeStore(const QString& path, const QString& person, const QString& passphrase,
                       const domain::DemoOptions& options, const Clock& clock, IdSource& ids,
                       const std::function<void(int)>& progress) {
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(suffix));
    Desk::Options where;
    where.url = path;
    if (auto made = Desk::create(where, person, passphrase, clock, ids, true); !made)
        return made.error();
    store::StoreOptions storeOptions;
    storeOptions.url = path;
    auto store = store::Store::open(storeOptions, clock, ids);
    if (!store)
        return store.error();
    if (auto signedIn = store::signIn(**store, person, passphrase).result(); !signedIn)
        return signedIn.error();
    domain::DemoOptions withNow = options;
    if (withNow.now == 0)
        withNow.now = clock.now();
    const domain::DemoTown town = domain::makeDemoTown(withNow);
    const auto share = [&progress](int from, int to) {
        return [&progress, from, to](int percent) {
            if (progress)
                progress(from + (to - from) * percent / 100);
        };
    };
    if (auto filled = fillDemo(**store, town, share(0, 30)); !filled)
        return filled.error();
    store->reset();
    return giveFaces(path, person, passphrase, town, clock, ids, share(30, 100));
}

} // namespace

Result<QMap<QString, qint64>> fillDemo(store::Store& store, const domain::DemoTown& town,
                                       const std::function<void(int)>& progress) {
    QMap<QString, qint64> counts;
    Result<void> state;
    int step = 0;
    const auto keep = [&](const char* table, const Result<qint64>& done) {
        if (state && !done)
            state = done.error();
        else if (done)
            counts.insert(QString::fromLatin1(table), *done);
        if (progress)
            progress(std::min(100, ++step * 100 / 20));
        return state.has_value();
    };
    const auto keepMap = [&] {
        if (auto kept = keepDemoMap(store, town.seed, town.premises, town.madeAt); !kept)
            state = kept.error();
        return state.has_value();
    };
    const bool all = keep("schemes", insertAll<store::SchemeTable>(store, town.schemes)) && keepMap() &&
                     keep("members", insertAll<store::MemberTable>(store, town.members)) &&
                     keep("memberships", insertAll<store::MembershipTable>(store, town.memberships)) &&
                     keep("membership_steps", insertAll<StepInsert>(store, town.steps)) &&
                     keep("agreements", insertAll<store::AgreementTable>(store, town.agreements)) &&
                     keep("agreement_signatures", insertAll<SignatureInsert>(store, town.signatures)) &&
                     keep("premises", insertAll<store::PremisesTable>(store, town.premises)) &&
                     keep("contacts", insertAll<store::ContactTable>(store, town.contacts)) &&
                     keep("cameras", insertAll<store::CameraTable>(store, town.cameras)) &&
                     keep("radio_sets", insertAll<store::RadioSetTable>(store, town.radioSets)) &&
                     keep("radio_moves", insertAll<store::RadioMoveTable>(store, town.radioMoves)) &&
                     keep("subjects", insertAll<store::SubjectTable>(store, town.subjects)) &&
                     keep("incidents", insertAll<store::IncidentTable>(store, town.incidents)) &&
                     keep("exclusions", insertAll<store::ExclusionTable>(store, town.exclusions)) &&
                     keep("zones", insertAll<store::ZoneTable>(store, town.zones)) &&
                     keep("orders", insertAll<store::OrderTable>(store, town.orders)) &&
                     keep("alerts", insertAll<store::AlertTable>(store, town.alerts)) &&
                     keep("sightings", insertAll<store::SightingTable>(store, town.sightings)) &&
                     keep("feed", insertAll<FeedInsert>(store, journalOf(town))) &&
                     keep("meetings", insertAll<store::MeetingTable>(store, town.meetings)) &&
                     keep("actions", insertAll<store::ActionItemTable>(store, town.actions));
    if (!all)
        return state.error();
    if (auto built = buildAgendas(store); !built)
        return built.error();
    auto audited =
        store
            .write([](store::Tx& tx) {
                // Its radio is simulated: there is nothing to be set up.
                if (auto done = store::SettingTable::set(tx, {}, QStringLiteral("setup.skipped"),
                                                         QStringLiteral("0,1,2,3,4,5"));
                    !done)
                    return Result<domain::AuditEntry>(done.error());
                return store::AuditTable::append(tx, QStringLiteral("demo.fill"), QStringLiteral("store"), {});
            })
            .result();
    if (!audited)
        return audited.error();
    return counts;
}

QString demoPassphraseFile(const QString& storePath) {
    return storePath + QStringLiteral(".passphrase");
}

Result<QString> demoPassphrase(const QString& storePath) {
    const QString passphrase = QString::fromStdString(seal::makeRecoveryKey());
    if (auto written = writeSecret(demoPassphraseFile(storePath), passphrase); !written)
        return written.error();
    return passphrase;
}

Result<DemoPlace> prepareDemo(const QString& folder, const domain::DemoOptions& options, const Clock& clock,
                              IdSource& ids, const std::function<void(int)>& progress) {
    DemoPlace place;
    place.person = QStringLiteral("Jo Mead");
    const QDir dir(folder);
    if (!QDir().mkpath(folder))
        return notWritable(folder, QStringLiteral("the folder cannot be made"));
    place.storePath = dir.filePath(QStringLiteral("demo-town.watchdesk"));
    QFile secret(demoPassphraseFile(place.storePath));
    if (QFile::exists(place.storePath) && secret.open(QIODevice::ReadOnly)) {
        place.passphrase = QString::fromUtf8(secret.readAll());
        return place;
    }
    // The passphrase is written last: a store without one beside it was interrupted, and is made again.
    place.passphrase = QString::fromStdString(seal::makeRecoveryKey());
    place.fresh = true;
    if (auto made = makeStore(place.storePath, place.person, place.passphrase, options, clock, ids, progress); !made)
        return made.error();
    if (auto written = writeSecret(demoPassphraseFile(place.storePath), place.passphrase); !written)
        return written.error();
    return place;
}

} // namespace watchdesk::desk
