// The window over a store of its own.
#pragma once

#include "base/Random.h"
#include "support/TempDir.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Session.h"

#include <QTest>

namespace watchdesk::ui::test {

using watchdesk::test::TempDir;

inline const QString passphrase = QStringLiteral("four quiet words here");

/// A page on which something may wait.
class WaitingPage : public QWidget {
    Q_OBJECT
    Q_PROPERTY(int waiting READ waiting NOTIFY waitingChanged)
public:
    using QWidget::QWidget;
    [[nodiscard]] int waiting() const { return m_waiting; }
    void setWaiting(int count) {
        m_waiting = count;
        Q_EMIT waitingChanged();
    }

Q_SIGNALS:
    void waitingChanged();
    void pageWanted(const QString& id);

private:
    int m_waiting = 0;
};

/// The window over a real store of one person, with a page that is only a field.
struct Town {
    TempDir dir;
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    QString path = QString::fromStdString(dir.file("town.watchdesk"));
    PageRegistry pages;
    Session session{clock, ids};
    std::unique_ptr<MainWindow> window;
    QWidget* shownOn = nullptr; ///< the page that was told to show a record, and which
    desk::Hit shownHit;

    explicit Town(bool make = true);
    template <class W>
    W* shown() {
        for (W* widget : window->findChildren<W*>())
            if (widget->isVisible())
                return widget;
        return nullptr;
    }
    template <class W>
    bool waitFor() {
        return QTest::qWaitFor([&] { return shown<W>() != nullptr; }, 10'000);
    }
    /// Whether a line or paragraph that is shown has these words in it.
    [[nodiscard]] bool says(const QString& words) const;
    void signIn(const QString& with);
};

} // namespace watchdesk::ui::test
