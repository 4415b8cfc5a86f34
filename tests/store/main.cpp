#include "ChildDesk.h"

#include <gtest/gtest.h>

#include <QCoreApplication>

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    // Another desk in a process of its own: this program again.
    if (argc > 1 && QByteArray(argv[1]) == "--child")
        return watchdesk::store::runChild(app.arguments().mid(2));
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
