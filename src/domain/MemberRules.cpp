#include "domain/MemberRules.h"

#include "domain/OpeningHours.h"

#include <QCollator>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace watchdesk::domain {

namespace {

constexpr const char* nothing = "Nothing was changed.";

Error invalid(const std::string& what, const char* todo) {
    return {ErrorCode::InvalidInput, what, nothing, todo};
}

struct Field {
    const char* name;
    const QString& value;
    bool needed = false;
    qsizetype longest = longestField;
};

Result<void> checkFields(std::initializer_list<Field> fields) {
    for (const Field& field : fields) {
        if (field.needed && field.value.trimmed().isEmpty())
            return invalid(std::string("There is no ") + field.name + ".", "Type it in.");
        if (field.value.size() > field.longest)
            return invalid(std::string("The ") + field.name + " is longer than " + std::to_string(field.longest) +
                               " letters.",
                           "Shorten it.");
    }
    return {};
}

/// Within a hundred kilometres of the town's origin.
Result<void> checkPlace(double east, double north) {
    constexpr double furthest = 100'000;
    if (std::isfinite(east) && std::isfinite(north) && std::abs(east) < furthest && std::abs(north) < furthest)
        return {};
    return invalid("That position is not in or near the town.", "Click on the map.");
}

Result<void> checkEmail(const QString& email) {
    static const QRegularExpression form(QStringLiteral("^[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;]+$"));
    if (email.isEmpty() || form.match(email).hasMatch())
        return {};
    return invalid("That is no e-mail address.", "It has the form name@example.org.");
}

Error taken(const std::string& what, const RadioSet& by) {
    const std::string who = by.callSign.isEmpty() ? by.serial.toStdString() : by.callSign.toStdString();
    return {ErrorCode::Conflict, what + " is " + who + "'s already.", nothing,
            "Take that set back first, or choose another."};
}

} // namespace

Result<void> checkMember(const Member& member) {
    if (auto fields = checkFields({{"name", member.name, true},
                                   {"contact", member.contact},
                                   {"telephone number", member.phone},
                                   {"trade", member.trade},
                                   {"e-mail address", member.email},
                                   {"note", member.note, false, longestNote}});
        !fields)
        return fields;
    if (!member.id.isEmpty() && member.headOfficeId == member.id)
        return invalid("A business cannot be its own head office.", "Choose another.");
    return checkEmail(member.email);
}

Result<void> checkPremises(const Premises& premises) {
    if (auto fields = checkFields({{"name", premises.name, true},
                                   {"street", premises.street},
                                   {"area", premises.area},
                                   {"house number", premises.house},
                                   {"postcode", premises.postcode}});
        !fields)
        return fields;
    if (!premises.hours.isEmpty() && !OpeningHours::read(premises.hours))
        return invalid("Those opening hours cannot be read.",
                       "Write them like this: Mo-Sa 09:00-17:30; Su 10:00-16:00.");
    return premises.placed ? checkPlace(premises.east, premises.north) : Result<void>();
}

Result<void> checkContact(const Contact& contact) {
    if (auto fields = checkFields({{"name", contact.name, true},
                                   {"position", contact.position},
                                   {"telephone number", contact.phone},
                                   {"e-mail address", contact.email}});
        !fields)
        return fields;
    if (contact.alertMail != AlertMail::None && (contact.email.isEmpty() || !contact.askedOn.isValid()))
        return invalid("Alerts are mailed only to whom has asked for it, with an address.",
                       "Fill in the e-mail address and the day on which they asked.");
    return checkEmail(contact.email);
}

Result<void> checkCamera(const Camera& camera) {
    if (auto fields = checkFields({{"number", camera.number, true, 20}, {"view", camera.covers}}); !fields)
        return fields;
    return camera.placed ? checkPlace(camera.east, camera.north) : Result<void>();
}

Result<void> checkRadioSet(const RadioSet& set) {
    static const QRegularExpression sign(QStringLiteral("^[\\p{L}\\p{N}][\\p{L}\\p{N} \\-/]{0,11}$"));
    static const QRegularExpression code(QStringLiteral("^[0-9A-Z]{1,10}$"));
    if (!sign.match(set.callSign).hasMatch())
        return invalid("That is no call sign.", "It has letters and digits, at most 12: C07.");
    if (!set.code.isEmpty() && !code.match(set.code).hasMatch())
        return invalid("That is no code of a selective call.", "It has digits and letters, at most 10: 57106.");
    return checkFields({{"serial number", set.serial}, {"make", set.make}, {"talkgroup", set.talkgroup}});
}

Result<void> checkMembership(const Membership& membership, const QDate& today) {
    const QDate latest = today.addYears(1);
    for (const QDate& day : {membership.joined, membership.left}) {
        if (day.isValid() && day > latest)
            return invalid("That day is more than a year away.", "Look at the year.");
    }
    if (membership.left.isValid() && membership.joined.isValid() && membership.left < membership.joined)
        return invalid("A member cannot leave before joining.", "Look at the two days.");
    return {};
}

Result<void> checkAgreement(const Agreement& agreement) {
    constexpr qsizetype longestBody = 200'000;
    if (!agreement.issuedOn.isValid())
        return invalid("There is no day from which the agreement holds.", "Choose it.");
    return checkFields({{"edition", agreement.edition, true, 20},
                        {"title", agreement.title, true},
                        {"text", agreement.body, true, longestBody}});
}

bool mayBecome(RadioState from, RadioState to) {
    switch (to) {
    case RadioState::Issued:
        return from == RadioState::Returned || from == RadioState::InRepair;
    case RadioState::Returned:
        return from != RadioState::Returned;
    case RadioState::Lost:
        return from != RadioState::Lost;
    case RadioState::InRepair:
        return from != RadioState::InRepair && from != RadioState::Lost;
    }
    return false;
}

Result<void> checkAgainst(const RadioSet& set, const QVector<RadioSet>& others) {
    for (const RadioSet& other : others) {
        if (other.id == set.id)
            continue;
        if (!set.serial.isEmpty() && other.serial.compare(set.serial, Qt::CaseInsensitive) == 0)
            return taken("The serial number " + set.serial.toStdString(), other);
        if (set.state != RadioState::Issued || other.state != RadioState::Issued)
            continue;
        if (other.callSign.compare(set.callSign, Qt::CaseInsensitive) == 0)
            return taken("The call sign " + set.callSign.toStdString(), other);
        if (!set.code.isEmpty() && other.code == set.code && other.toneSet == set.toneSet)
            return taken("The code " + set.toneSet.toStdString() + " " + set.code.toStdString(), other);
    }
    return {};
}

QString plainBusinessName(const QString& name) {
    static const QStringList endings{QStringLiteral("ltd"), QStringLiteral("limited"), QStringLiteral("plc"),
                                     QStringLiteral("the")};
    QString plain = name.normalized(QString::NormalizationForm_KC).toCaseFolded();
    plain.replace(QLatin1Char('&'), QLatin1String(" and "));
    for (QChar& c : plain) {
        if (!c.isLetterOrNumber())
            c = QLatin1Char(' ');
    }
    QStringList words = plain.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    words.erase(std::remove_if(words.begin(), words.end(), [](const QString& w) { return endings.contains(w); }),
                words.end());
    return words.join(QString());
}

void sortByNumber(QVector<Camera>& cameras) {
    QCollator order(QLocale(QLocale::English, QLocale::UnitedKingdom)); // the C locale knows no numbers
    order.setNumericMode(true);
    std::sort(cameras.begin(), cameras.end(), [&](const Camera& a, const Camera& b) {
        const int by = order.compare(a.number, b.number);
        return by != 0 ? by < 0 : a.id < b.id;
    });
}

const QStringList& toneSetNames() {
    static const QStringList names{QStringLiteral("EEA"), QStringLiteral("CCIR"), QStringLiteral("ZVEI1"),
                                   QStringLiteral("ZVEI2"), QStringLiteral("ZVEI3"), QStringLiteral("DZVEI"),
                                   QStringLiteral("PZVEI"), QStringLiteral("EIA"), QStringLiteral("DTMF"),
                                   // What packets carry instead of tones: ids in decimal.
                                   QStringLiteral("HYTERA"), QStringLiteral("ED137"), QStringLiteral("CSRC")};
    return names;
}

RadioSet tidied(RadioSet set) {
    set.callSign = set.callSign.simplified().toUpper();
    set.code = set.code.simplified().remove(QLatin1Char(' ')).toUpper();
    set.serial = set.serial.simplified();
    set.make = set.make.simplified();
    set.talkgroup = set.talkgroup.simplified();
    return set;
}

} // namespace watchdesk::domain
