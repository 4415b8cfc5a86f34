// watchdesk-radio-sim: a radio gateway on loopback that plays a scripted shift.
#include "base/Log.h"
#include "sim/Gateway.h"
#include "sim/os/Parent.h"

#include <CLI/CLI.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <iostream>

namespace {

using namespace watchdesk;
using namespace watchdesk::sim;

struct Arguments {
    GatewayOptions gateway;
    std::string script = "demo";
    std::vector<std::string> faults;
    bool events = false;
    bool stayWithoutParent = false;
};

void describe(CLI::App& app, Arguments& arguments) {
    app.add_option("--port", arguments.gateway.port,
                   "SIP port on 127.0.0.1; 0: any, told on standard output as {\"listening\":port}");
    app.add_option("--script", arguments.script, "a script of overs (JSON), or demo")->capture_default_str();
    app.add_option("--seed", arguments.gateway.seed, "of noise and identifiers")->capture_default_str();
    app.add_option("--speed", arguments.gateway.speed, "divides the pauses between overs")
        ->check(CLI::Range(0.01, 1000.0))
        ->capture_default_str();
    app.add_option("--cache", arguments.gateway.cacheFolder, "folder where spoken overs are kept");
    app.add_option("--fault", arguments.faults,
                   "at=20,lose=8 or at=30,restart=3 (seconds), or at=10,nonsense=200 (datagrams); may be repeated")
        ->allow_extra_args(false);
    app.add_option("--answering", arguments.gateway.answering,
                   "of a hundred sets that the desk calls by tones so many answer with their code")
        ->check(CLI::Range(0, 100))
        ->capture_default_str();
    app.add_flag("--once", arguments.gateway.once, "play the script once, hang up and end");
    app.add_flag("--events", arguments.events, "tell every over on standard output, a JSON object a line");
    app.add_flag("--stay", arguments.stayWithoutParent, "go on when the program that started this one has ended");
    app.set_version_flag("--version", "watchdesk-radio-sim 0.1.0");
}

Result<void> prepare(Arguments& arguments) {
    auto script = arguments.script == "demo" ? Result<Script>(demoScript()) : readScriptFile(arguments.script);
    if (!script)
        return script.error();
    arguments.gateway.script = std::move(script).value();
    for (const auto& text : arguments.faults) {
        const auto fault = readFault(text);
        if (!fault)
            return fault.error();
        arguments.gateway.faults.push_back(*fault);
    }
    return {};
}

void printLine(const nlohmann::json& line) {
    std::cout << line.dump() << std::endl;
}

void print(const AirEvent& event) {
    constexpr const char* names[] = {"called", "began", "ended", "hung-up", "fault"};
    nlohmann::json line{{"event", names[static_cast<int>(event.kind)]}, {"channel", event.channel}};
    if (!event.code.empty())
        line["code"] = event.code;
    if (event.kind == AirEvent::Kind::Ended)
        line["packets"] = event.packets;
    printLine(line);
}

int fail(const Error& error, int code) {
    std::cerr << error.text() << std::endl;
    return code;
}

/// Calls `gone` once when our parent has ended.
void watchParent(boost::asio::steady_timer& timer, const sim::os::Parent& parent, const std::function<void()>& gone) {
    timer.expires_after(std::chrono::milliseconds(250));
    timer.async_wait([&timer, &parent, gone](const boost::system::error_code& error) {
        if (error)
            return;
        if (parent.gone())
            gone();
        else
            watchParent(timer, parent, gone);
    });
}

int run(const Arguments& arguments) {
    boost::asio::io_context io(1);
    Gateway gateway(io, arguments.gateway);
    const auto port = gateway.start();
    if (!port)
        return fail(port.error(), 1);
    printLine({{"listening", *port}});

    bool ending = false;
    const auto end = [&] {
        if (!std::exchange(ending, true))
            gateway.stop([&io] { io.stop(); });
    };
    if (arguments.events)
        gateway.onEvent(print);
    gateway.onFinished(end);
    boost::asio::signal_set signals(io, SIGTERM, SIGINT);
    signals.async_wait([&](const boost::system::error_code&, int) { end(); });
    const sim::os::Parent parent;
    boost::asio::steady_timer parentTimer(io);
    if (!arguments.stayWithoutParent)
        watchParent(parentTimer, parent, end);
    io.run();
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    CLI::App app{"A radio gateway on loopback that plays a scripted shift"};
    describe(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    std::signal(SIGPIPE, SIG_IGN); // nobody need read what we print
    startLog("");
    if (const auto ready = prepare(arguments); !ready)
        return fail(ready.error(), 2);
    return run(arguments);
}
