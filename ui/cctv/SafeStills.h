// Makes the pictures that may be shown, off the window's thread, and keeps them.
#pragma once

#include "ui/cctv/Blur.h"
#include "ui/cctv/StillBoard.h"

#include <QHash>
#include <QObject>

namespace watchdesk::ui {

/// Follows the board. Thumbnails are kept for every still, the whole picture only for the one in hand. Window's thread.
class SafeStills : public QObject {
    Q_OBJECT
public:
    explicit SafeStills(StillBoard& board, QObject* parent = nullptr);
    /// Of the still in hand; null images until it is made.
    [[nodiscard]] const SafeStill& inHand() const { return m_inHand; }
    /// Null until it is made.
    [[nodiscard]] QImage thumbnail(const QString& stillId) const { return m_thumbnails.value(stillId); }

Q_SIGNALS:
    void thumbnailMade(const QString& stillId);
    void inHandMade();

private:
    void refresh();
    void make(const desk::StillView& still, const QRectF& inHand, const QString& key);
    void take(const QString& id, const SafeStill& made);
    StillBoard& m_board;
    SafeStill m_inHand;
    QString m_inHandId;
    QHash<QString, QImage> m_thumbnails;
    QHash<QString, QString> m_made; ///< what a still looked like when it was last made
    bool m_running = false;
};

} // namespace watchdesk::ui
