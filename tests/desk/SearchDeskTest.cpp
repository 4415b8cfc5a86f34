// Finding records: what a role may find, kept up with every change, and gone when the desk is locked.
#include "desk/SearchDesk.h"

#include "desk/DeskFixture.h"
#include "desk/MeetingDesk.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/LookupTable.h"
#include "store/MemberTable.h"
#include "store/PersonTable.h"
#include "store/PostgresServer.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SubjectTable.h"

#include <QSignalSpy>

namespace watchdesk::desk {

namespace {

using domain::Role;

class SearchDeskTest : public DeskFixture, public ::testing::WithParamInterface<store::Engine> {
protected:
    void SetUp() override {
        if (GetParam() == store::Engine::PostgreSql) {
            test::PostgresServer* server = test::PostgresServer::instance();
            if (server == nullptr)
                GTEST_SKIP() << "PostgreSQL 15 is not installed";
            options.url = server->makeSchema();
            qputenv("XDG_DATA_HOME", QByteArray::fromStdString(dir.file("data"))); // the spool of a server's store
        }
        DeskFixture::SetUp();
    }
    [[nodiscard]] Result<QVector<Hit>> ask(const QString& text, const QVector<SearchKind>& kinds = {}) {
        return desk->search().search(text, kinds, 50).result();
    }
    /// "kind: title" of what is found, in order.
    [[nodiscard]] QStringList find(const char* text, const QVector<SearchKind>& kinds = {}) {
        return wordsOf(ask(QString::fromUtf8(text), kinds));
    }
    [[nodiscard]] static QStringList wordsOf(const Result<QVector<Hit>>& hits) {
        EXPECT_TRUE(hits) << hits.error().text();
        QStringList out;
        for (const Hit& hit : hits ? *hits : QVector<Hit>())
            out << domain::wordOf(searchKindWords, hit.kind) + QStringLiteral(": ") + hit.title;
        return out;
    }
    [[nodiscard]] static QStringList one(const char* words) { return {QString::fromUtf8(words)}; }
    template <class F>
    auto write(F fn) {
        auto written = desk->store().write(fn).result();
        EXPECT_TRUE(written) << written.error().text();
        return written;
    }
    [[nodiscard]] domain::Subject hollis() {
        auto found =
            desk->store()
                .read([](store::Tx& tx) { return store::SubjectTable::byReference(tx, QStringLiteral("W-0412")); })
                .result();
        EXPECT_TRUE(found && *found);
        return found && *found ? **found : domain::Subject();
    }
    /// An exclusion of Dean Hollis.
    void exclude(domain::ExclusionStep step) {
        domain::ExclusionNotice notice;
        notice.schemeId = desk->directory().schemes().first().id;
        notice.subjectId = hollis().id;
        notice.step = step;
        notice.nominatedOn = QDate(2026, 11, 1);
        if (step == domain::ExclusionStep::Served) {
            notice.servedOn = QDate(2026, 11, 10);
            notice.endsOn = QDate(2027, 11, 9);
        }
        write([=](store::Tx& tx) { return store::ExclusionTable::insert(tx, notice); });
    }
    /// Signed in again with that role.
    void become(Role role) {
        write([&](store::Tx& tx) -> Result<domain::Person> {
            auto me = store::PersonTable::byName(tx, person);
            (*me)->role = role;
            (*me)->memberId = memberFor(tx, (*me)->role);
            return store::PersonTable::update(tx, **me);
        });
        desk->lock();
        ASSERT_TRUE(desk->signIn(person, passphrase).result());
    }
    [[nodiscard]] int audited(const char* action) {
        int count = 0;
        const auto entries = desk->lists().audit({}).result();
        for (const AuditRow& row : entries ? *entries : QVector<AuditRow>())
            count += row.entry.action == QLatin1String(action) ? 1 : 0;
        return count;
    }
};

INSTANTIATE_TEST_SUITE_P(Engines, SearchDeskTest, ::testing::Values(store::Engine::Sqlite, store::Engine::PostgreSql),
                         [](const auto& engine) {
                             return engine.param == store::Engine::Sqlite ? "Sqlite" : "PostgreSql";
                         });

} // namespace

TEST_P(SearchDeskTest, FindsEachKindByWhatItSays) {
    const Logged logged = log(QStringLiteral("C07 theft m30 grey hoodie nike bag > market place"), true);
    ASSERT_TRUE(desk->alerts().addSighting(logged.alert.id, QStringLiteral("C12 ran towards butter row")).result());
    MeetingPlan plan;
    plan.schemeId = desk->directory().schemes().first().id;
    plan.at = start + 86'400'000;
    const auto meeting = desk->meetings().plan(plan).result();
    ASSERT_TRUE(meeting);
    ASSERT_TRUE(desk->meetings()
                    .addAction(meeting->id, QStringLiteral("Order lanyards"), QStringLiteral("Priya"), {})
                    .result());
    ASSERT_TRUE(desk->meetings()
                    .addItem(meeting->id, domain::AgendaSection::OtherBusiness, QStringLiteral("Winter lights"))
                    .result());
    EXPECT_EQ(find("hood", {SearchKind::Incident}), one("incident: Incident 1"));
    EXPECT_EQ(find("hoodie", {SearchKind::Alert}), one("alert: Alert 1"));
    EXPECT_EQ(find("incident 1"), one("incident: Incident 1"));
    EXPECT_EQ(find("butter", {SearchKind::Sighting}), one("sighting: Sighting, alert 1"));
    EXPECT_EQ(find("lanyards"), one("action: Order lanyards"));
    EXPECT_EQ(find("winter"), one("agenda-item: Winter lights"));
    EXPECT_EQ(find("hollis"), one("subject: W-0412 Dean Hollis"));
    EXPECT_EQ(find("w-0412"), one("subject: W-0412 Dean Hollis"));
    EXPECT_EQ(find("rowe", {SearchKind::Member}), one("member: Rowe & Finch"));
    EXPECT_EQ(find("c12", {SearchKind::Premises}), one("premises: C12 Pennant Sports"));
    EXPECT_EQ(find("hallam pharmacy", {SearchKind::Incident}), one("incident: Incident 1"));
    const auto hits = ask(QStringLiteral("hoodie"), {SearchKind::Alert, SearchKind::Incident});
    ASSERT_TRUE(hits);
    ASSERT_EQ(hits->size(), 2);
    for (const Hit& hit : *hits) {
        EXPECT_EQ(hit.at, start);
        EXPECT_TRUE(hit.snippet.contains(QStringLiteral("hoodie"))) << hit.snippet.toStdString();
        EXPECT_EQ(hit.snippet.count(QStringLiteral("hoodie")), 1) << "the line is not said twice";
        EXPECT_EQ(hit.parentId, hit.kind == SearchKind::Alert ? logged.incident.id : QString());
    }
}

TEST_P(SearchDeskTest, IsCurrentAfterEachChangeOfThisDesk) {
    EXPECT_EQ(find("hoodie"), QStringList());
    const Logged logged = log(QStringLiteral("C07 theft grey hoodie"));
    EXPECT_EQ(find("hoodie"), one("incident: Incident 1")) << "at once after the write";
    domain::Incident incident = logged.incident;
    incident.line = incident.narrative = incident.heading = QString();
    incident.description = QStringLiteral("red anorak");
    write([=](store::Tx& tx) { return store::IncidentTable::update(tx, incident); });
    EXPECT_EQ(find("hoodie"), QStringList());
    EXPECT_EQ(find("anorak"), one("incident: Incident 1"));
    domain::Subject subject = hollis();
    subject.name = QStringLiteral("Kerry Marsh");
    subject = *write([=](store::Tx& tx) { return store::SubjectTable::update(tx, subject); });
    EXPECT_EQ(find("hollis"), QStringList());
    EXPECT_EQ(find("marsh"), one("subject: W-0412 Kerry Marsh"));
    // Premises are renamed: their incidents are found by the new name.
    auto premises = desk->directory().premises(incident.premisesId);
    ASSERT_TRUE(premises);
    premises->name = QStringLiteral("Corner Chemist");
    write([=](store::Tx& tx) { return store::PremisesTable::update(tx, *premises); });
    EXPECT_EQ(find("chemist", {SearchKind::Incident, SearchKind::Premises}),
              (QStringList{QStringLiteral("premises: C07 Corner Chemist"), QStringLiteral("incident: Incident 1")}));
    EXPECT_EQ(find("hallam", {SearchKind::Incident, SearchKind::Premises}), QStringList());
    // Gone for good.
    write([id = subject.id](store::Tx& tx) -> Result<void> {
        if (auto gone = tx.exec(QStringLiteral("DELETE FROM subject WHERE id = ?"), {id}); !gone)
            return gone.error();
        return tx.note("subject", id, 0);
    });
    EXPECT_EQ(find("marsh"), QStringList());
}

TEST_P(SearchDeskTest, AnotherCallSignIsFoundOnSightingsToo) {
    const Logged logged = log(QStringLiteral("C07 theft grey hoodie"), true);
    ASSERT_TRUE(desk->alerts().addSighting(logged.alert.id, QStringLiteral("C12 ran towards butter row")).result());
    EXPECT_EQ(find("c12", {SearchKind::Sighting}), one("sighting: Sighting, alert 1"));
    write([](store::Tx& tx) -> Result<void> {
        auto sets = store::RadioSetTable::all(tx);
        for (domain::RadioSet set : sets ? *sets : QVector<domain::RadioSet>()) {
            if (set.callSign != QLatin1String("C12"))
                continue;
            set.callSign = QStringLiteral("K44");
            if (auto kept = store::RadioSetTable::update(tx, set); !kept)
                return kept.error();
        }
        return {};
    });
    EXPECT_EQ(find("k44", {SearchKind::Sighting}), one("sighting: Sighting, alert 1"));
    EXPECT_EQ(find("c12", {SearchKind::Sighting}), QStringList());
}

TEST_P(SearchDeskTest, AnErasedIncidentLeavesByItsChangeNote) {
    const Logged logged = log(QStringLiteral("C07 theft grey hoodie"));
    EXPECT_EQ(find("incident 1"), one("incident: Incident 1"));
    write([id = logged.incident.id](store::Tx& tx) -> Result<void> {
        if (auto done =
                tx.exec(QStringLiteral("UPDATE incident SET erased_ms = 1, version = version + 1 WHERE id = ?"), {id});
            !done)
            return done.error();
        return tx.note("incident", id, 2);
    });
    EXPECT_EQ(find("incident 1"), QStringList());
    EXPECT_EQ(find("hoodie"), QStringList());
}

TEST_P(SearchDeskTest, IsCurrentAfterAChangeOfAnotherDesk) {
    EXPECT_EQ(find("hoodie"), QStringList());
    Desk::Options others = options;
    others.desk = QStringLiteral("desk-2");
    auto other = Desk::open(others, clock, ids);
    ASSERT_TRUE(other) << other.error().text();
    ASSERT_TRUE((*other)->signIn(person, passphrase).result());
    LogRequest request;
    request.line = QStringLiteral("C12 theft grey hoodie");
    const auto logged = (*other)->incidents().log(request).result();
    ASSERT_TRUE(logged);
    EXPECT_TRUE(eventually([&] { return find("hoodie") == one("incident: Incident 1"); }));
    domain::Incident incident = logged->incident;
    incident.line = incident.narrative = QString();
    incident.description = QStringLiteral("red anorak");
    ASSERT_TRUE(
        (*other)->store().write([=](store::Tx& tx) { return store::IncidentTable::update(tx, incident); }).result());
    EXPECT_TRUE(eventually([&] { return find("anorak") == one("incident: Incident 1"); }));
    EXPECT_EQ(find("hoodie"), QStringList());
}

TEST_P(SearchDeskTest, WhatIsWrittenWhileItIsBuiltIsFound) {
    QVector<domain::Incident> first;
    for (int part = 0; part < 12; ++part) {
        auto kept = write([&](store::Tx& tx) -> Result<domain::Incident> {
            domain::Incident last;
            for (int i = 0; i < 250; ++i) {
                domain::Incident incident;
                incident.at = start + part * 1000 + i;
                incident.narrative = QStringLiteral("grey hoodie number%1").arg(part * 250 + i);
                auto made = store::IncidentTable::insert(tx, incident);
                if (!made)
                    return made.error();
                last = *made;
            }
            return last;
        });
        first.append(*kept);
    }
    desk->lock();
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    QSignalSpy ready(&desk->search(), &SearchDesk::ready);
    desk->search().start();
    EXPECT_EQ(desk->search().state().stage, SearchState::Stage::Building);
    // Its page has been read already.
    ASSERT_TRUE(eventually([&] { return desk->search().state().done > 2000; }));
    domain::Incident changed = first.first();
    changed.narrative = QStringLiteral("red anorak");
    write([=](store::Tx& tx) { return store::IncidentTable::update(tx, changed); });
    (void)log(QStringLiteral("C07 theft silver bicycle"));
    EXPECT_EQ(find("anorak"), one("incident: Incident 250"));
    EXPECT_EQ(find("number249 "), QStringList());
    EXPECT_EQ(find("bicycle"), one("incident: Incident 3001"));
    EXPECT_EQ(find("number2999"), one("incident: Incident 3000"));
    EXPECT_EQ(find("grey").first(), QStringLiteral("incident: Incident 3000")) << "the newest first";
    EXPECT_EQ(desk->search().state().stage, SearchState::Stage::Ready);
    EXPECT_GE(desk->search().state().done, 3001);
    EXPECT_TRUE(eventually([&] { return ready.count() == 1; }));
}

TEST_P(SearchDeskTest, LockedNothingIsKeptAndNothingFound) {
    (void)log(QStringLiteral("C07 theft grey hoodie"));
    EXPECT_EQ(find("hoodie"), one("incident: Incident 1"));
    auto waiting = desk->search().search(QStringLiteral("hoodie"));
    desk->lock();
    EXPECT_EQ(desk->search().state().stage, SearchState::Stage::Off);
    (void)waiting.result(); // answered, one way or the other
    const auto refused = ask(QStringLiteral("hoodie"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Locked);
    const auto exact = desk->search().findExact(QStringLiteral("Dean Hollis")).result();
    ASSERT_FALSE(exact);
    EXPECT_EQ(exact.error().code, ErrorCode::Locked);
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    EXPECT_EQ(find("hoodie"), one("incident: Incident 1"));
}

TEST_P(SearchDeskTest, ARoleFindsItsOwnKindsOnly) {
    (void)log(QStringLiteral("C07 theft grey hoodie"), true);
    (void)find("hoodie");
    become(Role::MemberView);
    EXPECT_EQ(find("hoodie"), QStringList());
    EXPECT_EQ(find("hollis"), QStringList()) << "nothing is in force";
    EXPECT_EQ(find("pennant", {SearchKind::Premises}), one("premises: C12 Pennant Sports"));
    EXPECT_EQ(desk->search().kinds(),
              (QVector<SearchKind>{SearchKind::Premises, SearchKind::Member, SearchKind::Subject}));
    exclude(domain::ExclusionStep::Served);
    EXPECT_EQ(find("hollis"), one("subject: W-0412 Dean Hollis")) << "by the note of the exclusion";
    become(Role::Administrator);
    EXPECT_FALSE(find("hoodie").isEmpty()) << "stands in while there is no coordinator";
    become(Role::CctvOperator);
    EXPECT_EQ(find("hoodie").size(), 2);
    EXPECT_FALSE(desk->search().kinds().contains(SearchKind::AgendaItem));
}

TEST_P(SearchDeskTest, ARoleThatChangesIsFollowedAtOnce) {
    (void)log(QStringLiteral("C07 theft grey hoodie"));
    EXPECT_EQ(find("hoodie").size(), 1);
    write([&](store::Tx& tx) -> Result<domain::Person> {
        auto me = store::PersonTable::byName(tx, person);
        (*me)->role = Role::MemberView;
        (*me)->memberId = memberFor(tx, (*me)->role);
        return store::PersonTable::update(tx, **me);
    });
    // The window's thread has not heard of it; the store has.
    EXPECT_EQ(find("hoodie"), QStringList());
    EXPECT_TRUE(eventually([&] { return desk->person().role == Role::MemberView; }));
    EXPECT_EQ(find("hoodie"), QStringList());
    EXPECT_EQ(find("pennant").size(), 2);
}

TEST_P(SearchDeskTest, ASearchThatFindsSubjectsIsOnTheAuditLog) {
    (void)log(QStringLiteral("C07 theft grey hoodie"));
    (void)find("hoodie");
    (void)find("nobody at all");
    EXPECT_EQ(audited("subject.search"), 0);
    (void)find("hollis");
    EXPECT_EQ(audited("subject.search"), 1);
    (void)find("hollis", {SearchKind::Incident});
    EXPECT_EQ(audited("subject.search"), 1);
    ASSERT_TRUE(desk->search().findExact(QStringLiteral("dean hollis")).result());
    EXPECT_EQ(audited("subject.search"), 2);
    const auto entries = desk->lists().audit({}).result();
    EXPECT_EQ(entries->first().entry.detail, QStringLiteral("dean hollis"));
    EXPECT_EQ(entries->first().entry.entity, QStringLiteral("subject"));
}

TEST_P(SearchDeskTest, NumbersAreLookedUpExactlyFirst) {
    for (const char* reference : {"NG/1234/26", "NG/1234/267"}) {
        domain::Incident incident;
        incident.at = start;
        incident.policeReference = QString::fromLatin1(reference);
        incident.narrative = QStringLiteral("number NG/1234/26 given");
        write([=](store::Tx& tx) { return store::IncidentTable::insert(tx, incident); });
    }
    domain::Member member = desk->lists().members({}).result()->first().member;
    member.phone = QStringLiteral("01632 960123");
    write([=](store::Tx& tx) { return store::MemberTable::update(tx, member); });
    EXPECT_EQ(find("ng/1234/26"),
              (QStringList{QStringLiteral("incident: Incident 1"), QStringLiteral("incident: Incident 2")}))
        << "the later one has the words, too";
    EXPECT_EQ(find("+44 1632 960 123"), one("member: Hallam Pharmacy"));
    EXPECT_EQ(wordsOf(desk->search().findExact(QStringLiteral("NG/1234/26")).result()), one("incident: Incident 1"));
    EXPECT_EQ(wordsOf(desk->search().findExact(QStringLiteral("Dean Hollis")).result()),
              one("subject: W-0412 Dean Hollis"));
    become(Role::MemberView);
    EXPECT_EQ(find("ng/1234/26"), QStringList());
    EXPECT_EQ(wordsOf(desk->search().findExact(QStringLiteral("NG/1234/26")).result()), QStringList());
}

TEST_P(SearchDeskTest, TagsThatALockedDeskCouldNotMakeAreMadeAfterTheSignIn) {
    desk->lock();
    domain::Incident incident;
    incident.at = start;
    incident.policeReference = QStringLiteral("NG/1234/26");
    write([=](store::Tx& tx) { return store::IncidentTable::insert(tx, incident); });
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    EXPECT_EQ(wordsOf(desk->search().findExact(QStringLiteral("NG/1234/26")).result()), QStringList());
    desk->search().start();
    EXPECT_TRUE(eventually([&] {
        return wordsOf(desk->search().findExact(QStringLiteral("NG/1234/26")).result()) == one("incident: Incident 1");
    }));
}

} // namespace watchdesk::desk
