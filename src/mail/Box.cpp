#include "mail/Box.h"

#include "mail/ImapSession.h"

#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::mail {

namespace {

using Uids = std::vector<std::uint32_t>;

/// A folder's name as the protocol has it: '&' begins a letter beyond ASCII there (RFC 3501, 5.1.3).
std::string quoted(const std::string& folder) {
    std::string out = "\"";
    for (const char c : folder) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
        if (c == '&')
            out += '-';
    }
    return out + '"';
}

bool isFolder(const std::string& name) {
    constexpr std::size_t longest = 200;
    return !name.empty() && name.size() <= longest &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// A pass while it runs.
class Pass {
public:
    Pass(const Box& box, const BoxMark& since, const std::atomic<bool>* stop)
        : m_folder(quoted(box.folder)), m_since(since), m_session(box.server, longestBounce, stop) {
        look.mark = since;
    }
    bool open() { return m_session.open() || cut(); }
    bool enter();
    std::optional<Uids> search();
    void take(const Uids& uids, const TakeReport& take);
    void markOurs();
    /// All that there was is behind us, whether or not it was a report.
    void finish() {
        look.end = BoxLook::End::Done;
        if (!look.more && m_next > 0)
            look.mark.uid = std::max(look.mark.uid, m_next - 1);
    }
    BoxLook result() {
        look.conversation = m_session.conversation();
        return std::move(look);
    }
    BoxLook look;

private:
    bool cut();
    bool refuse(const std::string& what, const ImapEnd& end);
    bool takeOne(std::uint32_t uid, const TakeReport& take);
    std::string m_folder;
    BoxMark m_since;
    ImapSession m_session;
    std::uint32_t m_next = 0; ///< the UID of what comes in next, as the folder was entered
    Uids m_ours;
};

bool Pass::cut() {
    look.end = m_session.isStopped() ? BoxLook::End::Stopped : BoxLook::End::Trouble;
    look.words = m_session.trouble();
    return false;
}

bool Pass::refuse(const std::string& what, const ImapEnd& end) {
    look.end = BoxLook::End::Trouble;
    look.words = what + ": " + lineOf(end.words);
    return false;
}

/// To read only, so that not even \Recent goes from the letters of others.
bool Pass::enter() {
    std::uint32_t validity = 0;
    const auto answer = m_session.ask("EXAMINE " + m_folder, [&](const ImapLine& line) {
        validity = codeOf(line, "UIDVALIDITY").value_or(validity);
        m_next = codeOf(line, "UIDNEXT").value_or(m_next);
    });
    if (answer.cut)
        return cut();
    if (!answer.ok())
        return refuse("the box server does not open the folder " + m_folder, answer.end);
    if (validity != m_since.validity)
        m_since = {validity, 0};
    look.mark = m_since;
    return true;
}

std::optional<Uids> Pass::search() {
    constexpr std::size_t most = 1'000'000;
    Uids found;
    const auto answer = m_session.ask(
        fmt::format("UID SEARCH UID {}:* UNSEEN HEADER Content-Type delivery-status", std::uint64_t{m_since.uid} + 1),
        [&found](const ImapLine& line) {
            const Uids more = searchedOf(line);
            if (found.size() + more.size() <= most)
                found.insert(found.end(), more.begin(), more.end());
        });
    if (!answer.ok()) {
        answer.cut ? cut() : refuse("the box server does not search", answer.end);
        return std::nullopt;
    }
    // Of a range whose end is its smaller number the last message is part, however old.
    std::erase_if(found, [this](std::uint32_t uid) { return uid <= m_since.uid; });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

/// False: the pass is over.
bool Pass::takeOne(std::uint32_t uid, const TakeReport& take) {
    std::optional<ImapMessage> message;
    const auto answer = m_session.ask(fmt::format("UID FETCH {} (UID BODY.PEEK[]<0.{}>)", uid, longestBounce),
                                      [&message, uid](ImapLine line) {
                                          auto fetched = fetchedOf(std::move(line));
                                          if (fetched && fetched->uid == uid)
                                              message = std::move(fetched);
                                      });
    if (answer.cut)
        return cut();
    const BoxMark mark{m_since.validity, uid};
    if (message) { // else it has gone meanwhile
        const auto ours = take({mark, readBounce(message->body)});
        if (!ours) {
            look.end = BoxLook::End::Stopped;
            look.words = ours.error().what;
            return false;
        }
        ++look.looked;
        if (*ours)
            m_ours.push_back(uid);
    }
    look.mark = mark;
    return true;
}

void Pass::take(const Uids& uids, const TakeReport& take) {
    const auto most = static_cast<std::size_t>(mostReports);
    std::size_t done = 0;
    while (done < std::min(uids.size(), most) && !m_session.isLate()) {
        if (!takeOne(uids[done], take))
            return;
        ++done;
    }
    look.more = done < uids.size();
    finish();
}

/// What was noted is noted, whether or not the server lets it be marked: no trouble comes of it.
void Pass::markOurs() {
    look.ours = static_cast<int>(m_ours.size());
    if (m_ours.empty() || m_session.isStopped())
        return;
    std::uint32_t validity = 0;
    const auto entered = m_session.ask("SELECT " + m_folder, [&validity](const ImapLine& line) {
        validity = codeOf(line, "UIDVALIDITY").value_or(validity);
    });
    if (!entered.ok() || validity != m_since.validity)
        return;
    std::string set;
    for (const std::uint32_t uid : m_ours)
        set += (set.empty() ? "" : ",") + std::to_string(uid);
    (void)m_session.ask("UID STORE " + set + " +FLAGS.SILENT (\\Seen)");
}

BoxLook through(const Box& box, const BoxMark& since, const std::atomic<bool>* stop,
                const std::function<void(Pass&, const Uids&)>& then) {
    Pass pass(box, since, stop);
    if (const auto fit = checkBox(box); !fit)
        pass.look.words = fit.error().what;
    else if (pass.open() && pass.enter())
        if (const auto uids = pass.search())
            then(pass, *uids);
    return pass.result();
}

} // namespace

Result<void> checkBox(const Box& box) {
    const auto wrong = [](const char* what, const char* todo) {
        return Error{ErrorCode::InvalidInput, what, "Nothing was changed.", todo};
    };
    if (box.server.port < 1 || box.server.port > 65535)
        return wrong("That is no port.", "993 is usual with TLS from the beginning, 143 with STARTTLS.");
    if (auto fit = checkServer(box.server); !fit)
        return fit;
    if (box.server.user.empty())
        return wrong("A mail box is opened by a user and a password.", "Give those of the sender's box.");
    if (!isFolder(box.folder))
        return wrong("That is no folder of a mail box.", "INBOX is the one where letters come in.");
    return {};
}

BoxLook lookThrough(const Box& box, const BoxMark& since, const TakeReport& take, const std::atomic<bool>* stop) {
    return through(box, since, stop, [&take](Pass& pass, const Uids& uids) {
        pass.take(uids, take);
        pass.markOurs();
    });
}

BoxLook tryBox(const Box& box, const std::atomic<bool>* stop) {
    return through(box, {}, stop, [](Pass& pass, const Uids& uids) {
        pass.look.looked = static_cast<int>(uids.size());
        pass.finish();
    });
}

} // namespace watchdesk::mail
