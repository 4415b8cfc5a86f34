#include "domain/MailRule.h"

#include "domain/Letter.h"
#include "domain/MemberRules.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {
namespace {

const QDate today(2026, 11, 20);

MailAsker asker(const char* email, AlertMail mail = AlertMail::All) {
    MailAsker out;
    out.contact.email = QString::fromLatin1(email);
    out.contact.alertMail = mail;
    out.contact.askedOn = today;
    out.agreed = true;
    return out;
}

QStringList to(const MailOccasion& occasion, const QVector<MailAsker>& askers) {
    QStringList out;
    for (const Contact& contact : mailedTo(occasion, askers))
        out += contact.email;
    return out;
}

TEST(MailRule, OnlyWhomAskedForSuchAlertsAndHasSignedIsMailed) {
    MailAsker unsigned_ = asker("unsigned@example.org");
    unsigned_.agreed = false;
    MailAsker closed = asker("closed@example.org");
    closed.open = false;
    MailAsker unasked = asker("unasked@example.org");
    unasked.contact.askedOn = {};
    MailAsker tomorrow = asker("tomorrow@example.org");
    tomorrow.contact.askedOn = today.addDays(1);
    const QVector<MailAsker> all{asker("all@example.org"),
                                 asker("serious@example.org", AlertMail::Serious),
                                 asker("none@example.org", AlertMail::None),
                                 asker("", AlertMail::All),
                                 asker("ALL@example.org"),
                                 unsigned_,
                                 closed,
                                 unasked,
                                 tomorrow};
    const MailOccasion usual{false, false, 600, today};
    const MailOccasion serious{true, false, 600, today};
    const MailOccasion emergency{false, true, 600, today};
    EXPECT_EQ(to(usual, all), QStringList{QStringLiteral("all@example.org")}) << "an address once";
    const QStringList both{QStringLiteral("all@example.org"), QStringLiteral("serious@example.org")};
    EXPECT_EQ(to(serious, all), both);
    EXPECT_EQ(to(emergency, all), both);
}

TEST(MailRule, QuietHoursHoldButForEmergencies) {
    MailAsker night = asker("night@example.org");
    night.contact.quietFrom = 22 * 60;
    night.contact.quietUntil = 6 * 60;
    for (const auto& [minute, mailed] : {std::pair(21 * 60 + 59, 1), std::pair(22 * 60, 0), std::pair(0, 0),
                                         std::pair(5 * 60 + 59, 0), std::pair(6 * 60, 1)})
        EXPECT_EQ(to({true, false, minute, today}, {night}).size(), mailed) << minute;
    EXPECT_EQ(to({false, true, 0, today}, {night}).size(), 1);
    EXPECT_FALSE(isQuiet(-1, -1, 0));
    EXPECT_FALSE(isQuiet(60, 60, 60));
    EXPECT_TRUE(isQuiet(60, 120, 60));
    EXPECT_FALSE(isQuiet(60, 120, 120));
}

TEST(MailRule, AnAlertReachesWhoIsNearWhereItWasOrWhereTheyAreHeading) {
    const auto at = [](const char* email, QPointF point) {
        MailAsker out = asker(email);
        out.at = point;
        return out;
    };
    MailAsker cctv = at("cctv@example.org", {9000, 0});
    cctv.watchesTown = true;
    const QVector<MailAsker> all{at("near@example.org", {0, 300}),   at("edge@example.org", {300, 400}),
                                 at("ahead@example.org", {1200, 0}), at("far@example.org", {-501, 0}),
                                 asker("unplaced@example.org"),      cctv};
    MailOccasion occasion{false, false, 600, today};
    EXPECT_EQ(to(occasion, all).size(), 6) << "no reach is set: all who asked";
    occasion.reach.metres = 500;
    EXPECT_EQ(to(occasion, all).size(), 6) << "where it was is not known";
    occasion.reach.from = {QPointF(0, 0)};
    const QStringList near{QStringLiteral("near@example.org"), QStringLiteral("edge@example.org"),
                           QStringLiteral("unplaced@example.org"), QStringLiteral("cctv@example.org")};
    EXPECT_EQ(to(occasion, all), near);
    occasion.reach.from += QPointF(1000, 0);
    EXPECT_EQ(to(occasion, all).size(), 5) << "ahead, too";
    EXPECT_FALSE(to(occasion, all).contains(QStringLiteral("far@example.org")));
    occasion.emergency = true;
    EXPECT_EQ(to(occasion, all).size(), 6);
}

TEST(MailRule, OneAddressOfTwoShopsIsReachedByTheNearerOne) {
    MailAsker far = asker("office@example.org");
    far.at = QPointF(2000, 0);
    MailAsker near = asker("office@example.org");
    near.at = QPointF(10, 0);
    const MailOccasion occasion{false, false, 600, today, {500, {QPointF(0, 0)}}};
    EXPECT_EQ(to(occasion, {far, near}).size(), 1);
    EXPECT_TRUE(to(occasion, {far}).isEmpty());
}

TEST(MailRule, CctvAndThePoliceAreKnownByTheirTrade) {
    for (const char* trade : {"Police", "town centre CCTV", "cctv", "British Transport Police"})
        EXPECT_TRUE(isWatchingTown(QString::fromLatin1(trade))) << trade;
    for (const char* trade : {"", "chemist", "policework", "pub"})
        EXPECT_FALSE(isWatchingTown(QString::fromLatin1(trade))) << trade;
}

TEST(MailRule, QuietHoursAreReadAndWritten) {
    EXPECT_EQ(readQuietHours(QStringLiteral(" 22:00 - 6:30 ")), std::pair(1320, 390));
    EXPECT_EQ(readQuietHours({}), std::pair(-1, -1));
    EXPECT_EQ(quietHoursText(1320, 390), QStringLiteral("22:00-06:30"));
    EXPECT_EQ(quietHoursText(-1, -1), QString());
    for (const char* wrong : {"22", "24:00-06:00", "22:60-06:00", "22:00", "22:00-", "nights"})
        EXPECT_FALSE(readQuietHours(QString::fromLatin1(wrong))) << wrong;
}

TEST(MailRule, ALetterNamesNoSubject) {
    MailFacts facts;
    facts.alert.number = 1187;
    facts.alert.told = QStringLiteral("grey hoodie, that is Dean Hollis");
    facts.category = QStringLiteral("theft");
    facts.callSign = QStringLiteral("C07");
    facts.place = QStringLiteral("Hallam Pharmacy, High Street");
    facts.heading = QStringLiteral("to Hollis's flat");
    facts.scheme = QStringLiteral("Ashby Cross Shop Watch");
    facts.channel = QStringLiteral("SHOP");
    facts.localTime = QStringLiteral("14:32, 20 November 2026");
    const MailWords words = mailOf(facts, {QStringLiteral("Dean Hollis")});
    EXPECT_EQ(words.subject, QStringLiteral("Alert 1187: theft, C07 Hallam Pharmacy, High Street"));
    EXPECT_FALSE(words.body.contains(QStringLiteral("Hollis"))) << words.body.toStdString();
    for (const char* there : {"grey hoodie", "C07 Hallam Pharmacy", "on the radio (SHOP)", "999", "because you asked"})
        EXPECT_TRUE(words.body.contains(QString::fromLatin1(there))) << there;
    EXPECT_TRUE(words.body.contains(askedOnMark));
}

TEST(MailRule, AContactWhoAsksHasAnAddressAndADay) {
    Contact contact;
    contact.name = QStringLiteral("Kim Lowe");
    contact.alertMail = AlertMail::All;
    EXPECT_FALSE(checkContact(contact));
    contact.email = QStringLiteral("kim@example.org");
    EXPECT_FALSE(checkContact(contact));
    contact.askedOn = today;
    EXPECT_TRUE(checkContact(contact));
}

TEST(Letter, IsTriedAgainLaterAndLater) {
    SeededRandom random(3);
    constexpr UtcMs minute = 60'000;
    UtcMs least[] = {minute, 5 * minute, 15 * minute, 60 * minute, 240 * minute, 240 * minute};
    for (int tries = 1; tries <= 6; ++tries) {
        for (int i = 0; i < 50; ++i) {
            const UtcMs after = againAfter(tries, random);
            EXPECT_GE(after, least[tries - 1]);
            EXPECT_LT(after, least[tries - 1] * 11 / 10);
        }
    }
}

} // namespace
} // namespace watchdesk::domain
