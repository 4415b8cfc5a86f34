#include "ui/shell/TopBar.h"

#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/People.h"
#include "ui/widgets/SealingBar.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>

#include <cmath>

namespace watchdesk::ui {
namespace {

constexpr int barHeight = 44;
constexpr int compactBelow = 1500;

int textWidth(const QString& text, TextStyle style) {
    return int(std::ceil(QFontMetricsF(textFont(style)).horizontalAdvance(text)));
}

/// The badge and the program's name; opens the menu of everything.
class BadgeButton : public QAbstractButton {
public:
    explicit BadgeButton(QWidget* parent) : QAbstractButton(parent) {
        setAccessibleName(QObject::tr("WatchDesk, menu of all actions"));
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }
    bool compact = false;
    [[nodiscard]] QSize sizeHint() const override {
        return {compact ? 44 : 44 + textWidth(QStringLiteral("WatchDesk"), TextStyle::BodySemibold) + 16, barHeight};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        if (underMouse() || isDown())
            painter.fillRect(rect().adjusted(0, 0, 0, -1), tone(Tone::Hover));
        paintBadge(painter, QRectF(11, 11, 22, 22));
        if (!compact)
            paintLine(painter, QRectF(40, 0, width() - 40, height()), QStringLiteral("WatchDesk"),
                      TextStyle::BodySemibold, Tone::Text);
        if (hasFocus())
            paintFocusRing(painter, rect(), 2);
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Down)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }
};

QString dotWord(const desk::ChannelState& state) {
    using Link = desk::ChannelState::Link;
    switch (state.link) {
    case Link::Up:
        return {};
    case Link::Connecting:
        return QObject::tr("calling");
    case Link::Lost:
        return QObject::tr("lost");
    case Link::Off:
        return QObject::tr("off");
    }
    return {};
}

} // namespace

/// Property of a tab while the window itself makes it current.
constexpr const char* settingCurrent = "settingCurrent";

PageTab::PageTab(const PageEntry& page, QWidget* parent) : QAbstractButton(parent), m_icon(page.icon) {
    setText(page.title);
    setAccessibleName(page.title);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, [this] { updateGeometry(); });
}

void PageTab::setCompact(bool compact) {
    m_compact = compact;
    updateGeometry();
    update();
}

void PageTab::setWaiting(int count) {
    m_waiting = count;
    setAccessibleName(count == 0 ? text() : tr("%1, waiting: %2").arg(text()).arg(count));
    updateGeometry();
    update();
}

QString PageTab::waitingText() const {
    return m_waiting > 99 ? QStringLiteral("99+") : QString::number(m_waiting);
}

QSize PageTab::sizeHint() const {
    const int count = m_waiting == 0 ? 0 : keyCapWidth(waitingText()) + 8;
    return {textWidth(text(), TextStyle::BodyMedium) + (showsIcon() ? 24 : 0) + count + (m_compact ? 20 : 28),
            barHeight};
}

void PageTab::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (isChecked()) {
        painter.fillRect(rect(), tone(Tone::Ground));
        painter.fillRect(QRect(0, 0, width(), 2), tone(Tone::Text));
    } else if (underMouse()) {
        painter.fillRect(rect().adjusted(0, 0, 0, -1), tone(Tone::Hover));
    }
    QRectF area = QRectF(rect()).adjusted(m_compact ? 10 : 14, 0, 0, 0);
    if (showsIcon()) {
        paintIcon(painter, QRectF(area.left(), 0, 16, height()), m_icon, 16, isChecked() ? Tone::Text : Tone::Text2);
        area.setLeft(area.left() + 24);
    }
    const qreal name = paintLine(painter, area, text(), isChecked() ? TextStyle::BodyMedium : TextStyle::Body,
                                 isChecked() ? Tone::Text : Tone::Text2);
    if (m_waiting > 0)
        paintKeyCap(painter, area.adjusted(name + 8, 0, 0, 0), waitingText(), tone(Tone::Text), tone(Tone::Outline));
    if (hasFocus())
        paintFocusRing(painter, rect(), 2);
}

void PageTab::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

SearchButton::SearchButton(QWidget* parent) : QAbstractButton(parent) {
    setText(tr("Find or run anything"));
    setAccessibleName(text());
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SearchButton::setCompact(bool compact) {
    m_compact = compact;
    updateGeometry();
    update();
}

QSize SearchButton::sizeHint() const {
    return {m_compact ? 86 : 248, 28};
}

void SearchButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(underMouse() ? Tone::Text2 : Tone::Outline), 1));
    painter.setBrush(tone(Tone::Sunken));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    paintIcon(painter, QRectF(8, 0, 16, height()), QStringLiteral("search"), 14, Tone::Text2);
    const QString key = tr("Ctrl K");
    const int wide = keyCapWidth(key);
    paintKeyCap(painter, QRectF(width() - wide - 5, 0, wide, height()), key, tone(Tone::Text2), tone(Tone::Outline));
    if (!m_compact)
        paintLine(painter, QRectF(32, 0, width() - wide - 44, height()), text(), TextStyle::Small, Tone::TextMuted);
    if (hasFocus())
        paintFocusRing(painter, rect());
}

void SearchButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

ChannelLights::ChannelLights(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QString ChannelLights::word(const desk::ChannelState& state) {
    return dotWord(state);
}

void ChannelLights::describe() {
    QStringList words;
    for (const desk::ChannelState& state : m_channels)
        words.append(tr("%1 %2").arg(state.channel, word(state).isEmpty() ? tr("is heard") : word(state)));
    setAccessibleName(words.isEmpty() ? tr("No radio channel")
                                      : tr("Radio channels: %1").arg(words.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

void ChannelLights::setChannels(const QVector<desk::ChannelState>& channels) {
    m_channels = channels;
    describe();
}

void ChannelLights::setChannel(const desk::ChannelState& state) {
    const auto at = std::find_if(m_channels.begin(), m_channels.end(),
                                 [&](const auto& known) { return known.channel == state.channel; });
    if (at == m_channels.end())
        m_channels.append(state);
    else
        *at = state;
    describe();
}

void ChannelLights::setCompact(bool compact) {
    m_compact = compact;
    describe();
}

int ChannelLights::widthOf(const desk::ChannelState& state) const {
    const QString says = m_compact ? QString() : word(state);
    return 18 + textWidth(state.channel, TextStyle::SmallMedium) +
           (says.isEmpty() ? 0 : 5 + textWidth(says, TextStyle::SmallMedium));
}

QSize ChannelLights::sizeHint() const {
    int width = 0;
    for (const desk::ChannelState& state : m_channels)
        width += widthOf(state) + 14;
    return {std::max(0, width - 14), 28};
}

void ChannelLights::paintEvent(QPaintEvent*) {
    using Link = desk::ChannelState::Link;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    qreal x = 0;
    for (const desk::ChannelState& state : m_channels) {
        const QPointF dot(x + 6, height() / 2.0);
        if (state.link == Link::Lost) {
            paintSeverity(painter, QRectF(x - 1, 0, 14, height()), desk::Severity::LookSoon, 14);
        } else {
            const bool up = state.link == Link::Up;
            painter.setPen(
                up ? QPen(Qt::NoPen)
                   : QPen(tone(Tone::Outline), 1.5, state.link == Link::Connecting ? Qt::DotLine : Qt::SolidLine));
            painter.setBrush(up ? QBrush(tone(Tone::Text2)) : QBrush(Qt::NoBrush));
            painter.drawEllipse(dot, 4, 4);
        }
        const qreal name =
            paintLine(painter, QRectF(x + 18, 0, 200, height()), state.channel, TextStyle::SmallMedium, Tone::Text);
        if (!m_compact && !word(state).isEmpty())
            paintLine(painter, QRectF(x + 18 + name + 5, 0, 100, height()), word(state), TextStyle::SmallMedium,
                      state.link == Link::Lost ? Tone::Soon : Tone::TextMuted);
        x += widthOf(state) + 14;
    }
}

bool ChannelLights::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    int x = 0;
    for (const desk::ChannelState& state : m_channels) {
        const int wide = widthOf(state);
        if (help->pos().x() >= x && help->pos().x() < x + wide) {
            const QString since = QDateTime::fromMSecsSinceEpoch(state.since).toString(QStringLiteral("HH:mm:ss"));
            QString text = word(state).isEmpty() ? tr("%1 is heard").arg(state.channel)
                                                 : tr("%1: %2").arg(state.channel, word(state));
            if (state.since)
                text += tr(" since %1").arg(since);
            if (!state.why.isEmpty())
                text += QStringLiteral(" · ") + state.why;
            QToolTip::showText(help->globalPos(), text, this);
            return true;
        }
        x += wide + 14;
    }
    QToolTip::hideText();
    return true;
}

PersonButton::PersonButton(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PersonButton::setPerson(const domain::Person& person) {
    m_person = person;
    setAccessibleName(tr("%1, %2: menu").arg(person.name, roleText(person.role)));
    setToolTip(QStringLiteral("%1 · %2").arg(person.name, roleText(person.role)));
    updateGeometry();
    update();
}

void PersonButton::setCompact(bool compact) {
    m_compact = compact;
    updateGeometry();
    update();
}

QSize PersonButton::sizeHint() const {
    const int words = std::max(textWidth(m_person.name, TextStyle::SmallSemibold),
                               textWidth(roleText(m_person.role), TextStyle::Small));
    return {m_compact ? 52 : 52 + words + 16, barHeight};
}

void PersonButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (underMouse() || isDown())
        painter.fillRect(rect().adjusted(0, 0, 0, -1), tone(Tone::Hover));
    painter.fillRect(QRect(0, 9, 1, height() - 19), tone(Tone::Rule));
    paintInitials(painter, QRectF(12, 8, 28, 28), m_person.name);
    if (!m_compact) {
        paintLine(painter, QRectF(50, 7, width() - 54, 15), m_person.name, TextStyle::SmallSemibold, Tone::Text);
        paintLine(painter, QRectF(50, 22, width() - 54, 15), roleText(m_person.role), TextStyle::Small,
                  Tone::TextMuted);
    }
    if (hasFocus())
        paintFocusRing(painter, rect(), 2);
}

void PersonButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Down)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

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
    row->addStretch(1);
    row->addWidget(m_search);
    row->addSpacing(16);
    row->addWidget(m_sealing);
    row->addSpacing(8);
    row->addWidget(m_lights);
    auto* date = new QVBoxLayout(m_date);
    date->setContentsMargins(24, 7, 0, 7);
    date->setSpacing(0);
    for (LabelText* label : {m_day, m_month}) {
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        date->addWidget(label);
    }
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
    static_cast<BadgeButton*>(m_badge)->compact = compact;
    m_badge->updateGeometry();
    for (PageTab* tab : m_tabs)
        tab->setCompact(compact);
    m_search->setCompact(compact);
    m_sealing->setCompact(compact);
    m_lights->setCompact(compact);
    m_date->setVisible(!compact);
    m_person->setCompact(compact);
}

} // namespace watchdesk::ui
