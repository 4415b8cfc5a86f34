#include "ui/theme/Theme.h"

#include <gtest/gtest.h>

#include <QApplication>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "Europe/London");
    testing::InitGoogleTest(&argc, argv);
    QApplication application(argc, argv);
    application.setCursorFlashTime(0);
    watchdesk::ui::Theme::instance().install(application, watchdesk::ui::Theme::Mode::Dark);
    return RUN_ALL_TESTS();
}
