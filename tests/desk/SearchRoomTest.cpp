#include "desk/SearchRoom.h"

#include <gtest/gtest.h>

namespace watchdesk::test {
namespace {

using desk::SearchRoom;
using desk::SearchState;

store::Change changeOf(const char* entity, const char* id) {
    store::Change change;
    change.entity = QString::fromLatin1(entity);
    change.id = QString::fromLatin1(id);
    return change;
}

class SearchRoomTest : public testing::Test {
protected:
    SearchRoomTest() { somebody.id = QStringLiteral("somebody"); }
    bool begin() {
        return room.begin(somebody, [this](quint64 run) { built.append(run); });
    }
    QVector<quint64> kept;
    QVector<quint64> built;
    domain::Person somebody;
    SearchRoom room{[this](quint64 run) { kept.append(run); }};
};

TEST_F(SearchRoomTest, ARunIsOneIndexsLife) {
    EXPECT_FALSE(room.begin({}, [](quint64) { FAIL() << "nobody is signed in"; }));
    ASSERT_TRUE(begin());
    EXPECT_FALSE(begin()) << "there is one";
    const quint64 first = room.run();
    EXPECT_EQ(built, QVector<quint64>{first});
    EXPECT_NE(room.indexOf(first), nullptr);
    EXPECT_EQ(room.state().stage, SearchState::Stage::Building);
    EXPECT_NE(room.end(), nullptr);
    EXPECT_EQ(room.end(), nullptr);
    EXPECT_EQ(room.indexOf(first), nullptr);
    ASSERT_TRUE(begin());
    EXPECT_EQ(room.indexOf(first), nullptr) << "whoever asks for the old one must not get the new one";
    EXPECT_TRUE(room.personOf(first).id.isEmpty());
    EXPECT_FALSE(room.tellFilled(first, 5, 10));
    EXPECT_FALSE(room.tellBuilt(first, {}));
    EXPECT_EQ(room.state().stage, SearchState::Stage::Building);
}

TEST_F(SearchRoomTest, ItSaysHowFarItIs) {
    ASSERT_TRUE(begin());
    EXPECT_TRUE(room.tellFilled(room.run(), 12, 10));
    EXPECT_EQ(room.state().done, 12);
    EXPECT_EQ(room.state().total, 12) << "records came while it was filled";
    EXPECT_TRUE(room.tellBuilt(room.run(), Error{ErrorCode::Corrupt, "", "", ""}));
    EXPECT_EQ(room.state().stage, SearchState::Stage::Failed);
    ASSERT_TRUE(room.failure());
    EXPECT_EQ(room.failure()->code, ErrorCode::Corrupt);
}

TEST_F(SearchRoomTest, ChangesAreAskedForOnceUntilTheyAreTaken) {
    room.hear({changeOf("incident", "early")});
    EXPECT_TRUE(kept.isEmpty()) << "nobody is signed in";
    ASSERT_TRUE(begin());
    room.hear({changeOf("outbox", "of no words")});
    EXPECT_TRUE(kept.isEmpty());
    room.hear({changeOf("incident", "one")});
    room.hear({changeOf("incident", "two")});
    EXPECT_EQ(kept, QVector<quint64>{room.run()});
    const auto taken = room.takePending(room.run());
    ASSERT_EQ(taken.size(), 2);
    EXPECT_TRUE(room.takePending(room.run()).isEmpty());
    room.hear({changeOf("incident", "three")});
    EXPECT_EQ(kept.size(), 2);
    room.giveBack(room.run(), taken);
    const auto again = room.takePending(room.run());
    ASSERT_EQ(again.size(), 3);
    EXPECT_EQ(again.first().id, QStringLiteral("one")) << "in the order in which they were written";
}

TEST_F(SearchRoomTest, WhatHasGoneIsNotCalled) {
    ASSERT_TRUE(begin());
    room.leave();
    room.hear({changeOf("incident", "late")});
    EXPECT_TRUE(kept.isEmpty());
}

} // namespace
} // namespace watchdesk::test
