// A card of the wall, painted.
#pragma once

#include "ui/gallery/GalleryModel.h"
#include "ui/gallery/WallLayout.h"
#include "ui/gallery/WallPictures.h"

#include <QAbstractItemDelegate>
#include <QPixmap>

namespace watchdesk::ui {

/// Paints cards of a GalleryModel: photograph or silhouette, name, where they stand, what to know first, when seen. A
/// dashed frame while the identity is sought. Window's thread.
class CardDelegate : public QAbstractItemDelegate {
    Q_OBJECT
public:
    CardDelegate(const WallPictures& pictures, QObject* parent = nullptr);
    void setLayout(const WallLayout& layout);
    void setNow(UtcMs now) { m_now = now; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintPicture(QPainter& painter, const QRect& rect, const desk::GalleryCard& card) const;
    void paintFrame(QPainter& painter, const QRect& rect, const desk::GalleryCard& card,
                    const QStyle::State& state) const;
    void paintWords(QPainter& painter, const QRect& rect, const desk::GalleryCard& card, QDate today) const;
    void paintMarks(QPainter& painter, const QRect& line, const desk::GalleryCard& card) const;
    const WallPictures& m_pictures;
    WallLayout m_layout;
    UtcMs m_now = 0;
};

/// Somebody without a face: head and shoulders in the palette's greys.
void paintSilhouette(QPainter& painter, const QRect& rect);

} // namespace watchdesk::ui
