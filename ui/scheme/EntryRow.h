// A record in a pane or sheet: what it is, and what may be done with it.
#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;

namespace watchdesk::ui {

/// A heading, lines below it, and small buttons at the right.
class EntryRow : public QWidget {
    Q_OBJECT
public:
    EntryRow(const QString& title, const QString& words, QWidget* parent = nullptr);
    /// `name`: the button's tool tip and accessible name.
    void addAct(const QString& icon, const QString& name, std::function<void()> fn);

private:
    QHBoxLayout* m_row;
};

} // namespace watchdesk::ui
