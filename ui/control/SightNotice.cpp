#include "ui/control/SightNotice.h"

#include "ui/widgets/Painting.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

namespace {

constexpr int bar = 4;   ///< of the tone, at the left
constexpr int side = 14; ///< of the icon
constexpr int padding = 8;
constexpr int gap = 4;      ///< between two of them
constexpr int mostSaid = 3; ///< lines of a condition's words

struct Look {
    Tone mark;
    Tone ground;
    const char* icon;
};

Look lookOf(domain::SightAnswer answer) {
    switch (answer) {
    case domain::SightAnswer::Offence:
    case domain::SightAnswer::Arrest:
        return {Tone::Act, Tone::ActBg, "gavel"};
    case domain::SightAnswer::AskToLeave:
        return {Tone::Soon, Tone::SoonBg, "door-open"};
    case domain::SightAnswer::Report:
    case domain::SightAnswer::Watch:
        break;
    }
    return {Tone::Text2, Tone::Raised, "eye"};
}

int textHeight(const QString& text, TextStyle style, int width, int most) {
    if (text.isEmpty())
        return 0;
    const QFontMetricsF metrics(textFont(style));
    const qreal wanted = metrics.boundingRect(QRectF(0, 0, width, 10'000), Qt::TextWordWrap, text).height();
    return static_cast<int>(std::ceil(std::min(wanted, metrics.lineSpacing() * most)));
}

} // namespace

SightNotice::SightNotice(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setObjectName(QStringLiteral("on-sight"));
    setAccessibleName(tr("On sight"));
    hide();
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SightNotice::setRules(const QVector<domain::SightRule>& rules) {
    if (rules == m_rules)
        return;
    m_rules = rules;
    QStringList said;
    for (const domain::SightRule& rule : rules)
        said << domain::wordsOf(rule) + (rule.says.isEmpty() ? QString() : QStringLiteral(". ") + rule.says);
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    setVisible(!rules.isEmpty());
    if (!rules.isEmpty()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    updateGeometry();
    update();
}

int SightNotice::place(QPainter* painter, int width) const {
    int y = 0;
    for (const domain::SightRule& rule : m_rules) {
        const Look look = lookOf(rule.answer);
        const int left = bar + padding + side + padding;
        const int room = std::max(40, width - left - padding);
        const QString what = domain::wordsOf(rule);
        const int head = textHeight(what, TextStyle::BodySemibold, room, mostSaid);
        const int says = textHeight(rule.says, TextStyle::Small, room, mostSaid);
        const int height = padding + head + (says > 0 ? 2 + says : 0) + padding;
        if (painter != nullptr) {
            const QRectF box(0, y, width, height);
            painter->setPen(QPen(tone(look.mark), 1));
            painter->setBrush(tone(look.ground));
            painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
            painter->fillRect(QRectF(0, y + 1, bar, height - 2), tone(look.mark));
            paintIcon(*painter, QRectF(bar + padding, y + padding, side, 16), QLatin1String(look.icon), side,
                      look.mark);
            painter->setFont(textFont(TextStyle::BodySemibold));
            painter->setPen(tone(Tone::Text));
            painter->drawText(QRectF(left, y + padding, room, head), Qt::TextWordWrap, what);
            painter->setFont(textFont(TextStyle::Small));
            painter->setPen(tone(Tone::Text2));
            painter->drawText(QRectF(left, y + padding + head + 2, room, says), Qt::TextWordWrap, rule.says);
        }
        y += height + gap;
    }
    return std::max(0, y - gap);
}

void SightNotice::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    place(&painter, width());
}

} // namespace watchdesk::ui
