// People of a quick line in words: for the window and the air, and short for the record.
#include "domain/QuickRun.h"

#include <QStringList>

#include <algorithm>

namespace watchdesk::domain::quick {

bool allDigits(QStringView text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

namespace {

QString countWord(int count) {
    static const QStringList words{QStringLiteral("no"),    QStringLiteral("one"),   QStringLiteral("two"),
                                   QStringLiteral("three"), QStringLiteral("four"),  QStringLiteral("five"),
                                   QStringLiteral("six"),   QStringLiteral("seven"), QStringLiteral("eight"),
                                   QStringLiteral("nine"),  QStringLiteral("ten")};
    return count < words.size() ? words[count] : QString::number(count);
}

QString nounFor(const Run& run, bool many) {
    const bool child = run.age == QLatin1String("child") || (allDigits(run.age) && run.age.toInt() < 18);
    if (child && run.sex.isEmpty() && run.age != QLatin1String("child"))
        return many ? QStringLiteral("youths") : QStringLiteral("youth");
    if (child && run.sex.isEmpty())
        return many ? QStringLiteral("children") : QStringLiteral("child");
    if (child || (run.young && run.age.isEmpty()))
        return (run.sex == QLatin1String("m") ? QStringLiteral("boy") : QStringLiteral("girl")) +
               (many ? QStringLiteral("s") : QString());
    if (run.age == QLatin1String("teen") && run.sex.isEmpty())
        return many ? QStringLiteral("teenagers") : QStringLiteral("teenager");
    if (run.age == QLatin1String("teen"))
        return (run.sex == QLatin1String("m") ? QStringLiteral("male") : QStringLiteral("female")) +
               (many ? QStringLiteral("s") : QString());
    if (run.sex == QLatin1String("m"))
        return many ? QStringLiteral("men") : QStringLiteral("man");
    if (run.sex == QLatin1String("f"))
        return many ? QStringLiteral("women") : QStringLiteral("woman");
    return many ? QStringLiteral("people") : QStringLiteral("person");
}

bool isAgePart(const QString& qualifier) {
    return qualifier == QLatin1String("late") || qualifier == QLatin1String("early") ||
           qualifier == QLatin1String("mid");
}

QString ageWords(const Run& run, bool many) {
    const QString part = isAgePart(run.qualifier) ? run.qualifier + QLatin1Char(' ') : QString();
    if (run.age == QLatin1String("child"))
        return run.years.isEmpty() ? QString() : QStringLiteral(" about ") + run.years;
    if (run.age == QLatin1String("teen"))
        return run.sex.isEmpty() && part.isEmpty() ? QString() : QStringLiteral(", ") + part + QStringLiteral("teens");
    if (run.age.isEmpty())
        return {};
    if (allDigits(run.age))
        return QStringLiteral(" about ") + run.age;
    const QString whose = many || run.sex.isEmpty()       ? QStringLiteral("their")
                          : run.sex == QLatin1String("m") ? QStringLiteral("his")
                                                          : QStringLiteral("her");
    return QStringLiteral(" in ") + whose + QLatin1Char(' ') + part + run.age;
}

} // namespace

QString worded(const Run& run) {
    const bool many = run.count > 1 || (run.count == 0 && run.many);
    QString out = run.count > 1 ? countWord(run.count) + QLatin1Char(' ') : QString();
    if (!run.qualifier.isEmpty() && !isAgePart(run.qualifier))
        out += run.qualifier + QLatin1Char(' ');
    return out + nounFor(run, many) + ageWords(run, many);
}

QString ageWorded(const Run& run) {
    const QString words = ageWords(run, run.count > 1 || run.many).trimmed();
    return words.startsWith(QLatin1String(", ")) ? words.mid(2) : words;
}

QString shortly(const Run& run) {
    QStringList out;
    if (run.count > 1)
        out += QString::number(run.count);
    if (!run.qualifier.isEmpty() && !isAgePart(run.qualifier))
        out += run.qualifier;
    const bool child = run.age == QLatin1String("child");
    if (child)
        out += nounFor(run, run.count > 1 || run.many);
    else if (!run.sex.isEmpty())
        out += run.sex;
    else if (run.count > 1 && run.age != QLatin1String("teen"))
        out += nounFor(run, true);
    else if (run.noun && run.age.isEmpty() && !run.qualifier.isEmpty())
        out += nounFor(run, run.many);
    if (isAgePart(run.qualifier))
        out += run.qualifier;
    if (run.age == QLatin1String("teen"))
        out += run.sex.isEmpty() && run.qualifier.isEmpty() ? nounFor(run, run.many) : QStringLiteral("teens");
    else if (child && !run.years.isEmpty())
        out += QLatin1Char('~') + run.years;
    else if (allDigits(run.age))
        out += QLatin1Char('~') + run.age;
    else if (!child && !run.age.isEmpty())
        out += run.age;
    return out.isEmpty() ? nounFor(run, run.many) : out.join(QLatin1Char(' '));
}

} // namespace watchdesk::domain::quick
