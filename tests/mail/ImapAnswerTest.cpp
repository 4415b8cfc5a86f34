// What a server of mail boxes says, read byte by byte, well and badly meant.
#include "mail/ImapAnswer.h"

#include "base/Random.h"

#include <gmock/gmock.h>

namespace watchdesk::mail {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<ImapLine> linesOf(const std::string& bytes, std::size_t atOnce, std::size_t longestLiteral = 1000) {
    ImapReader reader(longestLiteral);
    std::vector<ImapLine> out;
    for (std::size_t at = 0; at < bytes.size(); at += atOnce) {
        reader.add(std::string_view(bytes).substr(at, atOnce));
        while (auto line = reader.next())
            out.push_back(std::move(*line));
    }
    return out;
}

ImapLine lineOfText(const std::string& text) {
    return {text, {}};
}

const std::string talk = "* OK [UIDVALIDITY 17] valid\r\n"
                         "* 3 FETCH (FLAGS () UID 21 BODY[]<0> {23}\r\nW1 OK done\r\n* SEARCH 9\r)\r\n"
                         "* search 4 2\n"
                         "W1 OK done\r\n";

TEST(ImapAnswer, IsCutIntoLinesHoweverItComes) {
    for (const std::size_t atOnce : {1, 2, 3, 7, 1000}) {
        const auto lines = linesOf(talk, atOnce);
        ASSERT_EQ(lines.size(), 4U) << atOnce;
        EXPECT_EQ(codeOf(lines[0], "uidvalidity"), 17U);
        EXPECT_EQ(codeOf(lines[0], "UIDNEXT"), std::nullopt);
        EXPECT_EQ(lines[1].text, "* 3 FETCH (FLAGS () UID 21 BODY[]<0> {23})");
        EXPECT_THAT(lines[1].literals, ElementsAre("W1 OK done\r\n* SEARCH 9\r"));
        const auto message = fetchedOf(lines[1]);
        ASSERT_TRUE(message);
        EXPECT_EQ(message->uid, 21U);
        EXPECT_EQ(message->body, lines[1].literals[0]);
        EXPECT_THAT(searchedOf(lines[2]), ElementsAre(4, 2));
        EXPECT_TRUE(endOf(lines[3], "W1")->ok);
    }
}

TEST(ImapAnswer, WhatIsInALetterIsNoAnswer) {
    for (const ImapLine& line : linesOf(talk, 5)) {
        if (line.text.starts_with("W1"))
            continue;
        EXPECT_FALSE(endOf(line, "W1"));
        EXPECT_THAT(searchedOf(line), testing::AnyOf(IsEmpty(), ElementsAre(4, 2)));
    }
}

TEST(ImapAnswer, EndsAreTheirOwnCommands) {
    EXPECT_FALSE(endOf(lineOfText("W2 OK done"), "W1"));
    EXPECT_FALSE(endOf(lineOfText("W1x OK done"), "W1"));
    EXPECT_FALSE(endOf(lineOfText("* OK done"), "W1"));
    EXPECT_FALSE(endOf(lineOfText(""), "W1"));
    EXPECT_TRUE(endOf(lineOfText("W1 ok"), "W1")->ok);
    const auto no = endOf(lineOfText("W1 NO [NONEXISTENT] No such folder"), "W1");
    ASSERT_TRUE(no);
    EXPECT_FALSE(no->ok);
    EXPECT_EQ(no->words, "[NONEXISTENT] No such folder");
    EXPECT_FALSE(endOf(lineOfText("W1 OKAY"), "W1")->ok);
}

TEST(ImapAnswer, NumbersAreNumbers) {
    EXPECT_THAT(searchedOf(lineOfText("* SEARCH 0 1 -2 4294967295 4294967296 3x 99999999999999999999 7")),
                ElementsAre(1, 4294967295U, 7));
    EXPECT_THAT(searchedOf(lineOfText("* SEARCH")), IsEmpty());
    EXPECT_THAT(searchedOf(lineOfText("SEARCH 1")), IsEmpty());
    EXPECT_FALSE(codeOf(lineOfText("* OK [UIDVALIDITY x] valid"), "UIDVALIDITY"));
    EXPECT_FALSE(codeOf(lineOfText("* OK [UIDVALIDITY"), "UIDVALIDITY"));
    EXPECT_FALSE(codeOf(lineOfText("* NO [UIDVALIDITY 1] valid"), "UIDVALIDITY"));
    EXPECT_FALSE(fetchedOf({"* 3 FETCH (BODY[] {1})", {"x"}})) << "of which letter?";
    EXPECT_FALSE(fetchedOf({"* 3 FETCH (UID 0 BODY[] {1})", {"x"}}));
    EXPECT_FALSE(fetchedOf({"* 3 FETCH (UID 5 BODY[] NIL)", {}}));
    EXPECT_EQ(fetchedOf({"* 3 FETCH (BODY[] {1} UID 5)", {"x"}})->uid, 5U);
}

TEST(ImapAnswer, WhatIsTooLongBreaksIt) {
    ImapReader literal(1000);
    literal.add("* 1 FETCH (UID 1 BODY[] {1001}\r\n");
    EXPECT_FALSE(literal.next());
    EXPECT_TRUE(literal.isBroken());
    ImapReader huge(1000);
    huge.add("* 1 FETCH (UID 1 BODY[] {99999999999999999999999999}\r\nabc");
    EXPECT_FALSE(huge.next());
    EXPECT_TRUE(huge.isBroken());
    huge.add("\r\n* SEARCH 1\r\n");
    EXPECT_FALSE(huge.next()) << "for good";
    ImapReader line(1000);
    for (int i = 0; i < 20 && !line.isBroken(); ++i) {
        line.add(std::string(100'000, '1'));
        EXPECT_FALSE(line.next());
    }
    EXPECT_TRUE(line.isBroken());
    std::string many = "* 1 FETCH (";
    for (int i = 0; i < 21; ++i)
        many += "{1}\r\nx ";
    ImapReader literals(1000);
    literals.add(many + ")\r\n");
    EXPECT_FALSE(literals.next());
    EXPECT_TRUE(literals.isBroken());
}

TEST(ImapAnswer, TakesAnyBytes) {
    SeededRandom random(9);
    for (int run = 0; run < 3000; ++run) {
        std::string bytes = talk;
        for (auto changes = random.below(20); changes > 0 && !bytes.empty(); --changes) {
            const auto at = static_cast<std::size_t>(random.below(bytes.size()));
            if (random.below(3) == 0)
                bytes.erase(at, static_cast<std::size_t>(random.below(20)));
            else
                bytes[at] = static_cast<char>(random.below(256));
        }
        const auto whole = linesOf(bytes, bytes.size() + 1);
        const auto pieces = linesOf(bytes, 1 + static_cast<std::size_t>(random.below(9)));
        ASSERT_EQ(whole.size(), pieces.size());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            EXPECT_EQ(whole[i].text, pieces[i].text);
            EXPECT_EQ(whole[i].literals, pieces[i].literals);
            (void)codeOf(whole[i], "UIDVALIDITY");
            (void)fetchedOf(whole[i]);
        }
    }
}

} // namespace
} // namespace watchdesk::mail
