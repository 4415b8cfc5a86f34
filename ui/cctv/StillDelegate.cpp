#include "ui/cctv/StillDelegate.h"

#include "ui/cctv/StillListModel.h"
#include "ui/cctv/StillWords.h"
#include "ui/theme/DeskStyle.h"
#include "ui/theme/FixedDigits.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/TimeText.h"

#include <QPainter>

namespace watchdesk::ui {

namespace {
constexpr QSize thumbnailSize(64, 44);
} // namespace

StillDelegate::StillDelegate(StillBoard& board, SafeStills& pictures, QObject* parent)
    : QStyledItemDelegate(parent), m_board(board), m_pictures(pictures) {}

void StillDelegate::paintState(QPainter& painter, const QRectF& line, const desk::StillView& still) const {
    const QRectF mark(line.left(), line.top(), 14, line.height());
    const QRectF words = line.adjusted(20, 0, 0, 0);
    const QString text = stateText(still);
    if (still.state == desk::StillView::State::Failed) {
        paintIcon(painter, mark, QStringLiteral("circle-x"), 14, Tone::Soon);
        paintLine(painter, words, text, TextStyle::Small, Tone::Soon);
    } else if (stillWaits(still)) {
        paintSeverity(painter, mark, desk::Severity::LookSoon, 14);
        paintLine(painter, words, text, TextStyle::SmallMedium, Tone::Soon);
    } else if (stillRuns(still)) {
        paintIcon(painter, mark, QStringLiteral("hourglass"), 14, Tone::Text2);
        paintLine(painter, words, text, TextStyle::Small, Tone::Text2);
    } else {
        paintSeverity(painter, mark, desk::Severity::Done, 14);
        paintLine(painter, words, text, TextStyle::Small, Tone::Text2);
    }
}

void StillDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const desk::StillView& still = m_board.stills().at(index.row());
    const bool inHand = m_board.still() == &still;
    const QRectF row = option.rect;
    paintRowGround(*painter, row, inHand, option.state & QStyle::State_MouseOver);
    const QRectF thumbnail(QPointF(row.left() + 10, row.top() + 10), thumbnailSize);
    painter->fillRect(thumbnail, tone(Tone::Sunken));
    if (const QImage image = m_pictures.thumbnail(still.id); !image.isNull()) {
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(thumbnail, image);
    } else {
        const bool failed = still.state == desk::StillView::State::Failed;
        paintIcon(*painter, thumbnail, failed ? QStringLiteral("circle-x") : QStringLiteral("image"), 16,
                  Tone::TextMuted);
    }
    const double left = thumbnail.right() + 10;
    const QRectF first(left, row.top() + 8, row.right() - left - 8, 18);
    paintLine(*painter, first, still.source, TextStyle::BodyMedium, Tone::Text);
    const QDate today = localDate(m_board.jobs().clock.now());
    const QString when = whenText(still.receivedAt, today, localDate(still.receivedAt) == today);
    const QRectF second(left, row.top() + 26, first.width(), 15);
    painter->setPen(tone(Tone::TextMuted));
    const double shown = paintFixedDigits(*painter, second, when, textFont(TextStyle::Small));
    if (const QString faces = facesText(still); !faces.isEmpty())
        paintLine(*painter, second.adjusted(shown, 0, 0, 0), QStringLiteral(" · ") + faces, TextStyle::Small,
                  Tone::TextMuted);
    paintState(*painter, QRectF(left, row.top() + 42, first.width(), 15), still);
    painter->fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), tone(Tone::Rule));
    if (option.state & QStyle::State_HasFocus)
        paintFocusRing(*painter, row.adjusted(1, 1, -1, -2), 2);
}

} // namespace watchdesk::ui
