// Shifts: a desk taken, what is open handed over, the report of it.
#pragma once

#include "desk/Desk.h"
#include "desk/MeetingViews.h"
#include "desk/ShiftViews.h"

#include <QThreadPool>

#include <functional>
#include <optional>

namespace watchdesk::desk {

/// What is to be handed over, as it stands, and how the note begins.
struct HandOverDraft {
    ShiftFacts facts;
    QString note;         ///< built from the facts; the person edits it
    int alertsInHand = 0; ///< of whoever asks
};

/// Window's thread; papers on a thread of their own. Who logs incidents hands over; who may read lists reads the
/// report. Each step is one transaction with its audit entry.
class ShiftDesk : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype mostNote = 8000; ///< characters

    ShiftDesk(DeskContext& context, RadioLog& radio);
    ~ShiftDesk() override;

    /// How many stills wait for a decision at this desk: they are on no record until then. Without one, none do.
    void setUndecided(std::function<int()> undecided) { m_undecided = std::move(undecided); }

    /// Whoever is signed in sits at this desk: their shift goes on, or another's ends without a note and theirs begins.
    /// Nothing for roles that do not hand over (a shift with an empty id).
    QFuture<Result<domain::Shift>> take();
    QFuture<Result<HandOverDraft>> draft();
    /// Ends the shift with that note, signed by who is signed in. Their alerts go to `toPerson` (a person who works
    /// alerts), or are open for everybody when it is empty. InvalidInput without a note or with one that is too long;
    /// Conflict when no shift of theirs runs here.
    QFuture<Result<ShiftView>> handOver(const QString& note, const QString& toPerson);
    /// Those to whom alerts can be handed: everybody who works them, but for who is signed in.
    QFuture<Result<QVector<domain::Person>>> takers();
    /// One alert that is in one's hand, to a named person.
    QFuture<Result<domain::Alert>> handAlert(const QString& alertId, const QString& toPerson);
    /// The last note of this desk; nothing when there is none.
    QFuture<Result<std::optional<ShiftView>>> lastNote();
    /// Those of this desk that others wrote and nobody has read, the oldest first.
    QFuture<Result<QVector<ShiftView>>> unreadNotes();
    /// Read by who is signed in, if it is another than who wrote it and nobody was first.
    QFuture<Result<ShiftView>> markRead(const QString& shiftId);
    /// What happened in a time. since 0: of the shift that runs here, else of the last day; until 0: now.
    QFuture<Result<ShiftFacts>> facts(UtcMs since = 0, UtcMs until = 0);
    /// The same as a paper, on the audit log.
    QFuture<Result<PaperWritten>> pdf(const QString& path, UtcMs since = 0, UtcMs until = 0);

Q_SIGNALS:
    void changed(); ///< a shift, here or on another desk

private:
    [[nodiscard]] QStringList lostChannels() const;
    [[nodiscard]] int undecided() const { return m_undecided ? m_undecided() : 0; }
    DeskContext& m_context;
    RadioLog& m_radio;
    std::function<int()> m_undecided;
    QThreadPool m_printing;
};

} // namespace watchdesk::desk
