#include "insight/WhoIsThis.h"

#include <gtest/gtest.h>

#include <QDateTime>

namespace watchdesk::insight {
namespace {

constexpr UtcMs week = UtcMs{7} * 86'400'000;
const QTimeZone& zone() {
    static const QTimeZone london("Europe/London");
    return london;
}
const UtcMs friday = QDateTime(QDate(2026, 11, 20), QTime(20, 10), Qt::UTC).toMSecsSinceEpoch();

SeenPerson seen(const char* description = "m 30s, slim, brown hair, grey hoodie") {
    return {QStringLiteral("m"),  QStringLiteral("30s"),         QString::fromLatin1(description),
            QStringLiteral("p7"), QStringLiteral("High Street"), friday};
}

KnownPerson known(const char* id, int age, const char* description, const char* sex = "m") {
    return {QLatin1String(id), QLatin1String(id), QLatin1String(sex), age, QLatin1String(description), {}};
}

QStringList idsOf(const QVector<WhoRank>& ranks) {
    QStringList out;
    for (const WhoRank& rank : ranks)
        out += rank.subjectId;
    return out;
}

TEST(WhoIsThis, AnotherSexOrAnAgeFarOffRulesOut) {
    const auto ranks = whoIsThis(
        seen(),
        {known("a", 35, "1.80 m, slim build, brown hair"), known("woman", 35, "1.80 m, slim build, brown hair", "f"),
         known("old", 66, "1.80 m, slim build, brown hair"), known("boy", 14, "1.60 m, slim build, brown hair")},
        zone());
    EXPECT_EQ(idsOf(ranks), QStringList{QStringLiteral("a")});
    EXPECT_EQ(ranks.first().why.toStdString(), "age, build and hair agree");
}

TEST(WhoIsThis, PlaceAndHourCountAndAreSaid) {
    KnownPerson regular = known("regular", 33, "1.80 m, slim build, fair hair");
    for (int i = 1; i <= 3; ++i)
        regular.before.append({QStringLiteral("p7"), QStringLiteral("High Street"), friday - i * week, false});
    const auto ranks = whoIsThis(seen(), {known("same", 33, "1.80 m, slim build, fair hair"), regular}, zone());
    EXPECT_EQ(idsOf(ranks), (QStringList{QStringLiteral("regular"), QStringLiteral("same")}));
    EXPECT_EQ(ranks.first().why.toStdString(), "age and build agree; 3 incidents here, Fridays 18–22; hair differs");
}

TEST(WhoIsThis, TheHourIsThatOfTheClockOnTheWall) {
    // In summer time the same hour by the clock is another by UTC.
    KnownPerson summer = known("s", 33, "1.80 m, slim build");
    const UtcMs july = QDateTime(QDate(2026, 7, 3), QTime(20, 10), zone()).toMSecsSinceEpoch();
    summer.before = {{QStringLiteral("p7"), {}, july, false}, {QStringLiteral("p7"), {}, july + 3 * 3'600'000, true}};
    const auto ranks = whoIsThis(seen(), {summer}, zone());
    ASSERT_EQ(ranks.size(), 1);
    EXPECT_EQ(ranks.first().why.toStdString(), "age and build agree; 1 incident and 1 sighting here, Fridays 18–22");
}

TEST(WhoIsThis, ClothesAloneOfferNobody) {
    SeenPerson worn;
    worn.description = QStringLiteral("grey hoodie, black bag");
    worn.at = friday;
    EXPECT_TRUE(whoIsThis(worn, {known("a", 35, "usually grey hoodie, black bag")}, zone()).isEmpty());
}

TEST(WhoIsThis, NothingSeenOffersNobody) {
    SeenPerson nothing;
    nothing.at = friday;
    EXPECT_TRUE(whoIsThis(nothing, {known("a", 35, "1.80 m, slim build")}, zone()).isEmpty());
}

TEST(WhoIsThis, TheOrderIsThatOfTheReferencesWhereWeightsAreEqualAndEightAreEnough) {
    QVector<KnownPerson> many;
    for (char c = 'z'; c >= 'a'; --c)
        many += known(std::string(1, c).c_str(), 35, "slim");
    for (auto& each : many)
        each.subjectId = each.reference = QString(each.reference);
    const auto ranks = whoIsThis(seen(), many, zone());
    ASSERT_EQ(ranks.size(), 8);
    EXPECT_EQ(ranks.first().subjectId, QStringLiteral("a"));
    EXPECT_EQ(ranks.last().subjectId, QStringLiteral("h"));
}

} // namespace
} // namespace watchdesk::insight
