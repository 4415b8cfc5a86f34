#include "desk/ImportMembers.h"

#include "desk/MemberWriting.h"
#include "domain/CivilDay.h"
#include "domain/MemberRules.h"
#include "store/AgreementTable.h"
#include "store/ImportedTable.h"
#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/PremisesTable.h"
#include "store/Try.h"

#include <QCoreApplication>

#include <algorithm>

namespace watchdesk::desk {

namespace {

const QString entity = QStringLiteral("member");

QString tr(const char* text) {
    return QCoreApplication::translate("Import", text);
}

QString folded(const QString& text) {
    return text.simplified().toCaseFolded();
}

} // namespace

QString ImportMembers::Said::key() const {
    return QStringList{domain::plainBusinessName(member.name), folded(premises.street), folded(premises.house)}.join(
        QChar(0x1F));
}

bool ImportMembers::Todo::isEmpty() const {
    return !fresh && !memberChanged && !premisesChanged && !membershipFresh && !membershipChanged &&
           !signedOn.isValid() && !leaves.isValid();
}

ImportMembers::ImportMembers(QString schemeId, std::function<QString()> newId)
    : m_schemeId(std::move(schemeId)), m_newId(newId), m_sets(std::move(newId)) {}

Result<void> ImportMembers::learn(store::Tx& tx) {
    m_today = domain::civilDay(tx.now());
    STORE_CHECK(m_names.learn(tx));
    STORE_CHECK(m_sets.learn(tx));
    STORE_TRY(tagger, store::LookupTable::tagger(tx));
    m_tagger = tagger;
    STORE_TRY(brought, store::ImportedTable::all(tx, entity));
    m_brought = brought;
    STORE_TRY(members, store::MemberTable::all(tx));
    for (const domain::Member& member : members) {
        m_indexOf.insert(member.id, static_cast<int>(m_known.size()));
        m_known.append({member, {}, {}});
    }
    STORE_TRY(premises, store::PremisesTable::all(tx));
    for (const domain::Premises& one : premises) {
        const int index = m_indexOf.value(one.memberId, -1);
        if (index >= 0)
            m_known[index].premises.append(one);
    }
    STORE_TRY(memberships, store::MembershipTable::all(tx));
    for (const domain::Membership& one : memberships) {
        const int index = m_indexOf.value(one.memberId, -1);
        if (index >= 0)
            m_known[index].memberships.append(one);
    }
    STORE_TRY(signatures, store::AgreementTable::allSignatures(tx));
    for (const domain::AgreementSignature& one : signatures)
        m_signed[one.membershipId].append(one.signedOn);
    for (int i = 0; i < m_known.size(); ++i) {
        for (int place = 0; place < m_known.at(i).premises.size(); ++place)
            learnName(i, place);
    }
    return {};
}

void ImportMembers::learnName(int known, int place) {
    const QString own = domain::plainBusinessName(m_known.at(known).member.name);
    const QString there = domain::plainBusinessName(m_known.at(known).premises.at(place).name);
    m_byName[own].append({known, place});
    if (there != own)
        m_byName[there].append({known, place});
}

/// A later line may be of the same business in another scheme: it finds the records as they will be by then.
void ImportMembers::remember(const Todo& todo) {
    if (todo.fresh) {
        m_indexOf.insert(todo.member.id, static_cast<int>(m_known.size()));
        m_known.append({todo.member, {todo.premises}, {}});
        m_known.last().member.version = 1;
        m_known.last().premises[0].version = 1;
        learnName(static_cast<int>(m_known.size()) - 1, 0);
    }
    Known& known = m_known[m_indexOf.value(todo.member.id)];
    if (todo.memberChanged) {
        known.member = todo.member;
        ++known.member.version;
    }
    for (domain::Premises& place : known.premises) {
        if (!todo.premisesChanged || place.id != todo.premises.id)
            continue;
        place = todo.premises;
        ++place.version;
    }
    if (todo.membershipFresh) {
        known.memberships.append(todo.membership);
        known.memberships.last().version = 1;
    }
}

QString ImportMembers::schemeOf(ImportRow& row) const {
    if (!row.has("scheme"))
        return m_schemeId.isEmpty() && !m_names.schemes().isEmpty() ? m_names.schemes().first().id : m_schemeId;
    const QString id = m_names.scheme(row.text("scheme"));
    if (id.isEmpty())
        row.refuse(tr("No scheme here is called that."));
    return id;
}

ImportMembers::Said ImportMembers::read(ImportRow& row) const {
    Said said;
    said.member.name = row.text("name");
    said.member.contact = row.text("contact");
    said.member.phone = row.telephone("phone");
    said.member.email = row.email("email");
    said.member.trade = row.text("trade");
    said.member.note = row.lines("note");
    said.member.schemeId = schemeOf(row);
    said.premises.name = said.member.name;
    said.premises.house = row.text("house");
    said.premises.street = row.text("street");
    said.premises.area = row.text("area");
    said.premises.postcode = row.postCode("postcode");
    said.premises.hours = row.text("hours");
    said.premises.placed = false;
    said.membership.schemeId = said.member.schemeId;
    said.membership.joined = row.day("joined");
    said.membership.left = row.day("left");
    said.agreement = row.day("agreement");
    said.radio.line = row.line();
    said.radio.set.callSign = row.callSign("callsign");
    said.radio.set.serial = row.text("serial");
    said.radio.set.code = row.toneCode("code");
    said.radio.set.schemeId = said.member.schemeId;
    said.radio.saysState = true;
    if (said.agreement.isValid() && said.agreement > m_today)
        row.refuse(tr("The agreement was signed on a day that is still to come."));
    if (said.member.name.isEmpty())
        row.refuse(tr("There is no name."));
    return said;
}

QVector<std::pair<int, int>> ImportMembers::alike(const Said& said) const {
    const QString street = folded(said.premises.street);
    const QString house = folded(said.premises.house);
    QVector<std::pair<int, int>> found;
    for (const auto& at : m_byName.value(domain::plainBusinessName(said.member.name))) {
        const domain::Premises& place = m_known.at(at.first).premises.at(at.second);
        const bool elsewhere = !street.isEmpty() && !place.street.isEmpty() && folded(place.street) != street;
        const bool nextDoor = !house.isEmpty() && !place.house.isEmpty() && folded(place.house) != house;
        if (!elsewhere && !nextDoor)
            found.append(at);
    }
    return found;
}

std::pair<int, int> ImportMembers::find(const Said& said, QString& why) const {
    if (m_tagger) {
        const QString id = m_brought.value(m_tagger->tag(entity, said.key()));
        const int index = m_indexOf.value(id, -1);
        if (index >= 0 && !m_known.at(index).premises.isEmpty())
            return {index, 0};
    }
    const auto found = alike(said);
    if (found.size() > 1)
        why = tr("There are %1 members of that name: say the street and the house number.").arg(found.size());
    return found.size() == 1 ? found.first() : std::pair(-1, -1);
}

ImportLine ImportMembers::judge(ImportRow& row) {
    const Said said = read(row);
    if (!row.trouble().isEmpty())
        return refusedLine(row, said.member.name, row.trouble());
    const QString key = said.key() + said.member.schemeId; // a business may be in several schemes, a line each
    const auto [before, whole] = m_lineOf.value(key);
    if (before > 0 && whole == row.whole())
        return {row.line(), ImportFate::Same, said.member.name, tr("the same as line %1").arg(before)};
    if (before > 0)
        return refusedLine(
            row, said.member.name,
            tr("Line %1 has a member of that name in that street already: say the house numbers.").arg(before));
    QString why;
    const auto at = find(said, why);
    if (!why.isEmpty())
        return refusedLine(row, said.member.name, why);
    m_lineOf.insert(key, {row.line(), row.whole()});
    if (at.first >= 0)
        return judgeKnown(row, said, at);
    return finish(row, said, add(said), {});
}

ImportLine ImportMembers::judgeKnown(ImportRow& row, const Said& said, std::pair<int, int> at) {
    const QString id = m_known.at(at.first).member.id + said.member.schemeId;
    if (const qint64 before = m_lineOfMember.value(id); before > 0)
        return refusedLine(row, said.member.name, tr("Line %1 is the same member.").arg(before));
    QStringList what;
    const Todo todo = change(said, at.first, at.second, what);
    const ImportLine line = finish(row, said, todo, what);
    if (line.fate != ImportFate::Refused)
        m_lineOfMember.insert(id, row.line());
    return line;
}

ImportMembers::Todo ImportMembers::add(const Said& said) const {
    Todo todo;
    todo.fresh = true;
    todo.membershipFresh = true;
    todo.member = said.member;
    todo.member.id = m_newId();
    todo.premises = said.premises;
    todo.premises.id = m_newId();
    todo.premises.memberId = todo.member.id;
    todo.membership = said.membership;
    todo.membership.id = m_newId();
    todo.membership.memberId = todo.member.id;
    todo.signedOn = said.agreement;
    todo.key = said.key();
    return todo;
}

ImportMembers::Todo ImportMembers::change(const Said& said, int known, int place, QStringList& what) const {
    const Known& there = m_known.at(known);
    Todo todo;
    todo.member = there.member;
    todo.premises = there.premises.at(place);
    todo.key = said.key();
    const auto note = [&what](bool changed, bool& flag, const QString& word) {
        flag = flag || changed;
        if (changed)
            what += word;
    };
    note(take(todo.member.contact, said.member.contact), todo.memberChanged, tr("contact"));
    note(take(todo.member.phone, said.member.phone), todo.memberChanged, tr("telephone"));
    note(take(todo.member.email, said.member.email), todo.memberChanged, tr("e-mail"));
    note(take(todo.member.trade, said.member.trade), todo.memberChanged, tr("trade"));
    note(take(todo.member.note, said.member.note), todo.memberChanged, tr("note"));
    note(take(todo.premises.house, said.premises.house), todo.premisesChanged, tr("house number"));
    if (folded(todo.premises.street) != folded(said.premises.street))
        note(take(todo.premises.street, said.premises.street), todo.premisesChanged, tr("street"));
    note(take(todo.premises.area, said.premises.area), todo.premisesChanged, tr("area"));
    note(take(todo.premises.postcode, said.premises.postcode), todo.premisesChanged, tr("post code"));
    note(take(todo.premises.hours, said.premises.hours), todo.premisesChanged, tr("opening hours"));
    changeMembership(said, there, todo, what);
    return todo;
}

void ImportMembers::changeMembership(const Said& said, const Known& known, Todo& todo, QStringList& what) const {
    domain::Membership last;
    for (const domain::Membership& one : known.memberships) {
        if (one.schemeId == said.membership.schemeId && (last.id.isEmpty() || !one.left.isValid()))
            last = one;
    }
    const bool comesBack =
        last.left.isValid() && said.membership.joined.isValid() && said.membership.joined > last.left;
    if (last.id.isEmpty() || comesBack) {
        todo.membership = said.membership;
        todo.membership.id = m_newId();
        todo.membership.memberId = known.member.id;
        todo.membershipFresh = true;
        what += tr("membership");
    } else {
        todo.membership = last;
        const QDate joined = said.membership.joined;
        todo.membershipChanged = joined.isValid() && joined != last.joined && !last.left.isValid();
        if (todo.membershipChanged) {
            todo.membership.joined = joined;
            what += tr("joined");
        }
        if (said.membership.left.isValid() && !last.left.isValid()) {
            todo.leaves = said.membership.left;
            what += tr("left");
        }
    }
    if (said.agreement.isValid() && !m_signed.value(todo.membership.id).contains(said.agreement)) {
        todo.signedOn = said.agreement;
        what += tr("agreement");
    }
}

Result<void> ImportMembers::check(const Todo& todo) const {
    STORE_CHECK(domain::checkMember(todo.member));
    STORE_CHECK(domain::checkPremises(todo.premises));
    domain::Membership ended = todo.membership;
    if (todo.leaves.isValid())
        ended.left = todo.leaves;
    return domain::checkMembership(ended, m_today);
}

ImportLine ImportMembers::finish(const ImportRow& row, const Said& said, Todo todo, const QStringList& what) {
    if (const auto good = check(todo); !good)
        return refusedLine(row, said.member.name, whyOf(good.error()));
    QStringList changed = what;
    const bool gone = todo.leaves.isValid() || todo.membership.left.isValid();
    const domain::RadioSet& set = said.radio.set;
    if (!gone && !(set.callSign.isEmpty() && set.serial.isEmpty())) {
        SetLine radio = said.radio;
        radio.set.premisesId = todo.premises.id;
        const ImportSets::Verdict verdict = m_sets.judge(radio);
        if (verdict.fate == ImportFate::Refused)
            return refusedLine(row, said.member.name, verdict.why);
        if (verdict.fate != ImportFate::Same)
            changed += tr("radio");
    }
    const bool fresh = todo.fresh;
    if (todo.isEmpty() && changed.isEmpty())
        return {row.line(), ImportFate::Same, said.member.name, {}};
    remember(todo);
    m_todo.append(std::move(todo));
    return {row.line(), fresh ? ImportFate::Added : ImportFate::Updated, said.member.name,
            fresh ? QString() : changed.join(QStringLiteral(", "))};
}

Result<void> ImportMembers::writeFresh(store::Tx& tx, StepWriter& writer, const Todo& todo) const {
    STORE_CHECK(writer.make(todo.member));
    STORE_CHECK(writer.make(todo.membership));
    STORE_CHECK(writer.make(todo.premises));
    STORE_CHECK(writer.tick({todo.membership.id, domain::MembershipStep::Application, m_today, tx.actor()}));
    return auditOffice(tx, "member.add", "member", todo.member.id, tr("from a table"));
}

Result<void> ImportMembers::writeOne(store::Tx& tx, StepWriter& writer, const Todo& todo, RecordStep& step) const {
    if (todo.fresh) {
        STORE_CHECK(writeFresh(tx, writer, todo));
    } else {
        if (todo.memberChanged)
            STORE_CHECK(writer.save(todo.member));
        if (todo.premisesChanged)
            STORE_CHECK(writer.save(todo.premises));
        if (todo.membershipFresh)
            STORE_CHECK(writer.make(todo.membership));
        if (todo.membershipChanged)
            STORE_CHECK(writer.save(todo.membership));
        if (!todo.isEmpty())
            STORE_CHECK(auditOffice(tx, "member.change", "member", todo.member.id, tr("from a table")));
    }
    if (todo.signedOn.isValid()) {
        STORE_TRY(current, store::AgreementTable::current(tx, todo.membership.schemeId));
        const bool under = current && todo.signedOn >= current->issuedOn;
        STORE_CHECK(writer.save(
            domain::AgreementSignature{{}, 0, todo.membership.id, under ? current->id : QString(), todo.signedOn, {}}));
    }
    if (todo.leaves.isValid()) {
        STORE_TRY(left, writeLeaving(tx, {todo.membership.id}, todo.leaves));
        step.changes += left.changes;
        step.undoable = step.undoable && left.undoable;
    }
    return {};
}

Result<void> ImportMembers::write(store::Tx& tx, RecordStep& step) {
    StepWriter writer(tx, step);
    STORE_TRY(tagger, store::LookupTable::taggerToWriteWith(tx));
    QVector<store::Imported> brought;
    for (const Todo& todo : std::as_const(m_todo)) {
        STORE_CHECK(writeOne(tx, writer, todo, step));
        brought.append({tagger.tag(entity, todo.key), entity, todo.member.id});
    }
    STORE_CHECK(m_sets.write(tx, step));
    STORE_CHECK(store::ImportedTable::put(tx, brought));
    step.words = tr("%1 members brought in").arg(m_todo.size());
    return {};
}

} // namespace watchdesk::desk
