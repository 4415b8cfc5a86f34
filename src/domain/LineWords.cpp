#include "domain/LineWords.h"

#include <algorithm>

namespace watchdesk::domain {

namespace {

bool isApostrophe(QChar c) {
    return c == u'\'' || c == u'\u2019' || c == u'\u2018' || c == u'`' || c == u'\u00b4';
}

bool isArrowHead(QChar c) {
    return c == u'>' || c == u'\u2192' || c == u'\u21d2' || c == u'\u27a1';
}

bool endsPhrase(QChar c) {
    return c == u',' || c == u';' || c == u'.' || c == u'!' || c == u'?' || c == u':';
}

bool isEdge(QChar c) {
    return endsPhrase(c) || isApostrophe(c) || c == u'"' || c == u'(' || c == u')' || c == u'[' || c == u']' ||
           c == u'{' || c == u'}' || c == u'\u201c' || c == u'\u201d' || c == u'\u2026';
}

QString foldedUnicode(QStringView text) {
    const QString apart = text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString out;
    out.reserve(apart.size());
    for (const QChar c : apart) {
        const auto category = c.category();
        const bool invisible = category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
                               category == QChar::Other_Format || category == QChar::Other_Control;
        if (!invisible && !isApostrophe(c))
            out += c;
    }
    return out;
}

/// End of the arrow that begins at `at`, or `at` when there is none: "->", "=>", "-->", ">>".
qsizetype arrowEnd(QStringView line, qsizetype at) {
    qsizetype i = at;
    while (i < line.size() && (line[i] == u'-' || line[i] == u'='))
        ++i;
    const qsizetype head = i;
    while (i < line.size() && isArrowHead(line[i]))
        ++i;
    return i > head ? i : at;
}

bool digitAt(QStringView line, qsizetype at) {
    return at >= 0 && at < line.size() && line[at] >= u'0' && line[at] <= u'9';
}

/// End of the plain word that begins at `at`: before a blank, an arrow or "@", after a comma or semicolon.
qsizetype wordEnd(QStringView line, qsizetype at) {
    for (qsizetype i = at; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c.isSpace())
            return i;
        if (i > at && (c == u'@' || arrowEnd(line, i) > i))
            return i;
        const bool separates = c == u';' || (c == u',' && !(digitAt(line, i - 1) && digitAt(line, i + 1)));
        if (separates)
            return i + 1;
    }
    return line.size();
}

LineWord wordOn(QStringView line, qsizetype from, qsizetype end) {
    LineWord word;
    word.from = static_cast<int>(from);
    word.length = static_cast<int>(end - from);
    qsizetype first = from;
    qsizetype last = end;
    while (first < last && isEdge(line[first]))
        ++first;
    while (last > first && isEdge(line[last - 1])) {
        word.breakAfter = word.breakAfter || endsPhrase(line[last - 1]);
        --last;
    }
    if (first == last)
        word.breakAfter = true;
    word.text = folded(line.mid(first, last - first));
    return word;
}

/// Line ends separate like commas do.
bool lineEndFollows(QStringView line, qsizetype at) {
    for (; at < line.size() && line[at].isSpace(); ++at) {
        if (line[at] == u'\n' || line[at] == u'\r' || line[at] == u'\u2028' || line[at] == u'\u2029')
            return true;
    }
    return false;
}

} // namespace

QString folded(QStringView text) {
    const bool plain =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
    if (!plain)
        return foldedUnicode(text);
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (!isApostrophe(c))
            out += c >= u'A' && c <= u'Z' ? QChar(c.unicode() + 32) : c;
    }
    return out;
}

QVector<LineWord> splitLine(QStringView line) {
    QVector<LineWord> words;
    qsizetype at = 0;
    while (at < line.size()) {
        if (line[at].isSpace()) {
            ++at;
            continue;
        }
        LineWord word;
        qsizetype end = arrowEnd(line, at);
        if (end > at) {
            word = {static_cast<int>(at), static_cast<int>(end - at), {}, false, true, false};
        } else if (line[at] == u'@') {
            end = at + 1;
            word = {static_cast<int>(at), 1, {}, false, false, true};
        } else {
            end = wordEnd(line, at);
            word = wordOn(line, at, end);
            word.breakAfter = word.breakAfter || lineEndFollows(line, end);
        }
        words += word;
        at = end;
    }
    return words;
}

QSet<QString> wordSet(const char* list) {
    const QStringList words = QString::fromLatin1(list).split(QLatin1Char(' '));
    return {words.begin(), words.end()};
}

} // namespace watchdesk::domain
