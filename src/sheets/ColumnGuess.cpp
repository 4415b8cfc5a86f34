#include "sheets/ColumnGuess.h"

#include "domain/LineWords.h"

#include <QSet>

#include <algorithm>

namespace watchdesk::sheets {

namespace {

constexpr int headingAmong = 12; ///< rows in which a heading may stand
constexpr int judgedRows = 60;

/// How well a column fits a field, from 0 to 1, by heading and by cells.
struct Fit {
    int column = 0;
    int field = 0;
    double heading = 0;
    double cells = 0;
    [[nodiscard]] double all() const {
        if (heading > 0)
            return 0.7 * heading + 0.3 * cells;
        return 0.62 * cells;
    }
};

/// Lower case, figures and letters alone, one blank between words: "Phone No." → "phone no".
QString plain(const QString& heading) {
    QString out;
    for (const QChar c : domain::folded(heading))
        out += c.isLetterOrNumber() ? c : QLatin1Char(' ');
    return out.simplified();
}

/// Edit distance of at most one: a letter too many, too few, or another one.
bool almostSame(const QString& a, const QString& b) {
    if (std::min(a.size(), b.size()) < 5 || std::abs(a.size() - b.size()) > 1)
        return false;
    const auto [i, j] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (i == a.end() || j == b.end())
        return true;
    const bool longerA = a.size() > b.size();
    const bool longerB = b.size() > a.size();
    return std::equal(longerB ? i : i + 1, a.end(), longerA ? j : j + 1, b.end());
}

double likeness(const QString& heading, const QString& synonym) {
    if (heading == synonym)
        return 1;
    if (QString(heading).remove(QLatin1Char(' ')) == QString(synonym).remove(QLatin1Char(' ')))
        return 0.97;
    if (almostSame(heading, synonym))
        return 0.8;
    // All words of the one in the other: "shop telephone number" has "telephone number".
    const QStringList own = heading.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QStringList said = synonym.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const bool within =
        !said.isEmpty() && std::all_of(said.begin(), said.end(), [&](const QString& w) { return own.contains(w); });
    return within ? 0.45 + 0.3 * static_cast<double>(said.size()) / static_cast<double>(own.size()) : 0;
}

double headingFit(const QString& heading, const ImportField& field) {
    if (heading.isEmpty())
        return 0;
    double best = std::max(likeness(heading, plain(field.label)), heading == field.key ? 1.0 : 0.0);
    for (const QString& synonym : field.synonyms)
        best = std::max(best, likeness(heading, plain(synonym)));
    return best;
}

QStringList cellsOf(const QVector<QStringList>& rows, qsizetype from, int column) {
    QStringList cells;
    for (qsizetype i = from; i < rows.size() && cells.size() < judgedRows; ++i) {
        const QString cell = rows.at(i).value(column).trimmed();
        if (!cell.isEmpty())
            cells += cell;
    }
    return cells;
}

double partThatReads(CellType type, const QStringList& cells) {
    if (cells.isEmpty())
        return 0.5; // an empty column speaks neither for nor against
    const auto good =
        std::count_if(cells.begin(), cells.end(), [&](const QString& cell) { return readsAs(type, cell); });
    return static_cast<double>(good) / static_cast<double>(cells.size());
}

/// Cells of a shape that hardly anything else has.
bool tellsByItself(CellType type) {
    return type != CellType::Text && type != CellType::CallSign && type != CellType::ToneCode &&
           type != CellType::YesNo;
}

/// How far the shape of the cells speaks for the field when no heading does.
double shapeFit(const ImportField& field, const QStringList& cells) {
    if (cells.isEmpty())
        return 0;
    const double part = partThatReads(field.type, cells);
    if (field.type == CellType::Money) {
        // Any number reads as money: a pound sign or pence must be seen.
        const auto seen = std::count_if(cells.begin(), cells.end(),
                                        [](const QString& c) { return c.contains(u'£') || c.contains(u'.'); });
        return seen * 3 >= cells.size() ? part : 0;
    }
    if (tellsByItself(field.type))
        return part > 0.6 ? part : 0;
    if (field.type == CellType::CallSign) {
        // Short, and with letters and figures: "C07".
        const auto shaped = std::count_if(cells.begin(), cells.end(), [](const QString& c) {
            return c.size() <= 6 && c.front().isLetter() && c.back().isDigit();
        });
        return static_cast<double>(shaped) / static_cast<double>(cells.size());
    }
    if (field.type == CellType::ToneCode) {
        const bool same =
            std::all_of(cells.begin(), cells.end(), [&](const QString& c) { return c.size() == cells.first().size(); });
        return same && cells.first().size() == 5 ? part : 0;
    }
    // A text: only the field that must be there, and only with different words in it.
    const bool distinct = QSet<QString>(cells.begin(), cells.end()).size() * 10 >= cells.size() * 8;
    return field.required && distinct && field.type == CellType::Text ? 0.7 * part : 0;
}

QVector<Fit> fitsOf(const QVector<ImportField>& fields, const QStringList& headings, const QVector<QStringList>& rows,
                    qsizetype from, int columns) {
    QVector<Fit> fits;
    for (int column = 0; column < columns; ++column) {
        const QString heading = plain(headings.value(column));
        const QStringList cells = cellsOf(rows, from, column);
        for (int i = 0; i < fields.size(); ++i) {
            Fit fit{column, i, headingFit(heading, fields.at(i)), 0};
            fit.cells = fit.heading > 0 ? partThatReads(fields.at(i).type, cells) : shapeFit(fields.at(i), cells);
            if (fit.all() > 0.3)
                fits += fit;
        }
    }
    std::stable_sort(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) { return a.all() > b.all(); });
    return fits;
}

Sureness surenessOf(const Fit& fit) {
    if (fit.all() >= 0.85)
        return Sureness::Sure;
    return fit.all() >= 0.58 ? Sureness::Likely : Sureness::Perhaps;
}

QString whyOf(const Fit& fit) {
    if (fit.heading <= 0)
        return QStringLiteral("what its cells look like");
    return fit.cells >= 0.5 ? QStringLiteral("its heading")
                            : QStringLiteral("its heading, though many cells do not look like it");
}

/// The row in which most headings are known; at least one must be well known, and it has no telephone or date among its
/// cells.
int findHeading(const QVector<ImportField>& fields, const QVector<QStringList>& rows) {
    int best = -1;
    double bestScore = 0.9;
    for (int i = 0; i < std::min<qsizetype>(rows.size(), headingAmong); ++i) {
        double score = 0;
        for (const QString& cell : rows.at(i)) {
            double known = 0;
            for (const ImportField& field : fields)
                known = std::max(known, headingFit(plain(cell), field));
            score += known >= 0.75 ? known : 0;
            if (readsAs(CellType::Telephone, cell) || readsAs(CellType::Date, cell) ||
                readsAs(CellType::PostCode, cell) || readsAs(CellType::Email, cell))
                score -= 1;
        }
        if (score > bestScore) {
            best = i;
            bestScore = score;
        }
    }
    return best;
}

const RememberedMapping* rememberedFor(ImportKind kind, const QStringList& headings,
                                       const QVector<RememberedMapping>& remembered) {
    const QStringList folded = mappingOf(kind, headings, {}).headings;
    const auto found = std::find_if(remembered.begin(), remembered.end(),
                                    [&](const auto& one) { return one.kind == kind && one.headings == folded; });
    return found == remembered.end() ? nullptr : &*found;
}

void useRemembered(const RememberedMapping& mapping, ColumnGuess& guess) {
    guess.remembered = true;
    for (qsizetype i = 0; i < guess.columns.size(); ++i) {
        if (const QString field = mapping.fields.value(i); !field.isEmpty())
            guess.columns[i] = {field, Sureness::Sure, QStringLiteral("what was said of these headings before")};
    }
}

} // namespace

ColumnGuess guessColumns(ImportKind kind, const QVector<QStringList>& rows,
                         const QVector<RememberedMapping>& remembered) {
    const QVector<ImportField>& fields = fieldsOf(kind);
    ColumnGuess guess;
    guess.headingRow = findHeading(fields, rows);
    guess.headings = rows.value(guess.headingRow);
    qsizetype columns = 0;
    for (qsizetype i = std::max(guess.headingRow, 0); i < rows.size(); ++i)
        columns = std::max(columns, rows.at(i).size());
    guess.columns.resize(columns);
    const RememberedMapping* known = guess.headingRow < 0 ? nullptr : rememberedFor(kind, guess.headings, remembered);
    if (known != nullptr) {
        useRemembered(*known, guess);
    } else {
        // The best fit first; a column and a field meet once.
        QSet<int> taken;
        for (const Fit& fit : fitsOf(fields, guess.headings, rows, guess.headingRow + 1, static_cast<int>(columns))) {
            ColumnMatch& match = guess.columns[fit.column];
            if (!match.field.isEmpty() || taken.contains(fit.field))
                continue;
            match = {fields.at(fit.field).key, surenessOf(fit), whyOf(fit)};
            taken.insert(fit.field);
        }
    }
    for (const ImportField& field : fields) {
        const bool found = std::any_of(guess.columns.begin(), guess.columns.end(),
                                       [&](const auto& m) { return m.field == field.key; });
        if (field.required && !found)
            guess.missing += field.key;
    }
    return guess;
}

RememberedMapping mappingOf(ImportKind kind, const QStringList& headings, const QStringList& fields) {
    RememberedMapping mapping;
    mapping.kind = kind;
    for (const QString& heading : headings)
        mapping.headings += plain(heading);
    mapping.fields = fields;
    return mapping;
}

} // namespace watchdesk::sheets
