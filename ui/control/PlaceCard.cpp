#include "ui/control/PlaceCard.h"

#include "domain/OpeningHours.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int padding = 12;
constexpr int whenWidth = 56;

QString hoursWords(const QString& hours, UtcMs now) {
    const auto read = domain::OpeningHours::read(hours);
    if (!read)
        return hours;
    const bool open = read->isOpen(QDateTime::fromMSecsSinceEpoch(now));
    return QStringLiteral("%1 · %2").arg(open ? PlaceCard::tr("open now") : PlaceCard::tr("closed now"), read->words());
}

/// "Theft · f 40s, navy jacket": without the place, which is the card's own.
QString recordWords(const desk::FeedRow& row) {
    QStringList words{row.title.section(QStringLiteral(" · "), 0, 0), row.detail};
    words.removeAll(QString());
    return words.join(QStringLiteral(" · "));
}
} // namespace

PlaceCard::PlaceCard(QWidget* parent)
    : QWidget(parent), m_name(new LabelText({}, TextStyle::Head, Tone::Text, this)),
      m_where(new LabelText({}, TextStyle::Small, Tone::TextMuted, this)), m_facts(new FactList(tr("Premises"), this)),
      m_rows(new QWidget(this)), m_column(new QVBoxLayout(m_rows)), m_log(new Button(tr("To the line"), this)),
      m_close(Button::iconOnly(QStringLiteral("x"), tr("Close"), this)) {
    setAccessibleName(tr("Chosen on the map"));
    m_facts->setLabelWidth(whenWidth);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    m_log->setSmall(true);
    m_log->setKeyCap(tr("Alt L"));
    m_close->setSmall(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_name, 1);
    head->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(padding, 8, padding, padding);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_where);
    column->addSpacing(4);
    column->addWidget(m_facts);
    column->addWidget(m_rows);
    column->addSpacing(4);
    column->addWidget(m_log);
    connect(m_log, &QAbstractButton::clicked, this, &PlaceCard::logWanted);
    connect(m_close, &QAbstractButton::clicked, this, &PlaceCard::close);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void PlaceCard::begin(const desk::TownPlace& place) {
    m_place = place;
    m_name->setText(place.name);
    QStringList where{place.callSign, place.street};
    where.removeAll(QString());
    m_where->setText(where.join(QStringLiteral(" · ")));
    m_facts->setFacts({});
    m_facts->hide();
    clearRows();
    QWidget::show();
    Q_EMIT changed();
}

void PlaceCard::show(const desk::PlaceSheet& sheet, UtcMs now) {
    m_facts->setFacts({{tr("Hours"), hoursWords(sheet.place.hours, now), false, false},
                       {tr("Contact"), sheet.contact, false, false}});
    m_facts->setVisible(!m_facts->facts().isEmpty());
    clearRows();
    const QDate today = localDate(now);
    for (const desk::FeedRow& row : sheet.latest.mid(0, mostLatest))
        addRow(shortDay(localDate(row.at), today), recordWords(row));
    if (sheet.latest.isEmpty())
        addRow({}, tr("Nothing has been logged here."));
    Q_EMIT changed();
}

void PlaceCard::showFailure(const QString& words) {
    clearRows();
    addRow({}, words);
    Q_EMIT changed();
}

void PlaceCard::addRow(const QString& when, const QString& what) {
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    if (!when.isEmpty()) {
        auto* day = new LabelText(when, TextStyle::Small, Tone::TextMuted, m_rows);
        day->setFixedWidth(whenWidth);
        row->addWidget(day);
    }
    row->addWidget(new LabelText(what, TextStyle::Small, when.isEmpty() ? Tone::TextMuted : Tone::Text2, m_rows), 1);
    m_column->addLayout(row);
    m_latest += when.isEmpty() ? what : when + QLatin1Char(' ') + what;
}

void PlaceCard::clearRows() {
    m_latest.clear();
    while (QLayoutItem* row = m_column->takeAt(0)) {
        while (QLayoutItem* part = row->layout()->takeAt(0)) {
            delete part->widget();
            delete part;
        }
        delete row;
    }
}

void PlaceCard::close() {
    if (isHidden())
        return;
    hide();
    Q_EMIT closed();
}

void PlaceCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

/// Rows that come are shown by the layout in its own time: then it is known how high they are.
bool PlaceCard::event(QEvent* event) {
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        Q_EMIT changed();
    return done;
}

void PlaceCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(Tone::Rule), 1));
    painter.setBrush(tone(Tone::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace watchdesk::ui
