// Orders are written, changed and removed, and zones drawn, by keys and clicks over a real store.
#include "ui/scheme/OrdersSection.h"

#include "desk/GalleryDesk.h"
#include "desk/MapDesk.h"
#include "domain/OrderRules.h"
#include "scheme/SchemeFixture.h"
#include "town/SmallTown.h"
#include "ui/map/MapView.h"
#include "ui/scheme/OrderPane.h"
#include "ui/scheme/ZonesSheet.h"
#include "ui/widgets/ConditionRow.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/OrderForm.h"
#include "ui/widgets/RecordTable.h"
#include "ui/widgets/Settings.h"

#include <QCheckBox>
#include <QFile>
#include <QListWidget>

namespace watchdesk::test {
namespace {

class OrdersSectionTest : public SchemeFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        ui::Settings().remove(QStringLiteral("lists/orders"));
        openPage(QStringLiteral("orders"));
    }
    [[nodiscard]] ui::OrdersSection& section() const { return *page->findChild<ui::OrdersSection*>(); }
    [[nodiscard]] QVector<desk::OrderRow> kept() const { return *desk->orders().orders().result(); }
    [[nodiscard]] QLineEdit* field(const QString& name) const {
        for (auto* edit : page->findChildren<QLineEdit*>()) {
            if (edit->isVisible() && edit->accessibleName() == name)
                return edit;
        }
        ADD_FAILURE() << "no field " << name.toStdString();
        return nullptr;
    }
    void bringMap() {
        const QString path = QString::fromStdString(dir.file("town.osm"));
        QFile out(path);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(town::test::smallTown());
        out.close();
        ASSERT_TRUE(desk->map().importFile(path).result());
        ASSERT_TRUE(eventually([this] { return desk->map().map() != nullptr; }));
    }
};

TEST_F(OrdersSectionTest, AnOrderIsWrittenRefusedWithItsFaultsAndKept) {
    section().setFocus();
    key(Qt::Key_N, Qt::ControlModifier);
    auto* form = waitFor<ui::OrderForm>();
    ASSERT_NE(form, nullptr);
    const auto wall = desk->gallery().wall().result();
    field(QStringLiteral("Of whom"))
        ->setText((wall->cards.first().reference + QLatin1Char(' ') + wall->cards.first().name).trimmed());
    form->madeBy().setText(QStringLiteral("Ashby Cross Magistrates' Court"));
    form->madeOn().setText(QStringLiteral("1 Mar 2026"));
    form->servedOn().setText(QStringLiteral("1 Mar 2026"));
    form->endsOn().setText(QStringLiteral("1 Mar 2029"));
    form->conditions().first()->words().setText(QStringLiteral("Not to enter C07."));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([form] { return form->trouble().contains(QStringLiteral("conviction")); }))
        << form->trouble().toStdString();
    EXPECT_TRUE(form->trouble().contains(QStringLiteral("Condition 1"))) << "it says no place";
    keep(QStringLiteral("order-faults"));
    form->convicted().setChecked(true);
    field(QStringLiteral("Premises"))->setText(QStringLiteral("C07, C99"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([form] { return form->trouble().contains(QStringLiteral("C99")); }));
    field(QStringLiteral("Premises"))->setText(QStringLiteral("c07"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return kept().size() == 1; })) << form->trouble().toStdString();
    EXPECT_EQ(kept().first().order.conditions.first().premisesIds.size(), 1);
    // Changed: it ended early.
    ASSERT_TRUE(eventually([this] {
        section().table().choose({kept().first().order.id});
        return section().table().currentId() == kept().first().order.id;
    }));
    keep(QStringLiteral("orders"));
    section().changeOrder();
    ASSERT_NE(form = waitFor<ui::OrderForm>(), nullptr);
    field(QStringLiteral("Ended early on"))->setText(QStringLiteral("1 Jun 2026"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return section().rows().at(0) != nullptr && !section().rows().at(0)->inForce; }));
    section().removeOrder();
    click(QStringLiteral("Remove it"));
    EXPECT_TRUE(eventually([this] { return kept().isEmpty(); }));
}

TEST_F(OrdersSectionTest, AZoneIsDrawnByTheKeyboardAndByClicks) {
    bringMap();
    key(Qt::Key_G, Qt::ControlModifier);
    auto* sheet = waitFor<ui::ZonesSheet>();
    ASSERT_NE(sheet, nullptr);
    EXPECT_TRUE(sheet->words().contains(QStringLiteral("No zones yet")));
    click(QStringLiteral("Draw a zone"));
    QTest::mouseClick(&sheet->map(), Qt::LeftButton, {}, sheet->map().rect().center() + QPoint(-80, -80));
    QTest::mouseClick(&sheet->map(), Qt::LeftButton, {}, sheet->map().rect().center() + QPoint(80, -80));
    sheet->map().setFocus();
    key(Qt::Key_Space);
    key(Qt::Key_Space);
    ASSERT_EQ(sheet->corners().size(), 4);
    key(Qt::Key_Backspace);
    ASSERT_EQ(sheet->corners().size(), 3);
    key(Qt::Key_Return);
    EXPECT_TRUE(sheet->words().contains(QStringLiteral("name"))) << "it has none yet";
    sheet->name().setFocus();
    type(QStringLiteral("Zone A"));
    keep(QStringLiteral("zone-drawn"));
    key(Qt::Key_Return);
    ASSERT_TRUE(eventually([sheet] { return sheet->list().count() == 1 && !sheet->name().isVisible(); }));
    EXPECT_EQ(desk->orders().zones().result()->first().outline.size(), 3);
    keep(QStringLiteral("zones"));
    sheet->list().setFocus();
    key(Qt::Key_Delete);
    EXPECT_TRUE(eventually([sheet] { return sheet->list().count() == 0; }));
}

TEST_F(OrdersSectionTest, APartnerReadsAndWritesNothing) {
    signInAs(domain::Role::Partner);
    openPage(QStringLiteral("orders"));
    ASSERT_NE(page->findChild<ui::OrdersSection*>(), nullptr);
    section().addOrder();
    EXPECT_EQ(shown<ui::OrderForm>(), nullptr);
    const auto refused = desk->orders().write({}).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Refused);
}

} // namespace
} // namespace watchdesk::test
