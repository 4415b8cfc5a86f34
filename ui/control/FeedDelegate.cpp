#include "ui/control/FeedDelegate.h"

#include "ui/control/FeedModel.h"
#include "ui/control/RowPaint.h"
#include "ui/control/Waveform.h"
#include "ui/theme/DeskStyle.h"
#include "ui/theme/FixedDigits.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int pad = 12;
constexpr int gap = 12;
constexpr int wideFrom = 480;
constexpr int lineHeight = 18;

/// The measures of the two widths of the feed.
struct Measures {
    bool narrow;
    int icon, title, wave;
};
Measures measuresFor(int width) {
    return width >= wideFrom ? Measures{false, 80, 108, 102} : Measures{true, 58, 84, 54};
}

bool isSound(const desk::FeedRow& row) {
    return row.kind == domain::FeedKind::Transmission && row.repeats < 2;
}

ChipLook foldLook(const desk::FeedRow& row) {
    ChipLook look;
    look.text = Tone::Text2;
    look.icon = row.unfolded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
    return look;
}

bool hasSecondLine(const desk::FeedRow& row) {
    return !row.detail.trimmed().isEmpty();
}

/// Where the first line begins: a row that has nothing more to say has it in its middle.
int firstLine(const desk::FeedRow& row) {
    return hasSecondLine(row) ? 7 : (FeedDelegate::rowHeight - lineHeight) / 2;
}

QString foldText(const desk::FeedRow& row) {
    return QStringLiteral("×%1").arg(row.repeats);
}
} // namespace

FeedDelegate::FeedDelegate(Place place, QObject* parent) : QStyledItemDelegate(parent), m_place(place) {}

void FeedDelegate::setPlaying(const QString& mediaId, double played) {
    m_playing = mediaId;
    m_played = played;
}

bool FeedDelegate::unclaimed(const desk::FeedRow& row) const {
    return row.kind == domain::FeedKind::Alert && row.alertState == domain::AlertState::Open;
}

qint64 FeedDelegate::lengthOf(const desk::FeedRow& row) const {
    return row.live ? std::max<qint64>(row.durationMs, m_now - row.at) : row.durationMs;
}

QString FeedDelegate::acknowledgedText(const desk::FeedRow& row, bool narrow) {
    if (row.parties == 0)
        return {};
    if (narrow)
        return tr("%1 / %2").arg(row.acknowledged).arg(row.parties);
    return tr("%1 of %2 acknowledged").arg(row.acknowledged).arg(row.parties);
}

FeedCells FeedDelegate::cells(const QRect& rect, const desk::FeedRow& row) const {
    const Measures at = measuresFor(rect.width());
    const int first = rect.top() + firstLine(row);
    FeedCells cells;
    cells.time = QRectF(rect.left() + pad, first, at.icon - pad - 8, lineHeight);
    cells.icon = QRectF(rect.left() + at.icon, first, 16, 16);
    double right = rect.right() + 1 - pad;
    const auto take = [&](double width, double height) {
        const QRectF taken(right - width, rect.top() + (rect.height() - height) / 2, width, height);
        right -= width + gap;
        return taken;
    };
    if (row.repeats > 1) {
        cells.fold = take(chipWidth(foldText(row), foldLook(row)), 20);
    } else if (isSound(row)) {
        cells.play = take(16, 16);
        cells.length = take(34, 18);
        right += gap - 4;
        cells.wave = take(at.wave, 26);
    } else if (m_place == Place::Pinned && unclaimed(row)) {
        cells.claim = take(claimButtonWidth(), 26);
    } else if (m_place == Place::Pinned && row.recordId == m_inHand) {
        cells.chip = take(chipWidth(tr("in hand"), {}), 20);
    } else if (!row.badge.isEmpty()) {
        cells.chip = take(std::min<double>(chipWidth(row.badge, {}), rect.width() / 3.0), 20);
    }
    if (m_muted.contains(row.recordId))
        cells.muted = take(16, 16);
    if (m_place == Place::Pinned && !unclaimed(row)) {
        const QString said = acknowledgedText(row, at.narrow);
        if (!said.isEmpty())
            cells.note = take(fixedDigitsWidth(said, textFont(TextStyle::Small)) + 2, 18);
    }
    const double left = rect.left() + at.title;
    cells.title = QRectF(left, first, std::max(0.0, right - left), lineHeight);
    if (hasSecondLine(row))
        cells.detail = QRectF(left, first + lineHeight, std::max(0.0, right - left), 16);
    return cells;
}

FeedDelegate::Part FeedDelegate::partAt(const QRect& rect, const desk::FeedRow& row, const QPoint& at) const {
    const FeedCells found = cells(rect, row);
    if (found.play.adjusted(-8, -12, 12, 12).contains(at) && !row.mediaId.isEmpty())
        return Part::Play;
    if (found.fold.adjusted(-8, -12, 12, 12).contains(at))
        return Part::Fold;
    if (found.claim.contains(at))
        return Part::Claim;
    return Part::None;
}

void FeedDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QVariant value = index.data(FeedModel::RowRole);
    if (value.isValid())
        paintRow(*painter, option, value.value<desk::FeedRow>());
    else
        paintUnread(*painter, option.rect);
}

void FeedDelegate::paintRow(QPainter& painter, const QStyleOptionViewItem& option, const desk::FeedRow& row) const {
    const bool narrow = option.rect.width() < wideFrom;
    const bool tinted = option.state.testFlag(QStyle::State_Selected) || m_place == Place::Pinned;
    const FeedCells at = cells(option.rect, row);
    paintGround(painter, option, row);
    painter.setPen(tone(tinted ? Tone::Text2 : Tone::TextMuted));
    paintFixedDigits(painter, at.time, clockText(row.at, !narrow), textFont(TextStyle::Small));
    paintRowMark(painter, at.icon, row);
    paintWords(painter, at, row, tinted);
    paintSound(painter, at, row);
    paintRight(painter, at, row, narrow);
    if (!at.fold.isEmpty())
        paintFold(painter, at.fold, row);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, option.rect.adjusted(0, 0, 0, -1));
}

void FeedDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option, const desk::FeedRow& row) const {
    const QRect& rect = option.rect;
    const bool waits = m_place == Place::Pinned && unclaimed(row);
    const bool held =
        m_place == Place::Pinned ? row.recordId == m_inHand : option.state.testFlag(QStyle::State_Selected);
    Tone ground = option.state.testFlag(QStyle::State_MouseOver) ? Tone::Hover : Tone::Surface;
    const bool calm = waits && row.rise == domain::Rise::Calm && row.severity == desk::Severity::Alert;
    if (waits)
        ground = calm ? Tone::SoonBg : Tone::ActBg;
    else if (held)
        ground = Tone::Selection;
    painter.fillRect(rect, tone(ground));
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tone(Tone::Rule));
    if (m_place == Place::Log && !held && m_hits.contains(row.seq))
        painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), tone(Tone::InHandFill));
    if (!waits && !held)
        return;
    // Never a blink: the edge of an unclaimed emergency steps between two reds once a second.
    const bool step = row.severity == desk::Severity::Emergency && m_now / 1000 % 2 != 0;
    const Tone edge = calm ? Tone::Soon : waits ? (step ? Tone::Act : Tone::ActFill) : Tone::InHandFill;
    const int wide = row.rise >= domain::Rise::Sounding ? 8 : 4; // not by colour alone
    painter.fillRect(QRect(rect.left(), rect.top(), wide, rect.height()), tone(edge));
}

void FeedDelegate::paintWords(QPainter& painter, const FeedCells& at, const desk::FeedRow& row, bool tinted) const {
    const bool done = row.severity == desk::Severity::GoodEnd || row.severity == desk::Severity::Done;
    paintLine(painter, at.title, row.title, TextStyle::BodyMedium, done && !tinted ? Tone::Text2 : Tone::Text);
    const Tone quiet = tinted ? Tone::Text2 : Tone::TextMuted;
    // The desk words the state last: "SHOP · speaking", "… · nobody has claimed it".
    if (!at.detail.isEmpty())
        paintDetail(painter, at.detail, row.detail, row.live || unclaimed(row), quiet);
}

void FeedDelegate::paintSound(QPainter& painter, const FeedCells& at, const desk::FeedRow& row) const {
    if (!isSound(row))
        return;
    const bool playing = !m_playing.isEmpty() && row.mediaId == m_playing;
    if (row.live) {
        // It grows from the left; after as many bars as there is room it keeps its newest part.
        const auto room = static_cast<qsizetype>(at.wave.width() / 3);
        const QByteArray heard = row.envelope.isEmpty() ? m_heard.value(row.channel) : row.envelope;
        const QByteArray newest = heard.right(room);
        const QRectF grown(at.wave.left(), at.wave.top(), static_cast<double>(newest.size()) * 3, at.wave.height());
        paintWaveform(painter, grown, newest, 1);
    } else {
        paintWaveform(painter, at.wave, row.envelope, playing ? m_played : 0);
    }
    painter.setPen(tone(row.live || playing ? Tone::Text : Tone::Text2));
    paintFixedDigits(painter, at.length, lengthText(lengthOf(row)), textFont(TextStyle::Small),
                     Qt::AlignRight | Qt::AlignVCenter);
    if (row.mediaId.isEmpty() || row.live)
        return;
    paintIcon(painter, at.play, playing ? QStringLiteral("square") : QStringLiteral("play"), 16, Tone::Text2);
}

void FeedDelegate::paintRight(QPainter& painter, const FeedCells& at, const desk::FeedRow& row, bool narrow) const {
    if (!at.claim.isEmpty())
        paintClaimButton(painter, at.claim);
    if (!at.muted.isEmpty())
        paintIcon(painter, at.muted, QStringLiteral("volume-x"), 16, Tone::Text);
    if (!at.chip.isEmpty()) {
        const bool held = m_place == Place::Pinned && row.recordId == m_inHand;
        ChipLook look;
        look.filled = false;
        if (held || row.severity == desk::Severity::InHand)
            look.text = look.edge = Tone::InHand;
        else if (row.severity == desk::Severity::LookSoon)
            look.text = look.edge = Tone::Soon;
        else if (row.severity == desk::Severity::Alert || row.severity == desk::Severity::Emergency)
            look.text = look.edge = Tone::Act;
        paintChip(painter, at.chip, held ? tr("in hand") : row.badge, look);
    }
    if (!at.note.isEmpty()) {
        painter.setPen(tone(Tone::Text2));
        paintFixedDigits(painter, at.note, acknowledgedText(row, narrow), textFont(TextStyle::Small),
                         Qt::AlignRight | Qt::AlignVCenter);
    }
}

/// "×6": folded with an arrow to the right, unfolded with one that points down.
void FeedDelegate::paintFold(QPainter& painter, const QRectF& at, const desk::FeedRow& row) const {
    paintChip(painter, at, foldText(row), foldLook(row));
}

/// A row that is on its way: its shape without words, so that nothing jumps when it comes.
void FeedDelegate::paintUnread(QPainter& painter, const QRect& rect) const {
    const Measures at = measuresFor(rect.width());
    painter.fillRect(rect, tone(Tone::Surface));
    painter.fillRect(QRect(rect.left() + pad, rect.top() + 12, at.icon - pad - 12, 8), tone(Tone::Raised));
    painter.fillRect(QRect(rect.left() + at.title, rect.top() + 12, rect.width() / 3, 8), tone(Tone::Raised));
    painter.fillRect(QRect(rect.left() + at.title, rect.top() + 29, rect.width() / 4, 6), tone(Tone::Raised));
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tone(Tone::Rule));
}

} // namespace watchdesk::ui
