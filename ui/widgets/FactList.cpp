#include "ui/widgets/FactList.h"

#include "ui/theme/FixedDigits.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Painting.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int lineGap = 4;
TextStyle styleOf(const Fact& fact) {
    return fact.strong ? TextStyle::BodyMedium : TextStyle::Body;
}
} // namespace

FactList::FactList(const QString& accessibleName, QWidget* parent) : QWidget(parent) {
    setAccessibleName(accessibleName);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FactList::setFacts(const QVector<Fact>& facts) {
    m_facts.clear();
    QStringList said;
    for (const Fact& fact : facts) {
        if (fact.value.isEmpty())
            continue;
        m_facts.append(fact);
        said += fact.label + QStringLiteral(": ") + fact.value;
    }
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    setVisible(!m_facts.isEmpty());
    setFixedHeight(heightForWidth(std::max(width(), 120)));
    update();
}

void FactList::setLabelWidth(int width) {
    m_labelWidth = width;
    update();
}

int FactList::factHeight(const Fact& fact, int width) const {
    const QRectF room(0, 0, std::max(40, width - m_labelWidth), 1);
    return static_cast<int>(paintParagraph(nullptr, room, fact.value, styleOf(fact), Tone::Text)) + lineGap;
}

int FactList::heightForWidth(int width) const {
    int height = 0;
    for (const Fact& fact : m_facts)
        height += factHeight(fact, width);
    return height;
}

void FactList::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (heightForWidth(width()) != height())
        setFixedHeight(heightForWidth(width()));
}

void FactList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    int y = 0;
    const int line = Theme::instance().lineHeight(TextStyle::Body);
    for (const Fact& fact : m_facts) {
        const int height = factHeight(fact, width());
        paintLine(painter, QRectF(0, y, m_labelWidth - 8, line), fact.label, TextStyle::Small, Tone::TextMuted);
        const QRectF room(m_labelWidth, y, width() - m_labelWidth, height - lineGap);
        painter.setPen(tone(Tone::Text));
        if (fact.fixed && height <= line + lineGap) {
            paintFixedDigits(painter, QRectF(room.left(), room.top(), room.width(), line), fact.value,
                             textFont(styleOf(fact)));
        } else {
            paintParagraph(&painter, room, fact.value, styleOf(fact), Tone::Text);
        }
        y += height;
    }
}

void FactList::contextMenuEvent(QContextMenuEvent* event) {
    int y = 0;
    for (const Fact& fact : std::as_const(m_facts)) {
        y += factHeight(fact, width());
        if (event->pos().y() >= y)
            continue;
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Copy “%1”").arg(fact.label), this,
                        [value = fact.value] { QApplication::clipboard()->setText(value); });
        menu->popup(event->globalPos());
        return;
    }
}

SectionHead::SectionHead(const QString& title, QWidget* parent) : QWidget(parent), m_title(title) {
    setAccessibleName(title);
    setFixedHeight(36);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SectionHead::setNote(const QString& note) {
    m_note = note;
    setAccessibleDescription(note);
    update();
}

void SectionHead::addAct(QWidget* button) {
    if (layout() == nullptr) {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 4, 0, 0); // in the middle of the title's line
        row->addStretch(1);
    }
    layout()->addWidget(button);
}

void SectionHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int bleed = 12;
    painter.fillRect(QRect(-bleed, 0, width() + 2 * bleed, 1), tone(Tone::Rule));
    const QRectF line(0, 12, width(), 16);
    painter.setPen(tone(Tone::TextMuted));
    const qreal note =
        paintFixedDigits(painter, line, m_note, textFont(TextStyle::Small), Qt::AlignRight | Qt::AlignVCenter);
    paintLine(painter, line.adjusted(0, 0, m_note.isEmpty() ? 0 : -note - 8, 0), m_title.toUpper(), TextStyle::Label,
              Tone::TextMuted);
}

} // namespace watchdesk::ui
