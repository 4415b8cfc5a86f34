#include "tones/ToneSet.h"

#include "tones/ToneTables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cctype>
#include <charconv>

namespace watchdesk::tones {

namespace {

constexpr int kNyquistHz = 4000;

std::string_view takeUntil(std::string_view& text, char separator) {
    const auto end = std::min(text.find(separator), text.size());
    const auto taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

bool readNumber(std::string_view text, double& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value > 0 && value < kNyquistHz;
}

bool readLine(std::string_view line, ToneSet& set) {
    set.name = takeUntil(line, ',');
    double ms = 0;
    if (set.name.empty() || !readNumber(takeUntil(line, ','), ms))
        return false;
    set.toneMs = static_cast<int>(ms);
    return std::all_of(set.hz.begin(), set.hz.end(), [&](double& hz) { return readNumber(takeUntil(line, ','), hz); });
}

std::string folded(std::string_view name) {
    std::string out(name);
    for (char& c : out)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

/// "CCIR(1)" answers to "CCIR" too: the bracket only tells the lengths of one standard apart.
bool answersTo(const ToneSet& set, const std::string& wanted) {
    const auto name = folded(set.name);
    return name == wanted || name.substr(0, name.find('(')) == wanted;
}

} // namespace

Result<std::vector<ToneSet>> readToneTables(std::string_view csv) {
    std::vector<ToneSet> sets;
    takeUntil(csv, '\n');
    for (int number = 2; !csv.empty(); ++number) {
        const auto line = takeUntil(csv, '\n');
        if (line.empty() || line == "\r")
            continue;
        ToneSet set;
        if (!readLine(line, set))
            return Error{
                ErrorCode::InvalidInput,
                fmt::format("Line {} of the tone table is not a name, a length in ms and sixteen tones in Hz.", number),
                "", "Compare it with the lines above it."};
        sets.push_back(std::move(set));
    }
    return sets;
}

const std::vector<ToneSet>& toneSets() {
    static const std::vector<ToneSet> sets = [] {
        auto read = readToneTables(toneTablesCsv());
        assert(read && "the table that is built in is tested");
        return std::move(read).value();
    }();
    return sets;
}

Result<ToneSet> toneSet(std::string_view name) {
    const auto wanted = folded(name);
    std::string known;
    for (const auto& set : toneSets()) {
        if (answersTo(set, wanted))
            return set;
        known += (known.empty() ? "" : ", ") + set.name;
    }
    return Error{ErrorCode::NotFound, fmt::format("There is no tone set “{}”.", name), "", "Known are " + known + "."};
}

std::string onAir(std::string_view code) {
    std::string air;
    for (const char c : folded(code))
        air += !air.empty() && air.back() == c ? 'E' : c;
    return air;
}

std::string plainName(std::string_view name) {
    return std::string(name.substr(0, name.find('(')));
}

} // namespace watchdesk::tones
