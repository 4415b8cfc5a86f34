// Where pictures are opened and faces compared: the helper, the models, the watchlist in memory, and the thread they
// run on.
#pragma once

#include "desk/Desk.h"
#include "desk/ModelPack.h"
#include "intake/Eye.h"
#include "vision/FaceEngine.h"
#include "vision/TemplateIndex.h"

#include <QFuture>
#include <QImage>
#include <QMutex>
#include <QPromise>
#include <QThreadPool>
#include <QVector>

#include <memory>

namespace watchdesk::desk {

/// Somebody of the watchlist, as the index knows them.
struct Watched {
    QString subjectId;
    QString photographId;
};

/// The watchlist in memory: read once, replaced as a whole when the store says that faces changed.
struct Watchlist {
    vision::TemplateIndex index;
    QVector<Watched> entries;  ///< by the index's entry
    QVector<QString> subjects; ///< by the index's owner
    double threshold = 1;      ///< of a gallery of that size, or the store's own setting if that is higher
};

/// The vision pool: one thread that owns the helper and drives the models (whose networks use every core). Everything
/// public may be called from any thread unless said.
class VisionRoom : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString models; ///< folder; empty: modelFolders()
        QString eye;    ///< program; empty: beside this one
    };
    VisionRoom(DeskContext& context, Options options);
    explicit VisionRoom(DeskContext& context) : VisionRoom(context, Options()) {}
    ~VisionRoom() override;

    /// Runs fn() -> Result<T> on the vision thread, in order. A newer call with `urgent` goes before those that wait.
    template <class F>
    auto run(F fn, bool urgent = false) -> QFuture<std::invoke_result_t<F>> {
        using Answer = std::invoke_result_t<F>;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        m_pool.start(
            [promise, fn = std::move(fn)]() mutable {
                promise->addResult(fn());
                promise->finish();
            },
            urgent ? 1 : 0);
        return promise->future();
    }

    // On the vision thread only:
    Result<QImage> open(const QByteArray& file) { return m_eye.decode(file); }
    /// The models, loaded at the first call; what is wrong with them stays said until forgetTrouble().
    Result<vision::FaceEngine*> engine();
    /// The pack of engine().
    [[nodiscard]] const ModelPack& pack() const { return *m_pack; }
    /// The watchlist as the store has it now (Locked while the records are sealed).
    Result<std::shared_ptr<const Watchlist>> watchlist();

    /// Starts helper and models ahead, so that the first still does not wait for them.
    void warm();
    /// Forgets the opened templates (lock).
    void forget();
    /// What is wrong with the models, once it was tried.
    [[nodiscard]] std::optional<Error> trouble() const;
    /// The name of the pack that was loaded; empty before. Any thread.
    [[nodiscard]] QString packName() const;

Q_SIGNALS:
    void troubleChanged();

private:
    DeskContext& m_context;
    Options m_options;
    intake::Eye m_eye;
    std::unique_ptr<ModelPack> m_pack;
    std::unique_ptr<vision::FaceEngine> m_engine;
    mutable QMutex m_mutex; ///< guards what follows
    std::optional<Error> m_trouble;
    QString m_packName;
    std::shared_ptr<const Watchlist> m_watchlist;
    quint64 m_facesVersion = 0; ///< counts the changes that concern the watchlist
    quint64 m_watchlistVersion = 0;
    QDate m_watchlistDay;
    QThreadPool m_pool; ///< last: its thread ends before what it uses
};

/// The pixels as vision takes them; `image` is Format_BGR888 and must outlive the view.
[[nodiscard]] vision::PictureView viewOf(const QImage& image);

} // namespace watchdesk::desk
