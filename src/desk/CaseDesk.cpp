#include "desk/CaseDesk.h"

#include "desk/Answer.h"
#include "desk/CaseReading.h"
#include "desk/FeedWriting.h"
#include "desk/NudgePaper.h"
#include "desk/PaperWords.h"
#include "desk/Roles.h"
#include "desk/TextDesk.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/PoliceCaseTable.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QPromise>

namespace watchdesk::desk {

namespace {

using domain::AskedHow;
using domain::PoliceCase;

QString tr(const char* text) {
    return QCoreApplication::translate("CaseDesk", text);
}

Result<domain::Incident> openIncident(store::Tx& tx, const QString& incidentId) {
    STORE_TRY(incident, store::IncidentTable::find(tx, incidentId));
    if (!incident)
        return Error{ErrorCode::NotFound, "That incident is not in the store.", "", ""};
    STORE_TRY(erased, store::PoliceCaseTable::isErased(tx, incidentId));
    if (erased)
        return Error{ErrorCode::Conflict, "The words of that incident have been erased.", "Nothing was changed.", ""};
    return *incident;
}

/// The first thing that is known of an incident makes its row.
Result<PoliceCase> keep(store::Tx& tx, const PoliceCase& known) {
    return known.id.isEmpty() ? store::PoliceCaseTable::insert(tx, known) : store::PoliceCaseTable::update(tx, known);
}

Result<void> putReference(store::Tx& tx, const QString& incidentId, const QString& reference, CaseChange& change) {
    STORE_TRY(incident, openIncident(tx, incidentId));
    change.referenceAfter = reference;
    if (incident.policeReference == reference)
        return {};
    incident.policeReference = reference;
    STORE_CHECK(store::IncidentTable::update(tx, incident));
    return {};
}

Error invalid(const char* what, const char* todo) {
    return {ErrorCode::InvalidInput, what, "Nothing was changed.", todo};
}

Result<void> feed(store::Tx& tx, const char* code, qint64 number, const QString& more = {}) {
    return writeSystemFeed(tx, tx.now(), QString::fromLatin1(code), withDots({tr("incident %1").arg(number), more}));
}

/// The figures of an erased incident stay; its shop is asked for nothing.
Result<QVector<CaseView>> readNudges(store::Tx& tx, const Directory& directory, UtcMs since) {
    STORE_TRY(cases, readCases(tx, directory, since > 0 ? since : tx.now() - CaseDesk::nudgedFor, 0));
    QVector<CaseView> out;
    for (const CaseView& one : nudgesAmong(cases)) {
        STORE_TRY(erased, store::PoliceCaseTable::isErased(tx, one.incident.id));
        if (!erased)
            out += one;
    }
    return out;
}

void markAsked(const store::Tx& tx, PoliceCase& known, AskedHow how) {
    ++known.asked;
    known.askedAt = tx.now();
    known.askedBy = tx.actor();
    known.askedHow = how;
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

// Every step: the role, the incident as it is now, the step, the row, the audit entry. `note` is its detail.
QFuture<Result<CaseChange>> CaseDesk::change(const QString& incidentId, bool keeping, const char* action,
                                             std::function<Result<void>(store::Tx&, CaseChange&, QString& note)> step) {
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<CaseChange> {
        STORE_CHECK(keeping ? require(tx, person, Act::KeepCases)
                            : require(tx, person, Act::LogIncidents, "asking for reports"));
        STORE_TRY(incident, openIncident(tx, incidentId));
        STORE_TRY(known, store::PoliceCaseTable::ofIncident(tx, incidentId));
        CaseChange change{known, known, incident.policeReference, incident.policeReference};
        QString note;
        STORE_CHECK(step(tx, change, note));
        STORE_TRY(kept, keep(tx, change.after));
        change.after = kept;
        STORE_CHECK(
            store::AuditTable::append(tx, QString::fromLatin1(action), QStringLiteral("incident"), incidentId, note));
        return change;
    });
}

QFuture<Result<CaseChange>> CaseDesk::setReported(const QString& incidentId, const ReportedAs& reported) {
    return change(incidentId, true, "case.reported", [=](store::Tx& tx, CaseChange& change, QString&) -> Result<void> {
        if (reported.at > tx.now())
            return invalid("That is in the future.", "Say when it was reported.");
        const bool first = change.after.reportedAt == 0;
        // What is not said again stays as it was said before.
        if (first || reported.at > 0) {
            change.after.reportedAt = reported.at > 0 ? reported.at : tx.now();
            change.after.reportedBy = tx.actor();
        }
        if (const QString reporter = reported.reporter.trimmed(); !reporter.isEmpty())
            change.after.reporter = reporter;
        change.after.declinedAt = 0;
        change.after.declinedBy.clear();
        change.after.declinedWhy.clear();
        const QString reference = reported.reference.trimmed();
        if (!reference.isEmpty())
            STORE_CHECK(putReference(tx, incidentId, reference, change));
        STORE_TRY(incident, openIncident(tx, incidentId));
        return first ? feed(tx, "police-reported", incident.number) : Result<void>();
    });
}

QFuture<Result<CaseChange>> CaseDesk::setReference(const QString& incidentId, const QString& reference) {
    return change(incidentId, true, "case.reference", [=](store::Tx& tx, CaseChange& change, QString&) {
        return putReference(tx, incidentId, reference.trimmed(), change);
    });
}

QFuture<Result<CaseChange>> CaseDesk::setCrimed(const QString& incidentId, const QString& number) {
    return change(incidentId, true, "case.crimed", [=](store::Tx& tx, CaseChange& change, QString&) -> Result<void> {
        const QString given = number.trimmed();
        if (given.isEmpty())
            return invalid("There is no crime number.", "Write the number that the police gave.");
        change.after.crimeNumber = given;
        change.after.crimedAt = tx.now();
        change.after.crimedBy = tx.actor();
        if (change.referenceBefore.isEmpty())
            STORE_CHECK(putReference(tx, incidentId, given, change));
        STORE_TRY(incident, openIncident(tx, incidentId));
        return feed(tx, "police-crimed", incident.number);
    });
}

QFuture<Result<CaseChange>> CaseDesk::setDisposal(const QString& incidentId, domain::Disposal disposal, QDate on,
                                                  const QString& from) {
    return change(
        incidentId, true, "case.disposal", [=](store::Tx& tx, CaseChange& change, QString& note) -> Result<void> {
            const bool open = disposal == domain::Disposal::Open;
            if (on.isValid() && on > domain::civilDay(tx.now()))
                return invalid("That day has not come yet.", "Give the day on which it was decided.");
            change.after.disposal = disposal;
            change.after.disposalOn = open ? QDate() : on;
            change.after.disposalAt = open ? 0 : tx.now();
            change.after.disposalBy = open ? QString() : tx.actor();
            change.after.disposalFrom = open ? QString() : from.trimmed();
            note = domain::wordOf(domain::disposalWords, disposal);
            STORE_TRY(incident, openIncident(tx, incidentId));
            return open ? Result<void>() : feed(tx, "police-disposal", incident.number, disposalText(disposal));
        });
}

QFuture<Result<CaseChange>> CaseDesk::decline(const QString& incidentId, const QString& why) {
    return change(incidentId, false, "case.declined", [=](store::Tx& tx, CaseChange& change, QString&) -> Result<void> {
        if (why.trimmed().isEmpty())
            return invalid("There is no reason.", "Write why the shop will not report it.");
        change.after.declinedAt = tx.now();
        change.after.declinedBy = tx.actor();
        change.after.declinedWhy = why.trimmed();
        return {};
    });
}

QFuture<Result<CaseChange>> CaseDesk::undo(const CaseChange& done) {
    // Who may take a step may take it back; what only the police's side may write asks for that.
    const bool keeping = done.before.reportedAt != done.after.reportedAt ||
                         done.before.crimedAt != done.after.crimedAt ||
                         done.before.disposalAt != done.after.disposalAt ||
                         done.before.disposal != done.after.disposal || done.referenceBefore != done.referenceAfter;
    return change(done.after.incidentId, keeping, "case.undo",
                  [=](store::Tx& tx, CaseChange& change, QString&) -> Result<void> {
                      if (change.before.version != done.after.version)
                          return Error{ErrorCode::Conflict, "Somebody has noted something else of it since.",
                                       "Nothing was changed.", "Look at the case again."};
                      const QString id = change.before.id;
                      change.after = done.before;
                      change.after.id = id;
                      change.after.version = change.before.version;
                      if (done.referenceBefore == done.referenceAfter)
                          return {};
                      return putReference(tx, done.after.incidentId, done.referenceBefore, change);
                  });
}

QFuture<Result<QVector<CaseView>>> CaseDesk::nudges(UtcMs since) {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [=, &directory, person = m_context.person()](store::Tx& tx) -> Result<QVector<CaseView>> {
            STORE_CHECK(require(tx, person, Act::SeeLists, "the list of what was never reported"));
            return readNudges(tx, directory, since);
        });
}

QFuture<Result<QVector<ShopReporting>>> CaseDesk::figures(const insight::Period& period) {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [=, &directory, person = m_context.person()](store::Tx& tx) -> Result<QVector<ShopReporting>> {
            STORE_CHECK(require(tx, person, Act::SeeLists, "the figures of reporting"));
            STORE_TRY(cases, readCases(tx, directory, period.from, period.to));
            return figuresOf(cases, period, directory);
        });
}

namespace {

struct Reached {
    QString channel;
    TextTarget target;
};

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

QString askingWords(const CaseView& view) {
    return tr("%1, please report the %2 of %3 to the police, and tell the control room the reference. Incident %4.")
        .arg(view.callSign.isEmpty() ? tr("Control room here") : view.callSign, view.category.toLower(),
             britishTime(view.incident.at, "d MMM HH:mm"))
        .arg(view.incident.number);
}

} // namespace

QFuture<Result<CaseChange>> CaseDesk::noteAsked(const QString& incidentId, AskedHow how) {
    return change(incidentId, false, "case.asked",
                  [=](store::Tx& tx, CaseChange& change, QString& note) -> Result<void> {
                      markAsked(tx, change.after, how);
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
        takeAnswer(this, m_texts.send(to->channel, to->target, askingWords(*seen)),
                   [=, this](const Result<domain::RadioText>& sent) {
                       if (!sent)
                           return finish(sent.error());
                       takeAnswer(this, noteAsked(incidentId, AskedHow::Text), finish);
                   });
    });
    return promise->future();
}

namespace {

/// As they are by now: a letter that is written is one that was asked by, but of what was erased meanwhile nothing is.
Result<void> markLetters(store::Tx& tx, const domain::Person& person, const QVector<CaseView>& nudges) {
    STORE_CHECK(require(tx, person, Act::LogIncidents, "asking for reports"));
    for (const CaseView& one : nudges) {
        STORE_TRY(erased, store::PoliceCaseTable::isErased(tx, one.incident.id));
        if (erased)
            continue;
        STORE_TRY(known, store::PoliceCaseTable::ofIncident(tx, one.incident.id));
        markAsked(tx, known, AskedHow::Letter);
        STORE_CHECK(keep(tx, known));
    }
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("case.letters"), {}, {}, QString::number(nudges.size())));
    return {};
}

} // namespace

// The paper first: by a letter that could not be written nobody was asked.
QFuture<Result<PaperWritten>> CaseDesk::nudgePdf(const QString& path, UtcMs since) {
    auto promise = std::make_shared<QPromise<Result<PaperWritten>>>();
    promise->start();
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    const auto read = m_context.store.read([=, &directory](store::Tx& tx) -> Result<QVector<CaseView>> {
        STORE_CHECK(require(tx, person, Act::LogIncidents, "asking for reports"));
        return readNudges(tx, directory, since);
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

QString disposalText(domain::Disposal disposal) {
    switch (disposal) {
    case domain::Disposal::Open:
        return tr("nothing has come back yet");
    case domain::Disposal::Charge:
        return tr("charge");
    case domain::Disposal::Caution:
        return tr("caution");
    case domain::Disposal::CommunityResolution:
        return tr("community resolution");
    case domain::Disposal::TreatmentReferral:
        return tr("treatment referral");
    case domain::Disposal::NoFurtherAction:
        return tr("no further action");
    }
    return {};
}

QString caseStepText(const CaseView& view) {
    switch (view.step) {
    case domain::CaseStep::Told:
        return view.onRadio ? tr("told on the radio, not reported") : tr("logged, not reported");
    case domain::CaseStep::Asked:
        return view.known.asked == 1   ? tr("asked for once")
               : view.known.asked == 2 ? tr("asked for twice")
                                       : tr("asked for %1 times").arg(view.known.asked);
    case domain::CaseStep::Declined:
        return tr("will not be reported");
    case domain::CaseStep::Reported:
        return tr("reported to the police");
    case domain::CaseStep::Crimed:
        return tr("recorded as a crime");
    }
    return {};
}

} // namespace watchdesk::desk
