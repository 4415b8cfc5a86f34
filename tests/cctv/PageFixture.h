// The page over stills in memory, shown and with the focus.
#pragma once

#include "cctv/MemoryStills.h"
#include "ui/cctv/CandidateStrip.h"
#include "ui/cctv/CctvPage.h"
#include "ui/cctv/ComparePane.h"
#include "ui/cctv/DecisionBar.h"
#include "ui/cctv/StillCanvas.h"
#include "ui/cctv/StillWords.h"
#include "ui/cctv/StillsPanel.h"
#include "ui/widgets/Toast.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QTest>

namespace watchdesk::test {

class PageFixture : public testing::Test {
protected:
    void SetUp() override { open({1280, 756}); }
    void open(const QSize& size) {
        page = std::make_unique<ui::CctvPage>(jobs());
        page->resize(size);
        page->show();
        page->activateWindow();
        page->setFocus();
        QTest::qWait(20);
    }
    [[nodiscard]] ui::CctvJobs jobs() {
        return {stills, clock, [] { return QStringLiteral("Priya Test"); }};
    }
    void key(Qt::Key pressed, Qt::KeyboardModifiers modifiers = {}) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : page.get(), pressed, modifiers);
        QTest::qWait(10);
    }
    [[nodiscard]] bool settled() {
        return QTest::qWaitFor([this] { return !page->pictures().inHand().full.isNull(); });
    }
    [[nodiscard]] QString inHand() const {
        return page->board().still() == nullptr ? QString() : page->board().still()->id;
    }
    [[nodiscard]] QString toast() const {
        auto* shown = ui::Toast::shownIn(page.get());
        return shown == nullptr ? QString() : shown->text();
    }
    ManualClock clock{shiftNow};
    MemoryStills stills{clock};
    std::unique_ptr<ui::CctvPage> page;
};

} // namespace watchdesk::test
