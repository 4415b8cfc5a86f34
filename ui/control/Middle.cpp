#include "ui/control/Middle.h"

#include "ui/control/ReadingPane.h"
#include "ui/control/TownPanel.h"

namespace watchdesk::ui {

Middle::Middle(const ControlJobs& jobs, AlertBoard& board, Playback& playback, QWidget* parent)
    : QStackedWidget(parent), m_town(new TownPanel(jobs, board, this)),
      m_reading(new ReadingPane(jobs, playback, this)) {
    addWidget(m_town);
    addWidget(m_reading);
    connect(m_reading, &ReadingPane::shown, m_town, &TownPanel::setRead);
    connect(m_reading, &ReadingPane::left, this, [this] {
        showMap();
        Q_EMIT leftReading();
    });
    connect(m_town, &TownPanel::left, this, &Middle::leftMap);
}

void Middle::read(qint64 seq) {
    m_reading->read(seq);
    setCurrentWidget(seq < 0 ? static_cast<QWidget*>(m_town) : m_reading);
    if (seq < 0)
        m_town->setRead({});
}

void Middle::openReading() {
    setCurrentWidget(m_reading);
    m_reading->setFocus(Qt::OtherFocusReason);
}

void Middle::showMap() {
    setCurrentWidget(m_town);
}

bool Middle::isMapShown() const {
    return currentWidget() == m_town;
}

void Middle::turn() {
    if (isMapShown() && m_reading->hasRow())
        return openReading();
    const bool there = isMapShown();
    showMap();
    m_town->setFocus(there ? Qt::ShortcutFocusReason : Qt::OtherFocusReason);
}

} // namespace watchdesk::ui
