#include "ui/control/ReadingChips.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr double gap = 8;
constexpr double cross = 16;

ReadingChips::Piece pieceOf(const domain::QuickToken& token) {
    using K = domain::TokenKind;
    ReadingChips::Piece piece{token.reading, {}, {}};
    switch (token.kind) {
    case K::CallSign:
        piece.look.icon = QStringLiteral("radio");
        break;
    case K::Category:
        piece.look.icon = QStringLiteral("tag");
        break;
    case K::Person:
    case K::Description:
        piece.look.icon = QStringLiteral("user");
        break;
    case K::Heading:
        piece.look.icon = QStringLiteral("arrow-right");
        break;
    case K::Place:
        piece.look.icon = QStringLiteral("map-pin");
        break;
    case K::Subject:
        piece.look.icon = QStringLiteral("scan-face");
        break;
    case K::Loss:
        piece.look.icon = QStringLiteral("receipt-text");
        break;
    case K::PoliceReference:
        piece.look.icon = QStringLiteral("shield");
        break;
    case K::Narrative:
        piece.text = ReadingChips::tr("stays in the narrative: “%1”").arg(token.reading);
        piece.look.dashed = true;
        piece.look.filled = false;
        piece.look.text = Tone::Text2;
        break;
    }
    return piece;
}
} // namespace

ReadingChips::ReadingChips(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Understood as"));
    setFixedHeight(36);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ReadingChips::setReading(const domain::QuickReading& reading) {
    m_tokens.clear();
    for (const domain::QuickToken& token : reading.tokens)
        m_tokens.append(pieceOf(token));
    QStringList said;
    for (const Piece& piece : pieces())
        said += piece.text;
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

void ReadingChips::setLinks(const QVector<Piece>& links) {
    m_links = links;
    update();
}

void ReadingChips::setNote(const QString& note) {
    m_note = note;
    update();
}

QVector<ReadingChips::Piece> ReadingChips::pieces() const {
    return m_links + m_tokens;
}

double ReadingChips::start() const {
    return QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(tr("Understood as")) + 12;
}

QVector<QPair<ReadingChips::Piece, QRectF>> ReadingChips::placed() const {
    QVector<QPair<Piece, QRectF>> out;
    double x = start();
    const double note = m_note.isEmpty() ? 0 : QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(m_note) + 16;
    const double end = width() - note;
    for (const Piece& piece : pieces()) {
        const double wanted = chipWidth(piece.text, piece.look) + (piece.id.isEmpty() ? 0 : cross + 6);
        // One long chip may not push the next ones out: it shows its beginning.
        const double room = std::min({wanted, end - x, std::max(160.0, width() * 0.32)});
        if (room < 48)
            break;
        out.append({piece, QRectF(x, (height() - chipHeight) / 2.0, room, chipHeight)});
        x += room + gap;
    }
    return out;
}

QRect ReadingChips::crossOf(const QString& id) const {
    for (const auto& [piece, rect] : placed()) {
        if (piece.id == id)
            return QRectF(rect.right() - cross - 2, rect.top(), cross, rect.height()).toRect();
    }
    return {};
}

void ReadingChips::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto shown = placed();
    paintLine(painter, rect(), m_note, TextStyle::Small, Tone::TextMuted, Qt::AlignRight | Qt::AlignVCenter);
    if (shown.isEmpty())
        return;
    paintLine(painter, QRectF(0, 0, start(), height()), tr("Understood as"), TextStyle::Small, Tone::TextMuted);
    for (const auto& [piece, rect] : shown) {
        if (piece.id.isEmpty()) {
            paintChip(painter, rect, piece.text, piece.look);
            continue;
        }
        // The chip's frame holds the words and the cross.
        paintChip(
            painter, rect, {},
            ChipLook{
                piece.look.text, piece.look.edge, piece.look.fill, piece.look.filled, false, {}, piece.look.style});
        ChipLook words = piece.look;
        words.filled = false;
        words.edge = piece.look.fill;
        paintChip(painter, rect.adjusted(1, 1, -cross - 2, -1), piece.text, words);
        paintIcon(painter, QRectF(rect.right() - cross - 2, rect.top(), cross, rect.height()), QStringLiteral("x"), 12,
                  Tone::Text2);
    }
}

void ReadingChips::mousePressEvent(QMouseEvent* event) {
    for (const Piece& piece : std::as_const(m_links)) {
        if (!piece.id.isEmpty() && crossOf(piece.id).contains(event->position().toPoint())) {
            Q_EMIT removed(piece.id);
            return;
        }
    }
}

void ReadingChips::mouseMoveEvent(QMouseEvent* event) {
    const bool over = std::any_of(m_links.cbegin(), m_links.cend(), [&](const Piece& piece) {
        return !piece.id.isEmpty() && crossOf(piece.id).contains(event->position().toPoint());
    });
    setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

} // namespace watchdesk::ui
