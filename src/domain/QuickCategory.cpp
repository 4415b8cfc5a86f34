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
        const std::array<std::pair<const char*, const char*>, 14> hints{
            {{"shop-theft",
              "left with|walked out with|walked off with|ran out with|ran off with|made off with|filling bags|filling "
              "a bag|concealing|concealed|not paid|not paying|taken a bottle|helping himself|helping herself|under his "
              "coat|under her coat|up his sleeve|up her sleeve|in a foil bag|through the tills|past the tills|pushed "
              "out a trolley|trolley push|grab and run|selecting|tags off|taking tags off|removing tags|cutting "
              "tags|grabbed a|grabbed some|grabbed two|grabbed three|grabbed the|grabbed several|without paying "
              "for|stuffing|loading up"},
             {"breach", "he is back|she is back|they are back|hes back|shes back|theyre back|back at the door|back in "
                        "the store|back in the shop|back in the pub|asked him to leave|asked her to leave|not allowed "
                        "in|on the list|on our list"},
             {"violence",
              "punched|slapped|kicked me|kicked my|kicked him|kicked her|headbutt|shoved|grabbed me|grabbed my|grabbed "
              "him|grabbed her|grabbed a member|spat at|spat in|spat on|hit one of|hit my|has a knife|got a knife|with "
              "a knife|pulled a knife|threw a punch|bottled|glassed|been stabbed|gone for"},
             {"counterfeit-note", "fake twenty|fake ten|fake fifty|fake five|dodgy twenty|dodgy ten|dodgy fifty|fails "
                                  "the pen|failed the pen|failed the uv|does not look right|isnt real|is not "
                                  "real|funny money|bad note|moody note|scottish twenty that"},
             {"lost-child", "looking for her mum|looking for his mum|looking for her dad|looking for his dad|cannot "
                            "find his|cannot find her|cant find his|cant find her|lost his little|lost her little|lost "
                            "their little|wandered off|separated from|without a parent|without an adult|crying for"},
             {"vulnerable-person",
              "does not know where|doesnt know where|wandering|not making sense|in distress|distressed|panic attack|in "
              "her nightdress|in his pyjamas|not responding|hurt herself|hurt himself|on the ledge|feels unsafe|feel "
              "unsafe|followed her|ask for angela|angela|spiked|her drink|lives alone|having a seizure"},
             {"drunkenness", "worse for wear|can hardly stand|cannot stand|cant stand up|had too many|too much to "
                             "drink|staggering|stumbling|slurring|open can|cans of lager|drinking cider|passed out"},
             {"begging", "asking for change|asking customers for money|asking people for money|asking for money|by the "
                         "cash machine asking|sleeping in the doorway|sleeping bag in"},
             {"drugs", "white powder|snorting|injecting|selling pills|pills|crack|heroin|a deal|wraps|smoking "
                       "something|baggies|shooting up|joint"},
             {"fraud", "no receipt|without a receipt|refund on|bring back goods|card machine|card declined|wrong "
                       "card|someone elses card|switched the labels|swapped the labels|swapping labels|price "
                       "labels|bank transfer|impersonating|pretending to be from"},
             {"anti-social-behaviour",
              "throwing|swinging on|riding bikes|riding through|on e-scooters|letting off|fireworks|refusing to "
              "leave|wont leave|will not leave|blocking the|being loud|loud music|urinating|peeing|messing "
              "about|climbing on|running riot|knocking things|banging on"},
             {"public-order", "having a go at|in my face|racist|homophobic|verbal abuse|calling us|screaming "
                              "at|yelling at|squaring up|threw a|arguing"},
             {"youth-concern", "school uniform|should be in school|buy them|buy vodka|buy alcohol|buy cigarettes|buy "
                               "vapes|vapes for|older man with|in an older mans car|out of school"},
             {"suspicious", "watching staff|hood up|taking photos of|looking at the cameras|trying door "
                            "handles|casing|been in three times|going round and round|making me uneasy|acting "
                            "strange|acting oddly|acting shifty|shifty|keep an eye|eyes on"}}};
        QHash<QString, QString> out;
        for (const auto& [code, list] : hints)
            for (const QString& phrase : QString::fromLatin1(list).split(QLatin1Char('|')))
                out.insert(phrase, QString::fromLatin1(code));
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
            // "lost girl", "banned male": who it is stands in the kind's own words, and is read besides.
            const bool who = count > 1 && isPersonWord(work.words[i + count - 1].text);
            work.claim(TokenKind::Category, i, i + count - (who ? 2 : 1), categoryByCode(*code).label, told);
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
