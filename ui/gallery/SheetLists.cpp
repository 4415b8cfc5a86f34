#include "ui/gallery/SheetLists.h"

#include "ui/gallery/CardWords.h"
#include "ui/theme/FixedDigits.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/People.h"
#include "ui/widgets/TimeText.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

namespace {

constexpr int whenWidth = 92;

QString whenOf(UtcMs at, QDate today) {
    const QDate day = localDate(at);
    return day == today ? SheetRows::tr("Today %1").arg(clockText(at, false)) : shortDay(day, today);
}

QString iconOf(const desk::SheetIncident& incident) {
    const QString& category = incident.incident.category;
    if (category == QLatin1String("breach"))
        return QStringLiteral("repeat");
    if (category == QLatin1String("violence"))
        return QStringLiteral("hand");
    return category == QLatin1String("shop-theft") ? QStringLiteral("tag") : QStringLiteral("message-square");
}

QString textOf(const desk::SheetIncident& row) {
    QString what = row.breach > 0 ? SheetRows::tr("Breach %1").arg(row.breach) : row.category;
    if (what.isEmpty())
        what = SheetRows::tr("Note");
    if (row.part == domain::SubjectPart::Victim)
        what += SheetRows::tr(" (as a victim)");
    if (row.part == domain::SubjectPart::Witness)
        what += SheetRows::tr(" (as a witness)");
    const QString place = QStringList{row.callSign, row.premises}.join(QLatin1Char(' ')).trimmed();
    return place.isEmpty() ? what : what + QStringLiteral(", ") + place;
}

QString noteOf(const domain::Incident& incident) {
    if (incident.outcome == domain::IncidentOutcome::False || incident.outcome == domain::IncidentOutcome::Open)
        return outcomeText(incident.outcome);
    if (incident.lossPence > 0)
        return moneyText(incident.lossPence);
    return incident.policeReference.isEmpty() ? QString()
                                              : SheetRows::tr("police ref. %1").arg(incident.policeReference);
}

QString verdictText(domain::Verdict verdict) {
    switch (verdict) {
    case domain::Verdict::Same:
        return SheetRows::tr("Same person");
    case domain::Verdict::NotSame:
        return SheetRows::tr("Not this person");
    case domain::Verdict::CannotSay:
        return SheetRows::tr("Cannot say");
    }
    return {};
}

} // namespace

QVector<SheetRow> historyRows(const QVector<desk::SheetIncident>& incidents, QDate today) {
    QVector<SheetRow> rows;
    for (const desk::SheetIncident& incident : incidents)
        rows.append(
            {whenOf(incident.incident.at, today), iconOf(incident), textOf(incident), noteOf(incident.incident)});
    return rows;
}

QVector<SheetRow> decisionRows(const QVector<desk::SheetDecision>& decisions, QDate today) {
    QVector<SheetRow> rows;
    for (const desk::SheetDecision& decision : decisions)
        rows.append({whenOf(decision.decision.decidedAt, today), QStringLiteral("scan-face"),
                     verdictText(decision.decision.verdict), decision.by});
    return rows;
}

SheetRows::SheetRows(const QString& accessibleName, const QString& none, QWidget* parent)
    : QWidget(parent), m_none(none) {
    setAccessibleName(accessibleName);
    setRows({});
}

void SheetRows::setRows(const QVector<SheetRow>& rows) {
    m_rows = rows;
    QStringList said;
    for (const SheetRow& row : rows) {
        QStringList parts{row.when, row.text, row.note};
        parts.removeAll(QString());
        said << parts.join(QStringLiteral(", "));
    }
    setAccessibleDescription(rows.isEmpty() ? m_none : said.join(QStringLiteral("; ")));
    setFixedHeight(std::max(1, static_cast<int>(rows.size())) * rowHeight);
    update();
}

void SheetRows::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    if (m_rows.isEmpty())
        paintLine(painter, rect(), m_none, TextStyle::Body, Tone::TextMuted);
    const int first = std::max(0, event->rect().top() / rowHeight);
    const int last = std::min(static_cast<int>(m_rows.size()) - 1, event->rect().bottom() / rowHeight);
    for (int i = first; i <= last; ++i) {
        const SheetRow& row = m_rows.at(i);
        const QRectF line(0, i * rowHeight, width(), rowHeight);
        painter.setPen(tone(Tone::TextMuted));
        paintFixedDigits(painter, QRectF(0, line.top(), whenWidth - 8, rowHeight), row.when,
                         textFont(TextStyle::Small));
        paintIcon(painter, QRectF(whenWidth, line.top(), 14, rowHeight), row.icon, 14, Tone::Text2);
        const QRectF note(line.left() + width() * 0.6, line.top(), width() * 0.4, rowHeight);
        const qreal taken =
            paintLine(painter, note, row.note, TextStyle::Small, Tone::TextMuted, Qt::AlignRight | Qt::AlignVCenter);
        paintLine(painter, QRectF(whenWidth + 22, line.top(), width() - whenWidth - 30 - taken, rowHeight), row.text,
                  TextStyle::Body, Tone::Text);
    }
}

bool SheetRows::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int row = help->pos().y() / rowHeight; row < m_rows.size())
        QToolTip::showText(help->globalPos(), m_rows.at(row).text, this);
    return true;
}

LookerList::LookerList(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LookerList::setLookers(const QVector<desk::SheetLooker>& lookers, QDate today) {
    m_lookers = lookers;
    m_today = today;
    QStringList said;
    for (const desk::SheetLooker& looker : lookers)
        said << (looker.me ? textOf(looker) : looker.name + QStringLiteral(", ") + textOf(looker));
    setAccessibleName(tr("Who looked: %1").arg(said.join(QStringLiteral("; "))));
    updateGeometry();
    update();
}

QString LookerList::textOf(const desk::SheetLooker& looker) const {
    if (looker.me)
        return tr("you, now");
    const QDate day = localDate(looker.at);
    const QString when = day == m_today ? clockText(looker.at, false) : shortDay(day, m_today);
    return QStringLiteral("%1, %2").arg(when, roleText(looker.role));
}

QStringList LookerList::texts() const {
    QStringList all;
    for (const desk::SheetLooker& looker : m_lookers)
        all << textOf(looker);
    return all;
}

int LookerList::place(QPainter* painter, int width) const {
    constexpr int height = 24;
    int x = 0;
    int y = 0;
    for (const desk::SheetLooker& looker : m_lookers) {
        const QString text = textOf(looker);
        const int words =
            static_cast<int>(std::ceil(QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(text)));
        if (x > 0 && x + height + 8 + words > width) {
            x = 0;
            y += height + 6;
        }
        if (painter != nullptr) {
            paintInitials(*painter, QRectF(x, y, height, height), looker.name);
            paintLine(*painter, QRectF(x + height + 8, y, words + 1, height), text, TextStyle::Small, Tone::Text2);
        }
        x += height + 8 + words + 20;
    }
    return y + height;
}

void LookerList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    place(&painter, width());
}

} // namespace watchdesk::ui
