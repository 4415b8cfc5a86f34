// The desk: one object that the windows and the command line talk to. It joins store, radio and rules.
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "desk/Views.h"
#include "domain/Person.h"
#include "radio/Config.h"
#include "store/Store.h"

#include <QFuture>
#include <QMutex>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVector>

#include <functional>
#include <memory>

namespace watchdesk::desk {

class AccessDesk;
class AlertDesk;
class Announcer;
class AuditDesk;
class BackupDesk;
class CaseDesk;
class Directory;
class EmergencyDesk;
class EnrolmentDesk;
class ExportDesk;
class FeedDesk;
class GalleryDesk;
class GatewayDesk;
class ImportDesk;
class IncidentDesk;
class IntelDesk;
class Lists;
class MapDesk;
class MeetingDesk;
class MemberDesk;
class OrderDesk;
class PackDesk;
class PatchDesk;
class PeopleDesk;
class PostDesk;
class RadioDesk;
class RadioLog;
class Recorder;
class Recordings;
class RetentionDesk;
class RollCallDesk;
class SearchDesk;
class SettingsDesk;
class SetupDesk;
class ShiftDesk;
class ShelfDesk;
class SignOnDesk;
class StillDesk;
class StoreHealth;
class TalkDesk;
class TextDesk;
class VisionRoom;

/// What a job of the desk needs to do its work. Owned by Desk; outlives every job and every closure in the store.
class DeskContext {
public:
    DeskContext(store::Store& s, const Clock& c, IdSource& i, Directory& d)
        : store(s), clock(c), ids(i), directory(d) {}
    store::Store& store;
    const Clock& clock;
    IdSource& ids;
    Directory& directory;
    /// Who is signed in; id empty when nobody is. Any thread.
    [[nodiscard]] domain::Person person() const;
    void setPerson(const domain::Person& person);
    /// What of the audit log this machine saw before and the store has no more: found at sign-in. Any thread.
    [[nodiscard]] QStringList setBack() const;
    void setSetBack(const QStringList& sentences);

private:
    mutable QMutex m_mutex;
    domain::Person m_person;
    QStringList m_setBack;
};

/// Lives on the window's thread. Everything it hands out lives as long as it does.
class Desk : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString url;                             ///< a file's path or postgresql://…
        QString desk = QStringLiteral("desk-1"); ///< this machine's name in change notes and the audit
        QString
            models;  ///< folder of the models of face matching; empty: beside the program, installed, or the user's own
        QString eye; ///< the program that opens pictures; empty: watchdesk-eye beside this one
        QString erasures; ///< a ledger of erasures besides those that are found by themselves, for a restore
        QString memory;   ///< folder where the ends of audit chains are remembered; empty: the user's own data
    };

    /// A new store with its first administrator, who is coordinator too until there is another. The store must not
    /// exist yet.
    static Result<QString> create(const Options& options, const QString& person, const QString& passphrase,
                                  const Clock& clock, IdSource& ids, bool quickKeys = false);
    struct Impl;
    /// A store that is open, on its way to becoming a desk: it belongs to no thread, and may be handed on or given up.
    class Opened {
    public:
        Opened(Opened&& other) noexcept;
        ~Opened();

    private:
        friend class Desk;
        explicit Opened(std::unique_ptr<Impl> impl);
        std::unique_ptr<Impl> m_impl;
    };
    /// All of opening that waits for a file or a server: the store, its ledger, its recordings. Blocks; any thread.
    static Result<Opened> prepare(const Options& options, const Clock& clock, IdSource& ids);
    /// The rest, which waits for nothing: the jobs. On the thread that the desk is to live on.
    explicit Desk(Opened opened);
    /// Both at once; records stay sealed until signIn.
    static Result<std::unique_ptr<Desk>> open(const Options& options, const Clock& clock, IdSource& ids);
    ~Desk() override;

    [[nodiscard]] QVector<domain::Person> people() const; ///< who may sign in
    /// Opens the records and loads the directory (0.4 s on a thread of its own). Refused for a wrong passphrase.
    QFuture<Result<domain::Person>> signIn(const QString& name, const QString& passphrase);
    /// Closes the records; radio and journal go on recording.
    void lock();
    /// Comes back after lock() by the quick key that this person has set (0.1 s). Refused when it is wrong; after the
    /// third time only the passphrase opens.
    QFuture<Result<domain::Person>> unlockQuickly(const QString& pin);
    /// Sets one for whoever is signed in; gone with the next sign-in and with the program.
    QFuture<Result<void>> setQuickKey(const QString& pin);
    /// Who can come back by a quick key; id empty: nobody.
    [[nodiscard]] domain::Person quickPerson() const;
    /// Whoever signed in has a passphrase that somebody else chose.
    [[nodiscard]] bool mustChangePassphrase() const;
    [[nodiscard]] bool isOpen() const;
    /// For a desk that somebody sits at: ends templates whose reason ended with the day, makes those that are missing,
    /// and gets models, watchlist and helper ready for the first still. In the background; after signIn().
    void keepFaces();
    [[nodiscard]] domain::Person person() const;
    [[nodiscard]] const Options& options() const;

    [[nodiscard]] store::Store& store();
    [[nodiscard]] const Clock& clock() const;
    [[nodiscard]] Directory& directory();
    [[nodiscard]] FeedDesk& feed();
    [[nodiscard]] ShelfDesk& shelves();
    [[nodiscard]] IncidentDesk& incidents();
    [[nodiscard]] AlertDesk& alerts();
    [[nodiscard]] EmergencyDesk& emergencies();
    [[nodiscard]] SignOnDesk& signOns();
    [[nodiscard]] RollCallDesk& rollCalls();
    [[nodiscard]] CaseDesk& cases();
    [[nodiscard]] PackDesk& packs();
    [[nodiscard]] IntelDesk& intel();
    [[nodiscard]] ShiftDesk& shifts();
    [[nodiscard]] GalleryDesk& gallery();
    [[nodiscard]] RadioLog& radioLog();
    [[nodiscard]] TalkDesk& talk();
    [[nodiscard]] Announcer& announcer();
    [[nodiscard]] TextDesk& texts();
    [[nodiscard]] PatchDesk& patches();
    [[nodiscard]] Recordings& recordings();
    [[nodiscard]] Lists& lists();
    [[nodiscard]] EnrolmentDesk& enrolment();
    [[nodiscard]] StillDesk& stills();
    [[nodiscard]] VisionRoom& vision();
    [[nodiscard]] MeetingDesk& meetings();
    [[nodiscard]] OrderDesk& orders();
    [[nodiscard]] MemberDesk& members();
    [[nodiscard]] RadioDesk& radios();
    [[nodiscard]] ImportDesk& imports();
    [[nodiscard]] ExportDesk& exports();
    [[nodiscard]] SettingsDesk& settings();
    [[nodiscard]] PostDesk& post();
    [[nodiscard]] SetupDesk& setup();
    [[nodiscard]] GatewayDesk& gateways();
    [[nodiscard]] MapDesk& map();
    [[nodiscard]] PeopleDesk& peopleDesk();
    [[nodiscard]] BackupDesk& backups();
    [[nodiscard]] AuditDesk& audit();
    [[nodiscard]] RetentionDesk& retention();
    [[nodiscard]] AccessDesk& access();
    [[nodiscard]] StoreHealth& health();
    [[nodiscard]] SearchDesk& search();

Q_SIGNALS:
    void opened();        ///< somebody signed in and the directory is loaded
    void personChanged(); ///< the role of whoever is signed in
    void locked();

private:
    Result<domain::Person> enter(const QString& personId);
    Result<void> writeEntering(const domain::Person& who);
    Result<void> noteEntering(const domain::Person& who);
    void rememberHeads();
    void noteLeaving();
    QFuture<Result<domain::Person>> onSignIn(std::function<Result<domain::Person>()> fn);
    void refreshPerson();
    void readPeople();
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::desk
