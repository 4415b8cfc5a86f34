#include "ui/control/PinnedAlerts.h"

#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

PinnedAlerts::PinnedAlerts(AlertBoard& board, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_board(board), m_clock(clock) {
    setObjectName(QStringLiteral("pinned"));
    setAccessibleName(tr("Open alerts"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&board, &AlertBoard::changed, this, &PinnedAlerts::refresh);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void PinnedAlerts::refresh() {
    const auto before = m_rows.size();
    m_rows.clear();
    QStringList said;
    const QSet<QString> muted = mutedAlerts();
    for (const desk::AlertView& view : m_board.open()) {
        m_rows.append(pinnedRow(view, m_board.me(), m_clock.now()));
        said += m_rows.last().title + QLatin1Char(' ') + m_rows.last().detail +
                (muted.contains(view.alert.id) ? tr(" · its sound is muted at this desk") : QString());
    }
    m_delegate.setMuted(muted);
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    m_delegate.setInHand(m_board.inHand() == nullptr ? QString() : m_board.inHand()->alert.id);
    m_first = std::clamp(m_first, 0, std::max(0, rows() - mostShown));
    m_current = std::clamp(m_current, 0, std::max(0, rows() - 1));
    setFixedHeight(std::min(rows(), mostShown) * FeedDelegate::rowHeight);
    setVisible(!m_rows.isEmpty());
    update();
    if (before != m_rows.size())
        Q_EMIT rowsChanged(rows());
}

void PinnedAlerts::tick() {
    if (m_rows.isEmpty())
        return;
    for (int row = 0; row < rows(); ++row)
        m_rows[row] = pinnedRow(m_board.open().at(row), m_board.me(), m_clock.now());
    m_delegate.setMuted(mutedAlerts());
    update();
}

QSet<QString> PinnedAlerts::mutedAlerts() const {
    QSet<QString> muted;
    for (const desk::AlertView& view : m_board.open()) {
        if (m_board.rise(view) >= domain::Rise::Sounding && m_board.isMuted(view.alert))
            muted.insert(view.alert.id);
    }
    return muted;
}

QRect PinnedAlerts::rowRect(int row) const {
    return {0, (row - m_first) * FeedDelegate::rowHeight, width(), FeedDelegate::rowHeight};
}

QRect PinnedAlerts::claimRect(int row) const {
    return m_delegate.cells(rowRect(row), m_rows.at(row)).claim.toRect();
}

void PinnedAlerts::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    m_delegate.setNow(m_clock.now());
    QStyleOptionViewItem option;
    for (int row = m_first; row < std::min(rows(), m_first + mostShown); ++row) {
        option.rect = rowRect(row);
        option.state = QStyle::State_Enabled;
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && row == m_current);
        option.state.setFlag(QStyle::State_MouseOver, row == m_hovered);
        m_delegate.paintRow(painter, option, m_rows.at(row));
    }
}

void PinnedAlerts::select(int row) {
    m_current = std::clamp(row, 0, std::max(0, rows() - 1));
    m_first = std::clamp(m_first, std::max(0, m_current - mostShown + 1), m_current);
    update();
}

void PinnedAlerts::mousePressEvent(QMouseEvent* event) {
    const int row = m_first + static_cast<int>(event->position().y()) / FeedDelegate::rowHeight;
    if (event->button() != Qt::LeftButton || row >= rows())
        return;
    select(row);
    const QString id = m_rows.at(row).recordId;
    if (m_delegate.partAt(rowRect(row), m_rows.at(row), event->position().toPoint()) == FeedDelegate::Part::Claim)
        m_board.claim(id);
    else
        m_board.putInHand(id);
}

void PinnedAlerts::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = m_first + static_cast<int>(event->position().y()) / FeedDelegate::rowHeight;
    update();
}

void PinnedAlerts::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void PinnedAlerts::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
        return select(m_current - 1);
    case Qt::Key_Down:
        return select(m_current + 1);
    case Qt::Key_Home:
        return select(0);
    case Qt::Key_End:
        return select(rows() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current < rows())
            m_board.putInHand(m_rows.at(m_current).recordId);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void PinnedAlerts::wheelEvent(QWheelEvent* event) {
    m_first = std::clamp(m_first - (event->angleDelta().y() > 0 ? 1 : -1), 0, std::max(0, rows() - mostShown));
    update();
    event->accept();
}

} // namespace watchdesk::ui
