// Draws the arrows between the rooms from their includes and holds them against docs/architecture.md.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace watchdesk {
namespace {

namespace fs = std::filesystem;
using Arrows = std::map<std::string, std::set<std::string>>;

const fs::path root = WATCHDESK_SOURCE_DIR;

/// The lines "from: to to to" between ```NAME and ``` in docs/architecture.md.
Arrows documented(const std::string& block) {
    std::ifstream file(root / "docs" / "architecture.md");
    Arrows out;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        if (line == "```" + block)
            inside = true;
        else if (line == "```")
            inside = false;
        else if (const auto colon = line.find(':'); inside && colon != std::string::npos) {
            std::istringstream rest(line.substr(colon + 1));
            auto& to = out[line.substr(0, colon)];
            for (std::string word; rest >> word;)
                to.insert(word);
        }
    }
    return out;
}

struct Include {
    std::string room; ///< folder below src/, or "ui/…"
    std::string file;
    std::string target;
};

void collect(const fs::path& top, const std::string& prefix, std::vector<Include>& out) {
    static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^">]+)[">])");
    if (!fs::exists(top))
        return;
    for (const auto& entry : fs::recursive_directory_iterator(top)) {
        const fs::path path = entry.path();
        if (path.extension() != ".cpp" && path.extension() != ".h")
            continue;
        const fs::path relative = fs::relative(path, top);
        const std::string room = relative.has_parent_path() ? prefix + relative.begin()->string() : prefix + "main";
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);) {
            if (std::smatch match; std::regex_search(line, match, pattern))
                out.push_back({room, relative.string(), match[1]});
        }
    }
}

std::vector<Include> allIncludes() {
    std::vector<Include> out;
    collect(root / "src", "", out);
    collect(root / "ui", "ui/", out);
    return out;
}

/// The room an include of ours leads to, or empty for a library's header.
std::string roomOf(const std::string& target) {
    const auto slash = target.find('/');
    if (slash == std::string::npos)
        return {};
    std::string first = target.substr(0, slash);
    if (fs::is_directory(root / "src" / first) && fs::exists(root / "src" / target))
        return first;
    if (first == "ui")
        return "ui/" + target.substr(3, target.find('/', 3) - 3);
    return {};
}

TEST(Arrows, AreThoseOfTheArchitecture) {
    const Arrows drawn = documented("arrows");
    ASSERT_FALSE(drawn.empty()) << "docs/architecture.md has no block ```arrows";
    Arrows found;
    for (const Include& include : allIncludes()) {
        const std::string to = roomOf(include.target);
        if (to.empty() || to == include.room)
            continue;
        found[include.room].insert(to);
        const auto from = drawn.find(include.room);
        EXPECT_TRUE(from != drawn.end() && from->second.count(to) > 0)
            << include.file << " includes " << include.target << ": no arrow from " << include.room << " to " << to << " is drawn";
    }
    for (const auto& [from, targets] : drawn) {
        for (const std::string& to : targets)
            EXPECT_TRUE(found[from].count(to) > 0) << "the arrow from " << from << " to " << to << " is drawn, but nothing includes it";
    }
}

TEST(Arrows, LibrariesStayInTheirRooms) {
    const Arrows allowed = documented("third-party");
    ASSERT_FALSE(allowed.empty()) << "docs/architecture.md has no block ```third-party";
    for (const Include& include : allIncludes()) {
        for (const auto& [header, rooms] : allowed) {
            if (!std::regex_search(include.target, std::regex("^(?:" + header + ")")))
                continue;
            const std::string top = include.room.substr(0, include.room.find('/'));
            EXPECT_TRUE(rooms.count(include.room) > 0 || rooms.count(top) > 0)
                << include.file << " includes <" << include.target << ">, which belongs in other rooms";
        }
    }
}

TEST(Arrows, HaveNoCircle) {
    const Arrows drawn = documented("arrows");
    // Kahn: whatever cannot be taken away, floor by floor, stands on itself.
    std::set<std::string> left;
    for (const auto& [room, _] : drawn)
        left.insert(room);
    for (bool moved = true; moved;) {
        moved = false;
        for (auto it = left.begin(); it != left.end();) {
            bool ground = true;
            for (const std::string& to : drawn.at(*it))
                ground = ground && left.count(to) == 0;
            it = ground ? left.erase(it) : std::next(it);
            moved = moved || ground;
        }
    }
    EXPECT_TRUE(left.empty()) << "rooms in a circle, beginning with " << *left.begin();
}

} // namespace
} // namespace watchdesk
