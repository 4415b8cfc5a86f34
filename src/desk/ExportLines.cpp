#include "desk/ExportLines.h"

#include "desk/MemberReading.h"
#include "desk/RadioWriting.h"
#include "domain/Category.h"
#include "domain/CivilDay.h"
#include "sheets/VCard.h"
#include "store/ContactTable.h"
#include "store/IncidentTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

#include <QDateTime>
#include <QHash>

namespace watchdesk::desk {

namespace {

using sheets::ImportKind;
using Cells = QHash<QString, QString>;

QString iso(const QDate& day) {
    return day.isValid() ? day.toString(Qt::ISODate) : QString();
}

/// Cells in the order of the kind's fields.
QStringList lineOf(ImportKind kind, const Cells& cells) {
    QStringList line;
    for (const sheets::ImportField& field : sheets::fieldsOf(kind))
        line += cells.value(field.key);
    return line;
}

QString pounds(qint64 pence) {
    return pence == 0 ? QString() : QStringLiteral("%1.%2").arg(pence / 100).arg(pence % 100, 2, 10, QLatin1Char('0'));
}

Cells memberCells(const MemberLine& line, const domain::Premises& place, const domain::RadioSet& set) {
    return {{QStringLiteral("name"), line.member.name},
            {QStringLiteral("contact"), line.member.contact},
            {QStringLiteral("phone"), line.member.phone},
            {QStringLiteral("email"), line.member.email},
            {QStringLiteral("house"), place.house},
            {QStringLiteral("street"), place.street},
            {QStringLiteral("area"), place.area},
            {QStringLiteral("postcode"), place.postcode},
            {QStringLiteral("trade"), line.member.trade},
            {QStringLiteral("hours"), place.hours},
            {QStringLiteral("joined"), iso(line.membership.joined)},
            {QStringLiteral("left"), iso(line.membership.left)},
            {QStringLiteral("agreement"), iso(line.agreementSigned)},
            {QStringLiteral("callsign"), set.callSign},
            {QStringLiteral("serial"), set.serial},
            {QStringLiteral("code"), set.code},
            {QStringLiteral("scheme"), line.scheme},
            {QStringLiteral("note"), line.member.note}};
}

Result<QVector<QStringList>> memberLines(store::Tx& tx) {
    STORE_TRY(members, readMemberLines(tx, true));
    STORE_TRY(sets, store::RadioSetTable::all(tx));
    QHash<QString, domain::RadioSet> bySite;
    for (const domain::RadioSet& set : sets) {
        if (set.state == domain::RadioState::Issued && !bySite.contains(set.premisesId))
            bySite.insert(set.premisesId, set);
    }
    QVector<QStringList> lines;
    for (const MemberLine& member : members) {
        const domain::Premises place = member.premises.value(0);
        const domain::RadioSet set = place.id.isEmpty() ? domain::RadioSet() : bySite.value(place.id);
        lines.append(lineOf(ImportKind::Members, memberCells(member, place, set)));
    }
    return lines;
}

Result<QVector<QStringList>> radioLines(store::Tx& tx) {
    STORE_TRY(radios, readRadioLines(tx));
    QVector<QStringList> lines;
    for (const RadioLine& radio : radios) {
        const domain::RadioSet& set = radio.set;
        const bool since = radio.since > 0 && set.state == domain::RadioState::Issued;
        lines.append(lineOf(ImportKind::Radios,
                            {{QStringLiteral("callsign"), set.callSign},
                             {QStringLiteral("code"), set.code},
                             {QStringLiteral("toneset"), set.code.isEmpty() ? QString() : set.toneSet},
                             {QStringLiteral("serial"), set.serial},
                             {QStringLiteral("make"), set.make},
                             {QStringLiteral("member"), radio.premises},
                             {QStringLiteral("state"), domain::wordOf(domain::radioStateWords, set.state)},
                             {QStringLiteral("issued"), since ? iso(domain::civilDay(radio.since)) : QString()}}));
    }
    return lines;
}

QString cautionWords(domain::Cautions cautions) {
    QStringList words;
    for (const auto& [caution, word] :
         {std::pair(domain::Caution::Juvenile, "juvenile"), std::pair(domain::Caution::CriminalBehaviourOrder, "CBO"),
          std::pair(domain::Caution::Violence, "violence"), std::pair(domain::Caution::Vulnerable, "vulnerable")}) {
        if (cautions.testFlag(caution))
            words += QLatin1String(word);
    }
    return words.join(QStringLiteral(", "));
}

Result<QVector<QStringList>> subjectLines(store::Tx& tx) {
    STORE_TRY(subjects, store::SubjectTable::all(tx));
    QVector<QStringList> lines;
    for (const domain::Subject& subject : subjects)
        lines.append(lineOf(ImportKind::Subjects, {{QStringLiteral("reference"), subject.reference},
                                                   {QStringLiteral("name"), subject.name},
                                                   {QStringLiteral("born"), iso(subject.born)},
                                                   {QStringLiteral("sex"), subject.sex},
                                                   {QStringLiteral("guardian"), subject.guardian},
                                                   {QStringLiteral("description"), subject.description},
                                                   {QStringLiteral("cautions"), cautionWords(subject.cautions)}}));
    return lines;
}

QStringList incidentLine(const domain::Incident& incident, const QHash<QString, QString>& places,
                         const QHash<QString, QString>& subjects) {
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(incident.at, domain::schemeZone());
    const QString subject = incident.subjects.isEmpty() ? QString() : incident.subjects.first().subjectId;
    return lineOf(ImportKind::Incidents,
                  {{QStringLiteral("reference"), QString::number(incident.number)},
                   {QStringLiteral("date"), at.date().toString(Qt::ISODate)},
                   {QStringLiteral("time"), at.time().toString(QStringLiteral("HH:mm"))},
                   {QStringLiteral("category"), domain::categoryByCode(incident.category).label},
                   {QStringLiteral("place"), places.value(incident.premisesId)},
                   {QStringLiteral("subject"), subjects.value(subject)},
                   {QStringLiteral("description"), incident.description},
                   {QStringLiteral("narrative"), incident.narrative},
                   {QStringLiteral("loss"), pounds(incident.lossPence)},
                   {QStringLiteral("police"), incident.policeReference},
                   {QStringLiteral("outcome"), domain::wordOf(domain::incidentOutcomeWords, incident.outcome)}});
}

Result<QVector<QStringList>> incidentLines(store::Tx& tx) {
    QHash<QString, QString> places;
    QHash<QString, QString> subjects;
    STORE_TRY(premises, store::PremisesTable::all(tx));
    for (const domain::Premises& place : premises)
        places.insert(place.id, place.street.isEmpty() ? place.name : place.name + QStringLiteral(", ") + place.street);
    STORE_TRY(references, tx.query(QStringLiteral("SELECT id, reference FROM subject")));
    for (const store::Row& row : references)
        subjects.insert(row.text(0), row.text(1));
    STORE_TRY(incidents, store::IncidentTable::list(tx));
    QVector<QStringList> lines;
    for (const domain::Incident& incident : incidents)
        lines.append(incidentLine(incident, places, subjects));
    return lines;
}

sheets::ContactCard cardOf(const MemberLine& line) {
    const domain::Premises place = line.premises.value(0);
    sheets::ContactCard card;
    card.business = line.member.name;
    card.street = QStringLiteral("%1 %2").arg(place.house, place.street).simplified();
    card.postCode = place.postcode;
    card.category = line.scheme;
    return card;
}

sheets::ContactCard businessCard(const MemberLine& line) {
    sheets::ContactCard card = cardOf(line);
    card.id = line.member.id;
    card.person = line.member.contact;
    card.email = line.member.email;
    if (!line.member.phone.isEmpty())
        card.phones += line.member.phone;
    return card;
}

} // namespace

Result<QVector<QStringList>> readExportLines(store::Tx& tx, ImportKind kind) {
    Cells labels;
    for (const sheets::ImportField& field : sheets::fieldsOf(kind))
        labels.insert(field.key, field.label);
    QVector<QStringList> out{lineOf(kind, labels)};
    STORE_TRY(lines, kind == ImportKind::Members    ? memberLines(tx)
                     : kind == ImportKind::Radios   ? radioLines(tx)
                     : kind == ImportKind::Subjects ? subjectLines(tx)
                                                    : incidentLines(tx));
    return out + lines;
}

Result<QVector<QByteArray>> readContactCards(store::Tx& tx) {
    STORE_TRY(members, readMemberLines(tx, false));
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(tx.now(), Qt::UTC);
    QVector<QByteArray> cards;
    for (const MemberLine& line : members) {
        cards.append(sheets::vCard(businessCard(line), now));
        STORE_TRY(contacts, store::ContactTable::ofMember(tx, line.member.id));
        for (const domain::Contact& contact : contacts) {
            sheets::ContactCard card = cardOf(line);
            card.id = contact.id;
            card.person = contact.name;
            card.email = contact.email;
            card.note = contact.position;
            if (!contact.phone.isEmpty())
                card.phones += contact.phone;
            cards.append(sheets::vCard(card, now));
        }
    }
    return cards;
}

} // namespace watchdesk::desk
