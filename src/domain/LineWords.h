// A typed line as words, folded so that spelling habits do not matter. No state; any thread.
#pragma once

#include <QSet>
#include <QString>
#include <QStringView>
#include <QVector>

namespace watchdesk::domain {

/// A word and the stretch of the line that it stands on, its punctuation included. The words of a line with the blanks
/// between them are the line.
struct LineWord {
    int from = 0;
    int length = 0;
    QString text;            ///< folded, without punctuation at its ends; empty for punctuation alone
    bool breakAfter = false; ///< a comma, stop or line end follows: phrases do not run across it
    bool arrow = false;      ///< ">", "->" or the arrow sign: what follows is a heading
    bool mark = false;       ///< "@": what follows is a place
};

/// Lower case, compatibility forms and accents undone, apostrophes and invisible characters dropped: "Zoë's" → "zoes".
[[nodiscard]] QString folded(QStringView text);

/// Splits at blanks, commas (not those inside numbers), semicolons, arrows and "@".
[[nodiscard]] QVector<LineWord> splitLine(QStringView line);

/// Words with a blank between each two, Latin-1.
[[nodiscard]] QSet<QString> wordSet(const char* list);

} // namespace watchdesk::domain
