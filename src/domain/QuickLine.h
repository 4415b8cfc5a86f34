// The quick line: what a coordinator types while listening, and how the desk reads it.
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace watchdesk::domain {

/// A radio a line may begin with.
struct KnownCaller {
    QString callSign; ///< "C07"
    QString radioSetId;
    QString premisesId;
    QString premises; ///< "Hallam Pharmacy"
};

/// A place that may follow ">" or name where it happened.
struct KnownPlace {
    QString name;       ///< "Market Place"; a street, an area or premises
    QString premisesId; ///< empty for streets and areas
};

/// A subject that may be named in a line.
struct KnownSubject {
    QString subjectId;
    QString name;      ///< empty when the identity is sought
    QString reference; ///< "W-0412"
};

/// What the town knows: the words a line is read against. Built by the desk; cheap to share.
struct Vocabulary {
    QVector<KnownCaller> callers;
    QVector<KnownPlace> places;
    QVector<KnownSubject> subjects;
};

enum class TokenKind {
    CallSign,
    Category,
    Person,
    Description,
    Heading,
    Place,
    Subject,
    Loss,
    PoliceReference,
    Narrative
};

/// A stretch of the line and what it was taken for. Spans do not overlap and, with the blanks between, cover the line.
struct QuickToken {
    TokenKind kind = TokenKind::Narrative;
    int from = 0;
    int length = 0;
    QString reading; ///< "C07 Hallam Pharmacy", "Theft", "man about 30", "to Market Place", "loss £140"
};

/// The whole line as understood. What is not placed is in `narrative`: nothing typed is refused or lost.
struct QuickReading {
    QVector<QuickToken> tokens;
    std::optional<KnownCaller> caller;
    QString category; ///< code; empty: none recognised
    QString sex;      ///< "m", "f" or empty
    QString age;      ///< "30", "20s", "teen", "child" or empty
    int people = 1;
    QString description;       ///< "m ~30, grey hoodie, Nike bag"
    QString heading;           ///< as known ("Market Place", "Market Place, then Butter Row") or as typed
    bool headingKnown = false; ///< every part of the heading is a known place
    QString placePremisesId;
    QString place; ///< where, when it is not the caller's own premises
    std::optional<KnownSubject> subject;
    qint64 lossPence = 0;
    QString policeReference;
    QString narrative;
    bool emergency = false; ///< "priority", "emergency", "panic"
    bool police = false;    ///< "need police", "can police attend"
    bool detained = false;  ///< somebody is held
    QStringList names;      ///< full names of the subjects whom the line names: kept off the air (rule 18)
    [[nodiscard]] bool isEmpty() const { return tokens.isEmpty(); }
};

/// Reads a line. Pure; a third of a millisecond at most for a call of 200 characters in a town of 64 members; any input,
/// of any length (read to its first 2,000 characters, the rest is narrative).
[[nodiscard]] QuickReading readQuickLine(const QString& line, const Vocabulary& vocabulary);

/// Something that would complete the word before the cursor.
struct Completion {
    int from = 0; ///< the stretch that it replaces
    int length = 0;
    QString text; ///< what to put there
    QString hint; ///< "call sign", "category", "place", "subject"
};

/// At most `most` completions for the word that ends at `cursor`, best first.
[[nodiscard]] QVector<Completion> completeQuickLine(const QString& line, int cursor, const Vocabulary& vocabulary,
                                                    int most = 8);

/// The words for the air: what is told to members, without any name of a subject (rule 18): none that stands in
/// reading.names, not even a surname alone. The narrative, losses and references are not told. `premises` is where it
/// happened; when empty, the reading's own place or the caller's premises. Words that a person edits afterwards are to
/// be checked with domain/NameGuard.h before they go.
[[nodiscard]] QString wordsForMembers(const QuickReading& reading, const QString& premises);

} // namespace watchdesk::domain
