// What a desk is made of. For the files of Desk alone.
#pragma once

#include "desk/AccessDesk.h"
#include "desk/AlertDesk.h"
#include "desk/Announcer.h"
#include "desk/AuditDesk.h"
#include "desk/BackupDesk.h"
#include "desk/CaseDesk.h"
#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/EmergencyDesk.h"
#include "desk/EnrolmentDesk.h"
#include "desk/ExportDesk.h"
#include "desk/FeedDesk.h"
#include "desk/GalleryDesk.h"
#include "desk/GatewayDesk.h"
#include "desk/ImportDesk.h"
#include "desk/IncidentDesk.h"
#include "desk/IntelDesk.h"
#include "desk/Lists.h"
#include "desk/MapDesk.h"
#include "desk/MeetingDesk.h"
#include "desk/MemberDesk.h"
#include "desk/OrderDesk.h"
#include "desk/PackDesk.h"
#include "desk/PatchDesk.h"
#include "desk/PeopleDesk.h"
#include "desk/PostDesk.h"
#include "desk/RadioDesk.h"
#include "desk/RadioLog.h"
#include "desk/Recorder.h"
#include "desk/Recordings.h"
#include "desk/RetentionDesk.h"
#include "desk/RollCallDesk.h"
#include "desk/SearchDesk.h"
#include "desk/SettingsDesk.h"
#include "desk/SetupDesk.h"
#include "desk/ShelfDesk.h"
#include "desk/ShiftDesk.h"
#include "desk/SignOnDesk.h"
#include "desk/StillDesk.h"
#include "desk/StoreHealth.h"
#include "desk/TalkDesk.h"
#include "desk/TextDesk.h"
#include "desk/VisionRoom.h"

#include <QThreadPool>

#include <atomic>
#include <optional>

namespace watchdesk::desk {

/// The store, what opening needs beside it, and the jobs in the order in which they are made. Destroyed by Desk in an
/// order of its own: see ~Desk.
struct Desk::Impl {
    Options options;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<Directory> directory;
    std::unique_ptr<DeskContext> context;
    std::unique_ptr<Recorder> recorder;
    std::unique_ptr<RadioLog> radioLog;
    std::unique_ptr<TalkDesk> talk;
    std::unique_ptr<TextDesk> texts;
    std::unique_ptr<PatchDesk> patches;
    std::unique_ptr<Announcer> announcer;
    std::unique_ptr<FeedDesk> feed;
    std::unique_ptr<ShelfDesk> shelves;
    std::unique_ptr<IncidentDesk> incidents;
    std::unique_ptr<AlertDesk> alerts;
    std::unique_ptr<EmergencyDesk> emergencies;
    std::unique_ptr<SignOnDesk> signOns;
    std::unique_ptr<RollCallDesk> rollCalls;
    std::unique_ptr<CaseDesk> cases;
    std::unique_ptr<PackDesk> packs;
    std::unique_ptr<IntelDesk> intel;
    std::unique_ptr<ShiftDesk> shifts;
    std::unique_ptr<GalleryDesk> gallery;
    std::unique_ptr<Recordings> recordings;
    std::unique_ptr<Lists> lists;
    std::unique_ptr<VisionRoom> vision;
    std::unique_ptr<EnrolmentDesk> enrolment;
    std::unique_ptr<StillDesk> stills;
    std::unique_ptr<MeetingDesk> meetings;
    std::unique_ptr<OrderDesk> orders;
    std::unique_ptr<MemberDesk> members;
    std::unique_ptr<RadioDesk> radios;
    std::unique_ptr<ImportDesk> imports;
    std::unique_ptr<ExportDesk> exports;
    std::unique_ptr<SettingsDesk> settings;
    std::unique_ptr<PostDesk> post;
    std::unique_ptr<SetupDesk> setup;
    std::unique_ptr<GatewayDesk> gateways;
    std::unique_ptr<MapDesk> map;
    std::unique_ptr<PeopleDesk> peopleDesk;
    std::unique_ptr<BackupDesk> backups;
    std::unique_ptr<AuditDesk> audit;
    std::unique_ptr<RetentionDesk> retention;
    std::unique_ptr<AccessDesk> access;
    std::unique_ptr<StoreHealth> health;
    std::unique_ptr<SearchDesk> search;
    QVector<domain::Person> people;
    std::optional<Error> waiting; ///< why recordings of an earlier run are still in the spool
    std::atomic<bool> mustChange = false;
    QMutex quickMutex;
    domain::Person quickPerson;
    QThreadPool signingIn;

    void setQuickPerson(const domain::Person& person) {
        const QMutexLocker lock(&quickMutex);
        quickPerson = person;
    }

    /// What opening needs already.
    void begin(const Clock& clock, IdSource& ids);
    /// From the thread that it was made on to none, and from none to the one that asks.
    void moveTo(QThread* thread);
    /// The jobs.
    void furnish();
};

} // namespace watchdesk::desk
