// A list that changes in a burst is read twice, not each time.
#include "ui/widgets/OneReading.h"

#include <gtest/gtest.h>

#include <QPromise>
#include <QTest>

#include <vector>

namespace watchdesk::ui {
namespace {

struct Asked {
    Answer<int> operator()() {
        promises.push_back(std::make_unique<QPromise<Result<int>>>());
        promises.back()->start();
        return promises.back()->future();
    }
    void answer(std::size_t which, const Result<int>& value) {
        promises.at(which)->addResult(value);
        promises.at(which)->finish();
    }
    std::vector<std::unique_ptr<QPromise<Result<int>>>> promises;
};

TEST(OneReadingTest, ABurstIsReadOnceMoreWhenTheFirstHasCome) {
    QObject owner;
    OneReading reading;
    Asked asked;
    QVector<int> shown;
    const auto read = [&](int about) {
        reading.read(
            &owner, [&] { return asked(); }, [&, about](int value) { shown << about + value; });
    };
    for (const int about : {10, 20, 30, 40})
        read(about);
    EXPECT_EQ(asked.promises.size(), 1U);
    asked.answer(0, 1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return asked.promises.size() == 2; }));
    EXPECT_EQ(shown, QVector<int>{11});
    asked.answer(1, 2);
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown.size() == 2; }));
    EXPECT_EQ(shown.last(), 42) << "the last that was asked for";
    EXPECT_EQ(asked.promises.size(), 2U);
    read(50);
    EXPECT_EQ(asked.promises.size(), 3U);
    asked.answer(2, 3);
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown.size() == 3; }));
}

TEST(OneReadingTest, AnErrorKeepsTheNextFromNothing) {
    QObject owner;
    OneReading reading;
    Asked asked;
    int shown = 0;
    const auto read = [&] {
        reading.read(
            &owner, [&] { return asked(); }, [&](int value) { shown = value; });
    };
    read();
    read();
    asked.answer(0, Error{ErrorCode::Unavailable, "The server is away.", {}, {}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return asked.promises.size() == 2; }));
    asked.answer(1, 7);
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown == 7; }));
}

} // namespace
} // namespace watchdesk::ui
