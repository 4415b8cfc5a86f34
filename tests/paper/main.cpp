#include <gtest/gtest.h>

#include <QGuiApplication>
#include <QPalette>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    ::testing::InitGoogleTest(&argc, argv);
    QGuiApplication application(argc, argv);
    // As under the dark desk.
    QPalette dark;
    dark.setColor(QPalette::Text, Qt::white);
    QGuiApplication::setPalette(dark);
    return RUN_ALL_TESTS();
}
