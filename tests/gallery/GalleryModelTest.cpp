// The wall's model: what is shown of 10,000, in which order.
#include "ui/gallery/GalleryModel.h"

#include "gallery/MemoryGallery.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace watchdesk::test {
namespace {

using desk::GalleryGroup;
using ui::GalleryModel;

class GalleryModelTest : public testing::Test {
protected:
    void fill(int people) { m_model.setWall({MemoryGallery(people).cards, galleryDay}); }
    ManualClock m_clock{galleryNow};
    GalleryModel m_model{m_clock};
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(GalleryModelTest, ShowsWhatIsInForceAndSoughtAtFirst) {
    fill(100);
    EXPECT_EQ(m_model.rowCount(), 90);
    EXPECT_EQ(m_model.count(GalleryGroup::InForce), 80);
    EXPECT_EQ(m_model.count(GalleryGroup::IdSought), 10);
    EXPECT_EQ(m_model.count(GalleryGroup::Warned), 10);
    GalleryModel::Groups warned{};
    warned.at(3) = true;
    m_model.setGroups(warned);
    EXPECT_EQ(m_model.rowCount(), 10);
}

TEST_F(GalleryModelTest, FiltersOverNameReferenceLooksSchemesAndPlaces) {
    fill(100);
    const auto found = [&](const char* text) {
        m_model.setText(QString::fromUtf8(text));
        return m_model.rowCount();
    };
    EXPECT_EQ(found("kerry marsh"), 1);
    EXPECT_EQ(found("MARSH kerr"), 1);
    EXPECT_EQ(found("W-1004"), 1);
    EXPECT_EQ(found("w-1004 red"), 0);
    EXPECT_GT(found("grey hoodie"), 10);
    EXPECT_GT(found("pub"), 10);
    EXPECT_GT(found("Butter Row"), 10);
    EXPECT_EQ(found("nobody at all"), 0);
    EXPECT_EQ(found("   "), 90);
    // Counts are of those who match, so that a hit that is not shown is seen.
    m_model.setText(QStringLiteral("pike"));
    EXPECT_EQ(m_model.count(GalleryGroup::Warned), 1);
}

TEST_F(GalleryModelTest, SortsByRiskRecentAndExpiring) {
    fill(100);
    const auto sorted = [&](GalleryModel::Sort sort,
                            bool (*before)(const desk::GalleryCard&, const desk::GalleryCard&)) {
        m_model.setSort(sort);
        for (int row = 1; row < m_model.rowCount(); ++row)
            EXPECT_FALSE(before(m_model.card(row), m_model.card(row - 1))) << row;
    };
    sorted(GalleryModel::Sort::Risk, &desk::riskier);
    EXPECT_TRUE(m_model.card(0).cautions.testFlag(domain::Caution::CriminalBehaviourOrder));
    sorted(GalleryModel::Sort::Recent, &desk::seenLater);
    sorted(GalleryModel::Sort::Expiring, &desk::endsSooner);
    EXPECT_EQ(m_model.card(0).daysLeft, 0);
}

TEST_F(GalleryModelTest, ReadAgainWithTheSameRowsResetsNothing) {
    fill(50);
    QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
    QSignalSpy data(&m_model, &QAbstractItemModel::dataChanged);
    fill(50);
    EXPECT_EQ(reset.size(), 0);
    EXPECT_EQ(data.size(), 1);
    fill(51);
    EXPECT_EQ(reset.size(), 1);
}

TEST_F(GalleryModelTest, SaysTheWholeCardToTheScreenReader) {
    fill(1);
    const QString said = m_model.index(0).data(Qt::AccessibleTextRole).toString();
    for (const char* part : {"Kerry Marsh", "W-1000", "SHOP PUB", "ends today", "CBO", "Violence", "seen 1 min ago"})
        EXPECT_TRUE(said.contains(QString::fromLatin1(part))) << part << " in " << said.toStdString();
}

TEST_F(GalleryModelTest, NobodyIsNoTrouble) {
    fill(0);
    m_model.setText(QStringLiteral("x"));
    m_model.setSort(GalleryModel::Sort::Expiring);
    EXPECT_EQ(m_model.rowCount(), 0);
    EXPECT_TRUE(m_model.isEmpty());
    EXPECT_EQ(m_model.rowOf(QStringLiteral("subject-0")), -1);
}

} // namespace
} // namespace watchdesk::test
