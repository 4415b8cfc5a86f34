// The torture messages of RFC 4475 that lie beside the checkout, against the verdicts of their manifest.
#include "sip/Validator.h"
#include "support/SharedData.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <sstream>

namespace watchdesk::sip {
namespace {

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

// "parse_ok[:response or word]", "transaction:word", "reject_LAYER[:field, responses or 'drop']".
std::string differenceFrom(const std::string& expected, const Verdict& verdict) {
    std::smatch rejected;
    std::smatch code;
    const bool refusal = std::regex_search(expected, rejected, std::regex("^reject_([a-z]+):?([A-Za-z-]*)"));
    if (refusal == verdict.accepted())
        return "accepted or not";
    if (refusal && rejected[1] != layerName(*verdict.layer))
        return std::string("layer ") + layerName(*verdict.layer);
    if (refusal && rejected[1] == "header" && !verdict.why.starts_with(rejected[2].str() + ":"))
        return "field";
    const bool asked = std::regex_search(expected, code, std::regex(":(\\d{3})(?:/(\\d{3}))?(?!\\d*_if)"));
    if (asked && code[1] != std::to_string(verdict.response) && code[2] != std::to_string(verdict.response))
        return "response " + std::to_string(verdict.response);
    if ((!asked && !refusal) || expected.ends_with(":drop"))
        return verdict.response == 0 ? "" : "a response that is not asked for";
    return "";
}

TEST(Rfc4475, EveryVerdictIsThatOfTheManifest) {
    WATCHDESK_NEED_SHARED_DATA(data);
    std::ifstream manifest(data / "radio/rfc4475/manifest.csv");
    std::string line;
    std::getline(manifest, line);
    int seen = 0;
    while (std::getline(manifest, line)) {
        const auto file = line.substr(0, line.find(','));
        auto expected = line.substr(line.rfind(',') + 1);
        if (expected.ends_with('\r'))
            expected.pop_back();
        if (expected == "-")
            continue;
        const Verdict verdict = judge(contentOf(data / "radio/rfc4475" / file));
        EXPECT_EQ(differenceFrom(expected, verdict), "") << file << ": " << expected << "; " << verdict.why;
        ++seen;
    }
    EXPECT_EQ(seen, 49);
}

} // namespace
} // namespace watchdesk::sip
