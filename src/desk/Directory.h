// Who is who: members, premises and radios, opened and kept in memory for look-ups by ear.
#pragma once

#include "base/Result.h"
#include "domain/QuickLine.h"
#include "domain/Scheme.h"
#include "domain/Subject.h"
#include "store/Store.h"

#include <QFuture>
#include <QObject>
#include <QReadWriteLock>

#include <atomic>
#include <memory>
#include <optional>

namespace watchdesk::town {
class StreetIndex;
}

namespace watchdesk::desk {

/// A caller as the desk names it.
struct Caller {
    domain::RadioSet set;
    QString premises; ///< empty while the records are sealed
    QString street;
};

/// Look-ups answer from any thread at once; loading and refreshing happen on the store's threads. Names are there only
/// while the records are open; call signs and codes always.
class Directory : public QObject {
    Q_OBJECT
public:
    explicit Directory(store::Store& store);
    ~Directory() override;

    /// Reads everything again. Finishes with the number of radio sets.
    QFuture<Result<int>> reload();
    /// Forgets the opened names (lock).
    void closeNames();

    [[nodiscard]] std::optional<Caller> callerByCode(const QString& toneSet, const QString& code) const;
    [[nodiscard]] std::optional<Caller> callerBySet(const QString& radioSetId) const;
    [[nodiscard]] std::optional<Caller> callerAtPremises(const QString& premisesId) const;
    /// By call sign.
    [[nodiscard]] QVector<domain::RadioSet> radioSets() const;
    [[nodiscard]] std::optional<domain::Premises> premises(const QString& id) const;
    [[nodiscard]] QVector<domain::Scheme> schemes() const;
    [[nodiscard]] std::optional<domain::Scheme> schemeOfChannel(const QString& channel) const;
    [[nodiscard]] QString personName(const QString& personId) const;
    /// What the quick line is read against; rebuilt when the directory changes, cheap to copy (implicitly shared).
    [[nodiscard]] domain::Vocabulary vocabulary() const;
    /// Where streets and squares are, as the map's reader has said last; null: there is no map. The map is public: it
    /// stays while the records are sealed.
    [[nodiscard]] std::shared_ptr<const town::StreetIndex> streets() const;
    void setStreets(std::shared_ptr<const town::StreetIndex> streets);

Q_SIGNALS:
    void changed();

private:
    struct Tables;
    void follow();
    store::Store& m_store;
    std::atomic<bool> m_asked = false; ///< a change asked for a reading that has not begun
    mutable QReadWriteLock m_lock;
    std::shared_ptr<const Tables> m_tables;
    std::shared_ptr<const town::StreetIndex> m_streets; ///< under the lock, as the tables
};

} // namespace watchdesk::desk
