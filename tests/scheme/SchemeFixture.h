// The page "Scheme" over a desk on a store of its own, by real keys and clicks.
#pragma once

#include "desk/DeskFixture.h"
#include "ui/scheme/SchemePage.h"
#include "ui/widgets/Overlay.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QTest>

namespace watchdesk::test {

class SchemeFixture : public desk::DeskFixture {
protected:
    void TearDown() override {
        page.reset();
        closeDesk();
    }
    /// Shows the page at the size that the smallest window leaves it, with one section open.
    void openPage(const QString& section, QSize size = {1280, 756}) {
        page = std::make_unique<ui::SchemePage>(*desk);
        page->resize(size);
        page->show();
        page->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(page.get()));
        page->open(section);
        page->setFocus();
    }
    /// Somebody who is in the store without a passphrase, for long lists and other roles.
    domain::Person somebody(const QString& name, domain::Role role);
    /// Signs in as somebody of this role, added for it.
    void signInAs(domain::Role role);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        ASSERT_NE(QApplication::focusWidget(), nullptr);
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    template <class W>
    [[nodiscard]] W* shown() const {
        for (W* widget : page->findChildren<W*>()) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    template <class W>
    [[nodiscard]] W* waitFor() const {
        return eventually([this] { return shown<W>() != nullptr; }) ? shown<W>() : nullptr;
    }
    /// The button of that name that can be pressed: of the sheet, when one is open. A missing one fails the test.
    QAbstractButton* button(const QString& text) const {
        const QWidget* sheet = ui::Overlay::shownIn(page.get());
        for (auto* one : (sheet != nullptr ? sheet : page.get())->findChildren<QAbstractButton*>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        ADD_FAILURE() << "no button " << text.toStdString();
        return nullptr;
    }
    void click(const QString& text) const {
        // Words that came just now move what is below them once they are laid out.
        QCoreApplication::processEvents();
        if (auto* one = button(text))
            QTest::mouseClick(one, Qt::LeftButton);
    }
    /// Saves what is shown under $WATCHDESK_GRABS when that is set.
    void keep(const QString& what) const {
        const QString folder = qEnvironmentVariable("WATCHDESK_GRABS");
        if (folder.isEmpty())
            return;
        QTest::qWait(100);
        QDir().mkpath(folder);
        page->grab().save(QStringLiteral("%1/scheme-%2.png").arg(folder, what));
    }
    std::unique_ptr<ui::SchemePage> page;
};

} // namespace watchdesk::test
