// The parts of the assembler of agendas. Internal to Agenda.cpp and its siblings.
#pragma once

#include "insight/Agenda.h"

#include <QHash>

namespace watchdesk::insight::agenda {

using domain::AgendaEvidence;
using domain::AgendaSection;
using domain::Incident;

/// The input, looked up and counted once.
class Ground {
public:
    explicit Ground(const AgendaInput& input);

    const AgendaInput& input;
    Period period;
    QDate day;                          ///< of the meeting
    QDate from;                         ///< first day of the period
    QDate until;                        ///< its last day
    QDate nextDay;                      ///< of the meeting after this one
    int days = 1;                       ///< length of the period
    QVector<const Incident*> incidents; ///< of the period, newest first
    QVector<const Incident*> before;    ///< of the period before

    [[nodiscard]] QDate dateOf(UtcMs at) const;
    [[nodiscard]] const domain::Subject* subject(const QString& id) const { return m_subjects.value(id); }
    /// "W-0412 · man, 30 to 39"; the id's own word where the subject is not in the input.
    [[nodiscard]] QString person(const QString& subjectId) const;
    [[nodiscard]] QString place(const QString& premisesId) const { return m_places.value(premisesId); }
    [[nodiscard]] QString dayWords(QDate date) const;
    /// The text without the name of any subject.
    [[nodiscard]] QString unnamed(const QString& text) const;
    /// The incident's subjects who are held to have done it.
    [[nodiscard]] static QVector<QString> doers(const Incident& incident);

private:
    QHash<QString, const domain::Subject*> m_subjects;
    QHash<QString, QString> m_places;
    QStringList m_names;
};

/// Incidents of one person or place, counted.
struct Tally {
    QString id;
    QString words;                      ///< how it is named: the tie-break that people see
    QVector<const Incident*> incidents; ///< newest first
    int serious = 0;
    qint64 loss = 0;
    int before = 0; ///< incidents of the period before
};
void count(Tally& tally, const Incident& incident);
/// More incidents first, then serious ones, loss, the latest; then by words and id.
[[nodiscard]] bool comesFirst(const Tally& a, const Tally& b);
/// "Theft 4, violence 1": the most first.
[[nodiscard]] QString categoriesOf(const QVector<const Incident*>& incidents);
void addEvidence(AgendaDraft& draft, const QVector<const Incident*>& incidents);

// In the order of the paper; each ranks what it gives.
[[nodiscard]] QVector<AgendaDraft> attendance(const Ground& ground);
[[nodiscard]] QVector<AgendaDraft> actions(const Ground& ground);
[[nodiscard]] QVector<AgendaDraft> trends(const Ground& ground);
[[nodiscard]] QVector<AgendaDraft> offenders(const Ground& ground);
[[nodiscard]] QVector<AgendaDraft> places(const Ground& ground);
[[nodiscard]] QVector<AgendaDraft> proposals(const Ground& ground);
[[nodiscard]] QVector<AgendaDraft> breaches(const Ground& ground);
[[nodiscard]] QVector<AgendaDraft> unserved(const Ground& ground);
[[nodiscard]] QVector<AgendaDraft> ending(const Ground& ground);
[[nodiscard]] QVector<AgendaDraft> otherBusiness(const Ground& ground);

} // namespace watchdesk::insight::agenda
