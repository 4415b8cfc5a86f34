// Tab (or the key that does its work), pressed in a page of a window until the focus is back where it was.
#pragma once

#include <gtest/gtest.h>

#include <QApplication>
#include <QSet>
#include <QTest>
#include <QVBoxLayout>
#include <QWidget>

namespace watchdesk::test {

/// Accessible names of what the focus, given to the page, comes by; the page is its own window again afterwards. In a
/// window of its own a page is no stop of Tab's, whatever it does with the focus.
inline QSet<QString> namesTabComesBy(QWidget& page, Qt::Key key = Qt::Key_Tab) {
    constexpr int most = 60;
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    column->addWidget(&page);
    window.resize(page.size());
    window.show();
    window.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
    page.setFocus();
    QWidget* const first = QApplication::focusWidget();
    QSet<QString> names;
    for (int i = 0; i < most && QApplication::focusWidget() != nullptr; ++i) {
        QTest::keyClick(QApplication::focusWidget(), key);
        if (QApplication::focusWidget() == first)
            break;
        names.insert(QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->accessibleName()
                                                            : QString());
    }
    EXPECT_EQ(QApplication::focusWidget(), first) << "round and back";
    page.setParent(nullptr);
    return names;
}

} // namespace watchdesk::test
