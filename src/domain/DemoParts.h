// The parts of the demo town's maker. Internal to DemoTown.cpp and its siblings. Integers only where chance is weighed
// and places are laid out, so that every machine makes the same town.
#pragma once

#include "base/Id.h"
#include "base/Random.h"
#include "domain/DemoTown.h"
#include "domain/QuickLine.h"

#include <QDate>
#include <QStringList>
#include <QVector>

#include <array>
#include <optional>

namespace watchdesk::domain::demo {

/// A stream of chance of its own for each part: a change in one leaves the others as they were.
class Draw {
public:
    Draw(quint64 seed, quint64 part);
    [[nodiscard]] int below(int bound);
    [[nodiscard]] int between(int low, int high); ///< both included
    [[nodiscard]] bool oneIn(int n) { return below(n) == 0; }
    [[nodiscard]] bool percent(int p) { return below(100) < p; }
    [[nodiscard]] int weighted(const QVector<int>& weights); ///< index; -1 when all are 0
    template <class T>
    [[nodiscard]] const T& pick(const QVector<T>& list) {
        return list[below(static_cast<int>(list.size()))];
    }
    template <class T, std::size_t N>
    [[nodiscard]] const T& pick(const std::array<T, N>& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(N)))];
    }
    [[nodiscard]] QString id(UtcMs at);

private:
    SeededRandom m_random;
    ManualClock m_clock;
    IdSource m_ids;
};

enum class Trade {
    Supermarket,
    Pharmacy,
    Cosmetics,
    Clothing,
    Sports,
    Electronics,
    Phones,
    Jeweller,
    Books,
    Toys,
    Homeware,
    Hardware,
    Food,
    Cafe,
    Gifts,
    Discount,
    Wines,
    News,
    Service,
    Bank,
    Post,
    Charity,
    Centre,
    Pub,
    Club
};

/// A shop or pub as the plan has it.
struct Site {
    const char* callSign;
    const char* name;
    const char* street;
    Trade trade;
    int opens;                   ///< hour
    int closes;                  ///< hour; past midnight counts on: 27 is three in the morning
    const char* owner = nullptr; ///< call sign of the member with the same owner
};
[[nodiscard]] const QVector<Site>& sites();
[[nodiscard]] int siteOf(const char* callSign);
/// Has only just come: no agreement yet, so no gallery either (rule 17).
[[nodiscard]] bool isNewcomer(int site);
[[nodiscard]] QString tradeWord(Trade trade);
/// OpenStreetMap's opening_hours.
[[nodiscard]] QString hoursOf(const Site& site);
/// "Anita Ackroyd": invented.
[[nodiscard]] QString contactName(Draw& draw);

/// Streets and areas of Ashby Cross, by name.
[[nodiscard]] QStringList streetNames();

/// Something that is to happen, before it is worded.
struct Event {
    UtcMs at = 0;
    int site = 0;
    QString category;
    int subject = -1;     ///< index into DemoTown::subjects
    bool certain = false; ///< the subject was recognised or held: offender, else suspect
};

/// How far an exclusion has come, as planned for a subject.
enum class Plan {
    None,
    Nominated,
    EvidenceCheck,
    Ballot,
    NoAction,
    Warned,
    Excluded,
    NoticeIssued,
    InForce,
    Expired,
    Quashed
};

/// A subject's story: what the maker of incidents and exclusions goes by.
struct Story {
    Plan plan = Plan::None;
    bool pub = false;
    bool both = false; ///< excluded by both schemes
    QString category = QStringLiteral("shop-theft");
    int months = 0;
    QDate nominatedOn;
    QDate servedOn; ///< before planExclusions(), of what is not served: the day of the nomination
    int breaches = 0;
    QVector<int> events; ///< evidence: indexes into Work::events while it is unsorted
};

/// The town in the making.
struct Work {
    DemoOptions options;
    QDate first; ///< first day of the history
    QDate today;
    DemoTown town;
    QVector<Story> stories; ///< one a subject
    QVector<Event> events;
    int patrolled = -1;      ///< index of the event that the rangers followed; -1: none
    QVector<int> incidentOf; ///< index of the incident made of each event; -1 when it would lie in the future

    [[nodiscard]] UtcMs at(QDate day, int hour, int minute, int second) const; ///< local; hours may pass midnight
    [[nodiscard]] bool isPast(UtcMs instant) const { return instant < options.now; }
    [[nodiscard]] Vocabulary vocabulary() const;
    [[nodiscard]] const QString& schemeOf(int site) const;
};

constexpr int shopScheme = 0;
constexpr int pubScheme = 1;
/// Index of the subject of the round of three shops (planted), and of the one on the desk's pictures.
constexpr int roundSubject = 27;
constexpr int pictureSubject = 22;

[[nodiscard]] bool isPub(int site);
[[nodiscard]] bool wasServed(Plan plan);
/// An incident of the category at a likely hour of the day and a likely place that is open then.
[[nodiscard]] Event eventOn(const Work& work, Draw& draw, const QString& category, bool pub, QDate day);

// In this order.
void makeSchemes(Work& work);
void makePatrols(Work& work);     ///< the rangers' sets
void makeMemberships(Work& work); ///< checklists, agreements, contacts, cameras, radios given out
void makeSubjects(Work& work);
void planExclusions(Work& work); ///< evidence and breaches as events
void makeRhythm(Work& work);     ///< the daily life
void plantPatterns(Work& work);  ///< the two patterns of DemoTown.h
void plantPatrolled(Work& work); ///< what the rangers followed just now
void makeIncidents(Work& work);  ///< events to incidents, sorted, numbered, worded
void makeNotices(Work& work);
void makeOrders(Work& work); ///< and the zones that they name
void makeAlerts(Work& work);
/// The alert of Work::patrolled: closed some minutes ago, with sightings that the rangers reported.
void followOnPatrol(Work& work, Alert& alert);
void makeShift(Work& work);
void makeMeetings(Work& work); ///< monthly, and the next

/// A person as somebody saw them: typed as in a quick line.
struct Seen {
    QString typed; ///< "m30 grey hoodie, black rucksack"
    QString sex;
    bool many = false;
};
[[nodiscard]] Seen seenStranger(Draw& draw, const QString& category, int month);
[[nodiscard]] Seen seenSubject(Draw& draw, const Subject& subject, QDate day);
/// The line as typed and the narrative as it was written up.
struct Told {
    QString line;
    QString narrative;
};
[[nodiscard]] Told tell(Draw& draw, const Event& event, const Seen& seen, const QString& heading);

} // namespace watchdesk::domain::demo
