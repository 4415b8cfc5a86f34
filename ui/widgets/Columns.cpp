#include "ui/widgets/Columns.h"

#include "ui/widgets/Painting.h"

#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr double gap = 12;
}

QRectF Columns::cell(const QRectF& row, int column) const {
    double fixed = gap * static_cast<double>(m_columns.size() + 1);
    int sharing = 0;
    for (const Column& each : m_columns) {
        fixed += each.width;
        sharing += each.width == 0 ? 1 : 0;
    }
    const double share = sharing == 0 ? 0 : std::max(0.0, row.width() - fixed) / sharing;
    double x = row.left() + gap;
    for (int i = 0; i < column; ++i)
        x += gap + (m_columns.at(i).width == 0 ? share : m_columns.at(i).width);
    const int width = m_columns.at(column).width;
    return {x, row.top(), width == 0 ? share : width, row.height()};
}

ColumnHead::ColumnHead(Columns columns, QWidget* parent) : QWidget(parent), m_columns(std::move(columns)) {
    setFixedHeight(28);
}

void ColumnHead::setColumns(const Columns& columns) {
    m_columns = columns;
    update();
}

void ColumnHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    for (int i = 0; i < m_columns.all().size(); ++i)
        paintLine(painter, m_columns.cell(rect(), i), m_columns.all().at(i).title, TextStyle::Small, Tone::TextMuted,
                  (m_columns.all().at(i).right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tone(Tone::Rule));
}

} // namespace watchdesk::ui
