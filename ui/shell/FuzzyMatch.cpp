#include "ui/shell/FuzzyMatch.h"

#include <QStringList>

#include <algorithm>

namespace watchdesk::ui {
namespace {

/// One QChar for each of the text's, without case and accents, so that places stay the same.
QString folded(const QString& text) {
    QString out = text.toCaseFolded();
    for (qsizetype i = 0; i < out.size() && out.size() == text.size(); ++i) {
        const QString parts = QString(out[i]).normalized(QString::NormalizationForm_D);
        out[i] = parts.isEmpty() ? out[i] : parts[0];
    }
    return out.size() == text.size() ? out : text.toLower();
}

bool beginsWord(const QString& text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// The best placing of one word, by going through every place of its first letter.
FuzzyMatch matchWord(const QString& word, const QString& text) {
    FuzzyMatch best;
    for (qsizetype start = text.indexOf(word[0]); start >= 0; start = text.indexOf(word[0], start + 1)) {
        FuzzyMatch match{true, 0, {}};
        qsizetype last = start - 1;
        for (qsizetype i = 0; i < word.size() && match.matches; ++i) {
            const qsizetype at = i == 0 ? start : text.indexOf(word[i], last + 1);
            if (at < 0) {
                match.matches = false;
                break;
            }
            match.score += beginsWord(text, at) ? 8 : 1;
            match.score += i > 0 && at == last + 1 ? 6 : 0;
            match.score -= i > 0 ? int(std::min<qsizetype>(at - last - 1, 8)) : 0;
            match.at.append(int(at));
            last = at;
        }
        if (match.matches && (!best.matches || match.score > best.score))
            best = match;
    }
    return best;
}

} // namespace

FuzzyMatch fuzzyMatch(const QString& query, const QString& text) {
    FuzzyMatch whole{true, 0, {}};
    const QString plain = folded(text);
    const QStringList words = folded(query).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const FuzzyMatch part = matchWord(word, plain);
        if (!part.matches)
            return {};
        whole.score += part.score;
        whole.at += part.at;
    }
    whole.score -= int(std::min<qsizetype>(text.size(), 60)) / 10; // of two equal ones the shorter
    std::sort(whole.at.begin(), whole.at.end());
    return whole;
}

} // namespace watchdesk::ui
