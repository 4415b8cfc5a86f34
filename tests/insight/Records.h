// A small scheme as tests of insight see it.
#pragma once

#include "insight/Agenda.h"

#include <QDateTime>

namespace watchdesk::insight::test {

inline QTimeZone london() {
    return QTimeZone("Europe/London");
}

/// A wall-clock time in the scheme's zone.
inline UtcMs at(const char* iso) {
    const QDateTime wall = QDateTime::fromString(QString::fromLatin1(iso), QStringLiteral("yyyy-MM-dd HH:mm"));
    return QDateTime(wall.date(), wall.time(), london()).toMSecsSinceEpoch();
}

inline domain::Subject subject(const char* id, const char* born, const char* sex = "m") {
    domain::Subject s;
    s.id = QString::fromLatin1(id);
    s.reference = QStringLiteral("W-") + s.id.toUpper();
    s.name = QStringLiteral("Zebedee Quill") + s.id;
    s.sex = QString::fromLatin1(sex);
    s.born = QDate::fromString(QString::fromLatin1(born), Qt::ISODate);
    return s;
}

inline domain::Incident incident(const char* id, UtcMs when, const char* category = "shop-theft",
                                 const char* place = "p1", const char* who = "") {
    domain::Incident i;
    i.id = QString::fromLatin1(id);
    i.number = 1000 + static_cast<qint64>(qHash(i.id) % 1000);
    i.at = when;
    i.category = QString::fromLatin1(category);
    i.premisesId = QString::fromLatin1(place);
    i.outcome = domain::IncidentOutcome::Recorded;
    if (*who != 0)
        i.subjects = {{QString::fromLatin1(who), domain::SubjectPart::Offender}};
    return i;
}

inline domain::ExclusionNotice notice(const char* id, const char* who, domain::ExclusionStep step) {
    domain::ExclusionNotice n;
    n.id = QString::fromLatin1(id);
    n.subjectId = QString::fromLatin1(who);
    n.step = step;
    n.months = 6;
    n.nominatedOn = QDate(2026, 11, 2);
    n.reasons = QStringLiteral("Two thefts from members' shops.");
    n.evidence = {QStringLiteral("e1"), QStringLiteral("e2")};
    return n;
}

inline domain::ExclusionNotice served(const char* id, const char* who, QDate on, int months) {
    domain::ExclusionNotice n = notice(id, who, domain::ExclusionStep::Served);
    n.months = months;
    n.servedOn = on;
    n.endsOn = domain::lastDay(on, months);
    return n;
}

inline domain::ActionItem action(const char* id, QDate due) {
    domain::ActionItem a;
    a.id = QString::fromLatin1(id);
    a.what = QStringLiteral("Action ") + a.id;
    a.owner = QStringLiteral("Coordinator");
    a.dueOn = due;
    return a;
}

/// A meeting on Thursday 26 November 2026 at 18:00, the one before on 29 October, asked for on 20 November at 14:00.
inline AgendaInput input() {
    AgendaInput in;
    in.zone = london();
    in.meetingAt = at("2026-11-26 18:00");
    in.previousAt = at("2026-10-29 18:00");
    in.nextAt = at("2026-12-17 18:00");
    in.now = at("2026-11-20 14:00");
    for (const auto& [id, words] : {std::pair("p1", "C07 Hallam Pharmacy"), std::pair("p2", "C12 Pennant Sports"),
                                    std::pair("p3", "C34 Greengate Express")})
        in.places += {QString::fromLatin1(id), QString::fromLatin1(words)};
    in.subjects = {subject("a", "1990-03-01"), subject("b", "1984-12-24", "f"), subject("c", "2010-01-01"),
                   subject("d", "1955-06-30")};
    return in;
}

inline QVector<AgendaDraft> of(const QVector<AgendaDraft>& all, domain::AgendaSection section) {
    QVector<AgendaDraft> out;
    for (const AgendaDraft& draft : all) {
        if (draft.section == section)
            out += draft;
    }
    return out;
}

inline QStringList sources(const QVector<AgendaDraft>& drafts) {
    QStringList out;
    for (const AgendaDraft& draft : drafts)
        out += draft.source;
    return out;
}

/// Everything of an agenda in one text, to be compared.
inline QString dump(const QVector<AgendaDraft>& drafts) {
    QStringList out;
    for (const AgendaDraft& d : drafts) {
        out += QStringLiteral("%1|%2|%3|%4|%5").arg(int(d.section)).arg(d.title, d.detail).arg(d.rank).arg(d.source);
        for (const domain::AgendaEvidence& e : d.evidence)
            out += QStringLiteral("  ") + e.entity + QLatin1Char(' ') + e.entityId;
    }
    return out.join(QLatin1Char('\n'));
}

} // namespace watchdesk::insight::test
