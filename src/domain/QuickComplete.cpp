// What would complete the word before the cursor.
#include "domain/Category.h"
#include "domain/LineWords.h"
#include "domain/Looks.h"
#include "domain/Places.h"
#include "domain/QuickLine.h"

#include <algorithm>

namespace watchdesk::domain {

namespace {

/// The stretch before the cursor that is being typed, and where in the line it stands.
struct Typed {
    int from = 0;
    int length = 0;
    QStringList words;  ///< folded
    bool first = false; ///< nothing stands before it
};

/// A completion and how good it is; lower rank first.
struct Offer {
    int rank = 0;
    Completion completion;
};

Typed lastWords(const QVector<LineWord>& words, int count, int cursor) {
    Typed typed;
    const auto begin = static_cast<int>(words.size()) - count;
    typed.from = words[begin].from;
    typed.length = cursor - typed.from;
    typed.first = begin == 0;
    for (int i = begin; i < static_cast<int>(words.size()); ++i)
        typed.words += words[i].text;
    return typed;
}

/// How many words stand between the cursor and the arrow or "@" before it in the same phrase; 0 when there is none.
int wordsAfterMark(const QVector<LineWord>& words) {
    int count = 0;
    for (auto i = words.size() - 1; i >= 0; --i, ++count) {
        if (words[i].arrow || words[i].mark)
            return count;
        if (words[i].breakAfter)
            return 0;
    }
    return 0;
}

void add(QVector<Offer>& offers, const Typed& typed, int rank, const QString& text, const char* hint) {
    offers += Offer{rank, {typed.from, typed.length, text, QString::fromLatin1(hint)}};
}

bool anyWordBegins(const QString& text, const QString& beginning) {
    const QVector<LineWord> words = splitLine(text);
    return std::any_of(words.begin(), words.end(), [&](const LineWord& w) { return w.text.startsWith(beginning); });
}

void offerCallers(QVector<Offer>& offers, const Typed& typed, const Vocabulary& vocabulary) {
    const QString& word = typed.words.last();
    for (const KnownCaller& caller : vocabulary.callers) {
        QString sign = folded(caller.callSign);
        const bool begins = sign.startsWith(word) || sign.remove(QLatin1Char('0')).startsWith(word);
        if (begins)
            add(offers, typed, 0, caller.callSign, "call sign");
        else if (word.size() >= 2 && anyWordBegins(caller.premises, word))
            add(offers, typed, 2, caller.callSign, "call sign");
    }
}

void offerPlaces(QVector<Offer>& offers, const Typed& typed, const Vocabulary& vocabulary, int rank) {
    for (const KnownPlace& place : vocabulary.places) {
        const bool begins = folded(place.name).startsWith(typed.words.join(QLatin1Char(' ')));
        if (begins || placeScore(typed.words, place.name, true) > 0)
            add(offers, typed, rank + (begins ? 0 : 1) + (place.premisesId.isEmpty() ? 0 : 1), place.name, "place");
    }
}

void offerCategories(QVector<Offer>& offers, const Typed& typed) {
    const QString& word = typed.words.last();
    for (const Category& category : categories()) {
        QStringList words = category.words;
        words.prepend(category.label.toLower());
        const auto begins = [&](const QString& w) { return w.startsWith(word) && w != word; };
        const auto found = std::find_if(words.begin(), words.end(), begins);
        if (found != words.end() && !words.contains(word))
            add(offers, typed, 1, *found, "category");
    }
}

/// What is said in many calls, and is long to type.
void offerPhrases(QVector<Offer>& offers, const Typed& typed) {
    static const QStringList phrases{
        QStringLiteral("priority"),       QStringLiteral("need police"),  QStringLiteral("need ambulance"),
        QStringLiteral("detained"),       QStringLiteral("late teens"),   QStringLiteral("early teens"),
        QStringLiteral("asked to leave"), QStringLiteral("safe with us"), QStringLiteral("nobody hurt"),
        QStringLiteral("tracksuit"),      QStringLiteral("trainers"),     QStringLiteral("hoodie"),
        QStringLiteral("jacket"),         QStringLiteral("rucksack"),     QStringLiteral("joggers"),
        QStringLiteral("trousers"),       QStringLiteral("baseball cap")};
    const QString& word = typed.words.last();
    for (const QString& phrase : phrases) {
        const bool garment = isLookWord(phrase.section(u' ', -1));
        if (word.size() >= (garment ? 3 : 2) && phrase.startsWith(word) && phrase != word)
            add(offers, typed, 2, phrase, "words");
    }
}

void offerSubjects(QVector<Offer>& offers, const Typed& typed, const Vocabulary& vocabulary) {
    const QString& word = typed.words.last();
    if (word.size() < 2)
        return;
    for (const KnownSubject& subject : vocabulary.subjects) {
        if (!subject.name.isEmpty() && anyWordBegins(subject.name, word))
            add(offers, typed, 3, subject.name, "subject");
        else if (folded(subject.reference).startsWith(word))
            add(offers, typed, 3, subject.reference, "subject");
    }
}

QVector<Completion> bestOf(QVector<Offer> offers, int most) {
    std::stable_sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) { return a.rank < b.rank; });
    QVector<Completion> out;
    for (const Offer& offer : offers) {
        const auto same = [&](const Completion& c) {
            return c.text == offer.completion.text && c.hint == offer.completion.hint;
        };
        if (out.size() < most && std::none_of(out.begin(), out.end(), same))
            out += offer.completion;
    }
    return out;
}

} // namespace

QVector<Completion> completeQuickLine(const QString& line, int cursor, const Vocabulary& vocabulary, int most) {
    const int at = std::clamp(cursor, 0, static_cast<int>(line.size()));
    const bool blankBefore = at == 0 || line[at - 1].isSpace();
    // Words are read as far back as a phrase may reach, so that a very long line costs no more than a short one.
    const int back = std::max(0, at - 400);
    QVector<LineWord> words = splitLine(QStringView(line).mid(back, at - back));
    for (LineWord& word : words)
        word.from += back;
    if (blankBefore || words.isEmpty() || words.last().text.isEmpty() || words.last().breakAfter || most <= 0)
        return {};
    QVector<Offer> offers;
    if (const int count = wordsAfterMark(words); count > 0) {
        offerPlaces(offers, lastWords(words, count, at), vocabulary, 0);
        if (count == 1)
            offerCallers(offers, lastWords(words, 1, at), vocabulary);
        return bestOf(std::move(offers), most);
    }
    const Typed typed = lastWords(words, 1, at);
    if (typed.first && back == 0)
        offerCallers(offers, typed, vocabulary);
    // The first category named is the incident's: another would only be narrative.
    if (readQuickLine(line.mid(back, typed.from - back), vocabulary).category.isEmpty())
        offerCategories(offers, typed);
    if (!typed.first)
        offerPhrases(offers, typed);
    offerSubjects(offers, typed, vocabulary);
    offerPlaces(offers, typed, vocabulary, 4);
    return bestOf(std::move(offers), most);
}

} // namespace watchdesk::domain
