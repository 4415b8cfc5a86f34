// A Listener that keeps everything and can be waited on.
#pragma once

#include "radio/Events.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace watchdesk::radio {

/// Thread-safe; tests read it through snapshots taken in waitFor's predicate or after stop().
class RecordingListener final : public Listener {
public:
    using Steady = std::chrono::steady_clock;
    struct Heard {
        TransmissionBegan began;
        TransmissionEnded ended;
        bool over = false;
        std::vector<std::int16_t> samples;
        std::vector<CodeHeard> live; ///< told while it ran
        Steady::time_point beganAt{};
        int emergencies = 0;
    };

    void transmissionBegan(const TransmissionBegan& began) override {
        change([&] {
            order.push_back(began.id);
            Heard& one = heard[began.id];
            one.began = began;
            one.beganAt = Steady::now();
        });
    }
    void transmissionAudio(const std::string& id, std::span<const std::int16_t> samples) override {
        change([&] { heard[id].samples.insert(heard[id].samples.end(), samples.begin(), samples.end()); });
    }
    void codeHeard(const std::string& id, const CodeHeard& code) override {
        change([&] { heard[id].live.push_back(code); });
    }
    void emergencyHeard(const std::string& id) override {
        change([&] { ++heard[id].emergencies; });
    }
    void transmissionEnded(const TransmissionEnded& ended) override {
        change([&] {
            heard[ended.id].ended = ended;
            heard[ended.id].over = true;
            ++endedCount;
        });
    }
    void level(const std::string&, double dbfs) override {
        change([&] { levels.push_back(dbfs); });
    }
    void gatewayChanged(const GatewayStatus& status) override {
        change([&] { statuses.push_back(status); });
    }
    void textReceived(const TextReceived& text) override {
        change([&] { texts.push_back(text); });
    }
    void textSent(const std::string& id, int status) override {
        change([&] { sent[id] = status; });
    }
    void talkChanged(const std::string&, TalkState state) override {
        change([&] { talk.push_back(state); });
    }

    /// False when it did not become true in time. The predicate runs under the lock.
    bool waitFor(std::chrono::milliseconds time, const std::function<bool()>& predicate) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, time, predicate);
    }
    [[nodiscard]] const Heard& at(std::size_t index) const { return heard.at(order.at(index)); }
    [[nodiscard]] bool reached(GatewayState state) const {
        for (const auto& status : statuses)
            if (status.state == state)
                return true;
        return false;
    }
    [[nodiscard]] bool is(GatewayState state) const { return !statuses.empty() && statuses.back().state == state; }

    std::vector<std::string> order;
    std::map<std::string, Heard> heard;
    std::size_t endedCount = 0;
    std::vector<double> levels;
    std::vector<GatewayStatus> statuses;
    std::vector<TalkState> talk;
    std::vector<TextReceived> texts;
    std::map<std::string, int> sent; ///< what became of texts

private:
    void change(const std::function<void()>& what) {
        {
            const std::lock_guard lock(m_mutex);
            what();
        }
        m_changed.notify_all();
    }
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

} // namespace watchdesk::radio
