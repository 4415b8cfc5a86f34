#include "desk/ShiftDesk.h"

#include "desk/FeedWriting.h"
#include "desk/PaperWords.h"
#include "desk/RadioLog.h"
#include "desk/Roles.h"
#include "desk/ShiftReading.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/PersonTable.h"
#include "store/ShiftTable.h"
#include "store/Try.h"

#include <QPromise>

namespace watchdesk::desk {

namespace {

using domain::Shift;

Result<void> audit(store::Tx& tx, const char* action, const QString& shiftId, const QString& detail = {}) {
    STORE_CHECK(store::AuditTable::append(tx, QString::fromLatin1(action), QStringLiteral("shift"), shiftId, detail));
    return {};
}

Result<Shift> begin(store::Tx& tx, const domain::Person& person) {
    STORE_TRY(running, store::ShiftTable::running(tx, tx.desk()));
    if (running && running->personId == person.id)
        return *running;
    if (running) {
        running->endedAt = tx.now();
        STORE_CHECK(store::ShiftTable::update(tx, *running));
    }
    Shift shift;
    shift.desk = tx.desk();
    shift.personId = person.id;
    shift.beganAt = tx.now();
    STORE_TRY(kept, store::ShiftTable::insert(tx, shift));
    STORE_CHECK(audit(tx, "shift.begin", kept.id));
    return kept;
}

Result<Shift> mine(store::Tx& tx, const domain::Person& person) {
    STORE_TRY(running, store::ShiftTable::running(tx, tx.desk()));
    if (!running || running->personId != person.id)
        return Error{ErrorCode::Conflict, "No shift of yours runs at this desk.", "Nothing was changed.",
                     "Sign in again to take the desk."};
    return *running;
}

/// Whoever is to have an alert must be there, and may work it.
Result<void> mayTake(store::Tx& tx, const QString& personId) {
    const auto taker = actingPerson(tx, personId);
    if (!taker || !mayDo(*taker, Act::WorkAlerts))
        return Error{ErrorCode::Refused, "They do not work alerts.", "Nothing was changed.",
                     "Choose a coordinator or a CCTV operator."};
    return {};
}

Result<domain::Alert> hand(store::Tx& tx, domain::Alert alert, const QString& toPerson) {
    alert.state = toPerson.isEmpty() ? domain::AlertState::Open : domain::AlertState::Claimed;
    alert.claimedBy = toPerson;
    alert.claimedAt = tx.now(); // of one that is open again: since when it waits (domain::putBackAt)
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("alert.hand-over"), QStringLiteral("alert"), alert.id));
    return store::AlertTable::update(tx, alert);
}

Result<void> handAll(store::Tx& tx, const domain::Person& from, const QString& toPerson) {
    STORE_TRY(open, store::AlertTable::openAlerts(tx));
    for (const domain::Alert& alert : open)
        if (alert.claimedBy == from.id && alert.state == domain::AlertState::Claimed)
            STORE_CHECK(hand(tx, alert, toPerson));
    return {};
}

ShiftView viewOf(const Directory& directory, const Shift& shift) {
    return {shift, directory.personName(shift.personId),
            shift.readBy.isEmpty() ? QString() : directory.personName(shift.readBy)};
}

struct Bounds {
    UtcMs since = 0;
    UtcMs until = 0;
};

/// Nothing said: the shift that runs here, else the last day.
Result<Bounds> boundsOf(store::Tx& tx, UtcMs since, UtcMs until) {
    constexpr UtcMs day = 86'400'000;
    Bounds out{since, until > 0 ? until : tx.now()};
    if (since > 0)
        return out;
    STORE_TRY(running, store::ShiftTable::running(tx, tx.desk()));
    out.since = running && until == 0 ? running->beganAt : out.until - day;
    return out;
}

} // namespace

ShiftDesk::ShiftDesk(DeskContext& context, RadioLog& radio) : m_context(context), m_radio(radio) {
    m_printing.setMaxThreadCount(1);
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        if (std::any_of(changes.begin(), changes.end(),
                        [](const store::Change& change) { return change.entity == QLatin1String("shift"); }))
            Q_EMIT changed();
    });
}

ShiftDesk::~ShiftDesk() {
    m_printing.waitForDone();
}

QStringList ShiftDesk::lostChannels() const {
    QStringList out;
    for (const ChannelState& state : m_radio.channels())
        if (state.link == ChannelState::Link::Lost)
            out += tr("%1 since %2").arg(state.channel, britishTime(state.since, "HH:mm"));
    return out;
}

QFuture<Result<Shift>> ShiftDesk::take() {
    return m_context.store.write([person = m_context.person()](store::Tx& tx) -> Result<Shift> {
        STORE_TRY(now, actingPerson(tx, person.id));
        if (!mayDo(now, Act::LogIncidents))
            return Shift();
        STORE_CHECK(require(tx, person, Act::LogIncidents, "taking a desk"));
        return begin(tx, person);
    });
}

QFuture<Result<HandOverDraft>> ShiftDesk::draft() {
    const Directory& directory = m_context.directory;
    return m_context.store.read([person = m_context.person(), lost = lostChannels(), stills = undecided(),
                                 &directory](store::Tx& tx) -> Result<HandOverDraft> {
        STORE_CHECK(require(tx, person, Act::LogIncidents, "handing a desk over"));
        STORE_TRY(shift, mine(tx, person));
        STORE_TRY(facts, readShift(tx, directory, shift.beganAt, tx.now() + 1));
        facts.until = tx.now();
        facts.lostChannels = lost;
        facts.undecidedStills = stills;
        HandOverDraft draft{facts, noteOf(facts, person.name), 0};
        STORE_TRY(open, store::AlertTable::openAlerts(tx));
        for (const domain::Alert& alert : open)
            draft.alertsInHand += alert.claimedBy == person.id ? 1 : 0;
        return draft;
    });
}

QFuture<Result<ShiftView>> ShiftDesk::handOver(const QString& note, const QString& toPerson) {
    const Directory& directory = m_context.directory;
    return m_context.store.write([=, &directory, person = m_context.person()](store::Tx& tx) -> Result<ShiftView> {
        STORE_CHECK(require(tx, person, Act::LogIncidents, "handing a desk over"));
        const QString words = note.trimmed();
        if (words.isEmpty())
            return Error{ErrorCode::InvalidInput, "There is nothing in the note.", "Nothing was changed.",
                         "Write at least that nothing is open."};
        if (words.size() > mostNote)
            return Error{ErrorCode::InvalidInput, "The note is too long.", "Nothing was changed.",
                         "Say it in at most 8000 letters."};
        STORE_TRY(shift, mine(tx, person));
        if (!toPerson.isEmpty())
            STORE_CHECK(mayTake(tx, toPerson));
        STORE_CHECK(handAll(tx, person, toPerson));
        shift.endedAt = tx.now();
        shift.note = words;
        STORE_TRY(kept, store::ShiftTable::update(tx, shift));
        STORE_CHECK(writeSystemFeed(tx, tx.now(), QStringLiteral("handed-over"), person.name));
        STORE_CHECK(audit(tx, "shift.hand-over", kept.id));
        return viewOf(directory, kept);
    });
}

QFuture<Result<QVector<domain::Person>>> ShiftDesk::takers() {
    return m_context.store.read([person = m_context.person()](store::Tx& tx) -> Result<QVector<domain::Person>> {
        STORE_CHECK(require(tx, person, Act::LogIncidents, "handing alerts over"));
        STORE_TRY(people, store::PersonTable::present(tx));
        QVector<domain::Person> out;
        for (const domain::Person& one : people)
            if (one.id != person.id && mayDo(one, Act::WorkAlerts))
                out += one;
        return out;
    });
}

QFuture<Result<domain::Alert>> ShiftDesk::handAlert(const QString& alertId, const QString& toPerson) {
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<domain::Alert> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "handing alerts over"));
        STORE_TRY(alert, store::AlertTable::find(tx, alertId));
        if (!alert)
            return Error{ErrorCode::NotFound, "That alert is not in the store.", "", ""};
        STORE_CHECK(mayTake(tx, toPerson));
        if (alert->state != domain::AlertState::Claimed || alert->claimedBy != person.id)
            return Error{ErrorCode::Conflict, "That alert is not in your hand.", "Nothing was changed.",
                         "Claim it first."};
        return hand(tx, *alert, toPerson);
    });
}

QFuture<Result<std::optional<ShiftView>>> ShiftDesk::lastNote() {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [person = m_context.person(), &directory](store::Tx& tx) -> Result<std::optional<ShiftView>> {
            STORE_CHECK(require(tx, person, Act::LogIncidents, "hand-over notes"));
            STORE_TRY(last, store::ShiftTable::lastHandedOver(tx, tx.desk()));
            return last ? std::optional<ShiftView>(viewOf(directory, *last)) : std::nullopt;
        });
}

QFuture<Result<QVector<ShiftView>>> ShiftDesk::unreadNotes() {
    const Directory& directory = m_context.directory;
    return m_context.store.read([person = m_context.person(), &directory](store::Tx& tx) -> Result<QVector<ShiftView>> {
        STORE_CHECK(require(tx, person, Act::LogIncidents, "hand-over notes"));
        STORE_TRY(shifts, store::ShiftTable::unread(tx, tx.desk()));
        QVector<ShiftView> out;
        for (const Shift& shift : shifts)
            if (shift.personId != person.id)
                out += viewOf(directory, shift);
        return out;
    });
}

QFuture<Result<ShiftView>> ShiftDesk::markRead(const QString& shiftId) {
    const Directory& directory = m_context.directory;
    return m_context.store.write([=, &directory, person = m_context.person()](store::Tx& tx) -> Result<ShiftView> {
        STORE_CHECK(require(tx, person, Act::LogIncidents, "hand-over notes"));
        STORE_TRY(shift, store::ShiftTable::find(tx, shiftId));
        if (!shift)
            return Error{ErrorCode::NotFound, "That note is not in the store.", "", ""};
        if (shift->readAt > 0 || shift->personId == person.id)
            return viewOf(directory, *shift);
        shift->readAt = tx.now();
        shift->readBy = person.id;
        STORE_TRY(kept, store::ShiftTable::update(tx, *shift));
        STORE_CHECK(audit(tx, "shift.read", kept.id));
        return viewOf(directory, kept);
    });
}

QFuture<Result<ShiftFacts>> ShiftDesk::facts(UtcMs since, UtcMs until) {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [=, &directory, lost = lostChannels(), person = m_context.person()](store::Tx& tx) -> Result<ShiftFacts> {
            STORE_CHECK(require(tx, person, Act::SeeLists, "the reports of shifts"));
            STORE_TRY(bounds, boundsOf(tx, since, until));
            STORE_TRY(facts, readShift(tx, directory, bounds.since, bounds.until));
            facts.lostChannels = lost;
            return facts;
        });
}

QFuture<Result<PaperWritten>> ShiftDesk::pdf(const QString& path, UtcMs since, UtcMs until) {
    auto promise = std::make_shared<QPromise<Result<PaperWritten>>>();
    promise->start();
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    const auto read = m_context.store.write([=, &directory](store::Tx& tx) -> Result<ShiftFacts> {
        STORE_CHECK(require(tx, person, Act::SeeLists, "the reports of shifts"));
        STORE_TRY(bounds, boundsOf(tx, since, until));
        STORE_CHECK(audit(tx, "shift.print", {}));
        return readShift(tx, directory, bounds.since, bounds.until);
    });
    const UtcMs now = m_context.clock.now();
    m_printing.start([=] {
        promise->addResult([&]() -> Result<PaperWritten> {
            STORE_TRY(facts, read.result());
            STORE_TRY(pages, paper::writeReportPdf(sheetOf(facts, person.name, now), path));
            return PaperWritten{path, pages};
        }());
        promise->finish();
    });
    return promise->future();
}

} // namespace watchdesk::desk
