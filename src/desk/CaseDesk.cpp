#include "desk/CaseDesk.h"

#include "desk/Answer.h"
#include "desk/CaseReading.h"
#include "desk/CaseWriting.h"
#include "desk/NudgePaper.h"
#include "desk/Roles.h"
#include "desk/TextDesk.h"
#include "store/IncidentTable.h"
#include "store/Try.h"

#include <QPromise>

namespace watchdesk::desk {

namespace {

using domain::AskedHow;

struct Reached {
    QString channel;
    TextTarget target;
};

/// A set of the premises that takes texts.
std::optional<Reached> textTo(const DeskContext& context, const TextDesk& texts, const QString& premisesId) {
    if (premisesId.isEmpty() || !texts.mayText())
        return std::nullopt;
    QStringList sets;
    for (const domain::RadioSet& set : context.directory.radioSets())
        if (set.premisesId == premisesId)
            sets << set.id;
    for (const domain::Scheme& scheme : context.directory.schemes())
        for (const TextTarget& target : texts.targets(scheme.channel))
            if (!target.radioSetId.isEmpty() && sets.contains(target.radioSetId))
                return Reached{scheme.channel, target};
    return std::nullopt;
}

Result<void> markLetters(store::Tx& tx, const domain::Person& person, const QVector<CaseView>& nudges) {
    STORE_CHECK(require(tx, person, Act::LogIncidents, "asking for reports"));
    return noteLetters(tx, nudges);
}

} // namespace

CaseDesk::CaseDesk(DeskContext& context, TextDesk& texts) : m_context(context), m_texts(texts) {
    m_printing.setMaxThreadCount(1);
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        if (std::any_of(changes.begin(), changes.end(), [](const store::Change& change) {
                return change.entity == QLatin1String("police_case") || change.entity == QLatin1String("incident");
            }))
            Q_EMIT changed();
    });
}

CaseDesk::~CaseDesk() {
    m_printing.waitForDone();
}

QFuture<Result<CaseView>> CaseDesk::view(const QString& incidentId) {
    const Directory& directory = m_context.directory;
    return m_context.store.read([=, &directory, person = m_context.person()](store::Tx& tx) -> Result<CaseView> {
        STORE_CHECK(require(tx, person, Act::SeeLists, "police cases"));
        return readCase(tx, directory, incidentId);
    });
}

QFuture<Result<QStringList>> CaseDesk::idsOf(const QVector<qint64>& numbers) {
    return m_context.store.read([=, person = m_context.person()](store::Tx& tx) -> Result<QStringList> {
        STORE_CHECK(require(tx, person, Act::SeeLists, "police cases"));
        QStringList out;
        for (const qint64 number : numbers) {
            STORE_TRY(incident, store::IncidentTable::byNumber(tx, number));
            if (!incident)
                return Error{ErrorCode::NotFound, "There is no incident " + std::to_string(number) + ".", "", ""};
            out += incident->id;
        }
        return out;
    });
}

QFuture<Result<CaseChange>> CaseDesk::change(const QString& incidentId, bool keeping, const char* action,
                                             std::function<Result<void>(store::Tx&, CaseChange&, QString& note)> step) {
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<CaseChange> {
        STORE_CHECK(keeping ? require(tx, person, Act::KeepCases)
                            : require(tx, person, Act::LogIncidents, "asking for reports"));
        return takeCaseStep(tx, incidentId, action, step);
    });
}

QFuture<Result<CaseChange>> CaseDesk::setReported(const QString& incidentId, const ReportedAs& reported) {
    return change(incidentId, true, "case.reported", [=](store::Tx& tx, CaseChange& change, QString&) {
        return noteReported(tx, incidentId, reported, change);
    });
}

QFuture<Result<CaseChange>> CaseDesk::setReference(const QString& incidentId, const QString& reference) {
    return change(incidentId, true, "case.reference", [=](store::Tx& tx, CaseChange& change, QString&) {
        return noteReference(tx, incidentId, reference.trimmed(), change);
    });
}

QFuture<Result<CaseChange>> CaseDesk::setCrimed(const QString& incidentId, const QString& number) {
    return change(incidentId, true, "case.crimed", [=](store::Tx& tx, CaseChange& change, QString&) {
        return noteCrimed(tx, incidentId, number, change);
    });
}

QFuture<Result<CaseChange>> CaseDesk::setDisposal(const QString& incidentId, domain::Disposal disposal, QDate on,
                                                  const QString& from) {
    return change(incidentId, true, "case.disposal", [=](store::Tx& tx, CaseChange& change, QString& note) {
        note = domain::wordOf(domain::disposalWords, disposal);
        return noteDisposal(tx, incidentId, disposal, on, from, change);
    });
}

QFuture<Result<CaseChange>> CaseDesk::decline(const QString& incidentId, const QString& why) {
    return change(incidentId, false, "case.declined",
                  [=](store::Tx& tx, CaseChange& change, QString&) { return noteDeclined(tx, why, change); });
}

QFuture<Result<CaseChange>> CaseDesk::undo(const CaseChange& done) {
    // Who may take a step may take it back; what only the police's side may write asks for that.
    const bool keeping = done.before.reportedAt != done.after.reportedAt ||
                         done.before.crimedAt != done.after.crimedAt ||
                         done.before.disposalAt != done.after.disposalAt ||
                         done.before.disposal != done.after.disposal || done.referenceBefore != done.referenceAfter;
    return change(done.after.incidentId, keeping, "case.undo",
                  [=](store::Tx& tx, CaseChange& change, QString&) { return takeBack(tx, done, change); });
}

QFuture<Result<QVector<CaseView>>> CaseDesk::nudges(UtcMs since) {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [=, &directory, person = m_context.person()](store::Tx& tx) -> Result<QVector<CaseView>> {
            STORE_CHECK(require(tx, person, Act::SeeLists, "the list of what was never reported"));
            return readNudgeList(tx, directory, since);
        });
}

QFuture<Result<QVector<ShopReporting>>> CaseDesk::figures(const insight::Period& period) {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [=, &directory, person = m_context.person()](store::Tx& tx) -> Result<QVector<ShopReporting>> {
            STORE_CHECK(require(tx, person, Act::SeeLists, "the figures of reporting"));
            insight::Period asked = period;
            if (asked.from <= 0) {
                STORE_TRY(from, nudgesFrom(tx));
                asked.from = from;
            }
            STORE_TRY(cases, readCases(tx, directory, asked.from, asked.to));
            return figuresOf(cases, asked, directory);
        });
}

QFuture<Result<CaseChange>> CaseDesk::noteAsked(const QString& incidentId, AskedHow how) {
    return change(incidentId, false, "case.asked",
                  [=](store::Tx& tx, CaseChange& change, QString& note) -> Result<void> {
                      noteAskedBy(tx, how, change.after);
                      note = domain::wordOf(domain::askedHowWords, how);
                      return {};
                  });
}

// A text first: what was not sent was not asked. Then the note of it.
QFuture<Result<CaseChange>> CaseDesk::ask(const QString& incidentId) {
    auto promise = std::make_shared<QPromise<Result<CaseChange>>>();
    promise->start();
    const auto finish = [promise](const Result<CaseChange>& done) {
        promise->addResult(done);
        promise->finish();
    };
    takeAnswer(this, view(incidentId), [=, this](const Result<CaseView>& seen) {
        if (!seen)
            return finish(seen.error());
        const auto to = textTo(m_context, m_texts, seen->incident.premisesId);
        if (!to)
            return takeAnswer(this, noteAsked(incidentId, AskedHow::Voice), finish);
        takeAnswer(this, m_texts.send(to->channel, to->target, askingText(*seen)),
                   [=, this](const Result<domain::RadioText>& sent) {
                       if (!sent)
                           return finish(sent.error());
                       takeAnswer(this, noteAsked(incidentId, AskedHow::Text), finish);
                   });
    });
    return promise->future();
}

// The paper first: by a letter that could not be written nobody was asked.
QFuture<Result<PaperWritten>> CaseDesk::nudgePdf(const QString& path, UtcMs since) {
    auto promise = std::make_shared<QPromise<Result<PaperWritten>>>();
    promise->start();
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    const auto read = m_context.store.read([=, &directory](store::Tx& tx) -> Result<QVector<CaseView>> {
        STORE_CHECK(require(tx, person, Act::LogIncidents, "asking for reports"));
        return readNudgeList(tx, directory, since);
    });
    const UtcMs now = m_context.clock.now();
    const QString scheme = directory.schemes().isEmpty() ? QString() : directory.schemes().first().name;
    store::Store& store = m_context.store;
    m_printing.start([=, &store] {
        promise->addResult([&]() -> Result<PaperWritten> {
            STORE_TRY(nudges, read.result());
            STORE_TRY(pages, paper::writeReportPdf(nudgeLetters(nudges, scheme, person.name, now), path));
            STORE_CHECK(
                store.write([person, nudges](store::Tx& tx) { return markLetters(tx, person, nudges); }).result());
            return PaperWritten{path, pages};
        }());
        promise->finish();
    });
    return promise->future();
}

} // namespace watchdesk::desk
