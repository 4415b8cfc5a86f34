#include "desk/RadioWriting.h"

#include "desk/MemberWriting.h"
#include "domain/MemberRules.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <QCoreApplication>

namespace watchdesk::desk {

namespace {

using domain::RadioSet;
using domain::RadioState;

QString tr(const char* text) {
    return QCoreApplication::translate("RadioWriting", text);
}

Result<void> checkPlace(store::Tx& tx, const QString& premisesId) {
    if (premisesId.isEmpty())
        return {};
    STORE_TRY(premises, store::PremisesTable::find(tx, premisesId));
    if (!premises)
        return Error{ErrorCode::NotFound, "Those premises are not in the store.", "Nothing was changed.",
                     "Look at the list again."};
    if (premises->closedOn.isValid())
        return Error{ErrorCode::Conflict, premises->name.toStdString() + " is closed.", "Nothing was changed.",
                     "Choose other premises."};
    return {};
}

Result<void> checkSet(store::Tx& tx, const RadioSet& set) {
    STORE_CHECK(domain::checkRadioSet(set));
    STORE_TRY(scheme, store::SchemeTable::find(tx, set.schemeId));
    if (!scheme)
        return Error{ErrorCode::NotFound, "That scheme is not in the store.", "Nothing was changed.",
                     "Choose another."};
    STORE_TRY(others, store::RadioSetTable::all(tx));
    return domain::checkAgainst(set, others);
}

Result<void> noteMove(StepWriter& writer, store::Tx& tx, const RadioSet& set, const QString& premisesId,
                      const QString& receiver, const QString& remark) {
    STORE_CHECK(writer.save(domain::RadioMove{
        {}, 0, set.id, premisesId, tx.now(), set.state, receiver.trimmed(), remark.trimmed(), tx.actor()}));
    return {};
}

const char* moveWords(RadioState state) {
    switch (state) {
    case RadioState::Issued:
        return "%1 given out";
    case RadioState::Returned:
        return "%1 taken back";
    case RadioState::Lost:
        return "%1 reported lost";
    case RadioState::InRepair:
        return "%1 sent to repair";
    }
    return "%1";
}

Error mayNot(const RadioSet& set) {
    static const char* const is[] = {"out already", "in stock already", "lost", "in repair already"};
    return {ErrorCode::Conflict,
            "The set " + set.callSign.toStdString() + " is " + is[static_cast<std::size_t>(set.state)] + ".",
            "Nothing was changed.", "Take it back first."};
}

} // namespace

Result<void> nameOvers(store::Tx& tx, const RadioSet& set, RecordStep& step) {
    if (set.code.isEmpty() || set.state != RadioState::Issued)
        return {};
    QVector<QString> ids;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT id FROM transmission WHERE radio_set_id IS NULL AND caller_code = ?"),
                           {set.code}, [&ids](const store::Row& row) -> Result<void> {
                               ids.append(row.text(0));
                               return {};
                           }));
    STORE_TRY(overs, store::TransmissionTable::fetch(tx, ids));
    for (domain::Transmission over : overs) {
        const bool heardInSet = std::any_of(over.codes.begin(), over.codes.end(), [&](const domain::HeardCode& heard) {
            return heard.set == set.toneSet && heard.code == set.code;
        });
        if (!heardInSet)
            continue;
        over.radioSetId = set.id;
        STORE_CHECK(store::TransmissionTable::update(tx, over));
        step.namedOvers.append(over.id);
    }
    return {};
}

Result<RecordStep> writeRadioSet(store::Tx& tx, const RadioSet& value) {
    RecordStep step;
    StepWriter writer(tx, step);
    const RadioSet set = domain::tidied(value);
    STORE_CHECK(checkSet(tx, set));
    STORE_CHECK(checkPlace(tx, set.premisesId));
    STORE_TRY(saved, writer.save(set));
    if (set.id.isEmpty()) {
        STORE_CHECK(noteMove(writer, tx, saved, saved.premisesId, {}, {}));
        step.words = tr("Radio %1 added").arg(saved.callSign);
    } else {
        step.words = tr("Radio %1 changed").arg(saved.callSign);
    }
    STORE_CHECK(nameOvers(tx, saved, step));
    STORE_CHECK(
        auditOffice(tx, set.id.isEmpty() ? "radio.add" : "radio.change", "radio_set", saved.id, saved.callSign));
    return step;
}

Result<RecordStep> writeHandOver(store::Tx& tx, const HandOver& move) {
    RecordStep step;
    StepWriter writer(tx, step);
    STORE_TRY(found, store::RadioSetTable::find(tx, move.radioSetId));
    if (!found)
        return Error{ErrorCode::NotFound, "This radio set is not in the store.", "Nothing was changed.",
                     "Look at the list again."};
    RadioSet set = *found;
    if (!domain::mayBecome(set.state, move.to))
        return mayNot(set);
    const QString from = set.premisesId;
    set.state = move.to;
    if (move.to == RadioState::Issued) {
        STORE_CHECK(checkPlace(tx, move.premisesId));
        set.premisesId = move.premisesId;
    } else if (move.to != RadioState::Lost) {
        set.premisesId.clear(); // of a lost one it is kept where it was
    }
    STORE_CHECK(checkSet(tx, set));
    STORE_TRY(saved, writer.save(set));
    STORE_CHECK(noteMove(writer, tx, saved, move.to == RadioState::Issued ? saved.premisesId : from, move.receiver,
                         move.remark));
    STORE_CHECK(nameOvers(tx, saved, step));
    step.words = tr(moveWords(move.to)).arg(saved.callSign);
    STORE_CHECK(auditOffice(tx, "radio.move", "radio_set", saved.id, domain::wordOf(domain::radioStateWords, move.to)));
    return step;
}

} // namespace watchdesk::desk
