// What kind of incident a quick line tells of, and how urgent it is.
#include "domain/Category.h"
#include "domain/QuickParts.h"

#include <QHash>

#include <array>
#include <utility>

namespace watchdesk::domain::quick {

namespace {

constexpr int mostWords = 4;

const QHash<QString, QString>& codesByWord() {
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> out;
        for (const Category& category : categories()) {
            out.insert(category.code, category.code);
            out.insert(category.label.toLower(), category.code);
            for (const QString& word : category.words)
                out.insert(word, category.code);
        }
        return out;
    }();
    return table;
}

/// What people say without naming the kind. Used when nothing names it; the words stay in the narrative too, for they
/// tell more than the kind.
const QHash<QString, QString>& codesByHint() {
    static const QHash<QString, QString> table = [] {
        constexpr std::array<std::pair<const char*, const char*>, 33> hints{{{"left with", "shop-theft"},
                                                                             {"walked out with", "shop-theft"},
                                                                             {"walked off with", "shop-theft"},
                                                                             {"ran out with", "shop-theft"},
                                                                             {"ran off with", "shop-theft"},
                                                                             {"made off with", "shop-theft"},
                                                                             {"filling bags", "shop-theft"},
                                                                             {"filling a bag", "shop-theft"},
                                                                             {"concealing", "shop-theft"},
                                                                             {"concealed", "shop-theft"},
                                                                             {"not paid", "shop-theft"},
                                                                             {"taken a bottle", "shop-theft"},
                                                                             {"helping himself", "shop-theft"},
                                                                             {"helping herself", "shop-theft"},
                                                                             {"he is back", "breach"},
                                                                             {"she is back", "breach"},
                                                                             {"hes back", "breach"},
                                                                             {"shes back", "breach"},
                                                                             {"back at the door", "breach"},
                                                                             {"back in the store", "breach"},
                                                                             {"back in the shop", "breach"},
                                                                             {"asked him to leave", "breach"},
                                                                             {"asked her to leave", "breach"},
                                                                             {"fake twenty", "counterfeit-note"},
                                                                             {"fake ten", "counterfeit-note"},
                                                                             {"dodgy twenty", "counterfeit-note"},
                                                                             {"lost child", "lost-child"},
                                                                             {"looking for her mum", "lost-child"},
                                                                             {"looking for his mum", "lost-child"},
                                                                             {"cannot find his", "lost-child"},
                                                                             {"cannot find her", "lost-child"},
                                                                             {"watching staff", "suspicious"},
                                                                             {"worse for wear", "drunkenness"}}};
        QHash<QString, QString> out;
        for (const auto& [words, code] : hints)
            out.insert(QString::fromLatin1(words), QString::fromLatin1(code));
        return out;
    }();
    return table;
}

bool afterArrow(const Work& work, int at) {
    return at > 0 && work.words[at - 1].arrow;
}

bool negated(const Work& work, int at) {
    const QString before = work.free(at - 1);
    return before == QLatin1String("not") || before == QLatin1String("no") || before == QLatin1String("non");
}

bool takeFrom(Work& work, const QHash<QString, QString>& codes, bool told) {
    for (int i = 0; i < work.size(); ++i) {
        if (!work.isFree(i) || afterArrow(work, i) || negated(work, i))
            continue;
        for (int count = work.phraseLength(i, mostWords); count > 0; --count) {
            const auto code = codes.constFind(work.texts(i, count).join(QLatin1Char(' ')));
            if (code == codes.constEnd())
                continue;
            work.reading.category = *code;
            work.claim(TokenKind::Category, i, i + count - 1, categoryByCode(*code).label, told);
            return true;
        }
    }
    return false;
}

/// The whole line, claimed words too, as " priority papa zero three ".
QString spoken(const Work& work) {
    return QLatin1Char(' ') + work.texts(0, work.size()).join(QLatin1Char(' ')) + QLatin1Char(' ');
}

bool endsNegated(QStringView before) {
    return before.endsWith(QLatin1String(" not")) || before.endsWith(QLatin1String(" no")) ||
           before.endsWith(QLatin1String(" non")) || before.endsWith(QLatin1String(" not an"));
}

/// Whether any of the phrases is said without a "not" before it. Phrases have a blank at both ends.
template <std::size_t N>
bool saysAny(const QString& line, const std::array<const char*, N>& phrases) {
    for (const char* phrase : phrases) {
        for (auto at = line.indexOf(QLatin1String(phrase)); at >= 0; at = line.indexOf(QLatin1String(phrase), at + 1)) {
            if (!endsNegated(QStringView(line).left(at)))
                return true;
        }
    }
    return false;
}

} // namespace

void findCategory(Work& work) {
    if (!takeFrom(work, codesByWord(), false))
        (void)takeFrom(work, codesByHint(), true);
}

void findUrgency(Work& work) {
    constexpr std::array emergency{" priority ", " emergency ", " panic ", " urgent assistance "};
    constexpr std::array police{" need police ",     " needs police ",     " police needed ",   " police required ",
                                " police attend ",   " police to attend ", " police please ",   " call police ",
                                " call the police ", " want police ",      " police urgently ", " need the police "};
    constexpr std::array detained{" detained ", " arrested ", " in custody "};
    const QString line = spoken(work);
    work.reading.emergency = saysAny(line, emergency);
    work.reading.police = saysAny(line, police);
    work.reading.detained = saysAny(line, detained);
}

} // namespace watchdesk::domain::quick
