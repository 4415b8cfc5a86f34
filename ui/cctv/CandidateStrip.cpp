#include "ui/cctv/CandidateStrip.h"

#include "ui/cctv/FaceCrop.h"
#include "ui/cctv/StillWords.h"
#include "ui/theme/DeskStyle.h"
#include "ui/theme/FixedDigits.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/TimeText.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int edge = 12;
constexpr int gap = 8;
constexpr int inset = 8;
constexpr int headHeight = 26;
constexpr int widestCard = 196;
constexpr int linesHeight = 16 + 18 + 16 + 16; ///< bar and its air, word, schemes, decision

/// With its tail where there is room for it.
QString shortened(const QString& text, double room) {
    const auto tail = text.lastIndexOf(QStringLiteral(" · "));
    const bool fits = QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(text) <= room;
    return fits || tail < 0 ? text : text.left(tail);
}

QString schemesText(const desk::Candidate& candidate) {
    return candidate.schemes.isEmpty()
               ? CandidateStrip::tr("no exclusion in force")
               : CandidateStrip::tr("%1 · in force").arg(candidate.schemes.join(QLatin1String(", ")));
}
} // namespace

CandidateStrip::CandidateStrip(StillBoard& board, QWidget* parent) : QWidget(parent), m_board(board) {
    setObjectName(QStringLiteral("candidates"));
    setAccessibleName(tr("May be"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&board, &StillBoard::handChanged, this, &CandidateStrip::refresh);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

int CandidateStrip::cards() const {
    return m_board.face() == nullptr ? 0 : std::min<int>(most, static_cast<int>(m_board.face()->candidates.size()));
}

int CandidateStrip::inHand() const {
    return m_board.candidate() == nullptr ? -1
                                          : static_cast<int>(m_board.candidate() - m_board.face()->candidates.data());
}

QStringList CandidateStrip::words(int card) const {
    const desk::Candidate& candidate = m_board.face()->candidates.at(card);
    const QDate today = localDate(m_board.jobs().clock.now());
    return {candidateText(candidate), likelihoodText(candidate.likelihood), schemesText(candidate),
            decidedText(candidate, today, m_board.jobs().me())};
}

void CandidateStrip::refresh() {
    QStringList said;
    for (int card = 0; card < cards(); ++card) {
        QStringList lines = words(card);
        lines.removeAll(QString());
        said += QStringLiteral("%1: %2").arg(card + 1).arg(lines.join(QStringLiteral(", ")));
    }
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    makeCuts();
    update();
}

void CandidateStrip::makeCuts() {
    QString key = QStringLiteral("%1x%2@%3").arg(width()).arg(height()).arg(devicePixelRatioF());
    for (int card = 0; card < cards(); ++card)
        key += QStringLiteral("/%1").arg(m_board.face()->candidates.at(card).photograph.cacheKey());
    if (key == m_cuts.key)
        return;
    m_cuts = {key, {}};
    for (int card = 0; card < cards(); ++card) {
        const desk::Candidate& candidate = m_board.face()->candidates.at(card);
        const QSize size = (pictureRect(card).size() * devicePixelRatioF()).toSize();
        QImage cut = candidate.photograph.isNull() || size.isEmpty()
                         ? QImage()
                         : headAndShoulders(candidate.photograph, candidate.photographFace, size);
        cut.setDevicePixelRatio(devicePixelRatioF());
        m_cuts.pictures.append(cut);
    }
}

void CandidateStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    makeCuts();
}

QRect CandidateStrip::cardRect(int card) const {
    const int room = (width() - 2 * edge - (most - 1) * gap) / most;
    const int wide = std::min(room, widestCard);
    return {edge + card * (wide + gap), edge, wide, height() - 2 * edge};
}

QRectF CandidateStrip::pictureRect(int card) const {
    return QRectF(cardRect(card)).adjusted(inset, headHeight + 6, -inset, -linesHeight - 6);
}

void CandidateStrip::paintScore(QPainter& painter, const QRectF& bar, double score) const {
    const auto along = [&](double value) { return bar.left() + bar.width() * std::clamp(value, 0.0, 1.0); };
    painter.fillRect(bar, tone(Tone::Sunken));
    painter.fillRect(QRectF(bar.topLeft(), QPointF(along(score), bar.bottom())), tone(Tone::Meter));
    if (m_board.still()->threshold > 0)
        painter.fillRect(QRectF(along(m_board.still()->threshold), bar.top() - 3, 1, bar.height() + 6),
                         tone(Tone::Text));
}

void CandidateStrip::paintCard(QPainter& painter, int card, const desk::Candidate& candidate) const {
    const bool chosen = card == inHand();
    const QRectF rect = cardRect(card);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(chosen ? Tone::InHandFill : Tone::Rule), chosen ? 2 : 1));
    painter.setBrush(tone(chosen ? Tone::InHandBg : card == m_hovered ? Tone::Hover : Tone::Surface));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QStringList lines = words(card);
    const QRectF inner = rect.adjusted(inset, 0, -inset, 0);
    const QRectF head(inner.left(), rect.top() + 6, inner.width(), headHeight - 4);
    const QString key = QString::number(card + 1);
    paintKeyCap(painter, head, key, tone(Tone::Text2), tone(Tone::Outline));
    paintLine(painter, head.adjusted(keyCapWidth(key) + 8, 0, 0, 0), lines.at(0), TextStyle::BodyMedium, Tone::Text);
    const QRectF picture = pictureRect(card);
    painter.fillRect(picture, tone(Tone::Sunken));
    if (!m_cuts.pictures.value(card).isNull())
        painter.drawImage(picture.topLeft(), m_cuts.pictures.at(card));
    else
        paintIcon(painter, picture, QStringLiteral("user"), 20, Tone::TextMuted);
    double y = picture.bottom() + 6;
    paintScore(painter, QRectF(inner.left(), y, inner.width(), 4), candidate.score);
    y += 9;
    const QRectF line(inner.left(), y, inner.width(), 18);
    painter.setPen(tone(Tone::Text2));
    const double score = paintFixedDigits(painter, line, scoreText(candidate.score), textFont(TextStyle::Small),
                                          Qt::AlignRight | Qt::AlignVCenter);
    paintLine(painter, line.adjusted(0, 0, -score - 6, 0), lines.at(1), TextStyle::BodySemibold, Tone::Text);
    paintLine(painter, QRectF(inner.left(), y + 18, inner.width(), 16), shortened(lines.at(2), inner.width()),
              TextStyle::Small, Tone::TextMuted);
    paintLine(painter, QRectF(inner.left(), y + 34, inner.width(), 16), lines.at(3), TextStyle::SmallMedium,
              Tone::Text2);
}

void CandidateStrip::paintNobody(QPainter& painter) const {
    const desk::StillView* still = m_board.still();
    if (still == nullptr)
        return;
    const QString words = stillRuns(*still) ? tr("Candidates stand here as soon as a face has been compared.")
                          : still->faces.isEmpty()
                              ? tr("No face was found in this still. Nothing of it is kept.")
                              : tr("Nobody on the watchlist looks like a face of this still. Nothing of it is kept.");
    paintLine(painter, QRectF(rect()).adjusted(16, 0, -16, 0), words, TextStyle::Body, Tone::TextMuted,
              Qt::AlignCenter);
}

void CandidateStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    if (cards() == 0)
        paintNobody(painter);
    for (int card = 0; card < cards(); ++card)
        paintCard(painter, card, m_board.face()->candidates.at(card));
    if (hasFocus() && m_ring)
        paintFocusRing(painter, rect(), 0);
}

void CandidateStrip::mousePressEvent(QMouseEvent* event) {
    for (int card = 0; card < cards(); ++card) {
        if (event->button() == Qt::LeftButton && cardRect(card).contains(event->position().toPoint()))
            return m_board.takeCandidate(card);
    }
}

void CandidateStrip::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = -1;
    for (int card = 0; card < cards(); ++card) {
        if (cardRect(card).contains(event->position().toPoint()))
            m_hovered = card;
    }
    setCursor(m_hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void CandidateStrip::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void CandidateStrip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        return m_board.takeCandidate(std::max(0, inHand() - 1));
    case Qt::Key_Right:
        return m_board.takeCandidate(std::min(cards() - 1, inHand() + 1));
    case Qt::Key_Home:
        return m_board.takeCandidate(0);
    case Qt::Key_End:
        return m_board.takeCandidate(cards() - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void CandidateStrip::focusInEvent(QFocusEvent* event) {
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
             event->reason() == Qt::ShortcutFocusReason;
    QWidget::focusInEvent(event);
    update();
}

bool CandidateStrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int card = 0; card < cards(); ++card) {
        if (cardRect(card).contains(help->pos())) {
            QStringList lines = words(card);
            lines.removeAll(QString());
            QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
        }
    }
    return true;
}

} // namespace watchdesk::ui
