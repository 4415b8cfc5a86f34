// Meetings, agenda items and actions give back what was put in, on both engines; what is sealed is.
#include "StoreFixture.h"
#include "store/ActionItemTable.h"
#include "store/AgendaItemTable.h"
#include "store/MeetingTable.h"
#include "store/Verify.h"

namespace watchdesk::store {

using MeetingTables = StoreTest;
STORE_TESTS(MeetingTables);

namespace {

domain::Meeting meetingOf(const Town& town, UtcMs at) {
    domain::Meeting v;
    v.schemeId = town.scheme.id;
    v.at = at;
    v.place = QStringLiteral("Corn Exchange, upper room");
    return v;
}

domain::AgendaItem itemOf(const domain::Meeting& meeting, domain::AgendaSection section, int position) {
    domain::AgendaItem v;
    v.meetingId = meeting.id;
    v.section = section;
    v.position = position;
    v.title = QStringLiteral("W-0412 · man, 30 to 39 · 5 incidents");
    v.detail = QStringLiteral("Theft 4, violence 1");
    v.rank = 3;
    v.source = QStringLiteral("offender:%1:%2").arg(position).arg(int(section));
    v.evidence = {{QStringLiteral("subject"), QStringLiteral("s")}, {QStringLiteral("incident"), QStringLiteral("i")}};
    return v;
}

/// Nothing of the words lies in the column as plain text.
bool isSealed(Tx& tx, const char* table, const char* column, const QByteArray& words) {
    const auto rows =
        good(tx.query(QStringLiteral("SELECT %1 FROM %2").arg(QLatin1String(column), QLatin1String(table))));
    return !rows.isEmpty() && std::none_of(rows.begin(), rows.end(), [&](const Row& row) {
        return row.blob(0).isEmpty() || row.blob(0).contains(words);
    });
}

} // namespace

TEST_P(MeetingTables, MeetingsLatestFirst) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto early = good(store->write([&](Tx& tx) { return MeetingTable::insert(tx, meetingOf(town, 1000)); }));
    auto late = good(store->write([&](Tx& tx) { return MeetingTable::insert(tx, meetingOf(town, 5000)); }));
    late.state = domain::MeetingState::Held;
    late.builtFrom = 1000;
    late.builtAt = 4000;
    late = good(store->write([&](Tx& tx) { return MeetingTable::update(tx, late); }));
    EXPECT_EQ(late.version, 2);
    const auto all = good(store->read([](Tx& tx) { return MeetingTable::all(tx); }));
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all.first().id, late.id);
    EXPECT_EQ(all.first().state, domain::MeetingState::Held);
    EXPECT_EQ(all.first().builtFrom, 1000);
    EXPECT_EQ(all.first().builtAt, 4000);
    EXPECT_EQ(all.last().place, early.place);
    good(store->read([](Tx& tx) -> Result<void> {
        EXPECT_TRUE(isSealed(tx, "meeting", "place", "Corn Exchange"));
        return {};
    }));
}

TEST_P(MeetingTables, AgendaItemsInTheOrderOfThePaperWithTheirEvidence) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto meeting = good(store->write([&](Tx& tx) { return MeetingTable::insert(tx, meetingOf(town, 1000)); }));
    using S = domain::AgendaSection;
    good(store->write([&](Tx& tx) -> Result<int> {
        for (const auto& [section, position] : {std::pair(S::Ending, 0), std::pair(S::Offenders, 1),
                                                std::pair(S::Attendance, 0), std::pair(S::Offenders, 0)})
            STORE_CHECK(AgendaItemTable::insert(tx, itemOf(meeting, section, position)));
        EXPECT_TRUE(isSealed(tx, "agenda_item", "title", "W-0412"));
        EXPECT_TRUE(isSealed(tx, "agenda_item", "detail", "violence"));
        return 1;
    }));
    auto items = good(store->read([&](Tx& tx) { return AgendaItemTable::ofMeeting(tx, meeting.id); }));
    ASSERT_EQ(items.size(), 4);
    EXPECT_EQ(items.at(0).section, S::Attendance);
    EXPECT_EQ(items.at(1).position, 0);
    EXPECT_EQ(items.at(2).position, 1);
    EXPECT_EQ(items.at(3).section, S::Ending);
    EXPECT_EQ(items.at(1).title, QStringLiteral("W-0412 · man, 30 to 39 · 5 incidents"));
    ASSERT_EQ(items.at(1).evidence.size(), 2);
    EXPECT_EQ(items.at(1).evidence.first().entity, QStringLiteral("subject"));

    auto item = items.at(1);
    item.hidden = item.edited = item.placed = item.gone = true;
    item.evidence = {{QStringLiteral("incident"), QStringLiteral("j")}};
    good(store->write([&](Tx& tx) { return AgendaItemTable::update(tx, item); }));
    const auto read = good(store->read([&](Tx& tx) { return AgendaItemTable::find(tx, item.id); }));
    EXPECT_TRUE(read->hidden && read->edited && read->placed && read->gone);
    EXPECT_EQ(read->evidence, item.evidence);
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return AgendaItemTable::remove(tx, item); })), "conflict");
    good(store->write([&](Tx& tx) { return AgendaItemTable::remove(tx, *read); }));
    EXPECT_FALSE(good(store->read([&](Tx& tx) { return AgendaItemTable::find(tx, item.id); })));
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return AgendaItemTable::remove(tx, *read); })), "not-found");
}

TEST_P(MeetingTables, ASourceIsOnAnAgendaOnceAndOwnLinesHaveNone) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto meeting = good(store->write([&](Tx& tx) { return MeetingTable::insert(tx, meetingOf(town, 1000)); }));
    const auto item = itemOf(meeting, domain::AgendaSection::Offenders, 0);
    good(store->write([&](Tx& tx) { return AgendaItemTable::insert(tx, item); }));
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return AgendaItemTable::insert(tx, item); })), "conflict");
    auto own = item;
    own.source.clear();
    for (int i = 0; i < 2; ++i)
        good(store->write([&](Tx& tx) { return AgendaItemTable::insert(tx, own); }));
    EXPECT_EQ(good(store->read([&](Tx& tx) { return AgendaItemTable::ofMeeting(tx, meeting.id); })).size(), 3);
}

TEST_P(MeetingTables, ActionsWithAndWithoutDates) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto meeting = good(store->write([&](Tx& tx) { return MeetingTable::insert(tx, meetingOf(town, 1000)); }));
    domain::ActionItem action;
    action.meetingId = meeting.id;
    action.what = QStringLiteral("Ask for a camera over the underpass");
    action.owner = QStringLiteral("The coordinator");
    action.dueOn = QDate(2026, 11, 12);
    auto first = good(store->write([&](Tx& tx) { return ActionItemTable::insert(tx, action); }));
    action.dueOn = {};
    good(store->write([&](Tx& tx) { return ActionItemTable::insert(tx, action); }));
    first.doneOn = QDate(2026, 11, 20);
    good(store->write([&](Tx& tx) { return ActionItemTable::update(tx, first); }));
    const auto all = good(store->read([](Tx& tx) { return ActionItemTable::all(tx); }));
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all.first().doneOn, QDate(2026, 11, 20));
    EXPECT_EQ(all.first().what, action.what);
    EXPECT_FALSE(all.last().dueOn.isValid());
    good(store->read([](Tx& tx) -> Result<void> {
        EXPECT_TRUE(isSealed(tx, "action_item", "what", "camera"));
        EXPECT_TRUE(isSealed(tx, "action_item", "owner", "coordinator"));
        return {};
    }));
}

TEST_P(MeetingTables, DeletionIsTold) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    ChangeLog log(*store);
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_TRY(meeting, MeetingTable::insert(tx, meetingOf(town, 1000)));
        STORE_TRY(item, AgendaItemTable::insert(tx, itemOf(meeting, domain::AgendaSection::Places, 0)));
        return AgendaItemTable::remove(tx, item);
    }));
    ASSERT_TRUE(log.wait(2, QStringLiteral("agenda_item")));
    EXPECT_EQ(log.of(QStringLiteral("agenda_item")).last().version, 0);
}

TEST_P(MeetingTables, VerifyReadsThemToo) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto before = good(store->read([](Tx& tx) { return verifyStore(tx); })).checked;
    good(store->write([&](Tx& tx) -> Result<int> {
        STORE_TRY(meeting, MeetingTable::insert(tx, meetingOf(town, 1000)));
        STORE_CHECK(AgendaItemTable::insert(tx, itemOf(meeting, domain::AgendaSection::Places, 0)));
        return 1;
    }));
    const auto report = good(store->read([](Tx& tx) { return verifyStore(tx); }));
    EXPECT_TRUE(report.ok());
    EXPECT_EQ(report.checked.value(QStringLiteral("seals")), before.value(QStringLiteral("seals")) + 3);
    EXPECT_GT(report.checked.value(QStringLiteral("references")), before.value(QStringLiteral("references")));
    good(store->write([&](Tx& tx) -> Result<int> {
        STORE_CHECK(tx.exec(QStringLiteral("UPDATE agenda_item SET detail = title")));
        return 1;
    }));
    EXPECT_FALSE(good(store->read([](Tx& tx) { return verifyStore(tx); })).ok());
}

} // namespace watchdesk::store
