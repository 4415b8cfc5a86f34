#include "sim/Script.h"

#include "radio/JsonReader.h"
#include "tones/ToneSet.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace watchdesk::sim {

namespace {

using nlohmann::json;

constexpr int kLongestPauseMs = 3'600'000;
constexpr std::size_t kLongestText = 2000;

Error inScript(Error error) {
    error.what = "The shift's script cannot be used: " + error.what + ".";
    error.todo = "Correct it and start again.";
    return error;
}

/// Line and column of a byte, counted from 1.
std::string placeOf(const std::string& text, std::size_t byte) {
    const auto before = std::string_view(text).substr(0, byte == 0 ? 0 : byte - 1);
    const auto lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return fmt::format("line {}, column {}", 1 + std::count(before.begin(), before.end(), '\n'),
                       before.size() - lineStart + 1);
}

/// A talkgroup is the user part of a SIP address; letters and digits do.
bool isTalkgroup(const std::string& name) {
    return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
}

bool isCode(const std::string& code) {
    return code.size() == 5 && code.find_first_not_of("0123456789ABCDF") == std::string::npos;
}

Result<Over> readOver(const json& object, const std::string& place) {
    radio::JsonReader reader(object, place);
    Over over;
    over.channel = reader.text("channel", "", true);
    over.afterMs = reader.integer("after_ms", over.afterMs, 0, kLongestPauseMs);
    over.code = reader.text("code", "");
    over.trailing = reader.flag("trailing", false);
    over.text = reader.text("text", "");
    std::transform(over.channel.begin(), over.channel.end(), over.channel.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (!isTalkgroup(over.channel))
        reader.mistake("channel", "must be the name of a talkgroup: letters and digits");
    if (!over.code.empty() && !isCode(over.code))
        reader.mistake("code", fmt::format("is \"{}\"; a code has five digits", over.code));
    if (over.text.size() > kLongestText)
        reader.mistake("text", fmt::format("is longer than {} bytes", kLongestText));
    if (over.code.empty() && over.text.empty())
        reader.mistake("text", "is missing, and there is no code either");
    if (auto finished = reader.finish(); !finished)
        return finished.error();
    return over;
}

Result<Script> readOvers(const json& root) {
    radio::JsonReader reader(root, "");
    Script script;
    script.tones = reader.text("tones", script.tones);
    if (const auto set = tones::toneSet(script.tones); !set)
        reader.mistake("tones", fmt::format("is \"{}\". {}", script.tones, set.error().todo));
    const json* overs = reader.child("overs", json::value_t::array);
    if (overs == nullptr || overs->empty())
        reader.mistake("overs", "must be a list of at least one over");
    if (auto finished = reader.finish(); !finished)
        return finished.error();
    for (std::size_t i = 0; i < overs->size(); ++i) {
        auto over = readOver((*overs)[i], fmt::format("overs[{}]", i));
        if (!over)
            return over.error();
        script.overs.push_back(std::move(over).value());
    }
    return script;
}

} // namespace

Result<Script> readScript(const std::string& text) {
    json root;
    try {
        root = json::parse(text);
    } catch (const json::parse_error& error) {
        return inScript({ErrorCode::InvalidInput, "it is no JSON at " + placeOf(text, error.byte), "", ""});
    }
    auto script = readOvers(root);
    if (!script)
        return inScript(script.error());
    return script;
}

Result<Script> readScriptFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{ErrorCode::NotFound, fmt::format("The shift's script {} cannot be opened.", path), "",
                     "Give a file that is there, or the word demo."};
    return readScript(std::string((std::istreambuf_iterator<char>(file)), {}));
}

Script demoScript() {
    return {"EEA",
            {{"shop", 1500, "57106", false,
              "Charlie zero seven to control. Male, thirties, grey hoodie, has just left with two bottles of spirits, "
              "towards the market square. Over."},
             {"pub", 4000, "40363", false,
              "Papa zero three to control. Two males refused entry, heading for the bridge. Over."},
             {"shop", 4000, "57112", false, "Charlie one two. Grey hoodie now outside the chemist. Over."},
             {"shop", 2500, "57106", true, "Charlie zero seven. Received, thank you. Out."},
             {"pub", 6000, "40371", false, "Papa one one. They are with us at the door. All quiet. Over."},
             {"shop", 7000, "57131", false, "Charlie three one. Radio check please. Over."}}};
}

} // namespace watchdesk::sim
