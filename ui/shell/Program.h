// The program: its command line, and what starts with it.
#pragma once

#include "base/Result.h"

#include <optional>
#include <string>

namespace watchdesk::ui {

class PageRegistry;

/// What was asked for on the command line.
struct ProgramOptions {
    std::string store; ///< file or postgresql://…; empty: WATCHDESK_STORE, the last one, the user's own
    std::string config;
    bool demo = false;
    std::string demoDir;
    std::string tour; ///< folder for the pictures; empty: no tour
    int seconds = 30;
    bool light = false;
    std::string as;
    std::string passphraseFile;
};

/// Reads the command line. An exit code when there is nothing to run (--help, --version, wrong usage: 2); text is
/// printed.
[[nodiscard]] std::optional<int> readArguments(int argc, char** argv, ProgramOptions& options);

/// Runs until the window is closed; the exit code.
int runProgram(int argc, char** argv, const PageRegistry& pages, const ProgramOptions& options);

} // namespace watchdesk::ui
