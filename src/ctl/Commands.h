// The commands of watchdeskctl. Each adds itself to the application and gives its exit code when run.
#pragma once

#include "ctl/Session.h"

#include <functional>
#include <memory>

namespace CLI {
class App;
}

namespace watchdesk::ctl {

/// What the command line chose; empty until it was parsed.
using Chosen = std::function<int()>;

void addStoreCommands(CLI::App& app, Session& session, Chosen& chosen);    ///< init demo status
void addExchangeCommands(CLI::App& app, Session& session, Chosen& chosen); ///< import export
void addListCommands(CLI::App& app, Session& session,
                     Chosen& chosen); ///< incidents alerts transmissions members radios subjects exclusions audit
void addWatchCommands(CLI::App& app, Session& session, Chosen& chosen); ///< emergencies rollcalls
/// case police-pack never-reported reporting shift intel
void addPoliceCommands(CLI::App& app, Session& session, Chosen& chosen);
void addOrderCommand(CLI::App& app, Session& session, Chosen& chosen);    ///< orders
void addOutboxCommands(CLI::App& app, Session& session, Chosen& chosen);  ///< outbox
void addMeetingCommands(CLI::App& app, Session& session, Chosen& chosen); ///< agenda
void addSearchCommand(CLI::App& app, Session& session, Chosen& chosen);
void addAudioCommand(CLI::App& app, Session& session, Chosen& chosen); ///< export-audio
void addLogCommand(CLI::App& app, Session& session, Chosen& chosen);
void addMatchCommands(CLI::App& app, Session& session, Chosen& chosen);     ///< match evaluate-matching
void addBackupCommands(CLI::App& app, Session& session, Chosen& chosen);    ///< backup restore
void addAuditCommands(CLI::App& app, Session& session, Chosen& chosen);     ///< verify audit-head
void addRetentionCommands(CLI::App& app, Session& session, Chosen& chosen); ///< purge sar retention
void addBackupCommands(CLI::App& app, Session& session, Chosen& chosen);    ///< backup backups restore
void addServerCommands(CLI::App& app, Session& session, Chosen& chosen);    ///< migrate grants
void addPeopleCommands(CLI::App& app, Session& session, Chosen& chosen);    ///< people passphrase recovery-key recover
void addRadioCommands(CLI::App& app, Session& session, Chosen& chosen);     ///< listen decode-tones
void addSipCommand(CLI::App& app, Session& session, Chosen& chosen);        ///< sip-check

} // namespace watchdesk::ctl
