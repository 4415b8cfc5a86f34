#include "ui/control/AlertLists.h"

#include "ui/theme/DeskStyle.h"
#include "ui/theme/FixedDigits.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/TimeText.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace watchdesk::ui {

namespace {
/// The numbered disc of a step on the trail.
void paintStep(QPainter& painter, const QRectF& rect, int number) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone(Tone::InHandFill));
    const double side = 20;
    const QRectF disc(rect.left(), rect.center().y() - side / 2, side, side);
    painter.drawEllipse(disc);
    painter.restore();
    painter.setPen(tone(Tone::OnInHand));
    painter.setFont(textFont(TextStyle::SmallSemibold));
    painter.drawText(disc, Qt::AlignCenter, QString::number(number));
}

QString sightingText(const domain::Sighting& sighting, const QString& place) {
    QString text = place.isEmpty() ? sighting.note : place;
    if (!sighting.heading.isEmpty())
        text += QStringLiteral(" → ") + sighting.heading;
    return text;
}
} // namespace

SightingList::SightingList(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Sightings, newest first"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SightingList::setAlert(const desk::AlertView& view) {
    m_sightings = view.sightings;
    m_places = view.sightingPlaces;
    m_places.resize(m_sightings.size());
    if (!m_sightings.isEmpty()) {
        domain::Sighting first;
        first.at = view.alert.raisedAt;
        first.by = view.callSign;
        m_sightings += first;
        m_places += view.premises.isEmpty() ? tr("where it began") : view.premises;
    }
    QStringList said;
    for (int i = 0; i < m_sightings.size(); ++i)
        said +=
            clockText(m_sightings.at(i).at, true) + QLatin1Char(' ') + sightingText(m_sightings.at(i), m_places.at(i));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    setFixedHeight(sizeHint().height());
    update();
}

QSize SightingList::sizeHint() const {
    return {240, std::max<int>(1, steps()) * rowHeight + 8};
}

void SightingList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_sightings.isEmpty()) {
        paintLine(painter, QRectF(0, 0, width(), rowHeight),
                  tr("None yet. F4 and a call sign or a street add the first."), TextStyle::Small, Tone::TextMuted);
        return;
    }
    for (int i = 0; i < steps(); ++i) {
        const domain::Sighting& sighting = m_sightings.at(i);
        const QRectF rect(0, i * rowHeight, width(), rowHeight);
        paintStep(painter, rect, steps() - i);
        painter.setPen(tone(Tone::TextMuted));
        paintFixedDigits(painter, rect.adjusted(28, 0, 0, 0), clockText(sighting.at, true), textFont(TextStyle::Small));
        const double byWidth = std::min(96.0, rect.width() / 5);
        const double by = paintLine(painter, QRectF(rect.right() - byWidth, rect.top(), byWidth, rect.height()),
                                    sighting.by, TextStyle::Small, Tone::TextMuted, Qt::AlignRight | Qt::AlignVCenter);
        paintLine(painter, QRectF(88, rect.top(), rect.width() - 88 - by - 12, rect.height()),
                  sightingText(sighting, m_places.at(i)), TextStyle::Body, Tone::Text);
    }
}

bool SightingList::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = help->pos().y() / rowHeight;
        if (row < steps()) {
            const QStringList lines{sightingText(m_sightings.at(row), m_places.at(row)), m_sightings.at(row).note};
            QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')).trimmed(), this);
        }
        return true;
    }
    return QWidget::event(event);
}

PartyList::PartyList(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Acknowledged"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PartyList::setAlert(const domain::Alert& alert) {
    m_parties = alert.parties;
    // What was said before it was put back is to be said anew.
    for (domain::AlertParty& party : m_parties) {
        if (party.acknowledgedAt <= domain::putBackAt(alert))
            party.acknowledgedAt = 0;
    }
    m_current = std::clamp<int>(m_current, 0, std::max<int>(0, static_cast<int>(m_parties.size()) - 1));
    QStringList said;
    for (const domain::AlertParty& party : std::as_const(m_parties))
        said += party.party + (party.acknowledgedAt > 0 ? tr(", acknowledged") : tr(", no answer yet"));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    setFixedHeight(sizeHint().height());
    update();
}

void PartyList::setNow(UtcMs now) {
    m_now = now;
    update();
}

QSize PartyList::sizeHint() const {
    return {240, static_cast<int>(m_parties.size()) * rowHeight + 8};
}

bool PartyList::waits(int index) const {
    return index >= 0 && index < m_parties.size() && m_parties.at(index).acknowledgedAt == 0;
}

QString PartyList::sinceTold(const domain::AlertParty& party, UtcMs now) {
    if (party.acknowledgedAt == 0)
        return lengthText(now - party.toldAt);
    const qint64 took = party.acknowledgedAt - party.toldAt;
    return took < 60'000 ? tr("%1 s").arg(std::max<qint64>(0, took) / 1000) : lengthText(took);
}

void PartyList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (int i = 0; i < m_parties.size(); ++i)
        paintParty(painter, QRectF(0, i * rowHeight, width(), rowHeight), i);
}

void PartyList::paintParty(QPainter& painter, const QRectF& rect, int index) const {
    const domain::AlertParty& party = m_parties.at(index);
    const bool silent = party.acknowledgedAt == 0;
    if (silent && index == m_hovered)
        painter.fillRect(rect.adjusted(-4, 1, 4, -1), tone(Tone::Hover));
    paintSeverity(painter, QRectF(0, rect.top() + 6, 16, 16), silent ? desk::Severity::LookSoon : desk::Severity::Done);
    painter.setPen(tone(silent ? Tone::Soon : Tone::Text));
    const double since = paintFixedDigits(painter, rect, sinceTold(party, m_now), textFont(TextStyle::BodySemibold),
                                          Qt::AlignRight | Qt::AlignVCenter);
    double right = rect.right() - std::max(48.0, since + 12);
    if (silent && index < 9) {
        const QString key = QStringLiteral("Alt %1").arg(index + 1);
        const int width = keyCapWidth(key);
        paintKeyCap(painter, QRectF(right - width, rect.top(), width, rect.height()), key, tone(Tone::Text2),
                    tone(Tone::Outline));
        right -= width + 8;
    }
    // In the narrow panel the diamond and the running time say it.
    const bool narrow = rect.width() < 320;
    const QString state = !silent ? clockText(party.acknowledgedAt, true) : narrow ? QString() : tr("no answer yet");
    painter.setPen(tone(silent ? Tone::Soon : Tone::TextMuted));
    right -= paintFixedDigits(painter, QRectF(28, rect.top(), right - 28, rect.height()), state,
                              textFont(TextStyle::Small), Qt::AlignRight | Qt::AlignVCenter);
    paintLine(painter, QRectF(28, rect.top(), right - 8 - 28, rect.height()), party.party, TextStyle::Body, Tone::Text);
    if (hasFocus() && index == m_current)
        paintFocusRing(painter, rect.adjusted(0, 1, 0, -1));
}

void PartyList::mousePressEvent(QMouseEvent* event) {
    const int index = static_cast<int>(event->position().y()) / rowHeight;
    m_current = std::clamp<int>(index, 0, std::max<int>(0, static_cast<int>(m_parties.size()) - 1));
    if (waits(index))
        Q_EMIT acknowledgeRequested(index);
    update();
}

void PartyList::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = static_cast<int>(event->position().y()) / rowHeight;
    setCursor(waits(m_hovered) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void PartyList::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void PartyList::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_parties.size()) - 1;
    if (event->key() == Qt::Key_Up && m_current > 0)
        --m_current;
    else if (event->key() == Qt::Key_Down && m_current < last)
        ++m_current;
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) &&
             waits(m_current))
        Q_EMIT acknowledgeRequested(m_current);
    else
        QWidget::keyPressEvent(event);
    update();
}

} // namespace watchdesk::ui
