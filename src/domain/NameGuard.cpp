#include "domain/NameGuard.h"

#include "domain/LineWords.h"
#include "domain/Looks.h"

#include <QVector>

#include <algorithm>

namespace watchdesk::domain {

namespace {

/// A run of letters in a text, and what it sounds like without its possessive.
struct Part {
    qsizetype from = 0;
    qsizetype end = 0;
    QString text;
    QString stem; ///< "hollis" of "Hollis's"; same as text otherwise
};

bool isApostrophe(QChar c) {
    return c == u'\'' || c == u'\u2019' || c == u'\u2018' || c == u'`' || c == u'\u00b4';
}

bool belongs(QChar c) {
    return c.isLetter() || c.isMark() || c.isSurrogate() || isApostrophe(c) || c.category() == QChar::Other_Format;
}

Part partOn(const QString& text, qsizetype from, qsizetype end) {
    while (end > from && isApostrophe(text[end - 1]))
        --end;
    const QStringView view = QStringView(text).mid(from, end - from);
    Part part{from, end, folded(view), {}};
    part.stem = part.text;
    const bool possessive =
        view.size() > 2 && (view.last() == u's' || view.last() == u'S') && isApostrophe(view[view.size() - 2]);
    if (possessive)
        part.stem = folded(view.chopped(2));
    return part;
}

QVector<Part> partsOf(const QString& text) {
    QVector<Part> parts;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && belongs(text[end]))
            ++end;
        if (end > at) {
            const Part part = partOn(text, at, end);
            if (!part.text.isEmpty())
                parts += part;
        }
        at = std::max(end, at + 1);
    }
    return parts;
}

/// A name as sequences of letters: "Kit Marsh-Wood" → first {kit}, surname {marsh, wood}.
struct Name {
    QStringList first;
    QStringList surname;
};

QStringList texts(const QString& of) {
    QStringList out;
    for (const Part& part : partsOf(of))
        out += part.text;
    return out;
}

Name nameOf(const QString& full) {
    const QString tidy = full.simplified();
    const auto blank = tidy.lastIndexOf(QLatin1Char(' '));
    if (blank < 0)
        return {{}, texts(tidy)};
    return {texts(tidy.left(blank)), texts(tidy.mid(blank + 1))};
}

bool same(const Part& part, const QString& word) {
    const bool plural = word.size() >= 4 && part.text.size() == word.size() + 1 && part.text.endsWith(u's') &&
                        part.text.startsWith(word); // "holliss flat": a possessive without its apostrophe
    return part.text == word || part.stem == word || plural;
}

bool standsAt(const QVector<Part>& parts, qsizetype at, const QStringList& words) {
    if (words.isEmpty() || at < 0 || at + words.size() > parts.size())
        return false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!same(parts[at + i], words[i]))
            return false;
    }
    return true;
}

/// "grey" in "grey hoodie" and in "grey and white scarf".
bool describes(const QVector<Part>& parts, qsizetype at) {
    if (!isLookWord(parts[at].text) || at + 1 >= parts.size())
        return false;
    if (parts[at + 1].text == QLatin1String("and"))
        return at + 2 < parts.size() && isLookWord(parts[at + 2].text);
    return isLookWord(parts[at + 1].text);
}

bool isTitle(const QString& word) {
    return word == QLatin1String("mr") || word == QLatin1String("mrs") || word == QLatin1String("ms") ||
           word == QLatin1String("miss") || word == QLatin1String("mister");
}

bool isFirstName(const Part& part, const Name& name) {
    return std::any_of(name.first.begin(), name.first.end(), [&](const QString& first) {
        return same(part, first) || (part.text.size() == 1 && first.startsWith(part.text));
    });
}

/// Marks what belongs to one occurrence of the surname at `at`: titles, first names and initials on both sides.
void takeAround(const QVector<Part>& parts, qsizetype at, const Name& name, QVector<bool>& taken) {
    const qsizetype end = at + name.surname.size();
    std::fill(taken.begin() + at, taken.begin() + end, true);
    for (qsizetype i = at - 1; i >= 0 && (isFirstName(parts[i], name) || isTitle(parts[i].text)); --i)
        taken[i] = true;
    for (qsizetype i = end; i < parts.size() && isFirstName(parts[i], name); ++i)
        taken[i] = true;
}

bool nameBeside(const QVector<Part>& parts, qsizetype at, const Name& name) {
    const qsizetype end = at + name.surname.size();
    const bool before = at > 0 && (isFirstName(parts[at - 1], name) || isTitle(parts[at - 1].text));
    return before || (end < parts.size() && isFirstName(parts[end], name));
}

void takeName(const QVector<Part>& parts, const QString& full, QVector<bool>& taken) {
    const Name name = nameOf(full);
    if (name.surname.isEmpty())
        return;
    const bool tooShort = name.surname.size() == 1 && name.surname.first().size() < 2;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (!standsAt(parts, i, name.surname))
            continue;
        const bool beside = nameBeside(parts, i, name);
        if (beside || (!tooShort && !describes(parts, i)))
            takeAround(parts, i, name, taken);
    }
}

QVector<bool> takenOf(const QVector<Part>& parts, const QStringList& fullNames) {
    QVector<bool> taken(parts.size(), false);
    for (const QString& full : fullNames)
        takeName(parts, full, taken);
    return taken;
}

/// ", , at" → ", at": commas that lost their words, doubled blanks, punctuation left at the start.
QString tidied(const QString& text) {
    QString out;
    for (const QChar c : text.simplified()) {
        const bool stop = c == u',' || c == u';';
        while (stop && out.endsWith(QLatin1Char(' ')))
            out.chop(1);
        if (stop && (out.isEmpty() || out.endsWith(QLatin1Char(',')) || out.endsWith(QLatin1Char(';'))))
            continue;
        if (out.isEmpty() && (c == u' ' || c == u'.'))
            continue;
        out += c;
    }
    while (out.endsWith(QLatin1Char(',')) || out.endsWith(QLatin1Char(' ')) || out.endsWith(QLatin1Char(';')))
        out.chop(1);
    return out;
}

QString withoutTaken(const QString& text, const QVector<Part>& parts, const QVector<bool>& taken) {
    QString out;
    qsizetype copied = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (!taken[i])
            continue;
        out += QStringView(text).mid(copied, parts[i].from - copied);
        out += QLatin1Char(' ');
        copied = parts[i].end;
    }
    out += QStringView(text).mid(copied);
    return tidied(out);
}

} // namespace

bool namesAnyone(const QString& text, const QStringList& fullNames) {
    return takenOf(partsOf(text), fullNames).contains(true);
}

QStringList namesFound(const QString& text, const QStringList& fullNames) {
    const QVector<Part> parts = partsOf(text);
    QStringList out;
    for (const QString& full : fullNames) {
        QVector<bool> taken(parts.size(), false);
        takeName(parts, full, taken);
        if (taken.contains(true))
            out += full;
    }
    return out;
}

QString withoutNames(const QString& text, const QStringList& fullNames) {
    QString out = text;
    // Taking a name out brings its neighbours together, and they may make another: until none is left.
    for (;;) {
        const QVector<Part> parts = partsOf(out);
        const QVector<bool> taken = takenOf(parts, fullNames);
        if (!taken.contains(true))
            return out;
        out = withoutTaken(out, parts, taken);
    }
}

} // namespace watchdesk::domain
