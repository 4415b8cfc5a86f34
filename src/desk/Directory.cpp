#include "desk/Directory.h"

#include "desk/Answer.h"
#include "store/MemberTable.h"
#include "store/PersonTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"
#include "store/SubjectTable.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace watchdesk::desk {

/// One reading of everything, shared and never changed: look-ups hold it for as long as they need.
struct Directory::Tables {
    QVector<domain::Scheme> schemes;
    QHash<QString, domain::RadioSet> sets;
    QHash<QString, QString> setByCode; ///< "EEA 57106" to set id
    QHash<QString, QString> setAtPremises;
    QHash<QString, domain::Premises> premises;
    QHash<QString, QString> personNames;
    domain::Vocabulary vocabulary;
};

namespace {

QString codeKey(const QString& toneSet, const QString& code) {
    return toneSet + QLatin1Char(' ') + code;
}

template <class T>
QHash<QString, T> byId(const QVector<T>& values) {
    QHash<QString, T> out;
    for (const T& value : values)
        out.insert(value.id, value);
    return out;
}

void addPlaces(domain::Vocabulary& vocabulary, const QHash<QString, domain::Premises>& premises) {
    QSet<QString> seen;
    for (const domain::Premises& p : premises) {
        vocabulary.places.append({p.name, p.id});
        for (const QString& name : {p.street, p.area}) {
            if (!name.isEmpty() && !seen.contains(name)) {
                seen.insert(name);
                vocabulary.places.append({name, {}});
            }
        }
    }
    std::sort(vocabulary.places.begin(), vocabulary.places.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
}

} // namespace

Directory::Directory(store::Store& store) : m_store(store), m_tables(std::make_shared<Tables>()) {
    static const QSet<QString> mine{QStringLiteral("scheme"), QStringLiteral("premises"), QStringLiteral("radio_set"),
                                    QStringLiteral("subject"), QStringLiteral("person")};
    connect(&m_store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        if (std::any_of(changes.begin(), changes.end(), [](const store::Change& c) { return mine.contains(c.entity); }))
            follow();
    });
}

Directory::~Directory() = default;

/// A reading that has not begun will see this change too: a burst of changes waits for one.
void Directory::follow() {
    if (m_asked.exchange(true))
        return;
    takeAnswer(this, reload(), [this](const Result<int>& read) {
        if (!read) // it may not even have begun: the next change asks again
            m_asked = false;
    });
}

QFuture<Result<int>> Directory::reload() {
    // The desk empties the store's threads before this goes, so `this` is good for as long as the closure runs.
    return m_store.read([this](store::Tx& tx) -> Result<int> {
        m_asked = false; // before the first row is read: what changes from here on is asked for again
        auto fresh = std::make_shared<Tables>();
        const auto schemes = store::SchemeTable::all(tx);
        const auto sets = store::RadioSetTable::all(tx);
        const auto people = store::PersonTable::all(tx);
        if (!schemes || !sets || !people)
            return !schemes ? schemes.error() : !sets ? sets.error() : people.error();
        fresh->schemes = *schemes;
        for (const domain::Person& person : *people)
            fresh->personNames.insert(person.id, person.name);
        if (tx.keyring().isUnlocked()) {
            const auto premises = store::PremisesTable::all(tx);
            const auto subjects = store::SubjectTable::all(tx);
            if (!premises || !subjects)
                return !premises ? premises.error() : subjects.error();
            fresh->premises = byId(*premises);
            for (const domain::Subject& subject : *subjects)
                fresh->vocabulary.subjects.append({subject.id, subject.name, subject.reference});
        }
        addPlaces(fresh->vocabulary, fresh->premises);
        for (const domain::RadioSet& set : *sets) {
            fresh->sets.insert(set.id, set);
            if (set.state != domain::RadioState::Issued)
                continue;
            fresh->setByCode.insert(codeKey(set.toneSet, set.code), set.id);
            if (!set.premisesId.isEmpty())
                fresh->setAtPremises.insert(set.premisesId, set.id);
            fresh->vocabulary.callers.append(
                {set.callSign, set.id, set.premisesId, fresh->premises.value(set.premisesId).name});
        }
        std::sort(fresh->vocabulary.callers.begin(), fresh->vocabulary.callers.end(),
                  [](const auto& a, const auto& b) { return a.callSign < b.callSign; });
        {
            const QWriteLocker lock(&m_lock);
            m_tables = fresh;
        }
        Q_EMIT changed();
        return static_cast<int>(sets->size());
    });
}

void Directory::closeNames() {
    auto closed = std::make_shared<Tables>();
    {
        const QWriteLocker lock(&m_lock);
        *closed = *m_tables;
        closed->premises.clear();
        closed->vocabulary = {};
        m_tables = closed;
    }
    Q_EMIT changed();
}

namespace {

std::optional<Caller> callerOf(const QHash<QString, domain::RadioSet>& sets,
                               const QHash<QString, domain::Premises>& premises, const QString& setId) {
    const auto found = sets.constFind(setId);
    if (setId.isEmpty() || found == sets.constEnd())
        return std::nullopt;
    const domain::Premises place = premises.value(found->premisesId);
    return Caller{*found, place.name, place.street};
}

} // namespace

std::optional<Caller> Directory::callerByCode(const QString& toneSet, const QString& code) const {
    const QReadLocker lock(&m_lock);
    return callerOf(m_tables->sets, m_tables->premises, m_tables->setByCode.value(codeKey(toneSet, code)));
}

std::optional<Caller> Directory::callerBySet(const QString& radioSetId) const {
    const QReadLocker lock(&m_lock);
    return callerOf(m_tables->sets, m_tables->premises, radioSetId);
}

std::optional<Caller> Directory::callerAtPremises(const QString& premisesId) const {
    const QReadLocker lock(&m_lock);
    return callerOf(m_tables->sets, m_tables->premises, m_tables->setAtPremises.value(premisesId));
}

QVector<domain::RadioSet> Directory::radioSets() const {
    const QReadLocker lock(&m_lock);
    QVector<domain::RadioSet> sets(m_tables->sets.begin(), m_tables->sets.end());
    std::sort(sets.begin(), sets.end(),
              [](const auto& a, const auto& b) { return std::tie(a.callSign, a.id) < std::tie(b.callSign, b.id); });
    return sets;
}

std::optional<domain::Premises> Directory::premises(const QString& id) const {
    const QReadLocker lock(&m_lock);
    const auto found = m_tables->premises.constFind(id);
    return found == m_tables->premises.constEnd() ? std::nullopt : std::optional(*found);
}

QVector<domain::Scheme> Directory::schemes() const {
    const QReadLocker lock(&m_lock);
    return m_tables->schemes;
}

std::optional<domain::Scheme> Directory::schemeOfChannel(const QString& channel) const {
    const QReadLocker lock(&m_lock);
    for (const domain::Scheme& scheme : m_tables->schemes) {
        if (scheme.channel.compare(channel, Qt::CaseInsensitive) == 0)
            return scheme;
    }
    return std::nullopt;
}

QString Directory::personName(const QString& personId) const {
    const QReadLocker lock(&m_lock);
    return m_tables->personNames.value(personId);
}

std::shared_ptr<const town::StreetIndex> Directory::streets() const {
    const QReadLocker lock(&m_lock);
    return m_streets;
}

void Directory::setStreets(std::shared_ptr<const town::StreetIndex> streets) {
    const QWriteLocker lock(&m_lock);
    m_streets = std::move(streets);
}

domain::Vocabulary Directory::vocabulary() const {
    const QReadLocker lock(&m_lock);
    return m_tables->vocabulary;
}

} // namespace watchdesk::desk
