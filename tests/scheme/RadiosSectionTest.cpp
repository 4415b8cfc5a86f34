// Radios go out and come back, and an unknown code becomes one, by keys and clicks over a real store.
#include "ui/scheme/RadiosSection.h"

#include "scheme/SchemeFixture.h"
#include "store/TransmissionTable.h"
#include "ui/scheme/RadioPane.h"
#include "ui/scheme/RadioSheets.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/RecordTable.h"
#include "ui/widgets/Settings.h"

#include <QFile>
#include <QLineEdit>

namespace watchdesk::test {
namespace {

class RadiosSectionTest : public SchemeFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        ui::Settings().remove(QStringLiteral("lists/radios"));
        openPage(QStringLiteral("radios"));
        ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 3; }));
    }
    [[nodiscard]] ui::RadiosSection& section() const { return *page->findChild<ui::RadiosSection*>(); }
    [[nodiscard]] domain::RadioSet kept(const QString& callSign) const {
        for (const auto& line : *desk->radios().radios().result()) {
            if (line.set.callSign == callSign)
                return line.set;
        }
        return {};
    }
    void choose(const QString& callSign) {
        section().table().choose({kept(callSign).id});
        section().setFocus();
    }
    /// Whether the pane offers it now.
    [[nodiscard]] bool offers(const QString& text) const {
        const auto buttons = section().pane().findChildren<ui::Button*>();
        return std::any_of(buttons.begin(), buttons.end(),
                           [&](const ui::Button* one) { return one->isVisible() && one->text() == text; });
    }
    [[nodiscard]] QLineEdit* field(const QString& name) const {
        for (auto* edit : page->findChildren<QLineEdit*>()) {
            if (edit->isVisible() && edit->accessibleName() == name)
                return edit;
        }
        ADD_FAILURE() << "no field " << name.toStdString();
        return nullptr;
    }
};

TEST_F(RadiosSectionTest, ASetComesBackAndGoesOutElsewhere) {
    choose(QStringLiteral("C12"));
    ASSERT_TRUE(eventually([this] { return offers(QStringLiteral("Take it back")); }));
    keep(QStringLiteral("radios"));
    click(QStringLiteral("Take it back"));
    ASSERT_NE(waitFor<ui::HandOverSheet>(), nullptr);
    type(QStringLiteral("Bill Lomax"));
    click(QStringLiteral("Note it"));
    ASSERT_TRUE(eventually([this] { return kept(QStringLiteral("C12")).state == domain::RadioState::Returned; }));
    ASSERT_TRUE(eventually([this] { return offers(QStringLiteral("Give it out")); }));
    click(QStringLiteral("Give it out"));
    ASSERT_NE(waitFor<ui::HandOverSheet>(), nullptr);
    // Put, not typed: the list of completions is a window of its own, which the offscreen platform leaves without
    // focus.
    field(QStringLiteral("Given to"))->setText(QStringLiteral("nowhere"));
    click(QStringLiteral("Note it"));
    EXPECT_TRUE(shown<ui::HandOverSheet>()->trouble().contains(QStringLiteral("No member has premises")));
    field(QStringLiteral("Given to"))->setText(QStringLiteral("Rowe & Finch, Market Place"));
    keep(QStringLiteral("hand-over"));
    click(QStringLiteral("Note it"));
    EXPECT_TRUE(eventually([this] { return kept(QStringLiteral("C12")).state == domain::RadioState::Issued; }));
    ASSERT_TRUE(eventually([this] { return shown<ui::HandOverSheet>() == nullptr; })) << "then the step can be undone";
    section().setFocus();
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(eventually([this] { return kept(QStringLiteral("C12")).state == domain::RadioState::Returned; }));
}

TEST_F(RadiosSectionTest, ACodeTwiceIsToldInTheSheet) {
    section().setFocus();
    key(Qt::Key_N, Qt::ControlModifier);
    ASSERT_NE(waitFor<ui::RadioSheetForm>(), nullptr);
    type(QStringLiteral("c70"));
    field(QStringLiteral("Code"))->setText(QStringLiteral("57106"));
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(eventually([this] { return shown<ui::RadioSheetForm>()->trouble().contains(QStringLiteral("C07")); }));
    keep(QStringLiteral("radio-taken"));
    field(QStringLiteral("Code"))->setText(QStringLiteral("57170"));
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(eventually([this] { return kept(QStringLiteral("C70")).code == QLatin1String("57170"); }));
}

TEST_F(RadiosSectionTest, AnUnknownCodeIsOneClickFromASet) {
    domain::Transmission over;
    over.channel = QStringLiteral("SHOP");
    over.start = clock.now() - 60'000;
    over.end = over.start + 2000;
    over.callId = QStringLiteral("call");
    over.callerCode = QStringLiteral("40404");
    over.codes = {{QStringLiteral("EEA"), over.callerCode, 0}};
    ASSERT_TRUE(
        desk->store().write([over](store::Tx& tx) { return store::TransmissionTable::insert(tx, over); }).result());
    section().refresh();
    ASSERT_TRUE(eventually([this] { return section().unknownButton().isVisible(); }));
    keep(QStringLiteral("radios-unknown"));
    QTest::mouseClick(&section().unknownButton(), Qt::LeftButton);
    ASSERT_NE(waitFor<ui::RadioSheetForm>(), nullptr);
    EXPECT_EQ(field(QStringLiteral("Code"))->text(), QStringLiteral("40404"));
    type(QStringLiteral("C60"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return kept(QStringLiteral("C60")).code == QLatin1String("40404"); }));
    EXPECT_TRUE(eventually([this] { return !section().unknownButton().isVisible(); }));
}

TEST_F(RadiosSectionTest, TheSlipIsWritten) {
    const QString path = QString::fromStdString(dir.file("slip.pdf"));
    section().setAskPath([path](const QString&, const QString&, const QString&, auto take) { take(path); });
    choose(QStringLiteral("C07"));
    ASSERT_TRUE(eventually([this] { return offers(QStringLiteral("Slip to sign, as PDF")); }));
    click(QStringLiteral("Slip to sign, as PDF"));
    EXPECT_TRUE(eventually([&] { return QFile::exists(path); }));
}

} // namespace
} // namespace watchdesk::test
