#include "insight/AgendaMerge.h"

#include <gtest/gtest.h>

namespace watchdesk::insight {
namespace {

using domain::AgendaItem;
using S = domain::AgendaSection;

AgendaDraft draft(const char* source, qint64 rank, const char* title = "as built", S section = S::Places) {
    AgendaDraft d;
    d.section = section;
    d.source = QString::fromLatin1(source);
    d.title = QString::fromLatin1(title);
    d.rank = rank;
    return d;
}

/// What the store would hold after a change.
QVector<AgendaItem> apply(QVector<AgendaItem> items, const AgendaChange& change) {
    for (const AgendaItem& gone : change.removed)
        items.removeIf([&](const AgendaItem& item) { return item.id == gone.id; });
    for (const AgendaItem& changed : change.changed) {
        for (AgendaItem& item : items)
            item = item.id == changed.id ? changed : item;
    }
    for (AgendaItem added : change.added) {
        added.id = QStringLiteral("id-%1-%2").arg(added.source).arg(items.size());
        items += added;
    }
    std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
        return std::pair(a.section, a.position) < std::pair(b.section, b.position);
    });
    return items;
}

QVector<AgendaItem> built(const QVector<AgendaItem>& items, const QVector<AgendaDraft>& drafts) {
    return apply(items, mergeAgenda(QStringLiteral("m"), items, drafts));
}

QStringList order(const QVector<AgendaItem>& items) {
    QStringList out;
    for (const AgendaItem& item : items)
        out += item.source.isEmpty() ? item.title : item.source;
    return out;
}

AgendaItem own(const char* title, int position) {
    AgendaItem item;
    item.id = QString::fromLatin1(title);
    item.section = S::Places;
    item.title = item.id;
    item.position = position;
    return item;
}

TEST(AgendaMerge, TheFirstBuildAddsByRankAndTheSameAgainWritesNothing) {
    const QVector<AgendaDraft> drafts{draft("b", 1), draft("a", 2), draft("z", 9, "t", S::Attendance)};
    const auto items = built({}, drafts);
    EXPECT_EQ(order(items), (QStringList{"z", "a", "b"}));
    EXPECT_EQ(items.first().meetingId, "m");
    const AgendaChange again = mergeAgenda(QStringLiteral("m"), items, drafts);
    EXPECT_TRUE(again.added.isEmpty() && again.changed.isEmpty() && again.removed.isEmpty());
}

TEST(AgendaMerge, WordsFollowTheRecordsUntilSomebodyEditsThem) {
    auto items = built({}, {draft("a", 2), draft("b", 1)});
    items[0].title = QStringLiteral("in my words");
    items[0].edited = true;
    AgendaDraft fresh = draft("a", 2, "news");
    fresh.evidence = {{QStringLiteral("incident"), QStringLiteral("i")}};
    items = built(items, {fresh, draft("b", 1, "news")});
    EXPECT_EQ(items.at(0).title, "in my words");
    EXPECT_EQ(items.at(0).evidence.size(), 1) << "its evidence is the new one";
    EXPECT_EQ(items.at(1).title, "news");
}

TEST(AgendaMerge, WhatIsNoLongerThereGoesUnlessSomebodyTouchedIt) {
    auto items = built({}, {draft("a", 3), draft("b", 2), draft("c", 1)});
    items[0].edited = true;
    items[1].hidden = true;
    items = built(items, {});
    ASSERT_EQ(order(items), (QStringList{"a", "b"}));
    EXPECT_TRUE(items.at(0).gone && items.at(1).gone);
    items = built(items, {draft("b", 5), draft("a", 4)});
    EXPECT_FALSE(items.at(0).gone || items.at(1).gone) << "it came back";
    EXPECT_TRUE(items.at(0).hidden) << "and is still hidden";
}

TEST(AgendaMerge, OwnLinesStayAtTheEnd) {
    QVector<AgendaItem> items = built({}, {draft("a", 1)});
    items += own("mine", 1);
    items = built(items, {draft("b", 2), draft("a", 1)});
    EXPECT_EQ(order(items), (QStringList{"b", "a", "mine"}));
    EXPECT_FALSE(items.last().gone);
}

TEST(AgendaMerge, AnOrderMadeByHandIsKept) {
    QVector<AgendaItem> items = built({}, {draft("a", 3), draft("b", 2), draft("c", 1)});
    std::swap(items[0].position, items[1].position);
    items[0].placed = true;
    items = built(items, {draft("new", 9), draft("c", 5), draft("a", 4), draft("b", 1)});
    EXPECT_EQ(order(items), (QStringList{"b", "a", "c", "new"}));
    for (int i = 0; i < items.size(); ++i)
        EXPECT_EQ(items.at(i).position, i);
}

} // namespace
} // namespace watchdesk::insight
