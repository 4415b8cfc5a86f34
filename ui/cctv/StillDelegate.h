// A row of the list of stills.
#pragma once

#include "ui/cctv/SafeStills.h"

#include <QStyledItemDelegate>

namespace watchdesk::ui {

/// Thumbnail, source, time and faces, state in words. 64 px, all alike.
class StillDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int rowHeight = 64;
    StillDelegate(StillBoard& board, SafeStills& pictures, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {160, rowHeight};
    }

private:
    void paintState(QPainter& painter, const QRectF& line, const desk::StillView& still) const;
    StillBoard& m_board;
    SafeStills& m_pictures;
};

} // namespace watchdesk::ui
