#include "base/Log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <mutex>

namespace watchdesk {

namespace {
std::mutex s_mutex;
spdlog::sink_ptr s_sink;
} // namespace

void startLog(const std::string& path, spdlog::level::level_enum level) {
    const std::lock_guard lock(s_mutex);
    if (path.empty())
        s_sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    else
        s_sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(path, 2U << 20U, 5);
    spdlog::drop_all();
    spdlog::set_level(level);
}

std::shared_ptr<spdlog::logger> log(const std::string& room) {
    const std::lock_guard lock(s_mutex);
    if (auto existing = spdlog::get(room))
        return existing;
    if (!s_sink)
        s_sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    auto logger = std::make_shared<spdlog::logger>(room, s_sink);
    spdlog::initialize_logger(logger);
    logger->flush_on(spdlog::level::warn);
    return logger;
}

} // namespace watchdesk
