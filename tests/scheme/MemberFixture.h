// Members, by keys and clicks over a real store.
#pragma once

#include "desk/MapDesk.h"
#include "desk/MemberDesk.h"
#include "scheme/SchemeFixture.h"
#include "town/SmallTown.h"
#include "ui/map/MapView.h"
#include "ui/scheme/MemberPane.h"
#include "ui/scheme/MembersSection.h"
#include "ui/scheme/PlaceSheet.h"
#include "ui/widgets/RecordTable.h"
#include "ui/widgets/Settings.h"

#include <QCheckBox>
#include <QFile>
#include <QLineEdit>

namespace watchdesk::test {

/// The members' section, with three of them.
class MemberFixture : public SchemeFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        ui::Settings().remove(QStringLiteral("lists/members"));
        openPage(QStringLiteral("members"));
        ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 3; }));
    }
    [[nodiscard]] ui::MembersSection& section() const { return *page->findChild<ui::MembersSection*>(); }
    [[nodiscard]] QVector<desk::MemberLine> kept() const { return *desk->members().members().result(); }
    void choose(const QString& name) {
        for (const auto& line : section().rows().all()) {
            if (line.member.name == name)
                section().table().choose({line.membership.id});
        }
        ASSERT_TRUE(eventually([&] { return section().pane().sheet().member.name == name; }));
    }
    [[nodiscard]] QCheckBox* step(const QString& words) const {
        for (auto* box : section().pane().findChildren<QCheckBox*>()) {
            if (box->isVisible() && box->text().startsWith(words))
                return box;
        }
        ADD_FAILURE() << "no step " << words.toStdString();
        return nullptr;
    }
    /// The icon that is called so.
    void press(const QString& name) const {
        QCoreApplication::processEvents();
        for (auto* one : page->findChildren<QAbstractButton*>()) {
            if (one->isVisible() && one->accessibleName() == name)
                return QTest::mouseClick(one, Qt::LeftButton);
        }
        ADD_FAILURE() << "nothing called " << name.toStdString();
    }
    [[nodiscard]] QLineEdit* field(const QString& name) const {
        for (auto* edit : page->findChildren<QLineEdit*>()) {
            if (edit->isVisible() && edit->accessibleName() == name)
                return edit;
        }
        ADD_FAILURE() << "no field " << name.toStdString();
        return nullptr;
    }
    /// A crossing of High Street; number 4, Mill Lane.
    void bringMap() {
        const QString path = QString::fromStdString(dir.file("town.osm"));
        QFile out(path);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(town::test::smallTown());
        out.close();
        ASSERT_TRUE(desk->map().importFile(path).result());
        ASSERT_TRUE(eventually([this] { return desk->map().map() != nullptr; }));
    }
    /// A click on the sheet's map; where that is, in metres.
    static QPointF clickMap(ui::PlaceSheet& sheet, const QPoint& fromMiddle) {
        const QPoint at = sheet.map().rect().center() + fromMiddle;
        QTest::mouseClick(&sheet.map(), Qt::LeftButton, {}, at);
        return sheet.map().camera().toMetres(at);
    }
};

} // namespace watchdesk::test
