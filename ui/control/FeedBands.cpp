#include "ui/control/FeedBands.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int wideFrom = 480;
}

FeedBand::FeedBand(const QString& icon, Tone tone, const QString& button, const QString& key, QWidget* parent)
    : QWidget(parent), m_words(new LabelText({}, TextStyle::SmallMedium, Tone::Text, this)),
      m_button(new Button(button, this)) {
    setFixedHeight(32);
    m_button->setSmall(true);
    m_button->setKeyCap(key);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 8, 1);
    row->setSpacing(8);
    row->addWidget(new IconLabel(icon, 16, tone, this));
    row->addWidget(m_words, 1);
    row->addWidget(m_button);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void FeedBand::setWords(const QString& words, const QString& brief) {
    m_long = words;
    m_brief = brief;
    m_words->setText(width() < wideFrom ? brief : words);
    setAccessibleName(words);
    setToolTip(words);
}

void FeedBand::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_words->setText(width() < wideFrom ? m_brief : m_long);
}

void FeedBand::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Raised));
    painter.fillRect(QRect(0, height() - 1, width(), 1), tone(Tone::Rule));
}

ShelfBand::ShelfBand(ShelfJobs& shelves, const Clock& clock, QWidget* parent)
    : FeedBand(QStringLiteral("bell-off"), Tone::Soon, tr("Show"), tr("Alt U"), parent), m_shelves(shelves),
      m_clock(clock) {
    setObjectName(QStringLiteral("shelf-band"));
    connect(&shelves, &ShelfJobs::changed, this, &ShelfBand::refresh);
    refresh();
}

void ShelfBand::refresh() {
    const QVector<desk::Shelved> all = m_shelves.shelves();
    setVisible(!all.isEmpty());
    if (all.isEmpty())
        return;
    int held = 0;
    for (const desk::Shelved& one : all)
        held += one.held;
    const QString what = all.size() > 1                     ? tr("%1 suspended").arg(all.size())
                         : all.first().shelf.name.isEmpty() ? tr("1 suspended")
                                                            : tr("Suspended: %1").arg(all.first().shelf.name);
    const QString until = whenText(all.first().shelf.until, localDate(m_clock.now()), false);
    const bool counted = std::all_of(all.begin(), all.end(), [](const desk::Shelved& one) { return one.counted; });
    const QString rows = !counted    ? tr("rows not counted")
                         : held == 1 ? tr("1 row held back")
                                     : tr("%1 rows held back").arg(held);
    setWords(all.size() > 1 ? tr("%1 · next back %2 · %3").arg(what, until, rows)
                            : tr("%1 · until %2 · %3").arg(what, until, rows),
             counted ? tr("%1 suspended · until %2 · %3 held back").arg(all.size()).arg(until).arg(held)
                     : tr("%1 suspended · until %2").arg(all.size()).arg(until));
}

FloodBand::FloodBand(AlarmMeter& meter, QWidget* parent)
    : FeedBand(QStringLiteral("layers"), Tone::Soon, tr("Show all"), tr("Alt B"), parent), m_meter(meter) {
    setObjectName(QStringLiteral("flood-band"));
    connect(&meter, &AlarmMeter::floodChanged, this, &FloodBand::refresh);
    connect(&button(), &Button::clicked, this, &FloodBand::turn);
    refresh();
}

bool FloodBand::bundles() const {
    return m_meter.flood().isFlood() && !m_all;
}

void FloodBand::turn() {
    if (!m_meter.flood().isFlood())
        return;
    m_all = !m_all;
    refresh();
}

void FloodBand::refresh() {
    const domain::AlarmFlood& flood = m_meter.flood();
    if (!flood.isFlood())
        m_all = false; // the next one is bundled again
    setVisible(flood.isFlood());
    const QString count = tr("Flood: %1 alarms in 10 minutes").arg(flood.count());
    const QString brief = tr("Flood: %1 in 10 min").arg(flood.count());
    setWords(m_all ? tr("%1, all shown").arg(count) : tr("%1, bundled by incident").arg(count),
             m_all ? tr("%1, all shown").arg(brief) : tr("%1, bundled by incident").arg(brief));
    button().setText(m_all ? tr("Bundle") : tr("Show all"));
    button().setAccessibleName(button().text());
    Q_EMIT changed();
}

} // namespace watchdesk::ui
