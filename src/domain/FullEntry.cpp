#include "domain/FullEntry.h"

#include "domain/Category.h"
#include "domain/LineWords.h"
#include "domain/LookSlot.h"
#include "domain/QuickRun.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace watchdesk::domain {

namespace {

const QString comma = QStringLiteral(", ");

QString* lineFor(DescriptionSheet& sheet, LookSlot slot) {
    switch (slot) {
    case LookSlot::Build:
        return &sheet.build;
    case LookSlot::Height:
        return &sheet.height;
    case LookSlot::Hair:
        return &sheet.hair;
    case LookSlot::Face:
        return &sheet.face;
    case LookSlot::Head:
        return &sheet.head;
    case LookSlot::Top:
        return &sheet.top;
    case LookSlot::Bottom:
        return &sheet.bottom;
    case LookSlot::Shoes:
        return &sheet.shoes;
    case LookSlot::Bag:
        return &sheet.bag;
    case LookSlot::Marks:
        return &sheet.marks;
    case LookSlot::Other:
        break;
    }
    return &sheet.other;
}

void addTo(QString& line, const QString& phrase) {
    line += (line.isEmpty() ? QString() : comma) + phrase;
}

/// "m ~30", "boy ~4": the years of the description, which the reading keeps as "child".
QString yearsIn(const QString& description) {
    static const QRegularExpression years(QStringLiteral(R"(~(\d{1,2})\b)"));
    return years.match(description).captured(1);
}

/// "medium" in the line of build is "medium build" in words.
QString withNoun(const QString& words, LookSlot slot, const char* noun) {
    const bool said = words.isEmpty() || lookSlot(words) == slot;
    return said ? words : words + QLatin1Char(' ') + QLatin1String(noun);
}

/// The looks, line by line, in the order of the sheet.
QStringList looksOf(const DescriptionSheet& sheet) {
    QStringList out{withNoun(sheet.build.simplified(), LookSlot::Build, "build"),
                    sheet.height.simplified(),
                    withNoun(sheet.hair.simplified(), LookSlot::Hair, "hair"),
                    sheet.face.simplified(),
                    sheet.head.simplified(),
                    sheet.top.simplified(),
                    sheet.bottom.simplified(),
                    sheet.shoes.simplified(),
                    sheet.bag.simplified(),
                    sheet.marks.simplified(),
                    sheet.other.simplified()};
    out.removeAll(QString());
    return out;
}

/// The age field as the reader has it: "thirties" is "30s", "4" is a child of 4.
quick::Run runOf(const FullEntry& entry) {
    quick::Run run;
    run.sex = entry.sheet.sex;
    run.count = entry.people > 1 ? entry.people : 0;
    run.many = entry.people > 1;
    const QuickReading read = readQuickLine(QStringLiteral("person ") + entry.sheet.age.simplified(), Vocabulary());
    run.age = read.age;
    if (run.age == QLatin1String("child"))
        run.years = yearsIn(read.description);
    run.noun = !run.sex.isEmpty() || !run.age.isEmpty() || run.count > 0;
    return run;
}

QString nounOf(const QString& sex, bool child, bool many) {
    const char* noun = child                       ? (sex.isEmpty()               ? (many ? "children" : "child")
                                                      : sex == QLatin1String("m") ? (many ? "boys" : "boy")
                                                                                  : (many ? "girls" : "girl"))
                       : sex.isEmpty()             ? (many ? "people" : "person")
                       : sex == QLatin1String("m") ? (many ? "males" : "male")
                                                   : (many ? "females" : "female");
    return QString::fromLatin1(noun);
}

/// "2 females teens", "male 30s", "boy 4".
QString whoOf(const FullEntry& entry) {
    const quick::Run run = runOf(entry);
    if (!run.noun)
        return {};
    const bool child = run.age == QLatin1String("child");
    QString out = run.count > 1 ? QString::number(run.count) + QLatin1Char(' ') : QString();
    out += nounOf(run.sex, child, run.count > 1);
    if (child)
        return run.years.isEmpty() ? out : out + QLatin1Char(' ') + run.years;
    if (run.age.isEmpty())
        return out;
    return out + QLatin1Char(' ') + (run.age == QLatin1String("teen") ? QStringLiteral("teens") : run.age);
}

QString typedWord(const QString& category) {
    const Category known = categoryByCode(category);
    // "lost child" would be read as a person besides.
    return known.words.isEmpty() || known.words.first().contains(u' ') ? category : known.words.first();
}

qint64 penceIn(const QString& loss, const Vocabulary& none) {
    const QString text = loss.simplified();
    const QuickReading with = readQuickLine(QStringLiteral("loss ") + text, none);
    return with.lossPence;
}

void addToken(QuickReading& reading, TokenKind kind, const QString& text) {
    if (!text.isEmpty())
        reading.tokens += QuickToken{kind, 0, 0, text};
}

/// The caller's own words first, then what no field could be made of.
QString narrativeOf(const FullEntry& entry, const QuickReading& reading) {
    QStringList out;
    if (!entry.caller.simplified().isEmpty() && !reading.caller)
        out += entry.caller.simplified();
    if (!entry.loss.simplified().isEmpty() && reading.lossPence == 0)
        out += QStringLiteral("loss ") + entry.loss.simplified();
    if (!entry.subject.simplified().isEmpty() && !reading.subject)
        out += entry.subject.simplified();
    if (!entry.accent.simplified().isEmpty())
        out += QStringLiteral("accent: ") + entry.accent.simplified();
    if (!entry.narrative.trimmed().isEmpty())
        out += entry.narrative.trimmed();
    return out.join(comma);
}

} // namespace

FullEntry entryOf(const QuickReading& reading) {
    FullEntry out;
    if (reading.caller)
        out.caller = reading.caller->callSign;
    out.place = reading.place;
    out.category = reading.category;
    out.people = reading.people;
    out.sheet.sex = reading.sex;
    const QString years = reading.age == QLatin1String("child") ? yearsIn(reading.description) : QString();
    out.sheet.age = years.isEmpty() ? reading.age : years;
    for (const QuickToken& token : reading.tokens)
        if (token.kind == TokenKind::Description)
            addTo(*lineFor(out.sheet, lookSlot(token.reading)), token.reading);
    out.heading = reading.heading;
    if (reading.subject)
        out.subject = reading.subject->name.isEmpty() ? reading.subject->reference : reading.subject->name;
    if (reading.lossPence > 0)
        out.loss = QStringLiteral("£%1").arg(static_cast<double>(reading.lossPence) / 100, 0, 'f',
                                             reading.lossPence % 100 == 0 ? 0 : 2);
    out.reference = reading.policeReference;
    out.narrative = reading.narrative;
    return out;
}

QString lineOf(const FullEntry& entry) {
    const auto marked = [](const char* mark, const QString& text) {
        return text.simplified().isEmpty() ? QString() : QLatin1String(mark) + text.simplified();
    };
    QStringList head{entry.caller.simplified(), typedWord(entry.category)};
    head.removeAll(QString());
    QStringList out{head.join(QLatin1Char(' ')), entry.subject.simplified(), whoOf(entry)};
    out += looksOf(entry.sheet);
    out += marked("@ ", entry.place);
    out += marked("> ", entry.heading);
    out += marked(entry.loss.contains(u'£') ? "" : "loss ", entry.loss);
    out += marked("ref ", entry.reference);
    out += marked("accent: ", entry.accent);
    out += entry.narrative.trimmed();
    out.removeAll(QString());
    return out.join(comma);
}

QuickReading readingOf(const FullEntry& entry, const Vocabulary& vocabulary) {
    const QuickReading read = readQuickLine(lineOf(entry), vocabulary);
    const QuickReading caller = readQuickLine(entry.caller.simplified(), vocabulary);
    const quick::Run run = runOf(entry);
    const QStringList looks = looksOf(entry.sheet);
    QuickReading out;
    out.caller = caller.caller;
    out.category = entry.category;
    out.sex = run.sex;
    out.age = run.age;
    out.people = std::max(1, entry.people);
    const QStringList who = run.noun ? QStringList{quick::shortly(run)} : QStringList();
    out.description = (who + looks).join(comma);
    if (!entry.heading.simplified().isEmpty()) {
        const QuickReading heading = readQuickLine(QStringLiteral("> ") + entry.heading.simplified(), vocabulary);
        out.heading = heading.headingKnown ? heading.heading : entry.heading.simplified();
        out.headingKnown = heading.headingKnown;
    }
    if (!entry.place.simplified().isEmpty()) {
        const QuickReading place = readQuickLine(QStringLiteral("@ ") + entry.place.simplified(), vocabulary);
        out.place = place.place.isEmpty() ? entry.place.simplified() : place.place;
        out.placePremisesId = place.placePremisesId;
    }
    out.subject = readQuickLine(entry.subject.simplified(), vocabulary).subject;
    out.lossPence = penceIn(entry.loss, Vocabulary());
    out.policeReference = entry.reference.simplified();
    out.narrative = narrativeOf(entry, out);
    out.emergency = read.emergency;
    out.police = read.police;
    out.detained = read.detained;
    out.names = read.names;
    if (out.subject && !out.subject->name.isEmpty() && !out.names.contains(out.subject->name))
        out.names += out.subject->name;
    addToken(out, TokenKind::CallSign, out.caller ? out.caller->callSign : QString());
    addToken(out, TokenKind::Category, entry.category.isEmpty() ? QString() : categoryByCode(entry.category).label);
    addToken(out, TokenKind::Person, run.noun ? quick::worded(run) : QString());
    for (const QString& look : looks)
        addToken(out, TokenKind::Description, look);
    addToken(out, TokenKind::Narrative, out.narrative);
    return out;
}

} // namespace watchdesk::domain
