#include "radio/JsonReader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <numeric>

namespace watchdesk::radio {

namespace {

using nlohmann::json;

// Damerau's distance, restricted: a swap of neighbours is one mistake.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const bool same = std::tolower(static_cast<unsigned char>(a[i - 1])) ==
                              std::tolower(static_cast<unsigned char>(b[j - 1]));
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[a.size()][b.size()];
}

} // namespace

std::string nearestWord(const std::string& word, const std::vector<std::string>& known) {
    std::string best;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const auto& one : known)
        if (const auto d = distance(word.substr(0, 64), one); d < least) {
            least = d;
            best = one;
        }
    return best;
}

JsonReader::JsonReader(const json& object, std::string place) : m_object(object), m_place(std::move(place)) {
    if (!m_object.is_object())
        m_error = Error{ErrorCode::InvalidInput,
                        fmt::format("{} must be an object {{…}}", m_place.empty() ? "the whole" : m_place), "", ""};
}

std::string JsonReader::place(const std::string& key) const {
    return m_place.empty() ? key : m_place + "." + key;
}

void JsonReader::mistake(const std::string& key, const std::string& what) {
    if (!m_error)
        m_error = Error{ErrorCode::InvalidInput, fmt::format("{} {}", place(key), what), "",
                        "Correct the configuration and try again."};
}

const json* JsonReader::find(const char* key) {
    m_known.emplace_back(key);
    if (!m_object.is_object())
        return nullptr;
    const auto it = m_object.find(key);
    return it == m_object.end() || it->is_null() ? nullptr : &*it;
}

std::string JsonReader::text(const char* key, const std::string& fallback, bool required) {
    const json* value = find(key);
    if (value == nullptr) {
        if (required)
            mistake(key, "is missing");
        return fallback;
    }
    if (!value->is_string()) {
        mistake(key, "must be a text in quotes");
        return fallback;
    }
    auto out = value->get<std::string>();
    if (required && out.empty())
        mistake(key, "must not be empty");
    return out;
}

double JsonReader::number(const char* key, double fallback, double least, double most) {
    const json* value = find(key);
    if (value == nullptr)
        return fallback;
    if (!value->is_number() || value->get<double>() < least || value->get<double>() > most) {
        mistake(key, fmt::format("must be a number from {:g} to {:g}", least, most));
        return fallback;
    }
    return value->get<double>();
}

int JsonReader::integer(const char* key, int fallback, int least, int most) {
    const json* value = find(key);
    if (value == nullptr)
        return fallback;
    const double number = value->is_number_integer() ? value->get<double>() : least - 1.0;
    if (number < least || number > most) {
        mistake(key, fmt::format("must be a whole number from {} to {}", least, most));
        return fallback;
    }
    return value->get<int>();
}

bool JsonReader::flag(const char* key, bool fallback) {
    const json* value = find(key);
    if (value == nullptr)
        return fallback;
    if (!value->is_boolean()) {
        mistake(key, "must be true or false");
        return fallback;
    }
    return value->get<bool>();
}

std::string JsonReader::choice(const char* key, const std::string& fallback, const std::vector<std::string>& words) {
    const auto out = text(key, fallback);
    if (std::ranges::find(words, out) != words.end())
        return out;
    mistake(key, fmt::format("is \"{}\"; allowed are {}", out, fmt::join(words, ", ")));
    return fallback;
}

std::vector<std::string> JsonReader::texts(const char* key, const std::vector<std::string>& fallback) {
    const json* value = find(key);
    if (value == nullptr)
        return fallback;
    std::vector<std::string> out;
    const bool fine = value->is_array() && std::ranges::all_of(*value, [](const json& one) { return one.is_string(); });
    if (!fine) {
        mistake(key, "must be a list of texts [\"…\"]");
        return fallback;
    }
    for (const auto& one : *value)
        out.push_back(one.get<std::string>());
    return out;
}

const json* JsonReader::child(const char* key, json::value_t type) {
    const json* value = find(key);
    if (value == nullptr || value->type() == type)
        return value;
    mistake(key, type == json::value_t::array ? "must be a list […]" : "must be an object {…}");
    return nullptr;
}

Result<void> JsonReader::finish() {
    if (m_error)
        return *m_error;
    for (const auto& [key, value] : m_object.items()) {
        if (std::ranges::find(m_known, key) != m_known.end())
            continue;
        const auto near = nearestWord(key, m_known);
        mistake(key, near.empty() ? fmt::format("is not known here; known are {}", fmt::join(m_known, ", "))
                                  : fmt::format("is not known; did you mean \"{}\"?", near));
        return *m_error;
    }
    return {};
}

} // namespace watchdesk::radio
