#include "desk/RadioWriting.h"
#include "store/MemberTable.h"
#include "store/PersonTable.h"
#include "store/PremisesTable.h"
#include "store/RadioMoveTable.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <QHash>

#include <algorithm>

namespace watchdesk::desk {

namespace {

QString placeWords(const domain::Premises& place) {
    return place.street.isEmpty() ? place.name : place.name + QStringLiteral(", ") + place.street;
}

/// Names that lines are joined from.
struct Names {
    QHash<QString, QString> schemes;
    QHash<QString, QString> members;
    QHash<QString, domain::Premises> premises;
    QHash<QString, UtcMs> heard;
    QHash<QString, UtcMs> since;
};

Result<Names> readNames(store::Tx& tx) {
    Names names;
    STORE_TRY(schemes, store::SchemeTable::all(tx));
    for (const domain::Scheme& scheme : schemes)
        names.schemes.insert(scheme.id, scheme.name);
    STORE_TRY(members, store::MemberTable::all(tx));
    for (const domain::Member& member : members)
        names.members.insert(member.id, member.name);
    STORE_TRY(premises, store::PremisesTable::all(tx));
    for (const domain::Premises& place : premises)
        names.premises.insert(place.id, place);
    STORE_TRY(heard, store::TransmissionTable::lastHeard(tx));
    names.heard = heard;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT radio_set_id, MAX(at_ms) FROM radio_move GROUP BY radio_set_id"), {},
                           [&names](const store::Row& row) -> Result<void> {
                               names.since.insert(row.text(0), row.integer(1));
                               return {};
                           }));
    return names;
}

RadioLine lineOf(const Names& names, const domain::RadioSet& set) {
    RadioLine line;
    line.set = set;
    line.scheme = names.schemes.value(set.schemeId);
    const domain::Premises place = names.premises.value(set.premisesId);
    line.member = names.members.value(place.memberId);
    line.premises = placeWords(place);
    line.lastHeard = names.heard.value(set.id);
    line.since = names.since.value(set.id);
    return line;
}

/// The tone set in which the over's first code was heard.
QString toneSetOf(const domain::Transmission& over) {
    const auto heard = std::find_if(over.codes.begin(), over.codes.end(),
                                    [&](const domain::HeardCode& c) { return c.code == over.callerCode; });
    return heard == over.codes.end() ? QStringLiteral("EEA") : heard->set;
}

} // namespace

Result<QVector<RadioLine>> readRadioLines(store::Tx& tx) {
    STORE_TRY(names, readNames(tx));
    STORE_TRY(sets, store::RadioSetTable::all(tx));
    QVector<RadioLine> lines;
    for (const domain::RadioSet& set : sets)
        lines.append(lineOf(names, set));
    return lines;
}

Result<RadioSheet> readRadioSheet(store::Tx& tx, const QString& radioSetId) {
    STORE_TRY(set, store::RadioSetTable::find(tx, radioSetId));
    if (!set)
        return Error{ErrorCode::NotFound, "This radio set is not in the store.", {}, "Look at the list again."};
    STORE_TRY(names, readNames(tx));
    STORE_TRY(moves, store::RadioMoveTable::ofSet(tx, radioSetId));
    STORE_TRY(people, store::PersonTable::all(tx));
    QHash<QString, QString> personNames;
    for (const domain::Person& person : people)
        personNames.insert(person.id, person.name);
    RadioSheet sheet;
    sheet.line = lineOf(names, *set);
    std::reverse(moves.begin(), moves.end());
    sheet.moves = moves;
    for (const domain::RadioMove& move : std::as_const(sheet.moves)) {
        sheet.movePlaces.append(placeWords(names.premises.value(move.premisesId)));
        sheet.moveBy.append(personNames.value(move.byPerson));
    }
    return sheet;
}

Result<QVector<UnknownCode>> readUnknownCodes(store::Tx& tx, UtcMs since) {
    QHash<QString, UnknownCode> byCode;
    QVector<QString> ids;
    STORE_CHECK(
        tx.forEach(QStringLiteral("SELECT id FROM transmission WHERE radio_set_id IS NULL AND caller_code <> '' "
                                  "AND start_ms >= ?"),
                   {static_cast<qint64>(since)}, [&ids](const store::Row& row) -> Result<void> {
                       ids.append(row.text(0));
                       return {};
                   }));
    STORE_TRY(overs, store::TransmissionTable::fetch(tx, ids));
    for (const domain::Transmission& over : overs) {
        UnknownCode& code = byCode[toneSetOf(over) + QLatin1Char(' ') + over.callerCode];
        ++code.times;
        if (over.start < code.last)
            continue;
        code = {toneSetOf(over), over.callerCode, code.times, over.start, over.channel, over.id};
    }
    QVector<UnknownCode> out(byCode.begin(), byCode.end());
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return std::pair(b.last, a.code) < std::pair(a.last, b.code); });
    return out;
}

} // namespace watchdesk::desk
