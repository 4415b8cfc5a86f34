// How urgent a quick line is, whether police are asked for, and whether somebody is held.
#include "domain/QuickParts.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace watchdesk::domain::quick {

namespace {

/// The whole line, claimed words too, as " priority papa zero three ".
QString spoken(const Work& work) {
    return QLatin1Char(' ') + work.texts(0, work.size()).join(QLatin1Char(' ')) + QLatin1Char(' ');
}

bool endsNegated(QStringView before) {
    constexpr std::array words{" not",     " no",       " non",    " not an", " not a",      " nobody",   " no one",
                               " none",    " isnt",     " wasnt",  " dont",   " do not",     " doesnt",   " didnt",
                               " nothing", " not been", " havent", " hasnt",  " no need to", " not being"};
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return before.endsWith(QLatin1String(word)); });
}

/// "panic attack" and "emergency exit" are no cries for help.
bool goesOnOtherwise(QStringView after) {
    constexpr std::array words{"attack ", "exit ", "door ", "doors ", "services ", "contact ", "alarm test "};
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return after.startsWith(QLatin1String(word)); });
}

/// Whether any of the phrases is said without a "not" before it. Phrases have a blank at both ends.
template <std::size_t N>
bool saysAny(const QString& line, const std::array<const char*, N>& phrases) {
    for (const char* phrase : phrases) {
        const QLatin1String said(phrase);
        for (auto at = line.indexOf(said); at >= 0; at = line.indexOf(said, at + 1)) {
            if (!endsNegated(QStringView(line).left(at)) && !goesOnOtherwise(QStringView(line).mid(at + said.size())))
                return true;
        }
    }
    return false;
}

/// "can you send the police": police soon after a word that asks, and nothing between that turns it round.
bool asksForPolice(const Work& work) {
    static const QSet<QString> asks =
        wordSet("need needs want wants request requesting send get call called require requires ring rang rung "
                "like ask");
    static const QSet<QString> turns = wordSet("not no never rather than without instead from about by dont doesnt off "
                                               "didnt wont before");
    static const QSet<QString> between = wordSet("we i think really currently to");
    constexpr int reach = 4;
    for (int i = 0; i < work.size(); ++i) {
        if (!asks.contains(work.words[i].text))
            continue;
        bool turned = false;
        int back = i - 1;
        while (back >= 0 && between.contains(work.words[back].text))
            --back;
        turned = back >= 0 && !work.words[back].breakAfter && turns.contains(work.words[back].text);
        for (int k = i + 1; !turned && k <= i + reach && k < work.size() && !work.words[k - 1].breakAfter; ++k) {
            if (work.words[k].text == QLatin1String("police"))
                return true;
            turned = turns.contains(work.words[k].text);
        }
    }
    return false;
}

/// "Urgent," in a phrase of its own.
bool criesUrgent(const Work& work) {
    for (int i = 0; i < work.size(); ++i) {
        const bool begins = i == 0 || work.words[i - 1].breakAfter;
        if (work.words[i].text == QLatin1String("urgent") && begins && work.words[i].breakAfter)
            return true;
    }
    return false;
}

} // namespace

void findUrgency(Work& work) {
    constexpr std::array emergency{
        " priority ",      " emergency ",     " panic ",          " urgent assistance ",    " urgent help ",
        " urgent urgent ", " need help now ", " immediate help ", " immediate assistance ", " help help "};
    constexpr std::array police{
        " police needed ",          " police required ",          " police attend ",      " police to attend ",
        " police please ",          " police urgently ",          " police asap ",        " police assistance ",
        " police attendance ",      " police to come ",           " police requested ",   " police now ",
        " police wanted ",          " we have police please ",    " can we have police ", " could we have police ",
        " can we have the police ", " could we have the police ", " police called ",      " police have been called ",
        " police en route ",        " police are on their way "};
    constexpr std::array detained{" detained ",         " arrested ",          " in custody ",  " under arrest ",
                                  " in handcuffs ",     " in cuffs ",          " apprehended ", " holding him ",
                                  " holding her ",      " holding them ",      " holding one ", " being held ",
                                  " held by security ", " held in the office "};
    const QString line = spoken(work);
    work.reading.emergency = saysAny(line, emergency) || criesUrgent(work);
    work.reading.police = saysAny(line, police) || asksForPolice(work);
    work.reading.detained = saysAny(line, detained);
}

} // namespace watchdesk::domain::quick
