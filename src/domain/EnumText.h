// One table of words for each enumeration: the words are what the store and --json hold, so they are contracts.
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace watchdesk::domain {

/// Words of an enumeration, to be specialised as `inline constexpr EnumWords<T, N> words = …` beside it.
template <class T, std::size_t N>
using EnumWords = std::array<std::pair<T, const char*>, N>;

template <class T, std::size_t N>
[[nodiscard]] QString wordOf(const EnumWords<T, N>& words, T value) {
    for (const auto& [v, word] : words) {
        if (v == value)
            return QString::fromLatin1(word);
    }
    return {};
}

template <class T, std::size_t N>
[[nodiscard]] std::optional<T> valueOf(const EnumWords<T, N>& words, const QString& text) {
    for (const auto& [v, word] : words) {
        if (text == QLatin1String(word))
            return v;
    }
    return std::nullopt;
}

} // namespace watchdesk::domain
