// What the sections of the scheme's page have in common.
#pragma once

#include "desk/PlainPapers.h"
#include "ui/widgets/KeyBar.h"

#include <QKeySequence>
#include <QWidget>

#include <functional>

class QAction;

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class FormSheet;

/// A section: its own actions count while it is shown, and it reads anew each time it comes into sight. Window's
/// thread; the desk outlives it.
class SectionPanel : public QWidget {
    Q_OBJECT
public:
    /// Asks for a file's or a folder's path and hands it on, unless nobody wants one.
    using AskPath = std::function<void(const QString& title, const QString& proposed, const QString& kinds,
                                       std::function<void(const QString&)> take)>;

    SectionPanel(const QString& id, const QString& name, desk::Desk& desk, QWidget* parent);
    /// Reads what it shows.
    virtual void refresh() = 0;
    /// For the bar of keys below the page.
    [[nodiscard]] virtual QVector<KeyHint> hints() const = 0;
    /// Asks for a file that is there.
    using AskFile =
        std::function<void(const QString& title, const QString& kinds, std::function<void(const QString&)> take)>;
    void setAskFile(AskFile ask) { m_askFile = std::move(ask); }
    /// A file dialogue unless set.
    void setAskPath(AskPath ask) { m_askPath = std::move(ask); }

Q_SIGNALS:
    /// Another section of the page, by its id.
    void sectionWanted(const QString& id);

protected:
    /// Writes a paper beside the window and says so in the sheet that asked for it.
    static void keepPaper(FormSheet* sheet, const QString& path, std::function<Result<int>()> write);
    QAction* addJob(const QString& text, const QString& icon, const QKeySequence& key, std::function<void()> fn);
    /// In the folder of documents; `kinds` empty: for a folder, `name` is the one to begin in.
    void askPath(const QString& title, const QString& name, const QString& kinds,
                 std::function<void(const QString&)> take);
    void askFile(const QString& title, const QString& kinds, std::function<void(const QString&)> take);
    [[nodiscard]] desk::Desk& desk() const { return m_desk; }
    /// Of a paper that is printed now.
    [[nodiscard]] desk::PaperHead paperHead() const;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    desk::Desk& m_desk;
    AskPath m_askPath;
    AskFile m_askFile;
};

} // namespace watchdesk::ui
