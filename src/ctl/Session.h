// Opening the desk for a command: which store, who acts, the passphrase.
#pragma once

#include "base/Id.h"
#include "ctl/Output.h"
#include "desk/Desk.h"

#include <string>

namespace watchdesk::ctl {

/// The options that every command shares, and the desk they open.
struct Session {
    std::string store; ///< --store, else WATCHDESK_STORE, else the user's own
    std::string as;    ///< --as, else WATCHDESK_USER, else the only person there is
    std::string passphraseFile;
    std::string newPassphraseFile;
    Output out;
    bool papers = false; ///< the chosen command lays papers out, which needs fonts

    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};

    [[nodiscard]] desk::Desk::Options options() const;
    /// A store that must be there already. `signIn` opens its records too.
    Result<std::unique_ptr<desk::Desk>> open(bool signIn);
    /// The passphrase: file, environment, or a prompt (asked twice when it is new).
    Result<QString> passphrase(bool isNew) const;
    /// The passphrase that somebody is to have from now on: --new-passphrase-file, WATCHDESK_NEW_PASSPHRASE, or a prompt.
    Result<QString> newPassphrase() const;
    /// Of the second of two who act together: from that file, WATCHDESK_SECOND_PASSPHRASE, or a prompt.
    Result<QString> secondPassphrase(const std::string& file) const;
    /// Who acts, as given; empty when nobody was named.
    [[nodiscard]] QString who() const;

private:
    /// The only person there is, unless one was named.
    Result<QString> whoOf(const desk::Desk& desk) const;
};

} // namespace watchdesk::ctl
