#include "ui/theme/Theme.h"

#include <gtest/gtest.h>

#include <QApplication>

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    // Before ctest's environment is there: the build lists the tests by running this.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    watchdesk::ui::Theme::instance().install(*qApp, watchdesk::ui::Theme::Mode::Dark);
    return RUN_ALL_TESTS();
}
