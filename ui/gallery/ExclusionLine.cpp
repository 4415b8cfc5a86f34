#include "ui/gallery/ExclusionLine.h"

#include "ui/gallery/CardWords.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/TimeText.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

namespace {

using domain::ExclusionStanding;
using domain::ExclusionStep;

constexpr int stepsHeight = 52;
constexpr qreal dot = 8;

/// How many of proposed, evidence, ballot, notice, served have been done.
int doneOf(const domain::ExclusionNotice& notice) {
    switch (notice.step) {
    case ExclusionStep::Nominated:
        return 1;
    case ExclusionStep::EvidenceCheck:
        return 2;
    case ExclusionStep::Ballot:
    case ExclusionStep::NoAction:
    case ExclusionStep::Warned:
    case ExclusionStep::Excluded:
        return 3;
    case ExclusionStep::NoticeIssued:
        return 4;
    case ExclusionStep::Served:
        return 5;
    case ExclusionStep::Quashed:
        return notice.servedOn.isValid() ? 5 : 3;
    }
    return 0;
}

/// "14 Feb", "14 Feb 27": there is little room under a step.
QString dayOrNothing(QDate day, QDate today) {
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    return locale.toString(day, day.year() == today.year() ? QStringLiteral("d MMM") : QStringLiteral("d MMM yy"));
}

/// What a decision other than to exclude, or its end, adds to the line.
QString endWord(ExclusionStep step) {
    switch (step) {
    case ExclusionStep::NoAction:
        return ExclusionLine::tr("No action");
    case ExclusionStep::Warned:
        return ExclusionLine::tr("Warned");
    case ExclusionStep::Quashed:
        return ExclusionLine::tr("Quashed");
    default:
        return {};
    }
}

/// Each step as wide as its words, what is left shared out.
QVector<qreal> stepWidths(const QVector<LineStep>& steps, int width) {
    const QFontMetricsF plain(textFont(TextStyle::Small));
    const QFontMetricsF strong(textFont(TextStyle::SmallSemibold));
    QVector<qreal> widths;
    qreal sum = 0;
    for (const LineStep& step : steps) {
        const qreal words =
            std::max((step.now ? strong : plain).horizontalAdvance(step.text), plain.horizontalAdvance(step.day));
        widths.append(words + 6);
        sum += widths.last();
    }
    for (qreal& one : widths)
        one += (width - sum) / static_cast<qreal>(steps.size());
    return widths;
}

} // namespace

QVector<LineStep> stepsOf(const desk::SheetExclusion& exclusion, QDate today) {
    const domain::ExclusionNotice& notice = exclusion.notice;
    QVector<LineStep> steps{{ExclusionLine::tr("Proposed"), dayOrNothing(notice.nominatedOn, today)},
                            {ExclusionLine::tr("Evidence"), {}},
                            {ExclusionLine::tr("Ballot"), {}},
                            {ExclusionLine::tr("Notice"), {}},
                            {ExclusionLine::tr("Served"), dayOrNothing(notice.servedOn, today)}};
    const int done = doneOf(notice);
    for (int i = 0; i < done; ++i)
        steps[i].done = true;
    if (const QString end = endWord(notice.step); !end.isEmpty()) {
        steps.resize(done);
        steps.append({end, {}, true, true});
        return steps;
    }
    const bool inForce = exclusion.standing == ExclusionStanding::InForce;
    const bool over = done == 5 && !inForce && exclusion.standing != ExclusionStanding::InProcess;
    steps.append({ExclusionLine::tr("In force"), {}, inForce || over, inForce});
    steps.append({over ? ExclusionLine::tr("Ended") : ExclusionLine::tr("Ends"), dayOrNothing(notice.endsOn, today),
                  over, over});
    if (!inForce && !over)
        steps[done - 1].now = true;
    return steps;
}

QString exclusionTitle(const desk::SheetExclusion& exclusion) {
    const int months = exclusion.notice.months;
    const QString length = months == 0   ? QString()
                           : months == 1 ? ExclusionLine::tr(", 1 month")
                                         : ExclusionLine::tr(", %1 months").arg(months);
    return ExclusionLine::tr("Exclusion · %1%2").arg(exclusion.scheme, length);
}

QString exclusionNote(const desk::SheetExclusion& exclusion, QDate today) {
    const domain::ExclusionNotice& notice = exclusion.notice;
    switch (exclusion.standing) {
    case ExclusionStanding::InForce:
        return ExclusionLine::tr("day %1 of %2, ends %3")
            .arg(exclusion.day)
            .arg(exclusion.days)
            .arg(dayOrNothing(notice.endsOn, today));
    case ExclusionStanding::Expired:
    case ExclusionStanding::AdminOnly:
    case ExclusionStanding::EraseDue:
        return ExclusionLine::tr("ended %1, not shown to members").arg(shortDay(notice.endsOn, today));
    case ExclusionStanding::InProcess:
        return ExclusionLine::tr("not in force");
    case ExclusionStanding::NotExcluded:
    case ExclusionStanding::Quashed:
        return {};
    }
    return {};
}

ExclusionLine::ExclusionLine(const desk::SheetExclusion& exclusion, QDate today, QWidget* parent)
    : QWidget(parent), m_steps(stepsOf(exclusion, today)) {
    const domain::ExclusionNotice& notice = exclusion.notice;
    if (!notice.servedBy.isEmpty())
        m_lines.append({QStringLiteral("file-check"), tr("Served by %1").arg(notice.servedBy)});
    if (!notice.reasons.isEmpty())
        m_lines.append({QStringLiteral("scroll-text"), notice.reasons});
    if (notice.breaches > 0)
        m_lines.append({QStringLiteral("repeat"), notice.breaches == 1
                                                      ? tr("1 breach counted")
                                                      : tr("%1 breaches counted").arg(notice.breaches)});
    QStringList said{exclusionTitle(exclusion), exclusionNote(exclusion, today)};
    for (const Line& line : std::as_const(m_lines))
        said << line.text;
    setAccessibleName(said.join(QStringLiteral("; ")));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int ExclusionLine::heightForWidth(int width) const {
    return stepsHeight + static_cast<int>(paintLines(nullptr, width)) + 8;
}

qreal ExclusionLine::paintLines(QPainter* painter, int width) const {
    qreal y = stepsHeight;
    for (const Line& line : m_lines) {
        if (painter != nullptr)
            paintIcon(*painter, QRectF(0, y, 14, 16), line.icon, 14, Tone::Text2);
        y += paintParagraph(painter, QRectF(22, y, width - 22, 16), line.text, TextStyle::Small, Tone::Text2) + 4;
    }
    return y - stepsHeight;
}

void ExclusionLine::paintSteps(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    const QVector<qreal> widths = stepWidths(m_steps, width());
    const qreal middle = 7;
    qreal left = 0;
    for (int i = 0; i < m_steps.size(); ++i) {
        const LineStep& one = m_steps.at(i);
        const qreal step = widths.at(i);
        const qreal x = left + dot / 2;
        if (i + 1 < m_steps.size()) {
            QPen pen(tone(Tone::Outline), 2);
            if (!m_steps.at(i + 1).done)
                pen.setDashPattern({2, 2});
            painter.setPen(pen);
            painter.drawLine(QPointF(x + dot / 2 + 2, middle), QPointF(x + step - dot / 2 - 2, middle));
        }
        painter.setPen(QPen(tone(one.now ? Tone::Text : Tone::Outline), one.now ? 2.5 : 1.5));
        painter.setBrush(one.done && !one.now ? QBrush(tone(Tone::Outline)) : QBrush(tone(Tone::Surface)));
        const qreal size = one.now ? dot + 4 : dot;
        if (one.now)
            painter.drawRoundedRect(QRectF(x - size / 2, middle - size / 2, size, size), 3, 3);
        else
            painter.drawEllipse(QPointF(x, middle), size / 2, size / 2);
        const QRectF words(left, 18, step - 4, 15);
        paintLine(painter, words, one.text, one.now ? TextStyle::SmallSemibold : TextStyle::Small,
                  one.now    ? Tone::Text
                  : one.done ? Tone::Text2
                             : Tone::TextMuted);
        paintLine(painter, words.translated(0, 15), one.day, TextStyle::Small, one.now ? Tone::Text : Tone::TextMuted);
        left += step;
    }
}

void ExclusionLine::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (heightForWidth(width()) != height())
        setFixedHeight(heightForWidth(width()));
}

void ExclusionLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintSteps(painter);
    paintLines(&painter, width());
}

} // namespace watchdesk::ui
