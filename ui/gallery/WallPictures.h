// The thumbnails of the wall, as pixmaps of the size the cards are.
#pragma once

#include "ui/gallery/Jobs.h"
#include "ui/widgets/PictureDecoding.h"

#include <QCache>
#include <QPixmap>
#include <QSet>

namespace watchdesk::ui {

/// Asks the desk for bytes, has them decoded beside the window's thread, and keeps what was painted last. Memory is
/// bounded whatever the gallery's size. Window's thread.
class WallPictures : public QObject {
    Q_OBJECT
public:
    static constexpr int atOnce = 16;          ///< pictures a batch: what the window takes in within a frame
    static constexpr int keptBytes = 96 << 20; ///< of pixmaps

    explicit WallPictures(GallerySource& source, QObject* parent = nullptr);
    /// Pictures of another look stay until their new ones are there.
    void setLook(const PictureLook& look);
    [[nodiscard]] const PictureLook& look() const { return m_look; }
    /// Null while it is not there, or cannot be shown.
    [[nodiscard]] const QPixmap* find(const QString& photographId) const;
    /// Its bytes could not be read: nothing will come.
    [[nodiscard]] bool isBroken(const QString& photographId) const { return m_broken.contains(photographId); }
    /// What is wanted now, most urgent first; takes the place of what was wanted before.
    void want(const QVector<QString>& photographIds);
    /// What could not be read may be asked for again: something was written.
    void tryAgain() { m_broken.clear(); }
    /// All that is wanted is there.
    [[nodiscard]] bool isIdle() const { return m_wanted.isEmpty() && m_onTheWay == 0; }

Q_SIGNALS:
    void came();
    void failed(const watchdesk::Error& error);

private:
    struct Kept {
        QPixmap pixmap;
        PictureLook look;
    };
    [[nodiscard]] bool isMissing(const QString& id) const;
    void pump();
    void ask(const QVector<QString>& ids);
    void decode(const QVector<QString>& ids, const QHash<QString, QByteArray>& bytes);
    void keep(const QVector<DecodedPicture>& pictures, const PictureLook& look);
    void done(const QVector<QString>& ids);

    GallerySource& m_source;
    PictureDecoder m_decoder;
    PictureLook m_look;
    QCache<QString, Kept> m_kept; ///< cost in bytes
    QSet<QString> m_broken;
    QVector<QString> m_wanted;
    QSet<QString> m_asked;
    int m_onTheWay = 0; ///< batches
};

} // namespace watchdesk::ui
