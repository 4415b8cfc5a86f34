// Incidents on their way to the police, at the desk.
#include "desk/CaseDesk.h"

#include "desk/NudgePaper.h"
#include "desk/PeopleDesk.h"
#include "desk/SettingsDesk.h"
#include "desk/TextDesk.h"
#include "desk/ToldFixture.h"
#include "radio/FakeGateway.h"
#include "store/Erasing.h"
#include "store/RadioSetTable.h"
#include "store/Try.h"

#include <fmt/format.h>

#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

using domain::CaseStep;
using domain::Disposal;

constexpr UtcMs day = 86'400'000;

class CaseDeskTest : public ToldFixture {
protected:
    QStringList nudged() {
        QStringList out;
        const auto nudges = desk->cases().nudges().result();
        EXPECT_TRUE(nudges) << nudges.error().text();
        for (const CaseView& one : *nudges)
            out += one.incident.id;
        return out;
    }
    qsizetype audited(const char* action) {
        const auto all = *desk->lists().audit({}).result();
        return std::count_if(all.begin(), all.end(),
                             [&](const auto& line) { return line.entry.action == QLatin1String(action); });
    }
    QStringList feedTitles() {
        settle();
        QStringList out;
        for (const FeedRow& row : *desk->feed().rows(*desk->feed().seqs(FeedFilter::System).result()).result())
            out += row.title;
        return out;
    }
    template <class T>
    Result<T> await(const QFuture<Result<T>>& future) {
        EXPECT_TRUE(eventually([&] { return future.isFinished(); }));
        return future.result();
    }
    void become(domain::Role role) {
        const QString words = QStringLiteral("four words and more");
        ASSERT_TRUE(desk->peopleDesk().add(QStringLiteral("Pat Ottoway"), role, words).result());
        const auto entered = desk->signIn(QStringLiteral("Pat Ottoway"), words).result();
        ASSERT_TRUE(entered) << entered.error().text();
    }
};

TEST_F(CaseDeskTest, AnIncidentGoesFromTheRadioToTheCourtStepByStep) {
    const QString id = told(QStringLiteral("C07 theft m30 grey hoodie £140"));
    EXPECT_EQ(view(id).step, CaseStep::Told);
    EXPECT_TRUE(view(id).onRadio);
    EXPECT_EQ(view(id).callSign, QStringLiteral("C07"));
    clock.advance(60'000);
    ASSERT_TRUE(desk->cases().setReported(id, {0, QStringLiteral("the manager, on 101"), {}}).result());
    EXPECT_EQ(view(id).step, CaseStep::Reported);
    EXPECT_EQ(view(id).reportedBy, person);
    EXPECT_EQ(view(id).known.reporter, QStringLiteral("the manager, on 101"));
    EXPECT_TRUE(view(id).incident.policeReference.isEmpty()) << "a report without a reference yet";
    ASSERT_TRUE(desk->cases().setCrimed(id, QStringLiteral(" 26*0042117 ")).result());
    EXPECT_EQ(view(id).step, CaseStep::Crimed);
    EXPECT_EQ(view(id).incident.policeReference, QStringLiteral("26*0042117")) << "there was none before";
    ASSERT_TRUE(
        desk->cases().setDisposal(id, Disposal::Caution, QDate(2026, 11, 20), QStringLiteral("the sergeant")).result());
    EXPECT_EQ(view(id).known.disposal, Disposal::Caution);
    EXPECT_EQ(view(id).known.disposalOn, QDate(2026, 11, 20));
    for (const char* action : {"case.reported", "case.crimed", "case.disposal"})
        EXPECT_EQ(audited(action), 1) << action;
    const QStringList titles = feedTitles();
    for (const char* title : {"Reported to the police", "Recorded as a crime", "What became of it"})
        EXPECT_TRUE(titles.contains(QString::fromLatin1(title))) << title;
}

TEST_F(CaseDeskTest, WhatCannotBeIsNotNoted) {
    const QString id = told(QStringLiteral("C07 theft"));
    const auto code = [](const auto& future) { return future.result().error().code; };
    EXPECT_EQ(code(desk->cases().setCrimed(id, QStringLiteral("  "))), ErrorCode::InvalidInput);
    EXPECT_EQ(code(desk->cases().decline(id, QStringLiteral(" \n"))), ErrorCode::InvalidInput);
    EXPECT_EQ(code(desk->cases().setReported(id, {clock.now() + 1, {}, {}})), ErrorCode::InvalidInput);
    EXPECT_EQ(code(desk->cases().setDisposal(id, Disposal::Charge, QDate(2026, 11, 21), {})), ErrorCode::InvalidInput);
    EXPECT_EQ(code(desk->cases().setReported(QStringLiteral("no such"), {})), ErrorCode::NotFound);
    EXPECT_TRUE(view(id).known.id.isEmpty());
    EXPECT_EQ(audited("case.reported"), 0);
}

TEST_F(CaseDeskTest, AStepIsTakenBackUnlessAnotherCameSince) {
    const QString id = told(QStringLiteral("C07 theft"));
    const auto declined = desk->cases().decline(id, QStringLiteral("not worth it")).result();
    ASSERT_TRUE(declined);
    const auto reported = desk->cases().setReported(id, {0, QStringLiteral("owner"), QStringLiteral("26*1")}).result();
    ASSERT_TRUE(reported);
    EXPECT_TRUE(view(id).known.declinedWhy.isEmpty()) << "who reports after all has not declined";
    EXPECT_EQ(desk->cases().undo(*declined).result().error().code, ErrorCode::Conflict);
    ASSERT_TRUE(desk->cases().undo(*reported).result());
    EXPECT_EQ(view(id).step, CaseStep::Declined);
    EXPECT_EQ(view(id).known.declinedWhy, QStringLiteral("not worth it"));
    EXPECT_TRUE(view(id).incident.policeReference.isEmpty());
    EXPECT_EQ(audited("case.undo"), 1);
}

TEST_F(CaseDeskTest, AReferenceAloneIsNoReportAndAReportKeepsWhatWasSaidBefore) {
    const QString id = told(QStringLiteral("C07 theft"));
    const UtcMs first = clock.now();
    ASSERT_TRUE(desk->cases().setReported(id, {0, QStringLiteral("the manager, on 101"), {}}).result());
    clock.advance(60'000);
    const auto named = desk->cases().setReference(id, QStringLiteral(" 26*7 ")).result();
    ASSERT_TRUE(named) << named.error().text();
    EXPECT_EQ(view(id).incident.policeReference, QStringLiteral("26*7"));
    ASSERT_TRUE(desk->cases().setReported(id, {0, {}, QStringLiteral("26*8")}).result());
    EXPECT_EQ(view(id).known.reportedAt, first);
    EXPECT_EQ(view(id).known.reporter, QStringLiteral("the manager, on 101"));
    ASSERT_TRUE(desk->cases().setReference(id, {}).result());
    EXPECT_TRUE(view(id).incident.policeReference.isEmpty()) << "it can be taken away";
    EXPECT_EQ(view(id).known.reportedAt, first);
    const QString other = told(QStringLiteral("C12 theft"));
    const auto alone = desk->cases().setReference(other, QStringLiteral("26*9")).result();
    ASSERT_TRUE(alone);
    EXPECT_EQ(view(other).known.reportedAt, 0);
    EXPECT_EQ(feedTitles().count(QStringLiteral("Reported to the police")), 1);
    EXPECT_EQ(audited("case.reference"), 3);
    ASSERT_TRUE(desk->cases().undo(*alone).result());
    EXPECT_TRUE(view(other).incident.policeReference.isEmpty());
}

TEST_F(CaseDeskTest, ByALetterThatWasNotWrittenNobodyWasAskedNorOfWhatIsErased) {
    const QString id = told(QStringLiteral("C07 theft"));
    const QString gone = told(QStringLiteral("C12 theft"));
    ASSERT_TRUE(desk->store()
                    .write([=](store::Tx& tx) {
                        store::ErasedCounts counts;
                        return store::eraseIncidentWords(tx, gone, counts);
                    })
                    .result());
    EXPECT_EQ(nudged(), QStringList{id});
    EXPECT_FALSE(await(desk->cases().nudgePdf(QString::fromStdString(dir.file("no such folder/letters.pdf")))));
    EXPECT_EQ(view(id).known.asked, 0);
    EXPECT_EQ(audited("case.letters"), 0);
    ASSERT_TRUE(await(desk->cases().nudgePdf(QString::fromStdString(dir.file("letters.pdf")))));
    EXPECT_EQ(view(id).known.asked, 1);
    EXPECT_EQ(view(gone).known.asked, 0);
    EXPECT_EQ(audited("case.letters"), 1);
}

TEST_F(CaseDeskTest, TheNudgeListIsWhatWasToldOnTheRadioAndNeverReportedOldestFirst) {
    const QString old = told(QStringLiteral("C12 theft two jackets"));
    clock.advance(day);
    const QString fresh = told(QStringLiteral("C07 theft"));
    const QString typed = log(QStringLiteral("C07 theft, by telephone")).incident.id;
    told(QStringLiteral("C17 suspicious male looking about"));
    told(QStringLiteral("C17 theft ref 26*77 grey hoodie"));
    const QString withdrawn = told(QStringLiteral("C17 theft"));
    ASSERT_TRUE(desk->incidents().withdraw(withdrawn).result());
    const QString declined = told(QStringLiteral("C17 theft of nothing"));
    ASSERT_TRUE(desk->cases().decline(declined, QStringLiteral("head office")).result());
    EXPECT_EQ(nudged(), (QStringList{old, fresh}));
    EXPECT_FALSE(nudged().contains(typed));
    ASSERT_TRUE(desk->cases().setReported(fresh, {}).result());
    EXPECT_EQ(nudged(), QStringList{old});
    clock.advance(28 * day);
    EXPECT_TRUE(nudged().isEmpty()) << "after four weeks nobody remembers it";
    ASSERT_TRUE(desk->settings().set(QStringLiteral("police.nudge-days"), 60).result());
    EXPECT_EQ(nudged(), QStringList{old}) << "unless the scheme says so";
    EXPECT_EQ(desk->cases().figures({0, clock.now() + 1}).result()->size(), 3) << "the shops of the same days";
}

TEST_F(CaseDeskTest, TheFiguresAreAFunnelAShop) {
    const UtcMs from = clock.now();
    const QString one = told(QStringLiteral("C07 theft"));
    told(QStringLiteral("C07 theft again"));
    told(QStringLiteral("C12 theft"));
    ASSERT_TRUE(desk->cases().setCrimed(one, QStringLiteral("26*5")).result());
    const auto figures = desk->cases().figures({from, clock.now() + 1}).result();
    ASSERT_TRUE(figures);
    ASSERT_EQ(figures->size(), 2);
    const auto c07 = std::find_if(figures->begin(), figures->end(),
                                  [](const auto& shop) { return shop.callSign == QLatin1String("C07"); });
    EXPECT_EQ(c07->premises, QStringLiteral("Hallam Pharmacy"));
    EXPECT_EQ(c07->count.told, 2);
    EXPECT_EQ(c07->count.reported, 1);
    EXPECT_EQ(c07->count.crimed, 1);
    EXPECT_EQ(c07->count.missing(), 1);
}

TEST_F(CaseDeskTest, AskingByVoiceIsCountedAndLettersAreToo) {
    const QString id = told(QStringLiteral("C07 theft £30"));
    const auto asked = await(desk->cases().ask(id));
    ASSERT_TRUE(asked) << asked.error().text();
    EXPECT_EQ(asked->after.askedHow, domain::AskedHow::Voice);
    EXPECT_EQ(view(id).step, CaseStep::Asked);
    EXPECT_EQ(view(id).askedBy, person);
    EXPECT_EQ(nudged(), QStringList{id}) << "until it is reported";
    const QString path = QString::fromStdString(dir.file("letters.pdf"));
    const auto letters = await(desk->cases().nudgePdf(path));
    ASSERT_TRUE(letters) << letters.error().text();
    EXPECT_EQ(letters->pages, 1);
    EXPECT_EQ(view(id).known.asked, 2);
    EXPECT_EQ(view(id).known.askedHow, domain::AskedHow::Letter);
    EXPECT_EQ(caseStepText(view(id)), QStringLiteral("asked for twice"));
    EXPECT_EQ(await(desk->cases().ask(QStringLiteral("no such"))).error().code, ErrorCode::NotFound);
}

TEST_F(CaseDeskTest, LettersAreAPageAShopWithRoomForTheReference) {
    told(QStringLiteral("C07 theft"));
    told(QStringLiteral("C12 theft"));
    told(QStringLiteral("C07 theft again"));
    const auto sheet = nudgeLetters(*desk->cases().nudges().result(), QStringLiteral("Town"), person, clock.now());
    ASSERT_EQ(sheet.parts.size(), 2);
    EXPECT_TRUE(sheet.parts.first().title.contains(QStringLiteral("Hallam Pharmacy")));
    EXPECT_FALSE(sheet.parts.first().newPage);
    EXPECT_TRUE(sheet.parts.last().newPage);
    const auto fills = std::count_if(sheet.parts.first().lines.begin(), sheet.parts.first().lines.end(),
                                     [](auto& l) { return l.kind == paper::ReportSheet::Line::Kind::Fill; });
    EXPECT_EQ(fills, 2);
    EXPECT_FALSE(nudgeLetters({}, {}, {}, 0).parts.first().nothing.isEmpty());
}

TEST_F(CaseDeskTest, ThePoliceNoteWhatTheySayAndAskNobody) {
    const QString id = told(QStringLiteral("C07 theft"));
    become(domain::Role::PoliceSergeant);
    ASSERT_TRUE(desk->cases().setDisposal(id, Disposal::TreatmentReferral, {}, {}).result());
    EXPECT_EQ(view(id).disposalBy, QStringLiteral("Pat Ottoway"));
    EXPECT_EQ(await(desk->cases().ask(id)).error().code, ErrorCode::Refused);
    EXPECT_EQ(view(id).known.asked, 0);
}

TEST_F(CaseDeskTest, AnErasedIncidentTakesNothingMore) {
    const QString id = told(QStringLiteral("C07 theft"));
    ASSERT_TRUE(desk->store()
                    .write([=](store::Tx& tx) {
                        store::ErasedCounts counts;
                        return store::eraseIncidentWords(tx, id, counts);
                    })
                    .result());
    EXPECT_EQ(desk->cases().setReported(id, {0, {}, QStringLiteral("26*9")}).result().error().code,
              ErrorCode::Conflict);
}

class TextedCaseTest : public CaseDeskTest {
protected:
    void SetUp() override {
        CaseDeskTest::SetUp();
        ASSERT_TRUE(desk->store()
                        .write([](store::Tx& tx) -> Result<void> {
                            STORE_TRY(sets, store::RadioSetTable::all(tx));
                            for (domain::RadioSet set : sets) {
                                if (set.callSign != QLatin1String("C07"))
                                    continue;
                                set.toneSet = QStringLiteral("HYTERA");
                                set.code = QStringLiteral("2107");
                                STORE_CHECK(store::RadioSetTable::update(tx, set));
                            }
                            return {};
                        })
                        .result());
        ASSERT_TRUE(desk->directory().reload().result());
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
    radio::FakeGateway gateway{radio::FakeGateway::Manner::Answers};
    int port = [] {
        boost::asio::io_context io;
        return boost::asio::ip::udp::socket(io, radio::loopback(0)).local_endpoint().port();
    }();
};

TEST_F(TextedCaseTest, ASetThatTakesTextsIsAskedByOneWithoutAName) {
    const QString id = told(QStringLiteral("C07 theft Dean Hollis"));
    const auto asked = await(desk->cases().ask(id));
    ASSERT_TRUE(asked) << asked.error().text();
    EXPECT_EQ(asked->after.askedHow, domain::AskedHow::Text);
    const QString told12 = told(QStringLiteral("C12 theft"));
    EXPECT_EQ(await(desk->cases().ask(told12))->after.askedHow, domain::AskedHow::Voice);
    EXPECT_EQ(audited("text.send"), 1);
    settle();
    const auto rows = desk->feed().rows(*desk->feed().seqs(FeedFilter::All).result()).result();
    QString words;
    for (const FeedRow& row : *rows)
        if (row.kind == domain::FeedKind::Text)
            words = row.detail;
    EXPECT_TRUE(words.startsWith(QStringLiteral("C07, please report the theft of"))) << words.toStdString();
    EXPECT_FALSE(words.contains(QStringLiteral("Hollis")));
}

} // namespace
} // namespace watchdesk::desk
