// The face of the still beside the candidate's photograph: one scale, eyes on one line.
#pragma once

#include "ui/cctv/FaceCrop.h"
#include "ui/cctv/SafeStills.h"

#include <QWidget>

namespace watchdesk::ui {

/// Two views of equal size; both faces are equally high in them. Below each its caption. Cut from the picture that may
/// be shown, so that a neighbour who matches nobody stays blurred here too.
class SideBySide : public QWidget {
    Q_OBJECT
public:
    SideBySide(StillBoard& board, SafeStills& pictures, QWidget* parent = nullptr);
    /// Turns the still's face left to right, for cameras and mirrors that do.
    void setMirrored(bool mirrored);
    [[nodiscard]] bool isMirrored() const { return m_mirrored; }
    [[nodiscard]] QRect stillView() const;
    [[nodiscard]] QRect photographView() const;
    /// Boxes of the two faces on the widget; null without a pair.
    [[nodiscard]] QRectF stillFace() const;
    [[nodiscard]] QRectF photographFace() const;
    /// "Face 1, door camera" and "124 px, enlarged 1.6 ×"; the photograph's two.
    [[nodiscard]] QStringList captions() const;
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 220}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {400, heightForWidth(400)}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void refresh();
    [[nodiscard]] FacePlacement placement(const QRectF& face) const;
    void paintCaption(QPainter& painter, const QRect& view, const QString& what, const QString& measure) const;
    StillBoard& m_board;
    SafeStills& m_pictures;
    QString m_key;
    QImage m_still;
    QImage m_photograph;
    bool m_mirrored = false;
};

} // namespace watchdesk::ui
