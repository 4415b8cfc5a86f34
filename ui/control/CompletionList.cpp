#include "ui/control/QuickLineEdit.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Painting.h"

#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

CompletionList::CompletionList(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Completions"));
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void CompletionList::setCompletions(const QVector<domain::Completion>& completions) {
    m_completions = completions;
    m_chosen = -1;
    int width = 180;
    for (const domain::Completion& each : completions) {
        const int text = QFontMetrics(textFont(TextStyle::Body)).horizontalAdvance(each.text);
        const int hint = QFontMetrics(textFont(TextStyle::Small)).horizontalAdvance(each.hint);
        width = std::max(width, text + hint + 56);
    }
    resize(std::min(width, 480), static_cast<int>(completions.size()) * rowHeight + 8);
    update();
}

void CompletionList::choose(int row) {
    m_chosen = row;
    setAccessibleDescription(row < 0 ? QString() : m_completions.at(row).text);
    update();
}

void CompletionList::standOn(const QPoint& at) {
    const int x = std::clamp(at.x(), 4, std::max(4, parentWidget()->width() - width() - 4));
    move(x, std::max(0, at.y() - height()));
}

void CompletionList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tone(Tone::Outline));
    painter.setBrush(tone(Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    for (int row = 0; row < m_completions.size(); ++row) {
        const QRectF line(4, 4 + row * rowHeight, width() - 8, rowHeight);
        if (row == m_chosen)
            painter.fillRect(line, tone(Tone::Selection));
        const domain::Completion& each = m_completions.at(row);
        const QRectF words = line.adjusted(8, 0, -8, 0);
        const double hint =
            paintLine(painter, words, each.hint, TextStyle::Small, Tone::TextMuted, Qt::AlignRight | Qt::AlignVCenter);
        paintLine(painter, words.adjusted(0, 0, -hint - 16, 0), each.text, TextStyle::Body, Tone::Text);
    }
}

void CompletionList::mousePressEvent(QMouseEvent* event) {
    const int row = (static_cast<int>(event->position().y()) - 4) / rowHeight;
    if (row >= 0 && row < m_completions.size())
        Q_EMIT picked(row);
}

} // namespace watchdesk::ui
