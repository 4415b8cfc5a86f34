#include "desk/AgendaSheet.h"

#include <gtest/gtest.h>

namespace watchdesk::desk {

namespace {

AgendaView viewOf() {
    AgendaView view;
    view.scheme = QStringLiteral("Ashby Cross Shop Watch");
    view.meeting.at = 1'795'716'000'000; // 26 November 2026, 18:00
    AgendaLine breach;
    breach.item.section = domain::AgendaSection::Breaches;
    breach.item.title = QStringLiteral("W-0412 · man, 30 to 39");
    breach.name = QStringLiteral("Dean Hollis");
    breach.evidence = {{{QStringLiteral("subject"), {}}, true, 0, {}, QStringLiteral("W-0412, on file"), {}, 0, {}}};
    for (int i = 0; i < 9; ++i)
        breach.evidence += EvidenceLine{{QStringLiteral("incident"), {}},
                                        i != 0,
                                        view.meeting.at,
                                        {},
                                        QStringLiteral("Breach · %1").arg(i),
                                        QStringLiteral("C07"),
                                        1250,
                                        QStringLiteral("log")};
    AgendaLine hidden = breach;
    hidden.item.hidden = true;
    hidden.item.title = QStringLiteral("not for the paper");
    view.lines = {breach, hidden};
    return view;
}

} // namespace

TEST(AgendaSheet, HasEverySectionInOrderAndOnlyWhatIsShown) {
    const auto sheet = sheetOf(viewOf(), QStringLiteral("Jo Mead"), 1'795'185'138'000);
    EXPECT_EQ(sheet.when, QStringLiteral("Thursday 26 November 2026, 18:00"));
    EXPECT_EQ(sheet.printed, QStringLiteral("Printed by Jo Mead on 20 November 2026, 14:32"));
    ASSERT_EQ(sheet.sections.size(), 10);
    EXPECT_EQ(sheet.sections.first().title, QStringLiteral("Attendance and apologies"));
    EXPECT_TRUE(sheet.sections.first().lines.isEmpty());
    ASSERT_EQ(sheet.sections.at(6).lines.size(), 1);
    EXPECT_EQ(sheet.sections.at(6).lines.first().name, QStringLiteral("Dean Hollis"));
}

TEST(AgendaSheet, PrintsSixLinesOfEvidenceAndCountsTheRest) {
    const auto sheet = sheetOf(viewOf(), {}, 0);
    const QStringList& evidence = sheet.sections.at(6).lines.first().evidence;
    ASSERT_EQ(evidence.size(), 7);
    EXPECT_EQ(evidence.first(), QStringLiteral("no longer in the records"));
    EXPECT_EQ(evidence.at(1), QStringLiteral("26 Nov 18:00 · Breach · 1 · C07 · £12.50 · log"));
    EXPECT_EQ(evidence.last(), QStringLiteral("and 3 more"));
}

} // namespace watchdesk::desk
