#include "ui/shell/TopBar.h"

#include "ui/widgets/Labels.h"
#include "ui/widgets/SealingBar.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

namespace watchdesk::ui {
namespace {

constexpr int compactBelow = 1500;

/// Property of a tab while the window itself makes it current.
constexpr const char* settingCurrent = "settingCurrent";

} // namespace

TopBar::TopBar(const PageRegistry& pages, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_badge(new BadgeButton(this)), m_search(new SearchButton),
      m_sealing(new SealingSign), m_lights(new ChannelLights), m_date(new QWidget),
      m_day(new LabelText({}, TextStyle::Small, Tone::TextMuted)),
      m_month(new LabelText({}, TextStyle::Small, Tone::TextMuted)),
      m_time(new LabelText(QStringLiteral("00:00:00"), TextStyle::Head)), m_person(new PersonButton),
      m_timer(new QTimer(this)) {
    setFixedHeight(barHeight);
    setAccessibleName(tr("Pages and state"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_badge);
    row->addSpacing(8);
    addTabs(pages, row);
    row->addStretch(1);
    row->addWidget(m_search);
    row->addSpacing(16);
    row->addWidget(m_sealing);
    row->addSpacing(8);
    row->addWidget(m_lights);
    makeDate();
    row->addWidget(m_date);
    row->addSpacing(12);
    m_time->setFixedDigits(true);
    row->addWidget(m_time);
    row->addSpacing(12);
    row->addWidget(m_person);
    connect(m_search, &QAbstractButton::clicked, this, &TopBar::searchWanted);
    m_timer->setTimerType(Qt::PreciseTimer);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &TopBar::tick);
    tick();
}

void TopBar::addTabs(const PageRegistry& pages, QHBoxLayout* row) {
    for (int i = 0; i < pages.pages().size(); ++i) {
        auto* tab = new PageTab(pages.pages()[i]);
        tab->setToolTip(tr("%1 (Ctrl+%2)").arg(pages.pages()[i].title).arg(i + 1));
        connect(tab, &QAbstractButton::clicked, this, [this, i] { Q_EMIT pageChosen(i); });
        // A screen reader toggles a tab and clicks nothing.
        connect(tab, &QAbstractButton::toggled, this, [this, tab, i](bool on) {
            if (on && !tab->underMouse() && !tab->hasFocus() && !tab->property(settingCurrent).toBool())
                Q_EMIT pageChosen(i);
        });
        row->addWidget(tab);
        m_tabs.append(tab);
    }
}

void TopBar::makeDate() {
    auto* date = new QVBoxLayout(m_date);
    date->setContentsMargins(24, 7, 0, 7);
    date->setSpacing(0);
    for (LabelText* label : {m_day, m_month}) {
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        date->addWidget(label);
    }
}

void TopBar::tick() {
    const UtcMs now = m_clock.now();
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(now);
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    m_time->setText(local.toString(QStringLiteral("HH:mm:ss")));
    m_day->setText(locale.toString(local.date(), QStringLiteral("dddd")));
    m_month->setText(locale.toString(local.date(), QStringLiteral("d MMM yyyy")));
    // At the turn of the second, so that the clock does not limp.
    m_timer->start(int(1000 - now % 1000) + 2);
}

void TopBar::setCurrent(int page) {
    if (page < 0 || page >= m_tabs.size())
        return;
    m_tabs[page]->setProperty(settingCurrent, true);
    m_tabs[page]->setChecked(true);
    m_tabs[page]->setProperty(settingCurrent, false);
}

void TopBar::setWaiting(int page, int count) {
    m_tabs[page]->setWaiting(count);
}

void TopBar::setThere(int page, bool there) {
    m_tabs[page]->setVisible(there);
}

void TopBar::setPerson(const domain::Person& person) {
    m_person->setPerson(person);
}

void TopBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), tone(Tone::Rule));
}

void TopBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool compact = width() < compactBelow;
    m_badge->setCompact(compact);
    for (PageTab* tab : m_tabs)
        tab->setCompact(compact);
    m_search->setCompact(compact);
    m_sealing->setCompact(compact);
    m_lights->setCompact(compact);
    m_date->setVisible(!compact);
    m_person->setCompact(compact);
}

} // namespace watchdesk::ui
