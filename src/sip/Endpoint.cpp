#include "sip/Endpoint.h"

#include "sip/TransactionText.h"
#include "sip/Validator.h"

#include <osip2/osip.h>
#include <osip2/osip_time.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace watchdesk::sip {

namespace {

struct Live {
    osip_transaction_t* transaction = nullptr;
    bool client = false;
    Peer peer;
};

struct MessageDeleter {
    void operator()(osip_message_t* message) const { osip_message_free(message); }
};
using OsipMessage = std::unique_ptr<osip_message_t, MessageDeleter>;

OsipMessage toOsip(const Message& message) {
    osip_message_t* raw = nullptr;
    if (osip_message_init(&raw) != OSIP_SUCCESS)
        return nullptr;
    OsipMessage out(raw);
    const std::string text = message.serialise();
    if (osip_message_parse(raw, text.data(), text.size()) != OSIP_SUCCESS)
        return nullptr;
    return out;
}

std::string textOf(osip_message_t* message) {
    char* text = nullptr;
    std::size_t length = 0;
    if (osip_message_to_str(message, &text, &length) != OSIP_SUCCESS || text == nullptr)
        return {};
    std::string out(text, length);
    osip_free(text);
    return out;
}

void startOsipOnce() {
    static std::once_flag once;
    std::call_once(once, [] {
        parser_init();
        osip_trace_initialize_func(END_TRACE_LEVEL, [](const char*, int, osip_trace_level_t, const char*, va_list) {});
    });
}

std::uint64_t numberOf(osip_message_t* message) {
    osip_header_t* field = nullptr;
    if (osip_message_header_get_byname(message, kMessageNumber, 0, &field) < 0 || field->hvalue == nullptr)
        return 0;
    return std::strtoull(field->hvalue, nullptr, 10);
}

bool onlyKeepAlive(std::string_view bytes) {
    return bytes.find_first_not_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

} // namespace

// The callbacks of oSIP2 only queue: what they report is handed on after the pump, where the owner may call back.
struct Endpoint::Impl {
    explicit Impl(EndpointEvents& listener) : events(listener) {
        startOsipOnce();
        osip_init(&osip);
        osip_set_application_context(osip, this);
        setCallbacks();
    }

    ~Impl() {
        for (auto& [id, one] : live)
            retire(one.transaction);
        osip_release(osip);
    }

    void setCallbacks();
    TransactionId add(osip_transaction_t* transaction, bool client, const Peer& peer);
    void retire(osip_transaction_t* transaction);
    void drop(TransactionId id);
    void deliver(osip_event_t* event, const Message& message, const Peer& from);
    void open(osip_event_t* event, const Message& request, const Peer& from);
    void pump();
    void turn();
    [[nodiscard]] std::size_t serverTransactions() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(live, [](const auto& one) { return !one.second.client; }));
    }

    static Impl& of(osip_transaction_t* transaction) {
        return *static_cast<Impl*>(osip_get_application_context(static_cast<osip_t*>(transaction->config)));
    }
    static TransactionId idOf(osip_transaction_t* transaction) {
        return reinterpret_cast<std::uintptr_t>(osip_transaction_get_your_instance(transaction));
    }

    EndpointEvents& events;
    osip_t* osip = nullptr;
    std::map<TransactionId, Live> live;
    TransactionId next = 1;
    std::deque<std::function<void()>> queue;
    std::vector<TransactionId> garbage;
    bool pumping = false;
    std::int64_t malformed = 0;
    std::map<std::uint64_t, Message>
        arrived; ///< whole messages that oSIP2 has the transactionText() of, until the pump ends
    std::uint64_t arrivals = 0;
};

void Endpoint::Impl::setCallbacks() {
    osip_set_cb_send_message(
        osip, [](osip_transaction_t* transaction, osip_message_t* message, char* host, int port, int) {
            Impl& self = of(transaction);
            if (host == nullptr || port <= 0 || port > 65535)
                return -1;
            self.queue.emplace_back([&self, text = textOf(message), to = Peer{host, static_cast<std::uint16_t>(port)}] {
                self.events.sendDatagram(text, to);
            });
            return 0;
        });
    const auto answered = [](int, osip_transaction_t* transaction, osip_message_t* message) {
        Impl& self = of(transaction);
        auto whole = self.arrived.extract(numberOf(message));
        if (!whole)
            return;
        const auto it = self.live.find(idOf(transaction));
        const Peer from = it == self.live.end() ? Peer{} : it->second.peer;
        self.queue.emplace_back([&self, id = idOf(transaction), response = std::move(whole.mapped()), from] {
            if (!self.live.contains(id))
                return;
            self.events.responseReceived(id, response, from);
            // Timer K would keep an answered OPTIONS for five seconds to absorb repeats, which strayResponse() does;
            // and every pump looks at every transaction.
            if (response.status() >= 200 && response.method() != "INVITE")
                self.garbage.push_back(id);
        });
    };
    for (int type = OSIP_ICT_STATUS_1XX_RECEIVED; type <= OSIP_ICT_STATUS_6XX_RECEIVED; ++type)
        if (type != OSIP_ICT_STATUS_2XX_RECEIVED_AGAIN)
            osip_set_message_callback(osip, type, answered);
    for (int type = OSIP_NICT_STATUS_1XX_RECEIVED; type <= OSIP_NICT_STATUS_6XX_RECEIVED; ++type)
        if (type != OSIP_NICT_STATUS_2XX_RECEIVED_AGAIN)
            osip_set_message_callback(osip, type, answered);
    const auto timedOut = [](int, osip_transaction_t* transaction, osip_message_t*) {
        Impl& self = of(transaction);
        self.queue.emplace_back([&self, id = idOf(transaction)] {
            if (self.live.contains(id))
                self.events.noAnswer(id, false);
        });
    };
    osip_set_message_callback(osip, OSIP_ICT_STATUS_TIMEOUT, timedOut);
    osip_set_message_callback(osip, OSIP_NICT_STATUS_TIMEOUT, timedOut);
    for (int type = 0; type < OSIP_KILL_CALLBACK_COUNT; ++type)
        osip_set_kill_transaction_callback(osip, type, [](int, osip_transaction_t* transaction) {
            of(transaction).garbage.push_back(idOf(transaction));
        });
    for (int type = 0; type < OSIP_TRANSPORT_ERROR_CALLBACK_COUNT; ++type)
        osip_set_transport_error_callback(osip, type, [](int, osip_transaction_t* transaction, int) {
            Impl& self = of(transaction);
            self.queue.emplace_back([&self, id = idOf(transaction)] {
                const auto it = self.live.find(id);
                if (it != self.live.end() && it->second.client)
                    self.events.noAnswer(id, true);
            });
        });
}

TransactionId Endpoint::Impl::add(osip_transaction_t* transaction, bool client, const Peer& peer) {
    const TransactionId id = next++;
    osip_transaction_set_your_instance(transaction, reinterpret_cast<void*>(static_cast<std::uintptr_t>(id)));
    live[id] = {transaction, client, peer};
    return id;
}

void Endpoint::Impl::retire(osip_transaction_t* transaction) {
    osip_remove_transaction(osip, transaction);
    osip_transaction_free2(transaction);
}

void Endpoint::Impl::drop(TransactionId id) {
    const auto it = live.find(id);
    if (it == live.end())
        return;
    retire(it->second.transaction);
    live.erase(it);
}

void Endpoint::Impl::turn() {
    osip_ict_execute(osip);
    osip_nict_execute(osip);
    osip_ist_execute(osip);
    osip_nist_execute(osip);
    osip_timers_ict_execute(osip);
    osip_timers_nict_execute(osip);
    osip_timers_ist_execute(osip);
    osip_timers_nist_execute(osip);
}

void Endpoint::Impl::pump() {
    if (pumping)
        return; // the outer pump turns until nothing is left
    pumping = true;
    do {
        turn();
        auto batch = std::move(queue);
        queue.clear();
        for (auto& one : batch)
            one();
        // Only now: what was queued may have asked for these transactions.
        const auto dead = std::move(garbage);
        garbage.clear();
        for (const auto id : dead)
            drop(id);
        if (!batch.empty())
            turn();
    } while (!queue.empty());
    arrived.clear();
    pumping = false;
}

void Endpoint::Impl::open(osip_event_t* event, const Message& request, const Peer& from) {
    osip_transaction_t* transaction = nullptr;
    const auto type = request.isRequest("INVITE") ? IST : NIST;
    if (serverTransactions() >= kMaxServerTransactions ||
        osip_transaction_init(&transaction, type, osip, event->sip) != OSIP_SUCCESS) {
        osip_event_free(event);
        return;
    }
    const TransactionId id = add(transaction, false, from);
    event->transactionid = transaction->transactionid;
    osip_transaction_add_event(transaction, event);
    queue.emplace_back([this, id, request, from] { events.requestReceived(id, request, from); });
}

void Endpoint::Impl::deliver(osip_event_t* event, const Message& message, const Peer& from) {
    if (message.isRequest())
        osip_message_fix_last_via_header(event->sip, from.ip.c_str(), from.port);
    if (osip_find_transaction_and_add_event(osip, event) == OSIP_SUCCESS)
        return;
    if (message.isRequest() && !message.isRequest("ACK")) {
        open(event, message, from);
        return;
    }
    osip_event_free(event);
    queue.emplace_back([this, message, from] {
        message.isRequest() ? events.ackReceived(message, from) : events.strayResponse(message, from);
    });
}

Endpoint::Endpoint(EndpointEvents& events) : m_impl(std::make_unique<Impl>(events)) {}

Endpoint::~Endpoint() = default;

TransactionId Endpoint::request(const Message& message, const Peer& to) {
    OsipMessage raw = toOsip(message);
    if (!raw)
        return 0;
    const bool invite = message.isRequest("INVITE");
    osip_transaction_t* transaction = nullptr;
    if (osip_transaction_init(&transaction, invite ? ICT : NICT, m_impl->osip, raw.get()) != OSIP_SUCCESS)
        return 0;
    const TransactionId id = m_impl->add(transaction, true, to);
    if (invite)
        osip_ict_set_destination(transaction->ict_context, osip_strdup(to.ip.c_str()), to.port);
    else
        osip_nict_set_destination(transaction->nict_context, osip_strdup(to.ip.c_str()), to.port);
    osip_event_t* event = osip_new_outgoing_sipmessage(raw.release());
    event->transactionid = transaction->transactionid;
    osip_transaction_add_event(transaction, event);
    m_impl->pump();
    return id;
}

void Endpoint::respond(TransactionId id, const Message& response) {
    const auto it = m_impl->live.find(id);
    OsipMessage raw = toOsip(response);
    if (it == m_impl->live.end() || it->second.client)
        return;
    if (!raw) { // oSIP2 cannot carry it, and a transaction without an answer would never end
        m_impl->events.sendDatagram(response.serialise(), it->second.peer);
        m_impl->garbage.push_back(id);
        m_impl->pump();
        return;
    }
    // Where the request came from, not what its Via claims (RFC 3581).
    osip_via_t* via = nullptr;
    if (osip_message_get_via(raw.get(), 0, &via) >= 0 && via != nullptr)
        osip_message_fix_last_via_header(raw.get(), it->second.peer.ip.c_str(), it->second.peer.port);
    osip_event_t* event = osip_new_outgoing_sipmessage(raw.release());
    event->transactionid = it->second.transaction->transactionid;
    osip_transaction_add_event(it->second.transaction, event);
    m_impl->pump();
}

void Endpoint::forget(TransactionId id) {
    const auto it = m_impl->live.find(id);
    if (it != m_impl->live.end() && it->second.client)
        m_impl->garbage.push_back(id);
    m_impl->pump();
}

void Endpoint::receive(std::string_view bytes, const Peer& from) {
    if (onlyKeepAlive(bytes))
        return;
    const Verdict verdict = judge(bytes);
    const bool taken = verdict.accepted() && verdict.response == 0;
    const std::string text = taken ? transactionText(verdict.message, ++m_impl->arrivals) : std::string();
    osip_event_t* event = taken ? osip_parse(text.data(), text.size()) : nullptr;
    if (event != nullptr) {
        m_impl->arrived[m_impl->arrivals] = verdict.message;
        m_impl->deliver(event, verdict.message, from);
    } else if (const auto answer = answerTo(verdict, from)) {
        m_impl->events.sendDatagram(answer->serialise(), from);
    }
    m_impl->malformed += verdict.accepted() && taken == (event != nullptr) ? 0 : 1;
    m_impl->pump();
}

void Endpoint::unreachable(const Peer& peer) {
    for (const auto& [id, one] : m_impl->live)
        if (one.client && one.peer == peer)
            m_impl->queue.emplace_back([this, gone = id] {
                if (!m_impl->live.contains(gone))
                    return;
                m_impl->events.noAnswer(gone, true);
                m_impl->garbage.push_back(gone);
            });
    m_impl->pump();
}

std::optional<std::chrono::milliseconds> Endpoint::nextTimeout() {
    if (m_impl->live.empty())
        return std::nullopt;
    timeval lower{};
    osip_timers_gettimeout(m_impl->osip, &lower);
    const auto wait = std::chrono::milliseconds(std::int64_t{lower.tv_sec} * 1000 + lower.tv_usec / 1000);
    return std::max(wait, std::chrono::milliseconds(1));
}

void Endpoint::pump() {
    m_impl->pump();
}

std::int64_t Endpoint::malformed() const {
    return m_impl->malformed;
}

std::size_t Endpoint::transactions() const {
    return m_impl->live.size();
}

} // namespace watchdesk::sip
