// The 44 px at the top: pages, search, channels, clock, who is here.
#pragma once

#include "base/Clock.h"
#include "ui/shell/BarButtons.h"
#include "ui/shell/ChannelLights.h"
#include "ui/shell/PageTab.h"

class QHBoxLayout;
class QTimer;

namespace watchdesk::ui {

class LabelText;
class SealingSign;

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
    void addTabs(const PageRegistry& pages, QHBoxLayout* row);
    void makeDate();
    void tick();
    const Clock& m_clock;
    BadgeButton* m_badge;
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
