// What the command line prints: one JSON object a line with --json, lines for people otherwise.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <nlohmann/json.hpp>

#include <QDate>
#include <QString>

#include <optional>
#include <string>

namespace watchdesk::ctl {

using Json = nlohmann::ordered_json;

/// Standard output, as asked for. One thread.
class Output {
public:
    void setJson(bool on) { m_json = on; }
    [[nodiscard]] bool json() const { return m_json; }
    /// A record: its JSON, or its line for people.
    void record(const Json& object, const std::string& line);

private:
    bool m_json = false;
};

/// Prints the error's sentences on standard error; gives the exit code 1.
int fail(const Error& error);

[[nodiscard]] inline std::string text(const QString& value) {
    return value.toStdString();
}
/// null for an empty text, an instant of 0, a null date.
[[nodiscard]] Json orNull(const QString& value);
[[nodiscard]] Json instant(UtcMs at);
[[nodiscard]] Json date(const QDate& value);
/// Local time for people: "20 Nov 14:32:18"; blanks for 0.
[[nodiscard]] std::string localTime(UtcMs at);
/// An ISO date or date and time; without a zone it is local. Nothing when it is neither.
[[nodiscard]] std::optional<UtcMs> parseInstant(const std::string& value);
/// "abc" in `width` columns, cut with "…" when longer (characters, not bytes).
[[nodiscard]] std::string column(const QString& value, int width);

} // namespace watchdesk::ctl
