// Subjects and police references of a quick line.
#include "domain/QuickParts.h"

#include <QSet>

#include <algorithm>

namespace watchdesk::domain::quick {

namespace {

bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

bool isLetter(QChar c) {
    return c >= u'a' && c <= u'z';
}

/// "W-0412", "w0412" and "W-412" are one reference: letters, then a number without its leading zeros.
QString plainReference(const QString& word) {
    QString out;
    QString digits;
    for (const QChar c : word) {
        if (isLetter(c) && digits.isEmpty())
            out += c;
        else if (isDigit(c))
            digits += c;
        else if (c != u'-' || !digits.isEmpty())
            return {};
    }
    if (out.isEmpty() || digits.isEmpty() || digits.size() > 9)
        return {};
    return out + QString::number(digits.toLongLong());
}

QStringList textsOf(const QString& name) {
    QStringList out;
    for (const LineWord& word : splitLine(name)) {
        if (!word.text.isEmpty())
            out += word.text;
    }
    return out;
}

QString withoutPossessive(const Work& work, int at, const QString& wanted) {
    const QString& said = work.words[at].text;
    return said == wanted + QLatin1Char('s') ? wanted : said;
}

/// Words that name the subject from `at` on: the whole name, first name and surname, or initial and surname. A surname
/// alone is not enough to put something on a person's record.
int nameLength(const Work& work, int at, const QStringList& name) {
    const auto count = static_cast<int>(name.size());
    if (count < 2)
        return 0;
    const auto saidIs = [&](int word, const QString& wanted) {
        return work.isFree(word) && withoutPossessive(work, word, wanted) == wanted;
    };
    bool whole = true;
    for (int i = 0; whole && i < count; ++i)
        whole = saidIs(at + i, name[i]);
    if (whole)
        return count;
    const QString first = work.free(at);
    const bool initial = first.size() == 1 && name.first().startsWith(first);
    return (first == name.first() || initial) && saidIs(at + 1, name.last()) ? 2 : 0;
}

struct Found {
    const KnownSubject* subject = nullptr;
    int words = 0;
    bool twice = false; ///< more than one subject answers to these words
};

void offer(Found& found, const KnownSubject& subject, int words) {
    if (words > found.words)
        found = {&subject, words, false};
    else if (words > 0 && words == found.words)
        found.twice = true;
}

Found subjectAt(const Work& work, int at) {
    Found found;
    const QString& word = work.words[at].text;
    const QString one = plainReference(word);
    const QString two = word.size() == 1 ? plainReference(word + work.free(at + 1)) : QString();
    for (const KnownSubject& subject : work.vocabulary.subjects) {
        // Nearly every word ends here: reading the rest is dear, and a line is read again at every key.
        const bool mayRefer = !one.isEmpty() || !two.isEmpty();
        const QString reference = mayRefer ? plainReference(folded(subject.reference)) : QString();
        const QChar initial = subject.name.isEmpty() ? QChar() : subject.name.front();
        const bool mayName = initial.unicode() >= 0x80 || initial.toLower() == word.front();
        if (!reference.isEmpty() && (reference == one || reference == two))
            offer(found, subject, reference == one ? 1 : 2);
        else if (mayName && !subject.name.isEmpty())
            offer(found, subject, nameLength(work, at, textsOf(subject.name)));
    }
    return found;
}

QString subjectShown(const KnownSubject& subject) {
    return subject.name.isEmpty() ? subject.reference : subject.name + QLatin1Char(' ') + subject.reference;
}

// Police references ------------------------------------------------------------------------------------------------

bool isWordOf(const QSet<QString>& set, const QString& word) {
    return !word.isEmpty() && set.contains(word);
}

bool opensReference(const QString& word) {
    static const QSet<QString> set{QStringLiteral("cad"), QStringLiteral("crime"),    QStringLiteral("crn"),
                                   QStringLiteral("log"), QStringLiteral("occ"),      QStringLiteral("occurrence"),
                                   QStringLiteral("urn"), QStringLiteral("ref"),      QStringLiteral("reference"),
                                   QStringLiteral("inc"), QStringLiteral("incident"), QStringLiteral("niche")};
    return isWordOf(set, word);
}

bool bindsReference(const QString& word) {
    static const QSet<QString> set{QStringLiteral("ref"), QStringLiteral("reference"), QStringLiteral("no"),
                                   QStringLiteral("num"), QStringLiteral("nr"),        QStringLiteral("number"),
                                   QStringLiteral("#"),   QStringLiteral("is")};
    return isWordOf(set, word);
}

bool isReferenceValue(const QString& word) {
    int digits = 0;
    for (const QChar c : word) {
        digits += isDigit(c) ? 1 : 0;
        const bool allowed = isDigit(c) || isLetter(c) || c == u'/' || c == u'*' || c == u'-' || c == u'#' || c == u'.';
        if (!allowed)
            return false;
    }
    return digits >= 2 && word.size() <= 24;
}

/// Digits and letters as a pattern: "ng/1234/26" → "a/9/9", "22*123456" → "9*9".
QString shapeOf(const QString& word) {
    QString shape;
    for (const QChar c : word) {
        const QChar kind = isDigit(c) ? QChar(u'9') : isLetter(c) ? QChar(u'a') : c;
        if (shape.isEmpty() || shape.back() != kind)
            shape += kind;
    }
    return shape;
}

/// Forms that are nothing else: NG/1234/26, 42CW/1234/26, 22*123456, 26NH*123456, and the occurrence numbers of eleven
/// figures (which no telephone number is, for those begin with 0).
bool isReferenceByItself(const QString& word) {
    static const QSet<QString> shapes{QStringLiteral("a/9/9"), QStringLiteral("9a/9/9"), QStringLiteral("9*9"),
                                      QStringLiteral("9a*9"), QStringLiteral("a9/9/9")};
    const bool occurrence = word.size() == 11 && word[0] != u'0' && shapeOf(word) == QLatin1String("9");
    return occurrence || (word.size() >= 7 && word.size() <= 24 && isWordOf(shapes, shapeOf(word)));
}

bool isMonth(const QString& word) {
    static const QSet<QString> set{QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"),
                                   QStringLiteral("apr"), QStringLiteral("may"), QStringLiteral("jun"),
                                   QStringLiteral("jul"), QStringLiteral("aug"), QStringLiteral("sep"),
                                   QStringLiteral("oct"), QStringLiteral("nov"), QStringLiteral("dec")};
    return isWordOf(set, word.left(3)) && word.size() <= 9;
}

/// How many words of "of 20/11", "of 20 November", "of today" follow.
int dateWords(const Work& work, int at) {
    if (work.free(at) != QLatin1String("of"))
        return 0;
    const QString day = work.free(at + 1);
    if (day == QLatin1String("today") || day == QLatin1String("yesterday"))
        return 2;
    if (day.isEmpty() || !isDigit(day[0]) || day.size() > 10)
        return 0;
    if (isMonth(work.free(at + 2)))
        return 3;
    return day.contains(QLatin1Char('/')) || day.contains(QLatin1Char('-')) || day.contains(QLatin1Char('.')) ? 2 : 0;
}

/// What is kept: numbers that mean nothing by themselves keep their word ("CAD 123 of 20/11").
QString referenceText(const Work& work, const QString& opening, int value, int last) {
    const bool bare = isReferenceByItself(work.words[value].text);
    QString text = work.words[value].text.toUpper();
    for (int i = value + 1; i <= last; ++i)
        text += QLatin1Char(' ') + work.words[i].text;
    if (bare || opening.isEmpty() || opening == QLatin1String("ref") || opening == QLatin1String("reference"))
        return text;
    return (opening.size() <= 3 && opening != QLatin1String("log") ? opening.toUpper() : opening) + QLatin1Char(' ') +
           text;
}

bool takeReference(Work& work, int first) {
    const bool police = work.free(first) == QLatin1String("police");
    int at = police ? first + 1 : first;
    const QString opening = opensReference(work.free(at)) ? work.free(at) : QString();
    if (opening.isEmpty() && !isReferenceByItself(work.free(first)))
        return false;
    if (!opening.isEmpty()) {
        ++at;
        while (bindsReference(work.free(at)))
            ++at;
        if (!isReferenceValue(work.free(at)))
            return false;
    }
    const int dates = work.words[at].breakAfter ? 0 : dateWords(work, at + 1);
    // "incident 4410" is the desk's own number unless it is the police's.
    if (opening.startsWith(QLatin1String("inc")) && !police && dates == 0 && !isReferenceByItself(work.free(at)))
        return false;
    const int last = at + dates;
    work.reading.policeReference = referenceText(work, opening, at, last);
    work.claim(TokenKind::PoliceReference, first, last, QStringLiteral("police ref ") + work.reading.policeReference);
    return true;
}

} // namespace

void findSubject(Work& work) {
    for (int i = 0; i < work.size(); ++i) {
        if (!work.isFree(i) || work.words[i].text.isEmpty())
            continue;
        const Found found = subjectAt(work, i);
        if (found.subject == nullptr || found.twice)
            continue;
        work.reading.subject = *found.subject;
        work.claim(TokenKind::Subject, i, i + found.words - 1, subjectShown(*found.subject));
        return;
    }
}

void findReference(Work& work) {
    for (int i = 0; i < work.size(); ++i) {
        if (work.isFree(i) && takeReference(work, i))
            return;
    }
}

} // namespace watchdesk::domain::quick
