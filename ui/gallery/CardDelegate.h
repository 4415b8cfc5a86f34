// A card of the wall, painted.
#pragma once

#include "ui/gallery/GalleryModel.h"
#include "ui/gallery/WallLayout.h"
#include "ui/gallery/WallPictures.h"

#include <QAbstractItemDelegate>
#include <QCache>
#include <QElapsedTimer>
#include <QPixmap>

namespace watchdesk::ui {

/// Paints cards of a GalleryModel: photograph or silhouette, name, where they stand, what to know first, when seen. A
/// dashed frame while the identity is sought. Words are shaped once and kept, so that a frame of scrolling copies
/// pixels. Window's thread.
class CardDelegate : public QAbstractItemDelegate {
    Q_OBJECT
public:
    CardDelegate(const WallPictures& pictures, QObject* parent = nullptr);
    void setLayout(const WallLayout& layout);
    void setNow(UtcMs now);
    /// A frame begins: words of a few milliseconds are shaped in it, the rest in the next ones.
    void beginFrame();
    /// Cards of this frame still lack their words: it is to be painted again.
    [[nodiscard]] bool isUnfinished() const { return m_unfinished; }
    /// What cards say may be another now.
    void forgetWords() { m_words.clear(); }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintPicture(QPainter& painter, const QRect& rect, const desk::GalleryCard& card) const;
    void paintFrame(QPainter& painter, const QRect& rect, const desk::GalleryCard& card,
                    const QStyle::State& state) const;
    /// The lower part of a card that is neither chosen nor under the pointer; null when the frame has no time for it.
    [[nodiscard]] const QPixmap* wordsOf(const desk::GalleryCard& card, QDate today, qreal ratio) const;
    void shapeWords(QPainter& painter, const QRect& rect, const desk::GalleryCard& card, QDate today) const;
    void paintMarks(QPainter& painter, const QRect& line, const desk::GalleryCard& card) const;
    const WallPictures& m_pictures;
    WallLayout m_layout;
    UtcMs m_now = 0;
    QElapsedTimer m_frame;
    mutable bool m_unfinished = false;
    mutable QCache<QString, QPixmap> m_words; ///< by subject, on the ground of a card; cost in bytes
};

/// Somebody without a face: head and shoulders in the palette's greys.
void paintSilhouette(QPainter& painter, const QRect& rect);

} // namespace watchdesk::ui
