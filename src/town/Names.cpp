#include "town/Names.h"

#include <QStringList>

#include <array>
#include <utility>

namespace watchdesk::town {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 18> endings{{{"st", "street"},
                                                                       {"str", "street"},
                                                                       {"rd", "road"},
                                                                       {"ln", "lane"},
                                                                       {"la", "lane"},
                                                                       {"ave", "avenue"},
                                                                       {"av", "avenue"},
                                                                       {"sq", "square"},
                                                                       {"pl", "place"},
                                                                       {"ct", "court"},
                                                                       {"cl", "close"},
                                                                       {"cres", "crescent"},
                                                                       {"dr", "drive"},
                                                                       {"ter", "terrace"},
                                                                       {"gdns", "gardens"},
                                                                       {"gr", "grove"},
                                                                       {"mkt", "market"},
                                                                       {"wk", "walk"}}};

/// Letters, digits and spaces; accents go, and so do apostrophes.
QString plain(const QString& name) {
    QString out;
    const QString apart = name.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : apart) {
        if (c.isLetterOrNumber())
            out += c;
        else if (!c.isMark() && c != QLatin1Char('\'') && c != QChar(0x2019) && c != QLatin1Char('.'))
            out += QLatin1Char(' ');
    }
    return out;
}

} // namespace

QString foldedStreet(const QString& name) {
    QStringList words = plain(name).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    for (const auto& [shortened, whole] : endings) {
        if (words.size() > 1 && words.last() == QLatin1String(shortened)) {
            words.last() = QString::fromLatin1(whole);
            break;
        }
    }
    // "St" anywhere but at the end is a saint.
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        if (words[i] == QLatin1String("st"))
            words[i] = QStringLiteral("saint");
    }
    return words.join(QLatin1Char(' '));
}

} // namespace watchdesk::town
