#include "desk/ImportSubjects.h"

#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/LookupTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::Subject;

constexpr int adultAge = 18;
constexpr qsizetype longestName = 200;

QString tr(const char* text) {
    return QCoreApplication::translate("Import", text);
}

QString plainName(const QString& name) {
    return store::LookupTable::normalised(store::LookupKind::SubjectName, name);
}

QString nameKey(const Subject& subject) {
    return plainName(subject.name) + QChar(0x1F) + subject.born.toString(Qt::ISODate);
}

QString readSex(ImportRow& row) {
    const QString word = row.text("sex").toCaseFolded();
    if (word.isEmpty() || word == QLatin1String("unknown") || word == QLatin1String("u"))
        return {};
    if (word == QLatin1String("m") || word == QLatin1String("male") || word == QLatin1String("man"))
        return QStringLiteral("m");
    if (word == QLatin1String("f") || word == QLatin1String("female") || word == QLatin1String("woman"))
        return QStringLiteral("f");
    row.refuse(tr("Sex: write m or f, or leave it empty."));
    return {};
}

domain::Cautions readCautions(const ImportRow& row) {
    const QString words = row.text("cautions").toCaseFolded();
    domain::Cautions cautions;
    if (words.contains(QLatin1String("violen")) || words.contains(QLatin1String("weapon")))
        cautions |= domain::Caution::Violence;
    if (words.contains(QLatin1String("cbo")) || words.contains(QLatin1String("behaviour order")))
        cautions |= domain::Caution::CriminalBehaviourOrder;
    if (words.contains(QLatin1String("vulnerab")))
        cautions |= domain::Caution::Vulnerable;
    if (words.contains(QLatin1String("juvenile")))
        cautions |= domain::Caution::Juvenile;
    return cautions;
}

QString what(const Subject& subject) {
    return QStringList{subject.reference, subject.name}.join(QLatin1Char(' ')).simplified();
}

} // namespace

void ImportSubjects::learn(const Subject& subject) {
    static const QRegularExpression ours(QStringLiteral("^W-(\\d{1,8})$"));
    const int index = static_cast<int>(m_subjects.size());
    m_subjects.append(subject);
    m_byReference.insert(subject.reference.toCaseFolded(), index);
    if (!subject.name.isEmpty())
        m_byName[nameKey(subject)].append(index);
    if (const auto match = ours.match(subject.reference); match.hasMatch())
        m_lastNumber = std::max(m_lastNumber, match.captured(1).toInt());
}

Result<void> ImportSubjects::learn(store::Tx& tx) {
    m_today = domain::civilDay(tx.now());
    STORE_TRY(subjects, store::SubjectTable::all(tx));
    for (const Subject& subject : subjects)
        learn(subject);
    return {};
}

Subject ImportSubjects::read(ImportRow& row) const {
    Subject said;
    said.reference = row.text("reference");
    said.name = row.has("name") ? row.text("name") : (row.text("forenames") + QLatin1Char(' ') + row.text("surname"));
    said.name = said.name.simplified();
    said.status = said.name.isEmpty() ? domain::SubjectStatus::IdSought : domain::SubjectStatus::Known;
    said.born = row.day("born");
    said.sex = readSex(row);
    said.description = row.lines("description");
    said.guardian = row.text("guardian");
    said.cautions = readCautions(row);
    if (row.has("cautions") && !said.cautions)
        row.refuse(tr("Cautions: write violence, CBO, vulnerable or juvenile."));
    if (said.name.isEmpty() && said.reference.isEmpty())
        row.refuse(tr("There is neither a name nor a reference."));
    if (said.name.size() > longestName || said.reference.size() > longestName)
        row.refuse(tr("The name or the reference is too long."));
    if (said.born.isValid() && said.born > m_today)
        row.refuse(tr("The date of birth is still to come."));
    return said;
}

int ImportSubjects::find(const Subject& said, QString& why) const {
    const int byReference = said.reference.isEmpty() ? -1 : m_byReference.value(said.reference.toCaseFolded(), -1);
    if (byReference >= 0) {
        const QString name = m_subjects.at(byReference).name;
        if (!name.isEmpty() && !said.name.isEmpty() && plainName(name) != plainName(said.name))
            why = tr("That reference is somebody else's here.");
        return byReference;
    }
    const QVector<int> byName = said.name.isEmpty() ? QVector<int>() : m_byName.value(nameKey(said));
    if (byName.size() > 1)
        why = tr("There are %1 people of that name and date of birth: give the reference.").arg(byName.size());
    return byName.value(0, -1);
}

QString ImportSubjects::troubleWith(const Subject& subject) const {
    if (subject.born.isValid() && domain::ageOn(subject.born, m_today) < adultAge && subject.guardian.isEmpty())
        return tr("Under 18, and no parent or guardian is named: they have to be told, so they have to be known.");
    return {};
}

ImportLine ImportSubjects::judge(ImportRow& row) {
    const Subject said = read(row);
    if (!row.trouble().isEmpty())
        return refusedLine(row, what(said), row.trouble());
    QString why;
    const int there = find(said, why);
    if (!why.isEmpty())
        return refusedLine(row, what(said), why);
    return there < 0 ? add(row, said) : change(row, said, there);
}

ImportLine ImportSubjects::add(const ImportRow& row, Subject said) {
    if (const QString trouble = troubleWith(said); !trouble.isEmpty())
        return refusedLine(row, what(said), trouble);
    said.id = m_newId();
    while (said.reference.isEmpty() || m_byReference.contains(said.reference.toCaseFolded()))
        said.reference = QStringLiteral("W-%1").arg(++m_lastNumber, 4, 10, QLatin1Char('0'));
    m_fresh.append(static_cast<int>(m_subjects.size()));
    m_lineOf.insert(said.id, row.line());
    learn(said);
    return {row.line(), ImportFate::Added, what(said), {}};
}

ImportLine ImportSubjects::change(const ImportRow& row, const Subject& said, int there) {
    Subject subject = m_subjects.at(there);
    QStringList changed;
    const auto note = [&changed](bool is, const QString& word) {
        if (is)
            changed += word;
    };
    note(take(subject.name, said.name), tr("name"));
    note(take(subject.sex, said.sex), tr("sex"));
    note(take(subject.description, said.description), tr("description"));
    note(take(subject.guardian, said.guardian), tr("guardian"));
    note(said.born.isValid() && said.born != subject.born, tr("date of birth"));
    if (said.born.isValid())
        subject.born = said.born;
    note((said.cautions & ~subject.cautions) != domain::Cautions(), tr("cautions"));
    subject.cautions |= said.cautions;
    if (!subject.name.isEmpty())
        subject.status = domain::SubjectStatus::Known;
    if (const qint64 before = m_lineOf.value(subject.id); before > 0)
        return changed.isEmpty()
                   ? ImportLine{row.line(), ImportFate::Same, what(said), tr("the same as line %1").arg(before)}
                   : refusedLine(row, what(said), tr("Line %1 is the same person.").arg(before));
    if (const QString trouble = troubleWith(subject); !trouble.isEmpty())
        return refusedLine(row, what(said), trouble);
    m_lineOf.insert(subject.id, row.line());
    if (changed.isEmpty())
        return {row.line(), ImportFate::Same, what(subject), {}};
    m_subjects[there] = subject;
    m_changed.append(there);
    return {row.line(), ImportFate::Updated, what(subject), changed.join(QStringLiteral(", "))};
}

Result<void> ImportSubjects::write(store::Tx& tx, RecordStep& step) {
    StepWriter writer(tx, step);
    for (const int index : std::as_const(m_fresh)) {
        Subject subject = m_subjects.at(index);
        subject.createdAt = tx.now();
        STORE_CHECK(writer.make(subject));
    }
    for (const int index : std::as_const(m_changed))
        STORE_CHECK(writer.save(m_subjects.at(index)));
    for (const int index : m_fresh + m_changed)
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("subject.import"), QStringLiteral("subject"),
                                              m_subjects.at(index).id));
    step.ofRecords = true;
    step.words = tr("%1 subjects brought in").arg(m_fresh.size() + m_changed.size());
    return {};
}

} // namespace watchdesk::desk
