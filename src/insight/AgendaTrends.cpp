// What happened, against the period before.
#include "domain/Category.h"
#include "insight/AgendaParts.h"
#include "insight/AgendaWords.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace watchdesk::insight::agenda {

namespace {

constexpr int mostLosses = 10;

AgendaDraft draftOf(const char* source) {
    AgendaDraft draft;
    draft.section = AgendaSection::Incidents;
    draft.source = QString::fromLatin1(source);
    return draft;
}

QString daysBefore(const Ground& ground) {
    return counted(ground.days, "in the day before", "in the %1 days before");
}

QString comparison(const Ground& ground) {
    const qint64 now = ground.incidents.size(), before = ground.before.size();
    if (before == 0)
        return tr("There was none %1.").arg(daysBefore(ground));
    return tr("%1 %2 (%3).").arg(moreOrFewer(now, before), daysBefore(ground)).arg(before);
}

struct Move {
    QString category;
    qint64 now = 0;
    qint64 before = 0;
    [[nodiscard]] qint64 square() const { return (now - before) * (now - before); }
    [[nodiscard]] qint64 sum() const { return now + before; }
    /// Two counts of rare events differ by chance alone up to z √(a + b), with half an event on either side for their
    /// being whole. Every category is looked at, so z = 2.98: one agenda in twenty is wrong about any of seventeen
    /// (Bonferroni), not one in twenty for each. In integers: (|a − b| − 1)² > 8.88 (a + b).
    [[nodiscard]] bool isMore() const {
        const qint64 apart = std::abs(now - before) - 1;
        return apart > 0 && apart * apart * 100 > sum() * 888;
    }
};

std::map<QString, Move> countsOf(const Ground& ground) {
    std::map<QString, Move> byCategory;
    for (const Incident* incident : ground.incidents)
        ++byCategory[incident->category].now;
    for (const Incident* incident : ground.before)
        ++byCategory[incident->category].before;
    for (auto& [category, counts] : byCategory)
        counts.category = category;
    return byCategory;
}

QString labelOf(const QString& category) {
    return category.isEmpty() ? tr("Note") : domain::categoryByCode(category).label;
}

/// "Theft 61 (52), begging 13 (20)": the most first, in brackets those of the period before.
QString categoriesAgainst(const Ground& ground) {
    std::map<QString, Move> byCategory = countsOf(ground);
    QVector<Move> most;
    for (const auto& [category, move] : byCategory) {
        if (move.now > 0)
            most += move;
    }
    std::sort(most.begin(), most.end(),
              [](const Move& a, const Move& b) { return std::tie(b.now, a.category) < std::tie(a.now, b.category); });
    QStringList words;
    for (const Move& move : most) {
        const QString label = labelOf(move.category);
        words +=
            QStringLiteral("%1 %2 (%3)").arg(words.isEmpty() ? label : label.toLower()).arg(move.now).arg(move.before);
    }
    return words.join(QStringLiteral(", "));
}

AgendaDraft total(const Ground& ground) {
    AgendaDraft draft = draftOf("incidents");
    const QString from = ground.dayWords(ground.from), until = ground.dayWords(ground.until);
    if (ground.incidents.isEmpty()) {
        draft.title = tr("Nothing was reported between %1 and %2.").arg(from, until);
        draft.detail =
            ground.before.isEmpty() ? QString() : tr("%1: %2.").arg(daysBefore(ground)).arg(ground.before.size());
    } else {
        draft.title = counted(ground.incidents.size(), "1 incident between %1 and %2", "%1 incidents between %2 and %3")
                          .arg(from, until);
        const auto withReference = std::count_if(ground.incidents.begin(), ground.incidents.end(),
                                                 [](const Incident* i) { return !i->policeReference.isEmpty(); });
        draft.detail = sentences({comparison(ground), categoriesAgainst(ground) + QLatin1Char('.'),
                                  counted(withReference, "1 has a police reference.", "%1 have a police reference.")});
    }
    if (!draft.detail.isEmpty())
        draft.detail[0] = draft.detail.at(0).toUpper();
    addEvidence(draft, ground.incidents);
    return draft;
}

void addSerious(const Ground& ground, QVector<AgendaDraft>& out) {
    QVector<const Incident*> serious;
    for (const Incident* incident : ground.incidents) {
        if (domain::categoryByCode(incident->category).serious)
            serious += incident;
    }
    if (serious.isEmpty())
        return;
    AgendaDraft draft = draftOf("serious");
    draft.title = counted(serious.size(), "1 serious incident", "%1 serious incidents");
    draft.detail = categoriesOf(serious) + QLatin1Char('.');
    addEvidence(draft, serious);
    out += draft;
}

qint64 lossOf(const QVector<const Incident*>& incidents) {
    qint64 loss = 0;
    for (const Incident* incident : incidents)
        loss += incident->lossPence;
    return loss;
}

void addLosses(const Ground& ground, QVector<AgendaDraft>& out) {
    QVector<const Incident*> lost;
    for (const Incident* incident : ground.incidents) {
        if (incident->lossPence > 0)
            lost += incident;
    }
    if (lost.isEmpty())
        return;
    std::stable_sort(lost.begin(), lost.end(),
                     [](const Incident* a, const Incident* b) { return a->lossPence > b->lossPence; });
    const Incident& worst = *lost.first();
    const QString where = ground.place(worst.premisesId);
    AgendaDraft draft = draftOf("losses");
    draft.title = tr("Losses of %1, %2 %3")
                      .arg(money(lossOf(ground.incidents)), money(lossOf(ground.before)), daysBefore(ground));
    draft.detail = tr("In %1. The highest: %2, incident %3%4.")
                       .arg(counted(lost.size(), "1 incident", "%1 incidents"), money(worst.lossPence))
                       .arg(worst.number)
                       .arg(where.isEmpty() ? QString() : tr(" at %1").arg(where));
    addEvidence(draft, lost.mid(0, mostLosses));
    out += draft;
}

QVector<Move> movesOf(const Ground& ground) {
    std::map<QString, Move> byCategory = countsOf(ground);
    QVector<Move> moves;
    for (const auto& [category, move] : byCategory) {
        if (move.isMore())
            moves += move;
    }
    std::sort(moves.begin(), moves.end(), [](const Move& a, const Move& b) {
        const qint64 left = a.square() * b.sum(), right = b.square() * a.sum();
        return left != right ? left > right : a.category < b.category;
    });
    return moves;
}

void addMoves(const Ground& ground, QVector<AgendaDraft>& out) {
    for (const Move& move : movesOf(ground)) {
        AgendaDraft draft = draftOf("category:");
        draft.source += move.category;
        draft.title = tr("%1: %2, %3 %4 (%5)")
                          .arg(labelOf(move.category))
                          .arg(move.now)
                          .arg(moreOrFewer(move.now, move.before), daysBefore(ground))
                          .arg(move.before);
        draft.detail = tr("That is more than chance explains.");
        QVector<const Incident*> own;
        for (const Incident* incident : ground.incidents) {
            if (incident->category == move.category)
                own += incident;
        }
        addEvidence(draft, own);
        out += draft;
    }
}

} // namespace

QVector<AgendaDraft> trends(const Ground& ground) {
    QVector<AgendaDraft> out{total(ground)};
    addSerious(ground, out);
    addLosses(ground, out);
    addMoves(ground, out);
    return out;
}

} // namespace watchdesk::insight::agenda
