#include "ui/cctv/FaceLabels.h"

#include <algorithm>
#include <numeric>

namespace watchdesk::ui {

namespace {
/// Beyond so many faces words would be a wall of text.
constexpr int mostWords = 24;
constexpr double gap = 2;

QRectF movedInto(QRectF rect, const QRectF& area) {
    rect.moveLeft(std::clamp(rect.left(), area.left(), std::max(area.left(), area.right() - rect.width())));
    return rect;
}

bool isFree(const QRectF& rect, const QRectF& area, const QVector<QRectF>& taken) {
    return area.contains(rect) &&
           std::none_of(taken.cbegin(), taken.cend(), [&](const QRectF& other) { return other.intersects(rect); });
}

/// Above the box, else below it, to its right or its left; null when all are taken.
QRectF freePlace(const QRectF& box, const QSizeF& size, const QRectF& area, const QVector<QRectF>& taken) {
    const double above = box.top() - size.height() - gap;
    const double below = box.bottom() + gap;
    const double left = box.right() - size.width();
    const QPointF corners[] = {{box.left(), above}, {left, above}, {box.left(), below}, {left, below}};
    for (const QPointF& corner : corners) {
        const QRectF rect = movedInto({corner, size}, area);
        if (isFree(rect, area, taken))
            return rect;
    }
    return {};
}

/// The one in hand is said whatever else: at the edge, over its own box, when nothing else is left.
QRectF certainPlace(const QRectF& box, const QSizeF& size, const QRectF& area) {
    QRectF rect = freePlace(box, size, area, {});
    if (!rect.isNull())
        return rect;
    rect = movedInto({box.topLeft(), size}, area);
    rect.moveTop(std::clamp(rect.top(), area.top(), std::max(area.top(), area.bottom() - size.height())));
    return rect;
}
} // namespace

QVector<LabelPlace> placeLabels(const QVector<LabelWish>& wishes, const QRectF& area) {
    QVector<LabelPlace> places(wishes.size());
    QVector<int> order(wishes.size());
    std::iota(order.begin(), order.end(), 0);
    // In hand first, then the largest: what can be looked at is named before what cannot.
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const LabelWish& left = wishes.at(a);
        const LabelWish& right = wishes.at(b);
        return left.first != right.first ? left.first : left.box.height() > right.box.height();
    });
    const bool crowd = wishes.size() > mostWords;
    // A number for everybody before words for anybody.
    QVector<QRectF> taken(wishes.size());
    for (const LabelWish& wish : wishes) {
        if (wish.first)
            taken.append(wish.box);
    }
    for (const int index : order) {
        const LabelWish& wish = wishes.at(index);
        if (!wish.box.intersects(area) || (crowd && !wish.matters && !wish.first))
            continue;
        const QRectF rect =
            wish.first ? certainPlace(wish.box, wish.words, area) : freePlace(wish.box, wish.number, area, taken);
        if (!rect.isNull())
            places[index] = {wish.first ? LabelPlace::Shown::Words : LabelPlace::Shown::Number, rect};
        taken[index] = rect;
    }
    if (crowd)
        return places;
    for (const int index : order) {
        const LabelWish& wish = wishes.at(index);
        if (places.at(index).shown != LabelPlace::Shown::Number)
            continue;
        taken[index] = {};
        const QRectF words = freePlace(wish.box, wish.words, area, taken);
        if (!words.isNull())
            places[index] = {LabelPlace::Shown::Words, words};
        taken[index] = places.at(index).rect;
    }
    return places;
}

} // namespace watchdesk::ui
