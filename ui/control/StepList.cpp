#include "ui/control/StepList.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/TimeText.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

namespace {

constexpr int boxSide = 16;
constexpr int textLeft = 26;
constexpr int gap = 10;

QString kindWord(domain::StepKind kind) {
    switch (kind) {
    case domain::StepKind::Now:
        return StepList::tr("now");
    case domain::StepKind::Police:
        return StepList::tr("police");
    case domain::StepKind::Support:
        return StepList::tr("support");
    case domain::StepKind::Keep:
        return StepList::tr("keep");
    }
    return {};
}

QString iconOf(domain::StepKind kind) {
    switch (kind) {
    case domain::StepKind::Now:
        return QStringLiteral("arrow-right");
    case domain::StepKind::Police:
        return QStringLiteral("shield");
    case domain::StepKind::Support:
        return QStringLiteral("handshake");
    case domain::StepKind::Keep:
        return QStringLiteral("archive");
    }
    return {};
}

/// "support", or who did it when.
QString footOf(const desk::StepState& state) {
    return state.doneAt == 0
               ? kindWord(state.step.kind)
               : QStringList{kindWord(state.step.kind), clockText(state.doneAt, false), state.doneBy}.join(
                     QStringLiteral(" · "));
}

void paintBox(QPainter& painter, const QRectF& rect, bool done) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(done ? Tone::InHand : Tone::Outline), 1));
    painter.setBrush(done ? tone(Tone::InHandBg) : QColor(Qt::transparent));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.restore();
    if (done)
        paintIcon(painter, rect, QStringLiteral("check"), 12, Tone::InHand);
}

} // namespace

StepList::StepList(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("steps"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    say();
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StepList::setSteps(const QVector<desk::StepState>& steps) {
    const bool other =
        steps.size() != m_steps.size() || (!steps.isEmpty() && steps.first().step.code != m_steps.first().step.code);
    m_steps = steps;
    if (other)
        m_current = std::max(0, next());
    arrange();
    say();
}

int StepList::done() const {
    return static_cast<int>(
        std::count_if(m_steps.begin(), m_steps.end(), [](const auto& state) { return state.doneAt > 0; }));
}

int StepList::next() const {
    for (int row = 0; row < m_steps.size(); ++row)
        if (m_steps.at(row).doneAt == 0)
            return row;
    return -1;
}

int StepList::textHeight(int row) const {
    const QRectF room(0, 0, std::max(80, width() - textLeft), 0);
    return static_cast<int>(paintParagraph(nullptr, room, m_steps.at(row).step.text, TextStyle::Body, Tone::Text) +
                            0.5);
}

void StepList::arrange() {
    m_rows.clear();
    int y = 4;
    for (int row = 0; row < m_steps.size(); ++row) {
        const int height = textHeight(row) + Theme::instance().lineHeight(TextStyle::Small) + gap;
        m_rows += QRect(0, y, width(), height);
        y += height;
    }
    setFixedHeight(y + 4);
    update();
}

QSize StepList::sizeHint() const {
    return {240, m_rows.isEmpty() ? 8 : m_rows.last().bottom() + 5};
}

/// What a screen reader says: which step is current and whether it is done.
void StepList::say() {
    setAccessibleName(tr("Next steps, %1 of %2 done").arg(done()).arg(m_steps.size()));
    const auto* state = m_current < m_steps.size() ? &m_steps.at(m_current) : nullptr;
    setAccessibleDescription(state == nullptr
                                 ? QString()
                                 : tr("Step %1, %2: %3; %4")
                                       .arg(m_current + 1)
                                       .arg(kindWord(state->step.kind), state->step.text,
                                            state->doneAt > 0 ? tr("done by %1").arg(state->doneBy) : tr("not done")));
}

void StepList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (int row = 0; row < m_rows.size(); ++row) {
        const desk::StepState& state = m_steps.at(row);
        const QRectF rect = m_rows.at(row);
        const bool done = state.doneAt > 0;
        if (hasFocus() && row == m_current) {
            painter.setPen(QPen(tone(Tone::Focus), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect.adjusted(-3, -3, 1, -5).adjusted(4, 1, -2, 0));
        }
        paintBox(painter, QRectF(2, rect.top() + 1, boxSide, boxSide), done);
        const QRectF words(textLeft, rect.top(), rect.width() - textLeft, rect.height());
        const double height =
            paintParagraph(&painter, words, state.step.text, TextStyle::Body, done ? Tone::TextMuted : Tone::Text);
        const bool support = state.step.kind == domain::StepKind::Support;
        const Tone foot = support ? Tone::InHand : Tone::TextMuted;
        const double y = rect.top() + height;
        const int line = Theme::instance().lineHeight(TextStyle::Small);
        paintIcon(painter, QRectF(textLeft, y, 12, line), iconOf(state.step.kind), 12, foot);
        paintLine(painter, QRectF(textLeft + 18, y, words.width() - 18, line), footOf(state), TextStyle::Small, foot);
    }
}

void StepList::toggle(int row) {
    if (row >= 0 && row < m_steps.size())
        Q_EMIT tickWanted(m_steps.at(row).step.code, m_steps.at(row).doneAt == 0);
}

void StepList::go(int row) {
    m_current = std::clamp<int>(row, 0, std::max<int>(0, static_cast<int>(m_steps.size()) - 1));
    say();
    update();
    if (m_current < m_rows.size())
        Q_EMIT moved(m_rows.at(m_current));
}

void StepList::mousePressEvent(QMouseEvent* event) {
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).contains(event->position().toPoint())) {
            go(row);
            toggle(row);
            return;
        }
    }
}

void StepList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down)
        go(m_current + 1);
    else if (event->key() == Qt::Key_Up)
        go(m_current - 1);
    else if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        toggle(m_current);
    else
        QWidget::keyPressEvent(event);
}

void StepList::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    go(m_current);
}

void StepList::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void StepList::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        arrange();
}

} // namespace watchdesk::ui
