// Where photographs come from, asked before they are taken in.
#pragma once

#include "base/Result.h"
#include "desk/Enrolled.h"

#include <QFuture>
#include <QWidget>

class QCheckBox;
class QDateEdit;
class QLineEdit;

namespace watchdesk::ui {

class Button;
struct CopiedPicture;
class LabelText;

/// Reads picture files beside the window's thread. One that is too large, or cannot be read, ends it: nothing is taken.
QFuture<Result<QVector<desk::PhotographFile>>> readPhotographFiles(const QStringList& paths);
/// A pasted or dropped picture as a file.
QFuture<Result<QVector<desk::PhotographFile>>> asPhotographFile(const CopiedPicture& picture);

/// One question for all files chosen at once. Enter takes them in, Esc leaves it.
class PhotographForm : public QWidget {
    Q_OBJECT
public:
    explicit PhotographForm(QWidget* parent = nullptr);
    void ask(const QVector<desk::PhotographFile>& files, QDate today);
    [[nodiscard]] QLineEdit& source() const { return *m_source; }
    [[nodiscard]] QCheckBox& fromPolice() const { return *m_police; }
    [[nodiscard]] QDateEdit& takenOn() const { return *m_taken; }

Q_SIGNALS:
    void answered(const QVector<watchdesk::desk::PhotographFile>& files);
    void left();

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    void answer();
    void refresh();
    QVector<desk::PhotographFile> m_files;
    LabelText* m_what;
    QLineEdit* m_source;
    QDateEdit* m_taken;
    QCheckBox* m_police;
    Button* m_add;
};

} // namespace watchdesk::ui
