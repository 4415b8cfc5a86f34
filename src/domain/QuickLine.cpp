#include "domain/QuickLine.h"

#include "domain/NameGuard.h"
#include "domain/QuickParts.h"

#include <algorithm>

namespace watchdesk::domain {

namespace quick {

Work::Work(QStringView typed, const Vocabulary& known) : line(typed), vocabulary(known), words(splitLine(typed)) {
    owner.fill(-1, words.size());
}

int Work::phraseLength(int at, int most) const {
    int count = 0;
    while (count < most && isFree(at + count) && !words[at + count].arrow && !words[at + count].mark) {
        ++count;
        if (words[at + count - 1].breakAfter)
            break;
    }
    return count;
}

QStringList Work::texts(int at, int count) const {
    QStringList out;
    for (int i = at; i < at + count; ++i)
        out += words[i].text;
    return out;
}

void Work::claim(TokenKind kind, int first, int last, const QString& text, bool told) {
    for (int i = first; i <= last; ++i)
        owner[i] = static_cast<int>(claims.size());
    claims += Claim{kind, first, last, text, told};
}

} // namespace quick

namespace {

constexpr qsizetype mostRead = 2000;

/// Where reading stops: before the word that crosses the limit, or in the middle of one that fills the whole line.
qsizetype readEnd(const QString& line) {
    if (line.size() <= mostRead)
        return line.size();
    qsizetype end = mostRead;
    while (end > 0 && !line[end - 1].isSpace())
        --end;
    if (end > 0)
        return end;
    return line[mostRead - 1].isHighSurrogate() ? mostRead - 1 : mostRead;
}

QuickToken tokenOf(const QString& line, int from, int end, TokenKind kind, const QString& reading) {
    while (end > from && line[end - 1].isSpace())
        --end;
    return {kind, from, end - from, reading};
}

/// What is said of words that stay in the narrative: themselves.
void addNarrative(const QString& line, int from, int end, QVector<QuickToken>& tokens) {
    QuickToken token = tokenOf(line, from, end, TokenKind::Narrative, {});
    token.reading = line.mid(token.from, token.length);
    if (token.length > 0)
        tokens += token;
}

QVector<QuickToken> tokensOf(const QString& line, const quick::Work& work) {
    QVector<QuickToken> tokens;
    for (int i = 0; i < work.size();) {
        int end = i + 1;
        while (end < work.size() && work.owner[end] == work.owner[i])
            ++end;
        const int from = work.words[i].from;
        const int till = work.words[end - 1].from + work.words[end - 1].length;
        if (work.owner[i] < 0) {
            addNarrative(line, from, till, tokens);
        } else {
            const quick::Claim& claim = work.claims[work.owner[i]];
            tokens += tokenOf(line, from, till, claim.kind, claim.reading);
        }
        i = end;
    }
    return tokens;
}

QString withoutEndCommas(QString text) {
    while (!text.isEmpty() && (text.back() == u',' || text.back() == u';' || text.back().isSpace()))
        text.chop(1);
    while (!text.isEmpty() && (text.front() == u',' || text.front() == u';' || text.front().isSpace()))
        text.remove(0, 1);
    return text;
}

QString narrativeOf(const QString& line, const quick::Work& work) {
    QString out;
    for (int i = 0; i < work.size(); ++i) {
        const bool kept = work.owner[i] < 0 || work.claims[work.owner[i]].told;
        if (!kept)
            continue;
        if (!out.isEmpty())
            out += QLatin1Char(' ');
        out += QStringView(line).mid(work.words[i].from, work.words[i].length);
    }
    return withoutEndCommas(out);
}

QStringList subjectNames(const Vocabulary& vocabulary) {
    QStringList out;
    for (const KnownSubject& subject : vocabulary.subjects) {
        if (!subject.name.isEmpty())
            out += subject.name;
    }
    return out;
}

/// A subject given by reference is not to be named either.
void noteNames(const QString& line, QuickReading& reading, const Vocabulary& vocabulary) {
    reading.names = namesFound(line, subjectNames(vocabulary));
    if (reading.subject && !reading.subject->name.isEmpty() && !reading.names.contains(reading.subject->name))
        reading.names += reading.subject->name;
}

void addRest(const QString& line, qsizetype from, QuickReading& reading) {
    const QString rest = line.mid(from).trimmed();
    if (rest.isEmpty())
        return;
    while (line[from].isSpace())
        ++from;
    addNarrative(line, static_cast<int>(from), static_cast<int>(line.size()), reading.tokens);
    reading.narrative += (reading.narrative.isEmpty() ? QString() : QStringLiteral(" ")) + rest;
}

} // namespace

QuickReading readQuickLine(const QString& line, const Vocabulary& vocabulary) {
    const qsizetype end = readEnd(line);
    quick::Work work(QStringView(line).left(end), vocabulary);
    for (const auto find : {quick::findCaller, quick::findArrows, quick::findSubject, quick::findReference,
                            quick::findLoss, quick::findHeadingPhrase, quick::findPlaceName, quick::findCategory,
                            quick::findPeople, quick::findLooks, quick::findUnknownHeadings, quick::findUrgency})
        find(work);
    QuickReading reading = work.reading;
    reading.tokens = tokensOf(line, work);
    reading.description = (work.people + work.looks).join(QStringLiteral(", "));
    reading.narrative = narrativeOf(line, work);
    addRest(line, end, reading);
    noteNames(line, reading, vocabulary);
    return reading;
}

} // namespace watchdesk::domain
