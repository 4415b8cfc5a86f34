// The 44 px at the top: pages, search, channels, clock, who is here.
#pragma once

#include "base/Clock.h"
#include "desk/Views.h"
#include "domain/Person.h"
#include "ui/shell/PageRegistry.h"

#include <QAbstractButton>
#include <QVector>
#include <QWidget>

class QHBoxLayout;
class QTimer;

namespace watchdesk::ui {

class LabelText;
class SealingSign;

/// A page's tab: icon, name; the open one stands on the ground with a line above it.
class PageTab : public QAbstractButton {
    Q_OBJECT
public:
    explicit PageTab(const PageEntry& page, QWidget* parent = nullptr);
    /// Narrow windows show the icon of the open page only.
    void setCompact(bool compact);
    /// How much waits on the page for a person; 0 shows nothing.
    void setWaiting(int count);
    [[nodiscard]] int waiting() const { return m_waiting; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] bool showsIcon() const { return !m_compact || isChecked(); }
    [[nodiscard]] QString waitingText() const;
    QString m_icon;
    int m_waiting = 0;
    bool m_compact = false;
};

/// Looks like a field, opens the palette.
class SearchButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit SearchButton(QWidget* parent = nullptr);
    void setCompact(bool compact);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool m_compact = false;
};

/// How each channel's gateway is: a dot, or the mark of what is wrong with its word.
class ChannelLights : public QWidget {
    Q_OBJECT
public:
    explicit ChannelLights(QWidget* parent = nullptr);
    void setChannels(const QVector<desk::ChannelState>& channels);
    void setChannel(const desk::ChannelState& state);
    void setCompact(bool compact);
    /// The word beside a channel's name; empty when it is up.
    [[nodiscard]] static QString word(const desk::ChannelState& state);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int widthOf(const desk::ChannelState& state) const;
    void describe();
    QVector<desk::ChannelState> m_channels;
    bool m_compact = false;
};

/// Initials in a box, with name and role where there is room; opens the person's menu.
class PersonButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit PersonButton(QWidget* parent = nullptr);
    void setPerson(const domain::Person& person);
    void setCompact(bool compact);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    domain::Person m_person;
    bool m_compact = false;
};

/// Window's thread. Gets narrow below 1,500 px, as in the picture of 1280×800.
class TopBar : public QWidget {
    Q_OBJECT
public:
    TopBar(const PageRegistry& pages, const Clock& clock, QWidget* parent = nullptr);
    void setCurrent(int page);
    void setPerson(const domain::Person& person);
    /// Whether the page is one for whoever is signed in.
    void setThere(int page, bool there);
    void setWaiting(int page, int count);
    [[nodiscard]] ChannelLights& lights() { return *m_lights; }
    [[nodiscard]] SealingSign& sealing() { return *m_sealing; }
    [[nodiscard]] PersonButton& person() { return *m_person; }
    [[nodiscard]] QAbstractButton& badge() { return *m_badge; }

Q_SIGNALS:
    void pageChosen(int page);
    void searchWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void tick();
    const Clock& m_clock;
    QAbstractButton* m_badge;
    QVector<PageTab*> m_tabs;
    SearchButton* m_search;
    SealingSign* m_sealing;
    ChannelLights* m_lights;
    QWidget* m_date;
    LabelText* m_day;
    LabelText* m_month;
    LabelText* m_time;
    PersonButton* m_person;
    QTimer* m_timer;
};

} // namespace watchdesk::ui
