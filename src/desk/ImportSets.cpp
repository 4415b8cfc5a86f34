#include "desk/ImportSets.h"

#include "desk/MemberWriting.h"
#include "desk/RadioWriting.h"
#include "domain/CivilDay.h"
#include "domain/MemberRules.h"
#include "store/RadioSetTable.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QDateTime>

namespace watchdesk::desk {

namespace {

using domain::RadioSet;
using domain::RadioState;
using Verdict = ImportSets::Verdict;

QString tr(const char* text) {
    return QCoreApplication::translate("Import", text);
}

bool same(const QString& a, const QString& b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

UtcMs noonOf(const QDate& day) {
    return QDateTime(day, QTime(12, 0), domain::schemeZone()).toMSecsSinceEpoch();
}

/// What the line says over what is kept; says whether anything differs.
bool takeOver(RadioSet& set, const RadioSet& given) {
    bool changed = take(set.callSign, given.callSign);
    changed |= take(set.serial, given.serial);
    changed |= take(set.make, given.make);
    changed |= take(set.talkgroup, given.talkgroup);
    if (!given.code.isEmpty()) {
        changed |= take(set.code, given.code);
        changed |= take(set.toneSet, given.toneSet);
    }
    return changed;
}

/// Whether the line has it as it is kept.
bool staysAt(const RadioSet& set, const RadioSet& given) {
    return given.state == set.state && (given.premisesId.isEmpty() || given.premisesId == set.premisesId);
}

} // namespace

std::optional<RadioState> stateOfWord(const QString& word) {
    static const QHash<QString, RadioState> states{
        {QStringLiteral("issued"), RadioState::Issued},      {QStringLiteral("out"), RadioState::Issued},
        {QStringLiteral("in use"), RadioState::Issued},      {QStringLiteral("active"), RadioState::Issued},
        {QStringLiteral("returned"), RadioState::Returned},  {QStringLiteral("in stock"), RadioState::Returned},
        {QStringLiteral("stock"), RadioState::Returned},     {QStringLiteral("spare"), RadioState::Returned},
        {QStringLiteral("lost"), RadioState::Lost},          {QStringLiteral("missing"), RadioState::Lost},
        {QStringLiteral("stolen"), RadioState::Lost},        {QStringLiteral("in repair"), RadioState::InRepair},
        {QStringLiteral("in-repair"), RadioState::InRepair}, {QStringLiteral("repair"), RadioState::InRepair},
        {QStringLiteral("faulty"), RadioState::InRepair},    {QStringLiteral("broken"), RadioState::InRepair}};
    const auto found = states.find(word.simplified().toCaseFolded());
    return found == states.end() ? std::nullopt : std::optional<RadioState>(*found);
}

Result<void> ImportSets::learn(store::Tx& tx) {
    STORE_TRY(sets, store::RadioSetTable::all(tx));
    m_sets = sets;
    return {};
}

int ImportSets::find(const RadioSet& set) const {
    int found = -1;
    for (int i = 0; i < m_sets.size(); ++i) {
        const RadioSet& one = m_sets.at(i);
        if (!set.serial.isEmpty() && same(one.serial, set.serial))
            return i;
        if (!same(one.callSign, set.callSign) || (!set.serial.isEmpty() && !one.serial.isEmpty()))
            continue;
        if (found < 0 || one.state == RadioState::Issued)
            found = i;
    }
    return found;
}

Verdict ImportSets::judge(const SetLine& line) {
    SetLine tidy = line;
    tidy.set = domain::tidied(line.set);
    const int there = find(tidy.set);
    if (there < 0)
        return add(tidy);
    if (m_lineOf.contains(m_sets.at(there).id))
        return twice(there, tidy);
    return change(there, tidy);
}

Verdict ImportSets::twice(int index, const SetLine& line) const {
    RadioSet set = m_sets.at(index);
    const bool differs = takeOver(set, line.set) || (line.saysState && !staysAt(set, line.set));
    const qint64 before = m_lineOf.value(set.id);
    if (!differs)
        return {ImportFate::Same, tr("the same as line %1").arg(before)};
    return {ImportFate::Refused, tr("The radio %1 is on line %2 already.").arg(set.callSign).arg(before)};
}

Verdict ImportSets::add(const SetLine& line) {
    RadioSet set = line.set;
    set.id = m_newId();
    if (const auto good = domain::checkRadioSet(set); !good)
        return {ImportFate::Refused, whyOf(good.error())};
    if (const auto good = domain::checkAgainst(set, m_sets); !good)
        return {ImportFate::Refused, whyOf(good.error())};
    m_sets.append(set);
    m_lineOf.insert(set.id, line.line);
    m_todo.append({set, true, true, line.on, line.remark});
    return {ImportFate::Added, {}};
}

Verdict ImportSets::change(int index, const SetLine& line) {
    RadioSet set = m_sets.at(index);
    bool changed = takeOver(set, line.set);
    const bool stays = staysAt(set, line.set);
    const bool moved = line.saysState && !stays;
    if (moved) {
        if (set.state == RadioState::Issued && line.set.state == RadioState::Issued)
            return {ImportFate::Refused,
                    tr("The radio %1 is out with somebody else. Take it back first.").arg(set.callSign)};
        if (!domain::mayBecome(set.state, line.set.state))
            return {ImportFate::Refused, tr("The radio %1 cannot go from %2 to %3.")
                                             .arg(set.callSign, domain::wordOf(domain::radioStateWords, set.state),
                                                  domain::wordOf(domain::radioStateWords, line.set.state))};
        set.state = line.set.state;
        set.premisesId = line.set.premisesId;
        changed = true;
    }
    if (const auto good = domain::checkRadioSet(set); !good)
        return {ImportFate::Refused, whyOf(good.error())};
    if (const auto good = domain::checkAgainst(set, m_sets); !good)
        return {ImportFate::Refused, whyOf(good.error())};
    m_lineOf.insert(set.id, line.line);
    if (!changed)
        return {ImportFate::Same, {}};
    m_sets[index] = set;
    m_todo.append({set, false, moved, line.on, line.remark});
    return {ImportFate::Updated, tr("the radio %1").arg(set.callSign)};
}

Result<void> ImportSets::write(store::Tx& tx, RecordStep& step) {
    StepWriter writer(tx, step);
    for (const Todo& todo : std::as_const(m_todo)) {
        STORE_TRY(saved, todo.fresh ? writer.make(todo.set) : writer.save(todo.set));
        if (todo.moved)
            STORE_CHECK(writer.save(domain::RadioMove{{},
                                                      0,
                                                      saved.id,
                                                      saved.premisesId,
                                                      todo.on.isValid() ? noonOf(todo.on) : tx.now(),
                                                      saved.state,
                                                      {},
                                                      todo.remark,
                                                      tx.actor()}));
        STORE_CHECK(nameOvers(tx, saved, step));
        STORE_CHECK(auditOffice(tx, todo.fresh ? "radio.add" : "radio.change", "radio_set", saved.id,
                                tr("%1, from a table").arg(saved.callSign)));
    }
    return {};
}

} // namespace watchdesk::desk
