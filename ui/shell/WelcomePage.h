// The very first thing that is shown: four ways to begin.
#pragma once

#include <QVector>
#include <QWidget>

class QVBoxLayout;

namespace watchdesk::ui {

/// Start a scheme, open a store, join one on a server, look around the demo town. Each with a sentence; arrow keys and
/// Enter do it, too.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(QWidget* parent = nullptr);

Q_SIGNALS:
    void startWanted();
    void openWanted();
    void joinWanted();
    void demoWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void add(const QString& icon, const QString& title, const QString& words, void (WelcomePage::*signal)());
    QVBoxLayout* m_column;
    QVector<QWidget*> m_choices;
};

} // namespace watchdesk::ui
