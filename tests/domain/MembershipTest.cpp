#include "domain/Membership.h"

#include "QStringPrint.h"
#include "domain/MemberRules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace watchdesk::domain {
namespace {

using What = ChecklistLine::What;

const QDate today(2026, 11, 20);

QDate doneOn(const ChecklistInput& input, What what) {
    const auto lines = checklistOf(input);
    const auto found = std::find_if(lines.begin(), lines.end(), [what](const auto& l) { return l.what == what; });
    EXPECT_NE(found, lines.end());
    return found == lines.end() ? QDate() : found->doneOn;
}

ChecklistInput joined() {
    ChecklistInput input;
    input.membership = {QStringLiteral("s"), 1, QStringLiteral("m"), QStringLiteral("w"), QDate(2026, 1, 5), {}};
    return input;
}

TEST(Checklist, JoiningIsTickedByHandButForAgreementAndRadio) {
    ChecklistInput input = joined();
    input.steps = {{QStringLiteral("s"), MembershipStep::Fee, QDate(2026, 1, 9), {}}};
    EXPECT_EQ(doneOn(input, What::Fee), QDate(2026, 1, 9));
    EXPECT_FALSE(doneOn(input, What::Training).isValid());
    EXPECT_FALSE(doneOn(input, What::Radio).isValid());
    input.radiosOut = 1;
    input.lastRadioMove = QDate(2026, 1, 7);
    EXPECT_EQ(doneOn(input, What::Radio), QDate(2026, 1, 7));
    EXPECT_FALSE(doneOn(input, What::Agreement).isValid());
    input.signatures = {{QStringLiteral("g"), 1, QStringLiteral("s"), QStringLiteral("old"), QDate(2026, 1, 6), {}}};
    EXPECT_EQ(doneOn(input, What::Agreement), QDate(2026, 1, 6)) << "a scheme without editions takes any signature";
    input.currentAgreement = QStringLiteral("new");
    EXPECT_FALSE(doneOn(input, What::Agreement).isValid()) << "the new edition is not signed";
}

TEST(Checklist, LeavingSaysWhatMustComeBack) {
    ChecklistInput input = joined();
    input.membership.left = QDate(2026, 10, 31);
    input.radiosOut = 2;
    EXPECT_FALSE(doneOn(input, What::RadiosBack).isValid());
    input.radiosOut = 0;
    input.lastRadioMove = QDate(2026, 11, 2);
    EXPECT_EQ(doneOn(input, What::RadiosBack), QDate(2026, 11, 2));
    const auto sticker = checklistOf(input).at(1);
    EXPECT_EQ(sticker.what, What::StickerBack);
    EXPECT_FALSE(sticker.needed) << "none was given";
}

TEST(Rule17, TheGalleryOpensWithTheSignatureAndClosesWithTheMembership) {
    ChecklistInput input = joined();
    EXPECT_FALSE(maySeeGallery(input, today));
    input.signatures = {{QStringLiteral("g"), 1, QStringLiteral("s"), {}, QDate(2026, 1, 6), {}}};
    EXPECT_TRUE(maySeeGallery(input, today));
    input.currentAgreement = QStringLiteral("a2");
    EXPECT_FALSE(maySeeGallery(input, today));
    input.signatures.append({QStringLiteral("h"), 1, QStringLiteral("s"), QStringLiteral("a2"), QDate(2026, 6, 1), {}});
    EXPECT_TRUE(maySeeGallery(input, today));
    input.membership.left = today;
    EXPECT_TRUE(maySeeGallery(input, today)) << "a period includes its last day";
    EXPECT_FALSE(maySeeGallery(input, today.addDays(1)));
    input.membership.left = {};
    input.membership.joined = {};
    EXPECT_FALSE(maySeeGallery(input, today)) << "who has applied is no member yet";
    input.membership.joined = today.addDays(1);
    EXPECT_FALSE(maySeeGallery(input, today));
}

RadioSet set(const char* id, const char* sign, const char* code, const char* serial, RadioState state) {
    RadioSet value;
    value.id = QString::fromLatin1(id);
    value.callSign = QString::fromLatin1(sign);
    value.code = QString::fromLatin1(code);
    value.serial = QString::fromLatin1(serial);
    value.state = state;
    return value;
}

TEST(RadioRules, TwoSetsThatAreOutDoNotShareACallSignOrACode) {
    const QVector<RadioSet> others{set("1", "C07", "57106", "A-1", RadioState::Issued),
                                   set("2", "C08", "57107", "A-2", RadioState::Lost)};
    EXPECT_TRUE(checkAgainst(others[0], others)) << "itself";
    const auto sign = checkAgainst(set("3", "c07", "1", "A-3", RadioState::Issued), others);
    ASSERT_FALSE(sign);
    EXPECT_EQ(sign.error().code, ErrorCode::Conflict);
    EXPECT_NE(sign.error().what.find("C07"), std::string::npos);
    EXPECT_FALSE(checkAgainst(set("3", "C09", "57106", "A-3", RadioState::Issued), others));
    EXPECT_TRUE(checkAgainst(set("3", "C09", "57106", "A-3", RadioState::Returned), others)) << "not on the air";
    EXPECT_TRUE(checkAgainst(set("3", "C08", "57107", "A-3", RadioState::Issued), others)) << "the other is lost";
    EXPECT_FALSE(checkAgainst(set("3", "C09", "9", "a-2", RadioState::Returned), others))
        << "one serial number, two sets";
}

TEST(RadioRules, ASetThatIsOutIsNotGivenOutAgain) {
    EXPECT_FALSE(mayBecome(RadioState::Issued, RadioState::Issued));
    EXPECT_FALSE(mayBecome(RadioState::Lost, RadioState::Issued));
    EXPECT_TRUE(mayBecome(RadioState::Lost, RadioState::Returned)) << "found";
    EXPECT_TRUE(mayBecome(RadioState::InRepair, RadioState::Issued));
    EXPECT_TRUE(mayBecome(RadioState::Issued, RadioState::Lost));
}

TEST(MemberRules, EachFieldIsNamedThatIsWrong) {
    Member member;
    EXPECT_FALSE(checkMember(member));
    member.name = QStringLiteral("Rowe & Finch");
    EXPECT_TRUE(checkMember(member));
    member.email = QStringLiteral("nobody");
    EXPECT_FALSE(checkMember(member));
    member.email = QStringLiteral("shop@example.org");
    member.phone = QString(201, QLatin1Char('1'));
    EXPECT_NE(checkMember(member).error().what.find("telephone"), std::string::npos);
    Premises premises;
    premises.name = member.name;
    premises.hours = QStringLiteral("nine to five");
    EXPECT_FALSE(checkPremises(premises));
    premises.hours = QStringLiteral("Mo-Fr 09:00-17:00");
    EXPECT_TRUE(checkPremises(premises));
    premises.east = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(checkPremises(premises));
    RadioSet bad = set("", "", "57106", "", RadioState::Issued);
    EXPECT_FALSE(checkRadioSet(bad));
    bad.callSign = QStringLiteral("C07");
    bad.code = QStringLiteral("57 06;");
    EXPECT_FALSE(checkRadioSet(bad));
    EXPECT_EQ(tidied(set("", " c07 ", " 57 106 ", "", RadioState::Issued)).code, QStringLiteral("57106"));
    Membership membership;
    membership.joined = QDate(2026, 5, 1);
    membership.left = QDate(2026, 4, 1);
    EXPECT_FALSE(checkMembership(membership, today));
    membership.left = QDate(2062, 4, 1);
    EXPECT_FALSE(checkMembership(membership, today)) << "a slip of the year";
}

} // namespace
} // namespace watchdesk::domain
