// The index in memory: what is found, in which order, and that no text is ever syntax.
#include "store/TextIndex.h"

#include "StoreFixture.h"
#include "base/os/Memory.h"

#include <sqlite3.h>

#include <QUuid>

#include <atomic>
#include <thread>

namespace watchdesk::store {

namespace {

constexpr int incidents = 7;
constexpr int people = 2;

class TextIndexTest : public ::testing::Test {
protected:
    void SetUp() override { index = taken(TextIndex::open()); }

    /// Adds a document; gives its id.
    QString add(const char* title, const char* text, UtcMs at = 0, int kind = incidents, QString id = {}) {
        if (id.isEmpty())
            id = QString::fromStdString(ids.next());
        good(index->put({{{kind, id}, {}, at, QString::fromUtf8(title), QString::fromUtf8(text)}}));
        return id;
    }
    /// Titles of what is found, in order.
    [[nodiscard]] QStringList find(const QString& words, const QVector<int>& among = {people, incidents},
                                   int limit = 20) const {
        QStringList titles;
        for (const TextHit& hit : good(index->find(words, among, limit)))
            titles << hit.title;
        return titles;
    }
    [[nodiscard]] QStringList find(const char* words) const { return find(QString::fromUtf8(words)); }

    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    std::unique_ptr<TextIndex> index;
};

} // namespace

TEST_F(TextIndexTest, FindsAllOfTheWordsAndTheLastWhileItIsTyped) {
    add("Incident 1", "grey hoodie, nike bag, towards the market place");
    add("Incident 2", "grey coat, ran off");
    EXPECT_EQ(find("grey hood"), QStringList{QStringLiteral("Incident 1")});
    EXPECT_EQ(find("grey").size(), 2);
    EXPECT_EQ(find("hood grey"), QStringList()) << "only the last word is unfinished";
    EXPECT_EQ(find("grey hood "), QStringList()) << "a space ends it";
    EXPECT_EQ(find("g"), QStringList()) << "one letter begins nothing";
    EXPECT_EQ(find("GREY HOODIE"), QStringList{QStringLiteral("Incident 1")});
}

TEST_F(TextIndexTest, TitlesComeFirstAndThenTheNewest) {
    add("Incident 1", "with Marsh", 3000);
    add("Incident 2", "with Marsh", 1000);
    add("W-0001 Kerry Marsh", "tall", 500, people);
    add("Incident 3", "with Marsh", 2000);
    EXPECT_EQ(find("marsh"), (QStringList{QStringLiteral("W-0001 Kerry Marsh"), QStringLiteral("Incident 1"),
                                          QStringLiteral("Incident 3"), QStringLiteral("Incident 2")}));
    EXPECT_EQ(find(QStringLiteral("marsh"), {incidents}, 2).size(), 2);
    EXPECT_EQ(find(QStringLiteral("marsh"), {people}).size(), 1);
    EXPECT_EQ(find("incident 3"), QStringList{QStringLiteral("Incident 3")});
}

TEST_F(TextIndexTest, EachKindIsLookedThroughWhateverThereIsMuchOf) {
    for (int i = 0; i < 60; ++i)
        add("Incident", "grey hoodie", 1000 + i);
    add("W-0001", "greying beard", 1, people);
    add("Shop", "greyhound bus stop", 2, 0);
    const auto hits = good(index->find(QStringLiteral("grey"), {incidents, people, 0}, 50));
    EXPECT_EQ(hits.size(), 50);
    QStringList titles = find(QStringLiteral("grey"), {people, 0}, 10);
    EXPECT_EQ(titles, (QStringList{QStringLiteral("Shop"), QStringLiteral("W-0001")}));
    EXPECT_EQ(find(QStringLiteral("greyh"), {0, people, incidents}), QStringList{QStringLiteral("Shop")});
    EXPECT_EQ(find(QStringLiteral("hood"), {incidents}, 5).size(), 5);
}

TEST_F(TextIndexTest, MarksOnLettersMakeNoDifference) {
    add("Incident 1", "at the café, José Muñoz, Müller's");
    for (const char* words : {"cafe", "café", "jose munoz", "JOSÉ", "muller"})
        EXPECT_EQ(find(words).size(), 1) << words;
}

TEST_F(TextIndexTest, TheSnippetIsWhereTheWordsAre) {
    QString text;
    for (int i = 0; i < 200; ++i)
        text += QStringLiteral("before%1 ").arg(i);
    const QString id = add("Incident 1", (text + QStringLiteral("a silver bicycle was left")).toUtf8().constData(), 77);
    const auto hits = good(index->find(QStringLiteral("bicycle"), {incidents}, 5));
    ASSERT_EQ(hits.size(), 1);
    EXPECT_TRUE(hits.first().snippet.contains(QStringLiteral("silver bicycle"))) << hits.first().snippet.toStdString();
    EXPECT_LT(hits.first().snippet.size(), 300);
    EXPECT_EQ(hits.first().key, (TextKey{incidents, id}));
    EXPECT_EQ(hits.first().at, 77);
}

TEST_F(TextIndexTest, AReplacedRecordIsFoundByItsNewWordsOnly) {
    const QString id = add("Incident 1", "grey hoodie");
    add("Incident 2", "grey coat");
    add("Incident 1", "red anorak", 0, incidents, id);
    EXPECT_EQ(find("hoodie"), QStringList());
    EXPECT_EQ(find("anorak"), QStringList{QStringLiteral("Incident 1")});
    add("Incident 9", "red anorak", 0, incidents, id);
    EXPECT_EQ(find("incident 1"), QStringList()) << "its title, too";
    add("Incident 1", "red anorak", 0, incidents, id);
    EXPECT_EQ(index->size(), 2);
    good(index->remove({{incidents, id}, {people, id}}));
    EXPECT_EQ(find("anorak"), QStringList());
    EXPECT_EQ(find("grey"), QStringList{QStringLiteral("Incident 2")});
    EXPECT_EQ(index->size(), 1);
}

TEST_F(TextIndexTest, NoTextIsSyntax) {
    add("Incident 1", "said \"stop\" NEAR the O'Brien arms AND left; ref NG/1234/26 - 50% off* title");
    QStringList hostile{QStringLiteral("\""),
                        QStringLiteral("\"\""),
                        QStringLiteral("\"stop"),
                        QStringLiteral("stop\""),
                        QStringLiteral("*"),
                        QStringLiteral("-"),
                        QStringLiteral("-stop"),
                        QStringLiteral("NEAR(stop)"),
                        QStringLiteral("stop OR"),
                        QStringLiteral("AND"),
                        QStringLiteral("NOT stop"),
                        QStringLiteral("title : x"),
                        QStringLiteral("{title}:x"),
                        QStringLiteral("^stop"),
                        QStringLiteral("(((("),
                        QStringLiteral("))))"),
                        QStringLiteral("+"),
                        QStringLiteral("'; DROP TABLE document; --"),
                        QStringLiteral("%_"),
                        QStringLiteral("\\"),
                        QString(QChar(0)),
                        QStringLiteral("a\nb\tc"),
                        QString::fromUtf8("🏃💨"),
                        QString::fromUtf8("🏃 stop"),
                        QString(QChar(0xD83C)),
                        QString::fromUtf8("שלום עולם"),
                        QString::fromUtf8("مرحبا \"بك"),
                        QStringLiteral("   "),
                        QString()};
    hostile << QString(10'000, QLatin1Char('a')) << QString(10'000, QLatin1Char('"'))
            << QStringLiteral("a ").repeated(5'000) << QStringLiteral("\"a* ").repeated(2'500)
            << QStringLiteral("(").repeated(10'000);
    for (const QString& words : hostile) {
        const auto found = index->find(words, {people, incidents}, 20);
        EXPECT_TRUE(found) << words.left(40).toStdString() << ": " << found.error().text();
    }
    for (const char* words : {"\"stop\"", "near the", "o'brien", "NG/1234/26", "ng/12", "AND left", "50%", "off*",
                              "\xF0\x9F\x8F\x83 stop", "title"})
        EXPECT_EQ(find(words).size(), 1) << words;
    EXPECT_EQ(find("near(stop)"), QStringList()) << "these words do not follow one another";
    EXPECT_EQ(find("stop OR nothing"), QStringList());
    EXPECT_EQ(find("NG/26"), QStringList()) << "a reference is one word";
}

TEST_F(TextIndexTest, RightToLeftAndEmojiAreWordsLikeOthers) {
    add("Incident 1", "shop sign שלום עולם, 🏃 ran");
    EXPECT_EQ(find("שלום").size(), 1);
    EXPECT_EQ(find("עול").size(), 1);
    EXPECT_EQ(find("🏃 ran").size(), 1);
    EXPECT_EQ(find("🏃").size(), 0) << "no word, so nothing to look for";
}

TEST_F(TextIndexTest, ClosedItHoldsNothingAndAnswersLocked) {
    const QString id = add("Incident 1", "grey hoodie");
    index->close();
    EXPECT_EQ(index->size(), 0);
    EXPECT_EQ(codeOf(index->find(QStringLiteral("grey"), {incidents}, 5)), "locked");
    EXPECT_EQ(codeOf(index->put({{{incidents, id}, {}, 0, {}, {}}})), "locked");
    EXPECT_EQ(codeOf(index->remove({{incidents, id}})), "locked");
    index->close();
}

TEST_F(TextIndexTest, StoppedItAnswersLockedBeforeItsMemoryIsFreed) {
    const QString id = add("Incident 1", "grey hoodie");
    index->stop();
    EXPECT_EQ(index->size(), 1);
    EXPECT_EQ(codeOf(index->find(QStringLiteral("grey"), {incidents}, 5)), "locked");
    EXPECT_EQ(codeOf(index->put({{{incidents, id}, {}, 0, {}, {}}})), "locked");
    index->close();
    EXPECT_EQ(index->size(), 0);
}

TEST_F(TextIndexTest, ABatchThatFailsKeepsNoLaterOneOut) {
    add("Incident 0", "red anorak");
    QVector<TextDocument> large;
    for (int i = 0; i < 40; ++i)
        large.append({{incidents, QString::fromStdString(ids.next())},
                      {},
                      i,
                      QStringLiteral("Incident %1").arg(i),
                      QStringLiteral("towards the market place ").repeated(4000)});
    const auto before = sqlite3_hard_heap_limit64(sqlite3_memory_used() + 500'000); // no memory for all of them
    const auto failed = codeOf(index->put(large));
    sqlite3_hard_heap_limit64(before);
    EXPECT_EQ(failed, "internal");
    EXPECT_EQ(index->size(), 1);
    EXPECT_EQ(find("market"), QStringList()) << "nothing of it was kept";
    add("Incident 77", "grey hoodie");
    EXPECT_EQ(find("hoodie"), QStringList{QStringLiteral("Incident 77")});
    EXPECT_EQ(find("anorak"), QStringList{QStringLiteral("Incident 0")});
}

TEST_F(TextIndexTest, ClosedItGivesItsMemoryBack) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer keeps memory of its own";
#endif
    const auto fill = [this] {
        QVector<TextDocument> documents;
        for (int i = 0; i < 20'000; ++i)
            documents.append({{incidents, QString::fromStdString(ids.next())},
                              {},
                              i,
                              QStringLiteral("Incident %1").arg(i),
                              QStringLiteral("grey hoodie, word%1, towards the market place").arg(i).repeated(8)});
        good(index->put(documents));
    };
    fill();
    ASSERT_EQ(find("word77 grey"), QStringList{QStringLiteral("Incident 77")});
    os::returnFreeMemory(); // of the documents
    const auto full = os::residentBytes();
    index->close();
    EXPECT_LT(os::residentBytes(), full - 5'000'000);
}

TEST_F(TextIndexTest, ManyThreadsMayUseItAndOneMayCloseIt) {
    std::atomic<bool> closed = false;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([this, &closed, t] {
            for (int i = 0; i < 400; ++i) {
                const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
                const auto put = index->put(
                    {{{incidents, id}, {}, i, QStringLiteral("Incident %1").arg(i), QStringLiteral("grey")}});
                const auto found = index->find(QStringLiteral("grey"), {incidents}, 20);
                if (t == 0 && i == 300) {
                    closed = true;
                    index->close();
                }
                EXPECT_TRUE(put || closed);
                EXPECT_TRUE(found || closed);
            }
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(codeOf(index->find(QStringLiteral("grey"), {incidents}, 5)), "locked");
}

} // namespace watchdesk::store
