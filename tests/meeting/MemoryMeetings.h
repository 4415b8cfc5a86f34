// A scheme's meetings in memory behind MeetingJobs, answering at once and obeying the steps.
#pragma once

#include "ui/meeting/Jobs.h"

#include <optional>

namespace watchdesk::test {

inline constexpr UtcMs meetingNow = 1'795'185'138'000; // Fri 20 Nov 2026 14:32:18 UTC

class MemoryMeetings final : public ui::MeetingJobs {
    Q_OBJECT
public:
    /// The evening of the design's picture: a full agenda, actions late and done.
    void fill();
    /// Titles, names and places far too long.
    void fillLong();
    /// A month in which nothing was reported.
    void fillQuiet();

    [[nodiscard]] QVector<domain::Scheme> schemes() const override { return {scheme}; }
    Answer<QVector<desk::MeetingRow>> meetings() override;
    Answer<domain::Meeting> plan(const desk::MeetingPlan& plan) override;
    Answer<domain::Meeting> markHeld(const QString& meetingId) override;
    Answer<domain::Meeting> build(const QString& meetingId) override;
    Answer<desk::AgendaView> agenda(const QString& meetingId) override;
    Answer<desk::EvidenceDetail> evidence(const domain::AgendaEvidence& evidence) override;
    Answer<desk::AgendaStep> editItem(const QString& itemId, qint64 version, const QString& title,
                                      const QString& detail) override;
    Answer<desk::AgendaStep> moveItem(const QString& itemId, int by) override;
    Answer<desk::AgendaStep> setHidden(const QString& itemId, bool hidden) override;
    Answer<desk::AgendaStep> addItem(const QString& meetingId, domain::AgendaSection section,
                                     const QString& title) override;
    Answer<desk::AgendaStep> addAction(const QString& meetingId, const QString& what, const QString& owner,
                                       QDate dueOn) override;
    Answer<desk::AgendaStep> setDone(const QString& actionId, QDate doneOn) override;
    Answer<void> undo(const desk::AgendaStep& step) override;
    Answer<desk::PaperWritten> pdf(const QString& meetingId, const QString& path) override;
    [[nodiscard]] UtcMs now() const override { return meetingNow; }

    desk::AgendaLine& add(domain::AgendaSection section, const QString& title, int evidence = 3);
    void addActions();
    [[nodiscard]] desk::AgendaLine* line(const QString& itemId);
    [[nodiscard]] QStringList titlesOf(domain::AgendaSection section) const;

    domain::Scheme scheme{
        QStringLiteral("s"), 1, domain::SchemeKind::ShopWatch, QStringLiteral("Ashby Cross Shop Watch"), {}, {}};
    QVector<desk::MeetingRow> rows;
    desk::AgendaView view; ///< of whatever meeting is asked for
    QStringList steps;     ///< "hide i3", …
    int read = 0;          ///< agendas asked for
    QVector<domain::AgendaEvidence> opened;
    std::optional<Error> fail;   ///< of every step
    std::optional<Error> closed; ///< of every reading

private:
    template <class T>
    [[nodiscard]] Answer<T> answered(Result<T> value) const;
    Answer<desk::AgendaStep> step(const QString& itemId, const QString& word,
                                  const std::function<void(desk::AgendaLine&)>& change);
    int m_next = 0;
};

} // namespace watchdesk::test
