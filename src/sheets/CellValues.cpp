#include "sheets/CellValues.h"

#include "domain/Category.h"
#include "domain/LineWords.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace watchdesk::sheets {

namespace {

constexpr qint64 mostPence = 1'000'000'000;

Error unread(const char* what, const char* todo) {
    return {ErrorCode::InvalidInput, what, "", todo};
}

Error noMoney(const char* what = "That is no sum of money that can be read.") {
    return unread(what, "Write it as 12.50 or £1,200.");
}

Error noTelephone(const char* what) {
    return unread(what, "Write it as 01632 960001 or +44 1632 960001.");
}

/// Takes what people put around a sum away; tells whether it is in pence.
QString sumAlone(const QString& cell, bool& pence) {
    QString text = cell.simplified().toLower();
    static const QRegularExpression about(
        QStringLiteral("^(?:about|approx\\.?|approximately|around|circa|c\\.|est\\.?|~)\\s*"));
    static const QRegularExpression currency(QStringLiteral("^(?:\u00a3|gbp)\\s*|\\s*(?:\u00a3|gbp|pounds?|quid)$"));
    text.remove(about).remove(currency);
    static const QRegularExpression endsInPence(QStringLiteral("^(\\d+)\\s*(?:p|pence)$"));
    const auto match = endsInPence.match(text);
    pence = match.hasMatch();
    return pence ? match.captured(1) : text;
}

QString lettersAndFigures(const QString& cell) {
    QString out;
    for (const QChar c : cell) {
        if (c.isLetterOrNumber())
            out += c.toUpper();
    }
    return out;
}

/// Words of categories with the code that each belongs to.
const QHash<QString, QString>& categoryWords() {
    static const QHash<QString, QString> all = [] {
        QHash<QString, QString> words;
        for (const domain::Category& category : domain::categories()) {
            for (const QString& word : category.words)
                words.insert(domain::folded(word), category.code);
            words.insert(domain::folded(category.label), category.code);
            words.insert(domain::folded(category.code), category.code);
        }
        return words;
    }();
    return all;
}

bool standsAlone(const QString& text, qsizetype at, qsizetype length) {
    const bool before = at == 0 || !text.at(at - 1).isLetterOrNumber();
    return before && (at + length == text.size() || !text.at(at + length).isLetterOrNumber());
}

/// The longest word of a category that stands in the text; of equal ones the first in the text.
QString categoryIn(const QString& text) {
    QString best;
    QString code;
    for (auto it = categoryWords().begin(); it != categoryWords().end(); ++it) {
        const qsizetype at = text.indexOf(it.key());
        const bool longer =
            it.key().size() > best.size() || (it.key().size() == best.size() && at < text.indexOf(best));
        if (at >= 0 && longer && standsAlone(text, at, it.key().size())) {
            best = it.key();
            code = it.value();
        }
    }
    return code;
}

/// A British number without its country: ten figures, of old exchanges nine.
Result<Telephone> british(QString digits, Telephone telephone) {
    if (!digits.startsWith(QLatin1Char('0')))
        digits.prepend(QLatin1Char('0'));
    if (digits.size() < 10 || digits.size() > 11)
        return noTelephone("A British telephone number has ten or eleven figures.");
    if (digits.at(1) == u'0' || digits.at(1) == u'4' || digits.at(1) == u'6')
        return noTelephone("No British telephone number begins like that.");
    telephone.number = digits;
    return telephone;
}

} // namespace

Result<qint64> readMoney(const QString& cell) {
    bool pence = false;
    const QString text = sumAlone(cell, pence);
    if (text.isEmpty())
        return noMoney("There is no sum.");
    if (text == QLatin1String("nil") || text == QLatin1String("none") || text == QLatin1String("-"))
        return 0;
    if (text.startsWith(QLatin1Char('-')) || text.startsWith(QLatin1Char('(')))
        return noMoney("A sum below nought is not taken.");
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,9}|\\d{1,3}(?:,\\d{3})+)(?:\\.(\\d{1,2}))?$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return noMoney();
    const qint64 whole = match.captured(1).remove(QLatin1Char(',')).toLongLong();
    const qint64 part = match.captured(2).leftJustified(2, QLatin1Char('0')).toLongLong();
    const qint64 total = pence ? whole : whole * 100 + part;
    if (total > mostPence)
        return noMoney("More than ten million pounds is not taken.");
    return total;
}

Result<bool> readYesNo(const QString& cell) {
    static const QSet<QString> yes{QStringLiteral("yes"),    QStringLiteral("y"),      QStringLiteral("true"),
                                   QStringLiteral("1"),      QStringLiteral("x"),      QStringLiteral("\u2713"),
                                   QStringLiteral("\u2714"), QStringLiteral("\u2611"), QStringLiteral("t"),
                                   QStringLiteral("on"),     QStringLiteral("signed")};
    static const QSet<QString> no{QStringLiteral("no"),    QStringLiteral("n"),    QStringLiteral("false"),
                                  QStringLiteral("0"),     QStringLiteral("-"),    QStringLiteral("f"),
                                  QStringLiteral("off"),   QStringLiteral("none"), QStringLiteral("\u2717"),
                                  QStringLiteral("\u2610")};
    const QString text = cell.simplified().toLower();
    if (yes.contains(text))
        return true;
    if (no.contains(text))
        return false;
    return unread("That is neither yes nor no.", "Write yes or no.");
}

Result<Telephone> readTelephone(const QString& cell) {
    static const QRegularExpression extension(QStringLiteral("\\s*(?:x|ext\\.?|extension)\\s*(\\d{1,6})$"),
                                              QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression shape(QStringLiteral("^\\+?[\\d\\s().\\-/]+$"));
    QString text = cell.simplified();
    Telephone telephone;
    if (const auto match = extension.match(text); match.hasMatch()) {
        telephone.extension = match.captured(1);
        text = text.first(match.capturedStart());
    }
    if (text.isEmpty())
        return noTelephone("There is no telephone number.");
    if (!shape.match(text).hasMatch())
        return noTelephone("That is no telephone number, or more than one.");
    QString digits = lettersAndFigures(text);
    const bool abroad = text.startsWith(QLatin1Char('+')) || digits.startsWith(QLatin1String("00"));
    if (digits.startsWith(QLatin1String("00")))
        digits.remove(0, 2);
    if (abroad && digits.startsWith(QLatin1String("44")))
        return british(digits.mid(2), telephone);
    if (abroad) {
        if (digits.size() < 8 || digits.size() > 15 || digits.startsWith(QLatin1Char('0')))
            return noTelephone("A number of another country has eight to fifteen figures.");
        telephone.number = QLatin1Char('+') + digits;
        return telephone;
    }
    telephone.zeroRestored = !digits.startsWith(QLatin1Char('0'));
    if (telephone.zeroRestored && digits.size() != 10)
        return noTelephone("A British telephone number begins with a nought.");
    return british(digits, telephone);
}

Result<QString> readPostCode(const QString& cell) {
    const QString text = lettersAndFigures(cell);
    static const QRegularExpression shape(
        QStringLiteral("^(?:GIR0AA|[A-PR-UWYZ][A-HK-Y]?\\d[\\dA-Z]?\\d[ABD-HJLNP-UW-Z]{2})$"));
    if (!shape.match(text).hasMatch())
        return unread("That is no British post code.", "Write it as AB1 2CD.");
    return text.left(text.size() - 3) + QLatin1Char(' ') + text.right(3);
}

Result<QString> readEmail(const QString& cell) {
    static const QRegularExpression shape(QStringLiteral("^[^\\s@<>,;]{1,64}@[^\\s@<>,;.]+(?:\\.[^\\s@<>,;.]+)+$"));
    const QString text = cell.trimmed();
    if (!shape.match(text).hasMatch())
        return unread("That is no e-mail address.", "Write it as name@example.org.");
    return text;
}

Result<QString> readCategory(const QString& cell) {
    const QString text = domain::folded(cell.simplified());
    const auto whole = categoryWords().constFind(text);
    const QString code = whole != categoryWords().constEnd() ? *whole : categoryIn(text);
    if (code.isEmpty())
        return unread("That is no category that is known.", "Choose one of the categories.");
    return code;
}

Result<QString> readCallSign(const QString& cell) {
    const QString text = cell.simplified().toUpper();
    static const QRegularExpression shape(QStringLiteral("^(?=.*[A-Z0-9])[A-Z0-9 \\-]{1,12}$"));
    if (!shape.match(text).hasMatch())
        return unread("That is no call sign.", "Write it as C07.");
    return text;
}

Result<QString> readToneCode(const QString& cell) {
    const QString text = cell.simplified().remove(QLatin1Char(' ')).toUpper();
    static const QRegularExpression shape(QStringLiteral("^(?=.*\\d)[0-9A-F]{3,8}$"));
    if (!shape.match(text).hasMatch())
        return unread("That is no code of a selective call.", "Write its figures, such as 57106.");
    return text;
}

} // namespace watchdesk::sheets
