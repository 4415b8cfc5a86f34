#include "ui/gallery/CardDelegate.h"

#include "ui/gallery/CardWords.h"
#include "ui/widgets/Painting.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QPixmapCache>

#include <algorithm>

namespace watchdesk::ui {

namespace {

constexpr int padding = 9;
constexpr int markSize = 14;
constexpr int leastScheme = 38;
constexpr qint64 frameMs = 4;       ///< for shaping words; of a frame's 16
constexpr int keptBytes = 32 << 20; ///< of words: some 600 cards

QPixmap silhouette(const QSize& size, qreal ratio) {
    QPixmap pixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(tone(Tone::Raised));
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone(Tone::Rule));
    const qreal w = size.width();
    const qreal h = size.height();
    painter.drawEllipse(QRectF(w * 0.32, h * 0.22, w * 0.36, w * 0.45));
    QPainterPath shoulders(QPointF(w * 0.12, h));
    shoulders.cubicTo(w * 0.14, h * 0.72, w * 0.30, h * 0.68, w * 0.5, h * 0.68);
    shoulders.cubicTo(w * 0.70, h * 0.68, w * 0.86, h * 0.72, w * 0.88, h);
    painter.drawPath(shoulders);
    return pixmap;
}

} // namespace

void paintSilhouette(QPainter& painter, const QRect& rect) {
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QString key = QStringLiteral("watchdesk-silhouette-%1x%2@%3-%4")
                            .arg(rect.width())
                            .arg(rect.height())
                            .arg(ratio)
                            .arg(static_cast<int>(Theme::instance().mode()));
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = silhouette(rect.size(), ratio);
        QPixmapCache::insert(key, pixmap);
    }
    painter.drawPixmap(rect.topLeft(), pixmap);
}

CardDelegate::CardDelegate(const WallPictures& pictures, QObject* parent)
    : QAbstractItemDelegate(parent), m_pictures(pictures), m_words(keptBytes) {
    connect(&Theme::instance(), &Theme::changed, this, &CardDelegate::forgetWords);
}

void CardDelegate::setNow(UtcMs now) {
    if (now / 60'000 != m_now / 60'000) // "seen 1 min ago"
        forgetWords();
    m_now = now;
}

void CardDelegate::beginFrame() {
    m_frame.start();
    m_unfinished = false;
}

void CardDelegate::setLayout(const WallLayout& layout) {
    if (layout.tile() != m_layout.tile())
        forgetWords();
    m_layout = layout;
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return m_layout.tile();
}

void CardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto& model = static_cast<const GalleryModel&>(*index.model());
    const desk::GalleryCard& card = model.card(index.row());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRect picture(option.rect.topLeft() + QPoint(1, 1), m_layout.picture());
    const QRect words = option.rect.adjusted(1, m_layout.picture().height() + 1, -1, -1);
    paintPicture(*painter, picture, card);
    if (selected || hovered) {
        painter->fillRect(words, tone(selected ? Tone::Selection : Tone::Hover));
        shapeWords(*painter, words, card, model.today());
    } else if (const QPixmap* kept = wordsOf(card, model.today(), painter->device()->devicePixelRatioF())) {
        painter->drawPixmap(words.topLeft(), *kept);
    } else {
        painter->fillRect(words, tone(Tone::Surface));
    }
    paintFrame(*painter, option.rect, card, option.state);
}

void CardDelegate::paintPicture(QPainter& painter, const QRect& rect, const desk::GalleryCard& card) const {
    if (const QPixmap* pixmap = m_pictures.find(card.photographId)) {
        painter.drawPixmap(rect, *pixmap);
        return;
    }
    paintSilhouette(painter, rect);
    const QString why = card.photographId.isEmpty()              ? tr("no photograph")
                        : m_pictures.isBroken(card.photographId) ? tr("photograph cannot be read")
                                                                 : QString();
    if (!why.isEmpty())
        paintLine(painter, QRectF(rect.left() + padding, rect.top() + 6, rect.width() - 2 * padding, 16), why,
                  TextStyle::Small, Tone::TextMuted, Qt::AlignHCenter | Qt::AlignVCenter);
}

void CardDelegate::paintFrame(QPainter& painter, const QRect& rect, const desk::GalleryCard& card,
                              const QStyle::State& state) const {
    const QRectF edge = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(Qt::NoBrush);
    if (state.testFlag(QStyle::State_Selected)) {
        painter.setPen(QPen(tone(Tone::InHandFill), 2));
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1));
        if (state.testFlag(QStyle::State_HasFocus)) {
            painter.setPen(QPen(tone(Tone::Focus), 1));
            painter.drawRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5));
        }
        return;
    }
    if (card.status == domain::SubjectStatus::IdSought) {
        QPen dashed(tone(Tone::Outline), 1);
        dashed.setDashPattern({4, 3});
        painter.setPen(dashed);
    } else {
        painter.setPen(QPen(tone(Tone::Rule), 1));
    }
    painter.drawRect(edge);
}

const QPixmap* CardDelegate::wordsOf(const desk::GalleryCard& card, QDate today, qreal ratio) const {
    if (const QPixmap* kept = m_words.object(card.subjectId))
        return kept;
    if (m_frame.isValid() && m_frame.elapsed() >= frameMs) {
        m_unfinished = true;
        return nullptr;
    }
    const QSize size(m_layout.picture().width(), m_layout.textHeight());
    auto* pixmap = new QPixmap(size * ratio);
    pixmap->setDevicePixelRatio(ratio);
    pixmap->fill(tone(Tone::Surface));
    QPainter painter(pixmap);
    shapeWords(painter, QRect(QPoint(), size), card, today);
    const qsizetype cost = qsizetype(pixmap->width()) * pixmap->height() * 4;
    m_words.insert(card.subjectId, pixmap, cost);
    return pixmap;
}

void CardDelegate::shapeWords(QPainter& painter, const QRect& rect, const desk::GalleryCard& card, QDate today) const {
    const bool small = m_layout.size() == TileSize::Small;
    const QRect room = rect.adjusted(padding, small ? 5 : 8, -padding, -6);
    // The name goes first; schemes take what it leaves, and that is a few letters at least.
    const QString schemes = small ? QString() : card.schemes.join(QLatin1Char(' '));
    const QRectF first(room.left(), room.top(), room.width() - (schemes.isEmpty() ? 0 : leastScheme), 18);
    const qreal name = paintLine(painter, first, subjectName(card.name), TextStyle::BodySemibold,
                                 card.name.isEmpty() ? Tone::Text2 : Tone::Text);
    if (!schemes.isEmpty())
        paintLine(painter, QRectF(room.left() + name + 6, room.top(), room.width() - name - 6, 18), schemes,
                  TextStyle::Small, Tone::TextMuted, Qt::AlignRight | Qt::AlignVCenter);
    QRectF second(room.left(), room.top() + 18, room.width(), 16);
    const bool soon = endsSoon(card);
    if (soon) {
        paintSeverity(painter, QRectF(second.left(), second.top(), 12, 16), desk::Severity::LookSoon, 12);
        second.setLeft(second.left() + 16);
    }
    paintLine(painter, second, standingText(card, today), TextStyle::Small, soon ? Tone::Soon : Tone::Text2);
    if (!small)
        paintMarks(painter, QRect(room.left(), room.bottom() - 15, room.width(), 16), card);
}

void CardDelegate::paintMarks(QPainter& painter, const QRect& line, const desk::GalleryCard& card) const {
    qreal x = line.left();
    const auto mark = [&](const QString& icon) {
        paintIcon(painter, QRectF(x, line.top(), markSize, line.height()), icon, markSize, Tone::Text2);
        x += markSize + 5;
    };
    for (const domain::Caution caution : allCautions()) {
        if (card.cautions.testFlag(caution) || (caution == domain::Caution::Juvenile && card.under18))
            mark(cautionIcon(caution));
    }
    if (card.standing.breaches > 0)
        mark(QStringLiteral("repeat"));
    const QRectF room(x + 2, line.top(), line.right() - x - 1, line.height());
    QString seen = seenText(card.lastSeen, m_now);
    if (QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(seen) > room.width())
        seen = seenText(card.lastSeen, m_now, true);
    paintLine(painter, room, seen, TextStyle::Small, Tone::TextMuted, Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace watchdesk::ui
