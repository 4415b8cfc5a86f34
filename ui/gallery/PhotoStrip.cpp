#include "ui/gallery/PhotoStrip.h"

#include "ui/gallery/CardDelegate.h"
#include "ui/gallery/CardWords.h"
#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/TimeText.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace watchdesk::ui {

namespace {

constexpr int gap = 8;
constexpr int leastWidth = 80;
constexpr int lineHeight = 15;

int columnsIn(int width) {
    return std::max(3, (width + gap) / (leastWidth + gap));
}

int itemWidth(int width) {
    const int columns = columnsIn(width);
    return std::max(40, (width - (columns - 1) * gap) / columns);
}

} // namespace

PhotoStrip::PhotoStrip(GallerySource& source, QWidget* parent)
    : QWidget(parent), m_pictures(new WallPictures(source, this)) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Photographs over time"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_pictures, &WallPictures::came, this, [this] {
        update();
        if (m_pictures->isIdle())
            want();
    });
}

void PhotoStrip::setPhotographs(const QVector<desk::SheetPhotograph>& photographs, QDate today, bool adding) {
    const QString before = current();
    m_photographs = photographs;
    m_today = today;
    m_adding = adding;
    const auto kept = std::find_if(m_photographs.cbegin(), m_photographs.cend(),
                                   [&](const auto& p) { return p.photograph.id == before; });
    m_current = kept != m_photographs.cend() ? static_cast<int>(kept - m_photographs.cbegin()) : count() - 1;
    m_pictures->tryAgain();
    want();
    describe();
    updateGeometry();
    update();
}

QString PhotoStrip::current() const {
    return m_current >= 0 && m_current < count() ? m_photographs.at(m_current).photograph.id : QString();
}

void PhotoStrip::setCurrent(int index) {
    if (index < 0 || index >= items() || index == m_current)
        return;
    m_current = index;
    describe();
    update();
    if (!current().isEmpty())
        Q_EMIT currentChanged(current());
}

void PhotoStrip::describe() {
    if (current().isEmpty()) {
        setAccessibleDescription(m_adding ? tr("Add a photograph") : tr("No photograph"));
        return;
    }
    const desk::SheetPhotograph& one = m_photographs.at(m_current);
    setAccessibleDescription(tr("%1 of %2, %3, %4")
                                 .arg(m_current + 1)
                                 .arg(count())
                                 .arg(sourceLines(one.photograph).join(QStringLiteral(", ")),
                                      one.compared ? tr("compared") : tr("not compared")));
}

QStringList PhotoStrip::sourceLines(const domain::Photograph& photograph) const {
    if (!photograph.fromPolice)
        return {photograph.source};
    return {photograph.source.isEmpty() ? tr("police") : tr("police, %1").arg(photograph.source), tr("goes back")};
}

int PhotoStrip::wordsHeight() const {
    const bool police = std::any_of(m_photographs.cbegin(), m_photographs.cend(),
                                    [](const auto& one) { return one.photograph.fromPolice; });
    return 6 + (police ? 3 : 2) * lineHeight;
}

QRect PhotoStrip::itemRect(int index) const {
    const int columns = columnsIn(width());
    const int wide = itemWidth(width());
    const int tall = wide * 5 / 4 + wordsHeight();
    return {(index % columns) * (wide + gap), (index / columns) * (tall + gap), wide, tall};
}

int PhotoStrip::itemAt(const QPoint& at) const {
    for (int i = 0; i < items(); ++i) {
        if (itemRect(i).contains(at))
            return i;
    }
    return -1;
}

int PhotoStrip::heightForWidth(int width) const {
    if (items() == 0)
        return 20;
    const int rows = (items() + columnsIn(width) - 1) / columnsIn(width);
    return rows * (itemWidth(width) * 5 / 4 + wordsHeight() + gap) - gap;
}

void PhotoStrip::want() {
    const int wide = itemWidth(width());
    m_pictures->setLook({QSize(wide, wide * 5 / 4) * devicePixelRatioF(), true, false});
    QVector<QString> ids;
    for (const desk::SheetPhotograph& one : std::as_const(m_photographs))
        ids.append(one.photograph.id);
    m_pictures->want(ids);
}

void PhotoStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    want();
}

void PhotoStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (items() == 0)
        paintLine(painter, rect(), tr("There is no photograph."), TextStyle::Body, Tone::TextMuted);
    for (int i = 0; i < count(); ++i)
        paintPhotograph(painter, i);
    if (m_adding)
        paintAdd(painter, itemRect(count()));
}

void PhotoStrip::paintPhotograph(QPainter& painter, int index) const {
    const desk::SheetPhotograph& one = m_photographs.at(index);
    const QRect item = itemRect(index);
    const QRect picture = item.adjusted(0, 0, 0, -wordsHeight());
    if (const QPixmap* pixmap = m_pictures->find(one.photograph.id))
        painter.drawPixmap(picture, *pixmap);
    else
        paintSilhouette(painter, picture);
    if (m_pictures->isBroken(one.photograph.id))
        paintLine(painter, QRectF(picture.left() + 4, picture.top() + 4, picture.width() - 8, 16), tr("cannot be read"),
                  TextStyle::Small, Tone::TextMuted, Qt::AlignCenter);
    if (one.compared) {
        const QRect mark(picture.right() - 21, picture.bottom() - 21, 20, 20);
        painter.fillRect(mark, tone(Tone::Raised));
        paintIcon(painter, mark, QStringLiteral("scan-face"), 14, Tone::Text);
    }
    if (index == m_current) {
        painter.setPen(QPen(tone(Tone::InHandFill), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(picture).adjusted(1, 1, -1, -1));
    }
    if (index == m_current && hasFocus())
        paintFocusRing(painter, item);
    const domain::Photograph& photograph = one.photograph;
    const QString day = photograph.takenOn.isValid()
                            ? shortDay(photograph.takenOn, m_today)
                            : tr("added %1").arg(shortDay(localDate(photograph.addedAt), m_today));
    QRectF line(item.left(), picture.bottom() + 5, item.width(), lineHeight);
    paintLine(painter, line, day, TextStyle::SmallMedium, Tone::Text);
    for (const QString& text : sourceLines(photograph)) {
        line.translate(0, lineHeight);
        paintLine(painter, line, text, TextStyle::Small, Tone::TextMuted);
    }
}

void PhotoStrip::paintAdd(QPainter& painter, const QRect& item) const {
    const QRect rect = item.adjusted(0, 0, 0, -wordsHeight());
    QPen dashed(tone(Tone::Outline), 1);
    dashed.setDashPattern({4, 3});
    painter.setPen(dashed);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
    const int middle = rect.center().y();
    paintIcon(painter, QRectF(rect.left(), middle - 34, rect.width(), 16), QStringLiteral("plus"), 16, Tone::Text2);
    paintLine(painter, QRectF(rect.left(), middle - 14, rect.width(), 18), tr("Add"), TextStyle::Small, Tone::Text2,
              Qt::AlignCenter);
    const int cap = keyCapWidth(tr("Ctrl I"));
    paintKeyCap(painter, QRectF(rect.left() + (rect.width() - cap) / 2, middle + 8, cap, 18), tr("Ctrl I"),
                tone(Tone::Text2), tone(Tone::Outline));
    if (m_current == count() && hasFocus())
        paintFocusRing(painter, rect);
}

void PhotoStrip::mousePressEvent(QMouseEvent* event) {
    const int item = itemAt(event->pos());
    if (event->button() != Qt::LeftButton || item < 0)
        return;
    setCurrent(item);
    if (item == count())
        Q_EMIT addWanted();
}

void PhotoStrip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current - 1);
        break;
    case Qt::Key_Right:
        setCurrent(m_current + 1);
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(items() - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_adding && m_current == count())
            Q_EMIT addWanted();
        break;
    case Qt::Key_Delete:
        if (m_adding && !current().isEmpty())
            Q_EMIT removeWanted(current());
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool PhotoStrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int item = itemAt(help->pos());
    if (item < 0 || item >= count()) {
        QToolTip::hideText();
        return true;
    }
    const desk::SheetPhotograph& one = m_photographs.at(item);
    QStringList lines{sourceLines(one.photograph).join(QStringLiteral(", "))};
    lines << (one.compared ? tr("Compared with stills") : tr("Not compared with stills"));
    if (!one.photograph.quality.isEmpty())
        lines << tr("Quality of the face: %1").arg(one.photograph.quality);
    lines.removeAll(QString());
    QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
    return true;
}

} // namespace watchdesk::ui
