// The parts of the quick line's reader: each recogniser claims words that nobody has claimed before it. Internal to
// QuickLine.cpp and its siblings.
#pragma once

#include "domain/LineWords.h"
#include "domain/QuickLine.h"

#include <QStringList>
#include <QVector>

#include <optional>

namespace watchdesk::domain::quick {

/// Words first … last taken for one thing.
struct Claim {
    TokenKind kind = TokenKind::Narrative;
    int first = 0;
    int last = 0;
    QString reading;
    bool told = false; ///< also kept in the narrative: the words say more than was read from them
};

/// A line on its way to being understood.
struct Work {
    QStringView line;
    const Vocabulary& vocabulary;
    QVector<LineWord> words;
    QVector<int> owner; ///< index of the claim of each word, or -1
    QVector<Claim> claims;
    QuickReading reading;
    QStringList people; ///< "m ~30", in the order typed
    QStringList looks;  ///< "grey hoodie", in the order typed

    Work(QStringView typed, const Vocabulary& known);
    [[nodiscard]] int size() const { return static_cast<int>(words.size()); }
    [[nodiscard]] bool isFree(int at) const { return at >= 0 && at < size() && owner[at] < 0; }
    /// The folded word, or nothing past the ends and where it is claimed.
    [[nodiscard]] QString free(int at) const { return isFree(at) ? words[at].text : QString(); }
    /// How many words from `at` on are free and of one phrase, at most `most`.
    [[nodiscard]] int phraseLength(int at, int most) const;
    [[nodiscard]] QStringList texts(int at, int count) const;
    void claim(TokenKind kind, int first, int last, const QString& text, bool told = false);
};

/// "07", "seven", "zero seven", "twenty one": the number that the words from `at` spell and how many they are.
struct Spelt {
    qint64 value = 0;
    int words = 0;
};
[[nodiscard]] std::optional<Spelt> speltDigits(const Work& work, int at,
                                               int most);                 ///< "zero seven", "2 1", "twenty one"
[[nodiscard]] std::optional<Spelt> speltTens(const Work& work, int at);   ///< up to ninety-nine, in words
[[nodiscard]] std::optional<Spelt> speltNumber(const Work& work, int at); ///< "a hundred and forty", "60"

/// "7", "seven", "forty-five": a number that is one word.
[[nodiscard]] std::optional<qint64> numberOfWord(const QString& foldedWord);

/// The caller whose call sign is said in the words from `at` on, and in how many of them.
struct CalledBy {
    const KnownCaller* caller = nullptr;
    int words = 0;
};
[[nodiscard]] CalledBy callerAt(const Work& work, int at);

/// A place named in so many words.
struct Spot {
    QString name;
    QString premisesId;
    int words = 0;
    [[nodiscard]] bool found() const { return words > 0; }
};
/// The longest run of words from `at` on that stands for a place or a call sign; `fuzzy`: a beginning will do.
[[nodiscard]] Spot spotAt(const Work& work, int at, bool fuzzy);

/// Whether the words from `at` on count people: "two females", "3 lads".
[[nodiscard]] bool countsPeople(const Work& work, int at);

/// A word for a person: "boy", "female", "kid".
[[nodiscard]] bool isPersonWord(const QString& foldedWord);

/// A word for a young person: "boy", "girl", "toddler".
[[nodiscard]] bool isYoungWord(const QString& foldedWord);

/// "forged", "dodgy": what stands before a note that is none.
[[nodiscard]] bool saysForged(const QString& foldedWord);
/// "twenty", "50", "tenner": the worth of a note in pence.
[[nodiscard]] std::optional<Spelt> noteAt(const Work& work, int at);

/// "£140", "£20.50", "60p".
[[nodiscard]] QString moneyText(qint64 pence);

// In the order in which they are asked.
void findCaller(Work& work);
void findArrows(Work& work);
void findSubject(Work& work);
void findReference(Work& work);
void findLoss(Work& work);
void findHeadingPhrase(Work& work);
void findPlaceName(Work& work);
void findCategory(Work& work);
void findPeople(Work& work);
void findLooks(Work& work);
void findUnknownHeadings(Work& work);
void findUrgency(Work& work);

} // namespace watchdesk::domain::quick
