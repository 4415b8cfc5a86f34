// Finding records by what they say.
#pragma once

#include "desk/Desk.h"
#include "desk/SearchViews.h"

#include <QThreadPool>

#include <memory>

namespace watchdesk::store {
class TextIndex;
}

namespace watchdesk::desk {

class SearchRoom;
struct SearchAsk;

/// The words of every record that whoever is signed in may read, in an index in memory (store/TextIndex.h): built on a
/// thread of its own after the sign-in, page by page on the store's readers, kept up with every change of this and of
/// other desks, and freed when the desk is locked. Signals come on the window's thread; everything else may be asked
/// from any thread.
class SearchDesk : public QObject {
    Q_OBJECT
public:
    static constexpr int mostHits = 200;

    explicit SearchDesk(DeskContext& context);
    ~SearchDesk() override;

    /// Begins the index, if somebody is signed in and there is none. The desk calls it; search() does, too.
    void start();
    /// Frees the index; what still waits is Locked.
    void forget();
    /// For another role: freed, and begun anew.
    void restart();

    /// Records with all of the words (the last may be unfinished), those of these kinds that the role may find: what
    /// has the words in its title first, the newest first among both. A text like a police reference or a telephone
    /// number is looked up exactly first. Waits until the index is ready. What finds subjects is on the audit log.
    /// Locked.
    QFuture<Result<QVector<Hit>>> search(const QString& text, const QVector<SearchKind>& kinds = {}, int limit = 20);
    /// Rows of the feed whose words are these: incidents (with their alerts), sightings, texts and events by the index,
    /// overs and emergencies by who called. Waits until the index is ready. Locked.
    QFuture<Result<FeedHits>> inFeed(const QString& text);
    /// Records whose police reference, telephone number or subject's name is exactly this, but for case and spaces: by
    /// the blind index, at once. Subjects found are on the audit log. Locked.
    QFuture<Result<QVector<Hit>>> findExact(const QString& text, const QVector<SearchKind>& kinds = {});

    [[nodiscard]] SearchState state() const;
    /// The kinds that whoever is signed in may find.
    [[nodiscard]] QVector<SearchKind> kinds() const;

Q_SIGNALS:
    void stateChanged();
    void ready(); ///< everything up to now can be found

private:
    struct Tagging;
    void build(quint64 run);
    Result<void> fill(quint64 run);
    Result<void> keepUp(quint64 run);
    void tag(Tagging tagging);
    Result<std::shared_ptr<store::TextIndex>> indexFor(const SearchAsk& ask);
    Result<QVector<Hit>> answer(const SearchAsk& ask);
    Result<FeedHits> answerInFeed(const SearchAsk& ask);

    DeskContext& m_context;
    std::shared_ptr<SearchRoom> m_room; ///< shared with the closure that hears of changes
    QThreadPool m_pool; ///< one thread: builds, keeps up and answers, in the order in which it was asked
};

} // namespace watchdesk::desk
