#include "ui/gallery/WallPictures.h"

#include "ui/widgets/OnAnswer.h"

namespace watchdesk::ui {

namespace {
constexpr int mostBatches = 2; ///< one is read from the store while another is decoded
}

WallPictures::WallPictures(GallerySource& source, QObject* parent)
    : QObject(parent), m_source(source), m_kept(keptBytes) {}

void WallPictures::setLook(const PictureLook& look) {
    m_look = look;
}

const QPixmap* WallPictures::find(const QString& photographId) const {
    const Kept* kept = m_kept.object(photographId);
    return kept == nullptr ? nullptr : &kept->pixmap;
}

bool WallPictures::isMissing(const QString& id) const {
    if (id.isEmpty() || m_broken.contains(id) || m_asked.contains(id))
        return false;
    const Kept* kept = m_kept.object(id);
    return kept == nullptr || kept->look != m_look;
}

void WallPictures::want(const QVector<QString>& photographIds) {
    m_wanted.clear();
    for (const QString& id : photographIds) {
        if (isMissing(id))
            m_wanted.append(id);
    }
    pump();
}

void WallPictures::pump() {
    while (m_onTheWay < mostBatches && !m_wanted.isEmpty()) {
        const QVector<QString> ids = m_wanted.mid(0, atOnce);
        m_wanted.remove(0, ids.size());
        ask(ids);
    }
}

void WallPictures::ask(const QVector<QString>& ids) {
    ++m_onTheWay;
    for (const QString& id : ids)
        m_asked.insert(id);
    onAnswer(
        this, m_source.thumbnails(ids), [this, ids](const QHash<QString, QByteArray>& bytes) { decode(ids, bytes); },
        [this, ids](const Error& error) {
            // What waits would fail alike: it is asked for again when the wall is painted again.
            m_wanted.clear();
            done(ids);
            Q_EMIT failed(error);
        });
}

void WallPictures::decode(const QVector<QString>& ids, const QHash<QString, QByteArray>& bytes) {
    QVector<std::pair<QString, QByteArray>> pictures;
    for (const QString& id : ids)
        pictures.append({id, bytes.value(id)});
    onAnswer(this, m_decoder.decode(pictures, m_look),
             [this, ids, look = m_look](const QVector<DecodedPicture>& decoded) {
                 keep(decoded, look);
                 done(ids);
             });
}

void WallPictures::keep(const QVector<DecodedPicture>& pictures, const PictureLook& look) {
    for (const DecodedPicture& picture : pictures) {
        if (picture.image.isNull()) {
            m_broken.insert(picture.id);
            continue;
        }
        const auto cost = static_cast<int>(picture.image.sizeInBytes());
        m_kept.insert(picture.id, new Kept{QPixmap::fromImage(picture.image), look}, cost);
    }
    Q_EMIT came();
}

void WallPictures::done(const QVector<QString>& ids) {
    --m_onTheWay;
    for (const QString& id : ids)
        m_asked.remove(id);
    pump();
}

} // namespace watchdesk::ui
