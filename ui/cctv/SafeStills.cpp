#include "ui/cctv/SafeStills.h"

#include "ui/cctv/StillWords.h"

#include <QPromise>
#include <QThreadPool>

namespace watchdesk::ui {

namespace {
/// Everything that decides what is shown.
QString keyOf(const desk::StillView& still, const QRectF& inHand, bool whole) {
    QString key = QStringLiteral("%1/%2/%3").arg(still.picture.cacheKey()).arg(int(still.state)).arg(int(whole));
    for (const desk::FaceFound& face : still.faces) {
        const QRect box = face.box.toRect();
        key += QStringLiteral("/%1,%2,%3,%4").arg(box.x()).arg(box.y()).arg(box.width()).arg(box.height());
        key += faceDismissed(face) ? QLatin1Char('-') : QLatin1Char('+');
        if (!face.candidates.isEmpty() && overlap(face.box, inHand) > 0.5)
            key += QLatin1Char('h');
    }
    return key;
}
} // namespace

SafeStills::SafeStills(StillBoard& board, QObject* parent) : QObject(parent), m_board(board) {
    connect(&board, &StillBoard::handChanged, this, &SafeStills::refresh);
    connect(&board, &StillBoard::reset, this, &SafeStills::refresh);
    refresh();
}

void SafeStills::refresh() {
    const desk::StillView* now = m_board.still();
    if ((now == nullptr ? QString() : now->id) != m_inHandId) {
        m_inHandId = now == nullptr ? QString() : now->id;
        m_inHand = {};
        Q_EMIT inHandMade();
    }
    if (m_running)
        return;
    const QRectF box = m_board.face() == nullptr ? QRectF() : m_board.face()->box;
    // The one in hand first; one at a time, so that a heap of stills leaves the other threads alone.
    QVector<const desk::StillView*> order;
    if (now != nullptr)
        order.append(now);
    for (const desk::StillView& each : m_board.stills())
        order.append(&each);
    QHash<QString, QString> kept;
    QHash<QString, QImage> thumbnails;
    for (const desk::StillView& each : m_board.stills()) {
        if (m_made.contains(each.id))
            kept.insert(each.id, m_made.value(each.id));
        if (m_thumbnails.contains(each.id))
            thumbnails.insert(each.id, m_thumbnails.value(each.id));
    }
    m_made = kept;
    m_thumbnails = thumbnails;
    for (const desk::StillView* each : order) {
        const bool whole = each->id == m_inHandId;
        const QString key = keyOf(*each, whole ? box : QRectF(), whole);
        const QString before = m_made.value(each->id);
        if (each->picture.isNull() || (before == key && !(whole && m_inHand.full.isNull())))
            continue;
        return make(*each, whole ? box : QRectF(), key);
    }
}

void SafeStills::make(const desk::StillView& still, const QRectF& inHand, const QString& key) {
    m_running = true;
    m_made.insert(still.id, key);
    auto promise = std::make_shared<QPromise<Result<SafeStill>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, still, inHand] {
        promise->addResult(safeStill(still, inHand));
        promise->finish();
    });
    onAnswer(this, promise->future(), [this, id = still.id](const SafeStill& made) { take(id, made); });
}

void SafeStills::take(const QString& id, const SafeStill& made) {
    m_running = false;
    m_thumbnails.insert(id, made.thumbnail);
    Q_EMIT thumbnailMade(id);
    if (id == m_inHandId) {
        m_inHand = made;
        Q_EMIT inHandMade();
    }
    refresh();
}

} // namespace watchdesk::ui
