// The words for people and their ages in a quick line.
#include "domain/LineWords.h"
#include "domain/QuickRun.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace watchdesk::domain::quick {

namespace {

QHash<QString, Said> buildSayings() {
    QHash<QString, Said> out;
    const auto add = [&](const char* list, const Said& said) {
        for (const QString& word : QString::fromLatin1(list).split(QLatin1Char(' ')))
            out.insert(word, said);
    };
    const QString m = QStringLiteral("m");
    const QString f = QStringLiteral("f");
    add("m male man lad gent gentleman bloke guy fella chap geezer", {m, {}, false, false, {}});
    add("males men lads gents gentlemen blokes guys fellas chaps geezers ms", {m, {}, true, false, {}});
    add("f female woman lady lass lassie", {f, {}, false, false, {}});
    add("females women ladies lasses fs", {f, {}, true, false, {}});
    add("grandad granddad", {m, {}, false, false, QStringLiteral("elderly")});
    add("grandma granny", {f, {}, false, false, QStringLiteral("elderly")});
    add("oap pensioner", {{}, {}, false, false, QStringLiteral("elderly")});
    add("oaps pensioners", {{}, {}, true, false, QStringLiteral("elderly")});
    add("boy", {m, {}, false, true, {}});
    add("boys", {m, {}, true, true, {}});
    add("girl", {f, {}, false, true, {}});
    add("girls", {f, {}, true, true, {}});
    add("person youth individual youngster", {{}, {}, false, false, {}});
    add("people persons youths individuals youngsters", {{}, {}, true, false, {}});
    add("child kid toddler kiddie", {{}, QStringLiteral("child"), false, true, {}});
    add("children kids toddlers kiddies", {{}, QStringLiteral("child"), true, true, {}});
    add("teen teenager adolescent", {{}, QStringLiteral("teen"), false, false, {}});
    add("teenagers", {{}, QStringLiteral("teen"), true, false, {}});
    return out;
}

/// "mid-thirties" → "thirties" after "mid".
QString withoutPart(const QString& word, QString* part) {
    for (const char* said : {"mid", "early", "late"}) {
        const auto size = static_cast<qsizetype>(qstrlen(said));
        if (word.size() <= size || !word.startsWith(QLatin1String(said)))
            continue;
        if (part != nullptr)
            *part = QString::fromLatin1(said);
        return word.mid(word[size] == u'-' ? size + 1 : size);
    }
    return word;
}

} // namespace

const QHash<QString, Said>& sayings() {
    static const QHash<QString, Said> table = buildSayings();
    return table;
}

QString decadeOf(const QString& word, QString* part) {
    static const QHash<QString, QString> table{
        {QStringLiteral("twenties"), QStringLiteral("20s")},  {QStringLiteral("thirties"), QStringLiteral("30s")},
        {QStringLiteral("forties"), QStringLiteral("40s")},   {QStringLiteral("fourties"), QStringLiteral("40s")},
        {QStringLiteral("fifties"), QStringLiteral("50s")},   {QStringLiteral("sixties"), QStringLiteral("60s")},
        {QStringLiteral("seventies"), QStringLiteral("70s")}, {QStringLiteral("eighties"), QStringLiteral("80s")},
        {QStringLiteral("nineties"), QStringLiteral("90s")},  {QStringLiteral("teens"), QStringLiteral("teen")},
        {QStringLiteral("teenage"), QStringLiteral("teen")},  {QStringLiteral("teenaged"), QStringLiteral("teen")},
        {QStringLiteral("juvenile"), QStringLiteral("teen")}, {QStringLiteral("juveniles"), QStringLiteral("teen")}};
    const QString bare = withoutPart(word, part);
    const bool figures = bare.size() == 3 && bare[0] >= u'2' && bare[0] <= u'9' && bare[1] == u'0' && bare[2] == u's';
    return figures ? bare : table.value(bare);
}

bool isAgeQualifier(const QString& word) {
    static const QSet<QString> set = wordSet("late early mid older elderly young younger middle-aged");
    return set.contains(word);
}

bool isAgeFiller(const QString& word) {
    static const QSet<QString> set = wordSet(
        "about approx approximately around aged age ages in his her their ~ probably maybe all both each roughly looks "
        "looking say possibly between of");
    return set.contains(word);
}

bool isYears(const QString& word) {
    static const QSet<QString> set = wordSet("yo y/o yrs years yr year old yrold year-old yr-old year-olds");
    return set.contains(word);
}

bool isPersonWord(const QString& foldedWord) {
    return sayings().contains(foldedWord);
}

bool isYoungWord(const QString& foldedWord) {
    return sayings().value(foldedWord).young;
}

} // namespace watchdesk::domain::quick
