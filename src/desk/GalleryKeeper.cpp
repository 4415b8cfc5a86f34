#include "desk/GalleryKeeper.h"

#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/GalleryReading.h"
#include "desk/Roles.h"
#include "domain/CivilDay.h"

#include <QSet>

#include <algorithm>

namespace watchdesk::desk {

namespace {

/// More than these are read sooner all at once.
constexpr int mostTouched = 200;

bool concerns(const QVector<store::Change>& changes) {
    static const QSet<QString> shown{
        QStringLiteral("subject"),          QStringLiteral("photograph"), QStringLiteral("incident"),
        QStringLiteral("exclusion_notice"), QStringLiteral("sighting"),   QStringLiteral("match_decision"),
        QStringLiteral("face_template"),    QStringLiteral("scheme"),     QStringLiteral("premises"),
        QStringLiteral("radio_set"),        QStringLiteral("court_order")};
    return std::any_of(changes.begin(), changes.end(),
                       [](const auto& change) { return shown.contains(change.entity); });
}

/// What was read of those that were touched; `all`: everything may be another.
struct Fresh {
    bool all = false;
    QStringList ids;
    GalleryWall cards;
};

Result<Fresh> readFresh(store::Tx& tx, const Directory& directory, domain::Role role,
                        const QVector<store::Change>& changes) {
    auto touched = touchedSubjects(tx, changes);
    if (!touched)
        return touched.error();
    Fresh fresh;
    fresh.all = !*touched || (*touched)->size() > mostTouched;
    if (fresh.all)
        return fresh;
    fresh.ids = **touched;
    for (const QString& id : std::as_const(fresh.ids)) {
        auto one = readWall(tx, directory, role, id);
        if (!one)
            return one.error();
        fresh.cards.today = one->today;
        fresh.cards.cards += one->cards;
    }
    return fresh;
}

} // namespace

GalleryKeeper::GalleryKeeper(DeskContext& context) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, &GalleryKeeper::take);
}

void GalleryKeeper::forget() {
    ++m_commits;
    m_wall.reset();
    m_asked.reset();
    m_for = {};
    m_pending.clear();
}

QFuture<Result<GalleryWall>> GalleryKeeper::wall() {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    if (person.id != m_for.id || person.role != m_for.role || person.standsIn != m_for.standsIn || person.id.isEmpty())
        forget();
    m_for = person;
    const QDate today = domain::civilDay(m_context.clock.now());
    if (m_wall && m_wall->today == today) {
        QPromise<Result<GalleryWall>> kept;
        kept.start();
        kept.addResult(Result<GalleryWall>(*m_wall));
        kept.finish();
        return kept.future();
    }
    if (m_asked && !m_asked->isFinished() && m_askedOn == today)
        return *m_asked;
    auto future = m_context.store.read([=, &directory](store::Tx& tx) -> Result<GalleryWall> {
        if (auto may = require(tx, person, Act::SeeGallery); !may)
            return may.error();
        return readWall(tx, directory, person.role);
    });
    // An answer that was overtaken, by a commit or by a later question, is not kept.
    takeAnswer(this, future, [this, commits = m_commits, asks = ++m_asks](const Result<GalleryWall>& wall) {
        if (commits != m_commits || asks != m_asks)
            return;
        m_asked.reset();
        if (wall)
            m_wall = *wall;
    });
    m_asked = future;
    m_askedOn = today;
    return future;
}

void GalleryKeeper::take(const QVector<store::Change>& changes) {
    if (!concerns(changes))
        return;
    ++m_commits;
    m_asked.reset();
    if (!m_wall) {
        Q_EMIT changed();
        return;
    }
    m_pending += changes;
    if (!m_reading)
        readTouched();
}

void GalleryKeeper::readTouched() {
    // While one batch is read the next gathers.
    m_reading = true;
    const Directory& directory = m_context.directory;
    auto future = m_context.store.read([&directory, role = m_for.role, batch = std::exchange(m_pending, {})](
                                           store::Tx& tx) { return readFresh(tx, directory, role, batch); });
    takeAnswer(this, future, [this](const Result<Fresh>& fresh) {
        m_reading = false;
        if (!fresh || fresh->all || (fresh->cards.today.isValid() && m_wall && fresh->cards.today != m_wall->today))
            m_wall.reset();
        else if (m_wall)
            put(fresh->ids, fresh->cards);
        Q_EMIT changed();
        if (!m_pending.isEmpty() && m_wall)
            readTouched();
    });
}

void GalleryKeeper::put(const QStringList& subjectIds, const GalleryWall& fresh) {
    QVector<GalleryCard>& cards = m_wall->cards;
    const QSet<QString> touched(subjectIds.begin(), subjectIds.end());
    cards.erase(std::remove_if(cards.begin(), cards.end(),
                               [&](const GalleryCard& card) { return touched.contains(card.subjectId); }),
                cards.end());
    for (const GalleryCard& card : fresh.cards) {
        const auto at = std::lower_bound(cards.begin(), cards.end(), card.reference,
                                         [](const GalleryCard& a, const QString& b) { return a.reference < b; });
        cards.insert(at, card);
    }
}

} // namespace watchdesk::desk
