#include "desk/StoreAddress.h"

#include <gtest/gtest.h>

namespace watchdesk::desk {
namespace {

std::string bare(const char* url) {
    return withoutSecrets(QString::fromLatin1(url)).toStdString();
}

TEST(StoreAddress, LosesThePasswordAndNothingElse) {
    EXPECT_EQ(bare("postgresql://jo:s3cret@db.example:5433/town?schema=a"),
              "postgresql://jo@db.example:5433/town?schema=a");
    EXPECT_EQ(bare("postgres://jo:s3cret@db/town"), "postgres://jo@db/town");
    EXPECT_EQ(bare("postgresql://:s3cret@db/town"), "postgresql://@db/town");
    EXPECT_EQ(bare("postgresql://jo:s3cret@/town?host=/run/postgresql"), "postgresql://jo@/town?host=/run/postgresql");
    for (const char* same : {"postgresql://jo@db:5432/town", "postgresql://db:5432/town", "postgresql://db/to@wn",
                             "postgresql:///town?host=/run/postgresql", "/srv/a:b@c.watchdesk", "town.watchdesk"})
        EXPECT_EQ(bare(same), same);
}

TEST(StoreAddress, LosesSecretParameters) {
    EXPECT_EQ(bare("postgresql://db/town?sslkey=k&sslpassword=s3cret&sslmode=require"),
              "postgresql://db/town?sslkey=k&sslmode=require");
    EXPECT_EQ(bare("postgresql://db/town?password=s3cret"), "postgresql://db/town");
}

TEST(StoreAddress, APasswordThatNobodyEncodedIsNotHalfShown) {
    for (const char* url : {"postgresql://jo:s3/cret@db/town", "postgresql://jo:s3@cret@db/town"}) {
        const std::string shown = bare(url);
        EXPECT_EQ(shown.find("s3"), std::string::npos) << shown;
        EXPECT_EQ(shown.find("cret"), std::string::npos) << shown;
    }
}

TEST(StoreAddress, TakesAPasswordInPlaceOfTheOld) {
    const auto with = [](const char* url) {
        return withPassword(QString::fromLatin1(url), QStringLiteral("p@ss:w/rd")).toStdString();
    };
    EXPECT_EQ(with("postgresql://jo@db/town"), "postgresql://jo:p%40ss%3Aw%2Frd@db/town");
    EXPECT_EQ(with("postgresql://jo:old@db/town"), "postgresql://jo:p%40ss%3Aw%2Frd@db/town");
    EXPECT_EQ(with("postgresql://db/town"), "postgresql://:p%40ss%3Aw%2Frd@db/town");
}

} // namespace
} // namespace watchdesk::desk
