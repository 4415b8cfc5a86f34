#include "ui/cctv/SideBySide.h"

#include "ui/cctv/StillWords.h"
#include "ui/widgets/Painting.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int gap = 12;
constexpr int captionHeight = 40;
constexpr int roomyFrom = 500;
constexpr double highPerWide = 1.2;
constexpr double highPerWideNarrow = 1.05;
constexpr int highest = 400;
constexpr double faceInView = 0.58; ///< of its height
constexpr double eyeLine = 0.44;    ///< of the view's height

QString scaleText(double scale) {
    const QString enlarged = QString::number(scale, 'f', 1);
    if (enlarged == QLatin1String("1.0"))
        return SideBySide::tr("its own size");
    return scale > 1 ? SideBySide::tr("enlarged %1 ×").arg(enlarged)
                     : SideBySide::tr("reduced %1 ×").arg(QString::number(1 / scale, 'f', 1));
}
} // namespace

SideBySide::SideBySide(StillBoard& board, SafeStills& pictures, QWidget* parent)
    : QWidget(parent), m_board(board), m_pictures(pictures) {
    setObjectName(QStringLiteral("side-by-side"));
    setAccessibleName(tr("Side by side"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&board, &StillBoard::handChanged, this, &SideBySide::refresh);
    connect(&pictures, &SafeStills::inHandMade, this, &SideBySide::refresh);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

int SideBySide::heightForWidth(int width) const {
    const double ratio = width >= roomyFrom ? highPerWide : highPerWideNarrow;
    return std::min(highest, static_cast<int>((width - gap) / 2 * ratio)) + captionHeight;
}

QRect SideBySide::stillView() const {
    return {0, 0, (width() - gap) / 2, height() - captionHeight};
}

QRect SideBySide::photographView() const {
    return stillView().translated((width() - gap) / 2 + gap, 0);
}

FacePlacement SideBySide::placement(const QRectF& face) const {
    const QSizeF view = stillView().size();
    return placeFace(face, view, view.height() * faceInView, view.height() * eyeLine);
}

QRectF SideBySide::stillFace() const {
    if (m_board.candidate() == nullptr)
        return {};
    const QRectF box = m_board.face()->box;
    return placement(box).onView(box);
}

QRectF SideBySide::photographFace() const {
    if (m_board.candidate() == nullptr)
        return {};
    const QRectF box = m_board.candidate()->photographFace;
    return placement(box).onView(box).translated(photographView().topLeft());
}

QStringList SideBySide::captions() const {
    const desk::Candidate* candidate = m_board.candidate();
    if (candidate == nullptr)
        return {};
    const desk::FaceFound& face = *m_board.face();
    const QString measure = face.size == desk::FaceSize::TooSmall
                                ? tr("%1 px, too small to identify").arg(face.height)
                                : tr("%1 px, %2").arg(face.height).arg(scaleText(placement(face.box).scale));
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    return {m_board.still()->source.isEmpty() ? tr("Face %1").arg(face.number)
                                              : tr("Face %1, %2").arg(face.number).arg(m_board.still()->source),
            measure,
            candidate->photographSource.isEmpty()
                ? candidateText(*candidate)
                : tr("%1, %2").arg(candidateText(*candidate), candidate->photographSource),
            candidate->photographTaken.isValid()
                ? locale.toString(candidate->photographTaken, QStringLiteral("d MMM yyyy"))
                : QString()};
}

void SideBySide::setMirrored(bool mirrored) {
    m_mirrored = mirrored;
    refresh();
}

void SideBySide::refresh() {
    const desk::Candidate* candidate = m_board.candidate();
    const QStringList said = captions();
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    setVisible(candidate != nullptr);
    if (candidate == nullptr)
        return;
    const QRectF box = m_board.face()->box;
    const QString key = QStringLiteral("%1/%2/%3/%4/%5/%6/%7x%8")
                            .arg(m_pictures.inHand().full.cacheKey())
                            .arg(candidate->photograph.cacheKey())
                            .arg(box.x())
                            .arg(box.y())
                            .arg(box.height())
                            .arg(int(m_mirrored))
                            .arg(width())
                            .arg(height());
    if (key != m_key) {
        m_key = key;
        const double ratio = devicePixelRatioF();
        const auto cut = [&](const QImage& picture, const QRectF& face, bool mirrored) {
            FacePlacement place = placement(face);
            place.scale *= ratio;
            place.offset *= ratio;
            QImage out = laidOut(picture, place, (QSizeF(stillView().size()) * ratio).toSize(), mirrored);
            out.setDevicePixelRatio(ratio);
            return out;
        };
        m_still = cut(m_pictures.inHand().full, box, m_mirrored);
        m_photograph = cut(candidate->photograph, candidate->photographFace, false);
    }
    update();
}

void SideBySide::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    refresh();
}

void SideBySide::paintCaption(QPainter& painter, const QRect& view, const QString& what, const QString& measure) const {
    const QRectF first(view.left(), view.bottom() + 4, view.width(), 18);
    paintLine(painter, first, what, TextStyle::Body, Tone::Text);
    paintLine(painter, first.translated(0, 17), measure, TextStyle::Small, Tone::TextMuted);
}

void SideBySide::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QStringList said = captions();
    if (said.isEmpty())
        return;
    painter.fillRect(stillView(), tone(Tone::Sunken));
    painter.fillRect(photographView(), tone(Tone::Sunken));
    painter.drawImage(stillView().topLeft(), m_still);
    painter.drawImage(photographView().topLeft(), m_photograph);
    QPen line(tone(Tone::InHandFill), 1);
    line.setDashPattern({4, 4});
    painter.setPen(line);
    const int eyes = static_cast<int>(stillView().height() * eyeLine);
    painter.drawLine(stillView().left(), eyes, photographView().right(), eyes);
    paintCaption(painter, stillView(), said.at(0), said.at(1));
    paintCaption(painter, photographView(), said.at(2), said.at(3));
}

} // namespace watchdesk::ui
