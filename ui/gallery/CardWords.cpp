#include "ui/gallery/CardWords.h"

#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QLocale>

namespace watchdesk::ui {

namespace {

using domain::Caution;
using domain::ExclusionStanding;
using domain::ExclusionStep;
using domain::WatchlistBar;

constexpr int soonDays = 10;

QString tr(const char* text) {
    return QCoreApplication::translate("CardWords", text);
}

QString endsText(const desk::GalleryCard& card) {
    QString text = card.daysLeft == 0   ? tr("ends today")
                   : card.daysLeft == 1 ? tr("ends tomorrow")
                                        : tr("ends in %1 days").arg(card.daysLeft);
    if (!card.endsScheme.isEmpty())
        text = card.endsScheme + QLatin1Char(' ') + text;
    return card.under18 ? tr("under 18 · %1").arg(text) : text;
}

QString stepText(ExclusionStep step) {
    switch (step) {
    case ExclusionStep::Nominated:
        return tr("proposed");
    case ExclusionStep::EvidenceCheck:
        return tr("evidence being checked");
    case ExclusionStep::Ballot:
        return tr("at ballot");
    case ExclusionStep::Excluded:
        return tr("decided, no notice yet");
    case ExclusionStep::NoticeIssued:
        return tr("notice not served yet");
    case ExclusionStep::Served:
        return tr("in force soon");
    case ExclusionStep::Warned:
        return tr("warned");
    case ExclusionStep::NoAction:
        return tr("no action");
    case ExclusionStep::Quashed:
        return tr("quashed");
    }
    return {};
}

QString endedText(const desk::GalleryCard& card, QDate today) {
    if (!card.standing.noticed)
        return tr("no exclusion");
    const bool ran = card.standing.standing == ExclusionStanding::Expired ||
                     card.standing.standing == ExclusionStanding::AdminOnly ||
                     card.standing.standing == ExclusionStanding::EraseDue;
    return ran ? tr("ended %1").arg(shortDay(card.standing.endsOn, today)) : stepText(card.standing.step);
}

} // namespace

QString subjectName(const QString& name) {
    return name.isEmpty() ? tr("Not known") : name;
}

QString groupText(desk::GalleryGroup group) {
    switch (group) {
    case desk::GalleryGroup::InForce:
        return tr("In force");
    case desk::GalleryGroup::IdSought:
        return tr("Id sought");
    case desk::GalleryGroup::Proposed:
        return tr("Proposed");
    case desk::GalleryGroup::Warned:
        return tr("Warned");
    case desk::GalleryGroup::Ended:
        return tr("Ended");
    }
    return {};
}

QString standingText(const desk::GalleryCard& card, QDate today) {
    switch (card.standing.group) {
    case desk::GalleryGroup::InForce:
        return endsText(card);
    case desk::GalleryGroup::IdSought:
        return tr("identity sought");
    case desk::GalleryGroup::Proposed:
    case desk::GalleryGroup::Warned:
        return card.under18 ? tr("under 18 · %1").arg(stepText(card.standing.step)) : stepText(card.standing.step);
    case desk::GalleryGroup::Ended:
        break;
    }
    return endedText(card, today);
}

bool endsSoon(const desk::GalleryCard& card) {
    return card.standing.group == desk::GalleryGroup::InForce && card.daysLeft >= 0 && card.daysLeft <= soonDays;
}

QString seenText(UtcMs lastSeen, UtcMs now, bool brief) {
    if (lastSeen == 0)
        return tr("not seen");
    const QDate day = localDate(lastSeen);
    const QDate today = localDate(now);
    const qint64 days = day.daysTo(today);
    const QString when = days <= 0   ? tr("%1 ago").arg(roughText(now - lastSeen))
                         : days == 1 ? tr("yesterday")
                         : days < 7  ? tr("%1 days ago").arg(days)
                                     : shortDay(day, today);
    return brief ? when : tr("seen %1").arg(when);
}

QString watchlistText(WatchlistBar bar) {
    switch (bar) {
    case WatchlistBar::None:
        return tr("On watchlist");
    case WatchlistBar::Under18:
        return tr("Not compared: under 18");
    case WatchlistBar::Vulnerable:
        return tr("Not compared: vulnerable");
    case WatchlistBar::NotInForce:
        return tr("Not compared: nothing in force");
    case WatchlistBar::TooFewIncidents:
        return tr("Not compared: one incident, not serious");
    case WatchlistBar::NoIncident:
        return tr("Not compared: no incident");
    }
    return {};
}

QString cardSentence(const desk::GalleryCard& card, QDate today, UtcMs now) {
    QStringList parts{subjectName(card.name), card.reference, standingText(card, today)};
    if (!card.schemes.isEmpty())
        parts.insert(2, card.schemes.join(QLatin1Char(' ')));
    for (const Caution caution : allCautions()) {
        if (card.cautions.testFlag(caution))
            parts << cautionText(caution);
    }
    if (card.standing.breaches > 0)
        parts << (card.standing.breaches == 1 ? tr("1 breach") : tr("%1 breaches").arg(card.standing.breaches));
    parts << seenText(card.lastSeen, now);
    return parts.join(QStringLiteral(", "));
}

} // namespace watchdesk::ui
