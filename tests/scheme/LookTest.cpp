// The sections as a whole: pictures for people to look at, and what must hold in every one of them.
#include "scheme/SchemeFixture.h"
#include "store/AuditTable.h"
#include "store/BackupTable.h"
#include "ui/scheme/SectionPanel.h"
#include "ui/theme/Theme.h"

namespace watchdesk::test {
namespace {

using ui::Theme;

struct Shape {
    const char* name;
    QSize size;
};
// The window's top bar takes 44 px of 1080 and 800.
const Shape shapes[] = {{"1920", {1920, 1036}}, {"1280", {1280, 756}}};

class SchemeLookTest : public SchemeFixture, public testing::WithParamInterface<std::tuple<int, int>> {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        Theme::instance().setMode(std::get<0>(GetParam()) == 0 ? Theme::Mode::Dark : Theme::Mode::Light);
    }
    void TearDown() override {
        SchemeFixture::TearDown();
        Theme::instance().setMode(Theme::Mode::Dark);
    }
    void look(const QString& section) {
        const Shape& shape = shapes[std::get<1>(GetParam())];
        openPage(section, shape.size);
        QTest::qWait(250);
        keep(QStringLiteral("%1-%2-%3")
                 .arg(section, QLatin1String(shape.name),
                      std::get<0>(GetParam()) == 0 ? QStringLiteral("dark") : QStringLiteral("light")));
        EXPECT_LE(page->minimumSizeHint().width(), 1280);
        EXPECT_LE(page->minimumSizeHint().height(), 756);
        everyFocusHasAName();
    }
    void everyFocusHasAName() {
        for (QWidget* widget : page->findChildren<QWidget*>()) {
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            const QString said =
                !widget->accessibleName().isEmpty() || button == nullptr ? widget->accessibleName() : button->text();
            const bool ours = !widget->objectName().startsWith(QLatin1String("qt_"));
            EXPECT_FALSE(widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && ours && said.isEmpty())
                << widget->metaObject()->className() << " " << widget->objectName().toStdString();
        }
    }
    /// Names far too long, and one of each role.
    void fillPeople() {
        int i = 0;
        for (const auto& [role, word] : domain::roleWords)
            somebody(i++ % 2 == 0 ? QStringLiteral("Person %1").arg(i)
                                  : QStringLiteral("Alexandrina Featherstonehaugh-Cholmondeley of Ashby %1").arg(i),
                     role);
    }
};

TEST_P(SchemeLookTest, People) {
    fillPeople();
    look(QStringLiteral("people"));
}

TEST_P(SchemeLookTest, Members) {
    look(QStringLiteral("members"));
}

TEST_P(SchemeLookTest, Radios) {
    look(QStringLiteral("radios"));
}

TEST_P(SchemeLookTest, Settings) {
    look(QStringLiteral("settings"));
}

TEST_P(SchemeLookTest, AuditLog) {
    for (int i = 0; i < 8; ++i)
        (void)log(QStringLiteral("C07 theft razors £12 W-0412"), i == 3);
    fillPeople();
    auto done = desk->store()
                    .write([](store::Tx& tx) {
                        return store::AuditTable::append(tx, QStringLiteral("store.backup"), QStringLiteral("store"),
                                                         {}, QStringLiteral("a very long detail ").repeated(20));
                    })
                    .result();
    ASSERT_TRUE(done);
    look(QStringLiteral("audit"));
}

TEST_P(SchemeLookTest, Backups) {
    for (int i = 0; i < 4; ++i) {
        domain::Backup backup;
        backup.at = start - i * 86'400'000LL * (i + 1);
        backup.desk = i == 2 ? QStringLiteral("desk-of-the-other-town") : options.desk;
        backup.file = i == 1 ? QStringLiteral("/") + QStringLiteral("a-very-long-folder/").repeated(8) + "x.backup"
                             : QStringLiteral("/srv/backups/WatchDesk %1.backup").arg(i);
        backup.bytes = 48'211'968LL * (i + 1);
        backup.sha256 = QByteArray(32, 'a');
        ASSERT_TRUE(
            desk->store().write([backup](store::Tx& tx) { return store::BackupTable::insert(tx, backup); }).result());
    }
    look(QStringLiteral("backups"));
}

TEST_P(SchemeLookTest, Retention) {
    for (int i = 0; i < 5; ++i)
        (void)log(QStringLiteral("C07 theft razors £12"));
    clock.advance(20 * 366 * 86'400'000LL);
    look(QStringLiteral("retention"));
}

INSTANTIATE_TEST_SUITE_P(Page, SchemeLookTest, testing::Combine(testing::Values(0, 1), testing::Values(0, 1)));

} // namespace
} // namespace watchdesk::test
