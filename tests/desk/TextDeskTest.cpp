// Texts of radios at the desk: kept while nobody looks, sent by who may, named by nobody's name.
#include "desk/TextDesk.h"

#include "desk/DeskFixture.h"
#include "desk/TextKeeper.h"
#include "radio/FakeGateway.h"
#include "store/AuditTable.h"
#include "store/RadioSetTable.h"
#include "store/RadioTextTable.h"

#include <fmt/format.h>

namespace watchdesk::desk {
namespace {

using domain::TextState;

class TextDeskTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        radio::BridgeConfig config;
        config.gateways.push_back({.name = "town", .port = gateway.port(), .bind = fmt::format("127.0.0.1:{}", port)});
        radio::ChannelConfig channel;
        channel.name = "SHOP";
        channel.gateway = "town";
        channel.uri = fmt::format("sip:tg1@127.0.0.1:{}", gateway.port());
        channel.rtpPorts = {radio::mediaBase(), radio::mediaBase() + 38};
        config.channels.push_back(channel);
        ASSERT_TRUE(desk->radioLog().start(config));
        ASSERT_TRUE(eventually([this] { return desk->radioLog().channels().first().link == ChannelState::Link::Up; }));
    }
    void TearDown() override { desk->radioLog().stop(); }
    [[nodiscard]] QVector<domain::RadioText> texts() {
        return desk->store().read([](store::Tx& tx) { return store::RadioTextTable::list(tx, 0, 0); }).result().value();
    }
    /// Once there are so many, and none is on its way.
    [[nodiscard]] bool settled(qsizetype count) {
        return eventually([&] {
            const auto all = texts();
            return all.size() == count && std::none_of(all.begin(), all.end(), [](const auto& text) {
                       return text.state == TextState::Sending;
                   });
        });
    }
    Result<domain::RadioText> send(const QString& words, const QString& address = QStringLiteral("2107")) {
        return desk->texts().send(QStringLiteral("SHOP"), {address, {}, {}, {}}, words).result();
    }
    qsizetype audited() {
        const auto all = *desk->lists().audit({}).result();
        return std::count_if(all.begin(), all.end(),
                             [](const auto& line) { return line.entry.action == QLatin1String("text.send"); });
    }
    radio::FakeGateway gateway{radio::FakeGateway::Manner::Answers};
    int port = [] {
        boost::asio::io_context io;
        return boost::asio::ip::udp::socket(io, radio::loopback(0)).local_endpoint().port();
    }();
};

TEST_F(TextDeskTest, ATextIsKeptWhileTheDeskIsLockedAndStandsInTheFeedWithItsSet) {
    ASSERT_TRUE(desk->store()
                    .write([](store::Tx& tx) -> Result<void> {
                        auto sets = store::RadioSetTable::all(tx);
                        if (!sets)
                            return sets.error();
                        for (domain::RadioSet set : *sets)
                            if (set.callSign == QLatin1String("C07")) {
                                set.toneSet = QStringLiteral("HYTERA");
                                set.code = QStringLiteral("gw");
                                if (auto done = store::RadioSetTable::update(tx, set); !done)
                                    return done.error();
                            }
                        return {};
                    })
                    .result());
    ASSERT_TRUE(desk->directory().reload().result());
    desk->lock();
    gateway.sendText(port, "Two of them, back door \U0001F6AA");
    ASSERT_TRUE(eventually([this] { return gateway.textAnswer == 200; }));
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    ASSERT_TRUE(settled(1));
    const auto text = texts().first();
    EXPECT_EQ(text.state, TextState::Received);
    EXPECT_EQ(text.words, QString::fromUtf8("Two of them, back door \U0001F6AA"));
    const FeedRow row = rowOf(domain::FeedKind::Text, text.id);
    EXPECT_EQ(row.title, QStringLiteral("C07 Hallam Pharmacy"));
    EXPECT_EQ(row.detail, text.words);
    EXPECT_TRUE(FeedDesk::passes(FeedFilter::Radio, domain::FeedKind::Text));
    EXPECT_FALSE(FeedDesk::passes(FeedFilter::Incidents, domain::FeedKind::Text));
}

TEST_F(TextDeskTest, ATextGoesOutIsOnTheAuditLogAndItsEndIsKnown) {
    const auto kept = send(QStringLiteral("  grey hoodie, towards the market  "));
    ASSERT_TRUE(kept) << kept.error().text();
    ASSERT_TRUE(settled(1));
    EXPECT_EQ(texts().first().state, TextState::Sent);
    EXPECT_EQ(gateway.texts().at(0),
              fmt::format("sip:2107@127.0.0.1:{}: grey hoodie, towards the market", gateway.port()));
    EXPECT_EQ(audited(), 1);
    const FeedRow row = rowOf(domain::FeedKind::Text, kept->id);
    EXPECT_EQ(row.title, QStringLiteral("Text to 2107 · Jo Mead"));
    EXPECT_EQ(row.severity, Severity::Note);
}

TEST_F(TextDeskTest, WhatTheGatewayRefusesIsShownAsNotSent) {
    gateway.textStatus = 404;
    const auto kept = send(QStringLiteral("anybody?"));
    ASSERT_TRUE(kept);
    ASSERT_TRUE(settled(1));
    EXPECT_EQ(texts().first().state, TextState::Failed);
    EXPECT_EQ(texts().first().status, 404);
    const FeedRow row = rowOf(domain::FeedKind::Text, kept->id);
    EXPECT_EQ(row.severity, Severity::LookSoon);
    EXPECT_EQ(row.badge, QStringLiteral("not sent"));
}

TEST_F(TextDeskTest, NobodysNameGoesOut) {
    for (const char* words : {"Dean Hollis is at the till", "look out for HOLLIS", "hollis, dean: behind C07"}) {
        const auto kept = send(QString::fromLatin1(words));
        ASSERT_FALSE(kept) << words;
        EXPECT_EQ(kept.error().code, ErrorCode::Refused);
    }
    EXPECT_TRUE(texts().isEmpty());
    EXPECT_TRUE(gateway.texts().empty());
    EXPECT_EQ(audited(), 0);
}

TEST_F(TextDeskTest, NothingTooMuchAndNobodyAreSaidAndNothingIsKept) {
    EXPECT_EQ(send(QStringLiteral(" \n ")).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(send(QString(TextDesk::mostWords + 1, QLatin1Char('a'))).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(send(QStringLiteral("words"), QStringLiteral("  ")).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(desk->texts()
                  .send(QStringLiteral("PUB"), {QStringLiteral("1"), {}, {}, {}}, QStringLiteral("a"))
                  .result()
                  .error()
                  .code,
              ErrorCode::Unavailable);
    EXPECT_TRUE(texts().isEmpty());
    // A number that is none is the gateway's to refuse, and shown.
    ASSERT_TRUE(send(QStringLiteral("words"), QStringLiteral("21 07\r\nX: y")));
    ASSERT_TRUE(settled(1));
    EXPECT_EQ(texts().first().state, TextState::Failed);
    EXPECT_TRUE(gateway.texts().empty());
}

TEST_F(TextDeskTest, TheTalkgroupComesFirstAmongThoseWhoCanBeWrittenTo) {
    const auto targets = desk->texts().targets(QStringLiteral("SHOP"));
    ASSERT_EQ(targets.size(), 1) << "sets that are known by tones have no number";
    EXPECT_EQ(targets.first().address, QStringLiteral("sip:tg1@127.0.0.1:%1").arg(gateway.port()));
    EXPECT_TRUE(desk->texts().targets(QStringLiteral("PUB")).isEmpty());
}

TEST_F(TextDeskTest, WhatWasOnItsWayWhenTheDeskWentAwayIsNotCalledSent) {
    desk->radioLog().stop();
    ASSERT_TRUE(desk->store()
                    .write([this](store::Tx& tx) -> Result<void> {
                        for (const QString& from : {tx.desk(), QStringLiteral("another desk")}) {
                            domain::RadioText text;
                            text.at = clock.now();
                            text.party = from;
                            text.desk = from;
                            text.state = TextState::Sending;
                            text.words = QStringLiteral("words");
                            if (auto kept = store::RadioTextTable::insert(tx, text); !kept)
                                return kept.error();
                        }
                        return {};
                    })
                    .result());
    desk->radioLog().texts().closeUnanswered();
    settle();
    const auto all = texts();
    ASSERT_EQ(all.size(), 2);
    for (const auto& text : all)
        EXPECT_EQ(text.state, text.party == QLatin1String("another desk") ? TextState::Sending : TextState::Unknown);
}

TEST_F(TextDeskTest, WhatTheStoreWillNotTakeIsHeldAndTriedAgain) {
    DeskContext context(desk->store(), clock, ids, desk->directory());
    TextKeeper keeper(context, 20);
    const auto rename = [this](const char* from, const char* to) {
        return desk->store()
            .write([=](store::Tx& tx) {
                return tx.exec(
                    QStringLiteral("ALTER TABLE %1 RENAME TO %2").arg(QLatin1String(from), QLatin1String(to)));
            })
            .result();
    };
    ASSERT_TRUE(rename("radio_text", "away"));
    keeper.received({"town", "2107", "desk", "help at the back door", clock.now()});
    ASSERT_TRUE(eventually([&] { return keeper.refused() == 1; }));
    settle();
    ASSERT_TRUE(rename("away", "radio_text"));
    ASSERT_TRUE(settled(1));
    EXPECT_EQ(texts().first().words, QStringLiteral("help at the back door"));
    EXPECT_TRUE(eventually([&] { return keeper.held() == 0; }));
    EXPECT_EQ(keeper.refused(), 0);
}

} // namespace
} // namespace watchdesk::desk
