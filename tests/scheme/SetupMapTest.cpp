// The map step of setting a desk up: a good file, files that are none, nothing chosen.
#include "desk/MapDesk.h"
#include "scheme/SchemeFixture.h"
#include "town/SmallTown.h"
#include "ui/map/MapView.h"
#include "ui/scheme/MapPart.h"
#include "ui/scheme/SetupSection.h"

#include <QFile>

namespace watchdesk::test {
namespace {

class SetupMapTest : public SchemeFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        openPage(QStringLiteral("setup"));
        ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 6; }));
        section().setAskFile([this](const QString&, const QString& kinds, const auto& take) {
            EXPECT_TRUE(kinds.contains(QStringLiteral("*.osm")));
            ++asked;
            if (!file.isEmpty())
                take(file);
        });
        section().showStep(desk::SetupStep::Map);
    }
    [[nodiscard]] ui::SetupSection& section() const { return *page->findChild<ui::SetupSection*>(); }
    [[nodiscard]] ui::MapPart& part() const { return *section().findChild<ui::MapPart*>(); }
    [[nodiscard]] bool isDone() const {
        for (const auto& line : section().rows().all()) {
            if (line.step == desk::SetupStep::Map)
                return line.done;
        }
        return false;
    }
    void bringIn(const QByteArray& bytes) {
        file = QString::fromStdString(dir.file("town.osm"));
        QFile out(file);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        out.close();
        click(QStringLiteral("Bring in an OpenStreetMap file"));
    }
    bool says(const QString& words) {
        return eventually([&] { return part().words().contains(words); });
    }
    QString file; ///< what is chosen; empty: nothing is
    int asked = 0;
};

TEST_F(SetupMapTest, AGoodFileBecomesTheMapAndTicksTheStep) {
    EXPECT_FALSE(isDone());
    bringIn(town::test::smallTown());
    EXPECT_TRUE(says(QStringLiteral("Streets: 2")) || says(QStringLiteral("Streets: 3")))
        << part().words().toStdString();
    EXPECT_TRUE(says(QStringLiteral("addresses: ")));
    EXPECT_TRUE(eventually([this] { return part().findChild<ui::MapView*>()->hasMap(); }));
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    EXPECT_TRUE(button(QStringLiteral("Bring in an OpenStreetMap file"))->isEnabled()) << "another may follow";
    keep(QStringLiteral("setup-map-good"));
}

TEST_F(SetupMapTest, AFileThatIsNoneIsToldAndTheMapBeforeStays) {
    bringIn("this is a letter");
    ASSERT_TRUE(says(QStringLiteral("OpenStreetMap"))) << part().words().toStdString();
    keep(QStringLiteral("setup-map-no-xml"));
    EXPECT_FALSE(isDone());
    bringIn(town::test::smallTown());
    ASSERT_TRUE(says(QStringLiteral("Streets: ")));
    bringIn("this is a letter");
    ASSERT_TRUE(says(QStringLiteral("OpenStreetMap")));
    EXPECT_TRUE(part().findChild<ui::MapView*>()->hasMap());
    EXPECT_TRUE(isDone());
}

TEST_F(SetupMapTest, AFileWithoutStreetsIsTold) {
    bringIn(R"(<?xml version="1.0"?><osm version="0.6"><bounds minlat="51.998" minlon="-1.003" maxlat="52.002" )"
            R"(maxlon="-0.997"/><node id="1" lat="52.0" lon="-1.0"/></osm>)");
    ASSERT_TRUE(says(QStringLiteral("street"))) << part().words().toStdString();
    EXPECT_FALSE(isDone());
    EXPECT_EQ(desk->map().map(), nullptr);
    EXPECT_TRUE(button(QStringLiteral("Bring in an OpenStreetMap file"))->isEnabled()) << "another can be tried";
    keep(QStringLiteral("setup-map-no-streets"));
}

TEST_F(SetupMapTest, NothingIsDoneWhenNoFileIsChosen) {
    click(QStringLiteral("Bring in an OpenStreetMap file"));
    EXPECT_EQ(asked, 1);
    settle();
    EXPECT_EQ(part().words(), QString());
    EXPECT_TRUE(button(QStringLiteral("Bring in an OpenStreetMap file"))->isEnabled());
    EXPECT_FALSE(isDone());
}

} // namespace
} // namespace watchdesk::test
