#include "desk/ImportRadios.h"

#include "domain/MemberRules.h"
#include "store/Try.h"

#include <QCoreApplication>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Import", text);
}

} // namespace

Result<void> ImportRadios::learn(store::Tx& tx) {
    STORE_CHECK(m_names.learn(tx));
    if (m_schemeId.isEmpty() && !m_names.schemes().isEmpty())
        m_schemeId = m_names.schemes().first().id;
    return m_sets.learn(tx);
}

void ImportRadios::readHolder(ImportRow& row, SetLine& line) const {
    line.set.schemeId = m_schemeId;
    if (!row.has("member"))
        return;
    const ImportNames::Place place = m_names.place(row.text("member"));
    if (place.several)
        row.refuse(tr("Held by: there are several members of that name. Add the street."));
    else if (place.premisesId.isEmpty())
        row.refuse(tr("Held by: no member here is called that. Bring the members in first."));
    line.set.premisesId = place.premisesId;
    if (!place.schemeId.isEmpty())
        line.set.schemeId = place.schemeId;
}

SetLine ImportRadios::read(ImportRow& row) const {
    SetLine line;
    line.line = row.line();
    line.set.callSign = row.callSign("callsign");
    line.set.serial = row.text("serial");
    line.set.code = row.toneCode("code");
    line.set.make = row.text("make");
    if (row.has("toneset"))
        line.set.toneSet = row.text("toneset").toUpper();
    if (!domain::toneSetNames().contains(line.set.toneSet))
        row.refuse(tr("Tone set: none is called that. Most are EEA."));
    readHolder(row, line);
    line.saysState = row.has("state") || row.has("member");
    if (const QString word = row.text("state"); !word.isEmpty()) {
        const auto state = stateOfWord(word);
        if (!state)
            row.refuse(tr("State: write issued, in stock, lost or in repair."));
        line.set.state = state.value_or(domain::RadioState::Issued);
    }
    if (line.set.state == domain::RadioState::Returned || line.set.state == domain::RadioState::InRepair)
        line.set.premisesId.clear(); // of what is not out it says who had it last
    line.on = row.day("issued");
    line.remark = row.text("note");
    if (line.set.callSign.isEmpty() && line.set.serial.isEmpty())
        row.refuse(tr("There is neither a call sign nor a serial number."));
    return line;
}

ImportLine ImportRadios::judge(ImportRow& row) {
    const SetLine line = read(row);
    const QString what = line.set.callSign.isEmpty() ? line.set.serial : line.set.callSign;
    if (!row.trouble().isEmpty())
        return refusedLine(row, what, row.trouble());
    const ImportSets::Verdict verdict = m_sets.judge(line);
    if (verdict.fate == ImportFate::Added || verdict.fate == ImportFate::Updated)
        ++m_concerned;
    return {row.line(), verdict.fate, what, verdict.why};
}

Result<void> ImportRadios::write(store::Tx& tx, RecordStep& step) {
    STORE_CHECK(m_sets.write(tx, step));
    step.words = tr("%1 radios brought in").arg(m_concerned);
    return {};
}

} // namespace watchdesk::desk
