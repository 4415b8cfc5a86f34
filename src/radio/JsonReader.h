// A JSON object read strictly: every mistake is named with its place, an unknown key with the nearest known one.
#pragma once

#include "base/Result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace watchdesk::radio {

/// Reads the keys of one object. The first mistake is kept; the readers then give their fallback. finish() tells it, or
/// the unknown key.
class JsonReader {
public:
    JsonReader(const nlohmann::json& object, std::string place);

    [[nodiscard]] std::string text(const char* key, const std::string& fallback, bool required = false);
    [[nodiscard]] double number(const char* key, double fallback, double least, double most);
    [[nodiscard]] int integer(const char* key, int fallback, int least, int most);
    [[nodiscard]] bool flag(const char* key, bool fallback);
    /// One of the words.
    [[nodiscard]] std::string choice(const char* key, const std::string& fallback,
                                     const std::vector<std::string>& words);
    [[nodiscard]] std::vector<std::string> texts(const char* key, const std::vector<std::string>& fallback);
    /// An array or an object below; nullptr when absent.
    [[nodiscard]] const nlohmann::json* child(const char* key, nlohmann::json::value_t type);

    [[nodiscard]] std::string place(const std::string& key) const;
    void mistake(const std::string& key, const std::string& what);
    [[nodiscard]] Result<void> finish();

private:
    const nlohmann::json* find(const char* key);

    const nlohmann::json& m_object;
    std::string m_place;
    std::vector<std::string> m_known;
    std::optional<Error> m_error;
};

/// The one of `known` that is nearest to a mistyped word, or empty when none is near.
[[nodiscard]] std::string nearestWord(const std::string& word, const std::vector<std::string>& known);

} // namespace watchdesk::radio
