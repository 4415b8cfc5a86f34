// The stills on the desk, and which still, face and candidate is in hand.
#pragma once

#include "ui/cctv/Jobs.h"

namespace watchdesk::ui {

/// What the parts of the page share. Window's thread. The face in hand is followed by its place in the picture and the
/// candidate by its subject, so that a better search that numbers anew takes nothing out of the hand.
class StillBoard : public QObject {
    Q_OBJECT
public:
    explicit StillBoard(const CctvJobs& jobs, QObject* parent = nullptr);

    [[nodiscard]] const QVector<desk::StillView>& stills() const { return m_stills; }
    /// Null, as face() and candidate(), when there is none in hand.
    [[nodiscard]] const desk::StillView* still() const;
    [[nodiscard]] const desk::FaceFound* face() const;
    [[nodiscard]] const desk::Candidate* candidate() const;
    [[nodiscard]] int waiting() const;
    [[nodiscard]] const CctvJobs& jobs() const { return m_jobs; }
    /// Face and candidate are there, no decision is on its way, and it is not what was said of the pair already: a key
    /// pressed twice raises nothing twice.
    [[nodiscard]] bool mayDecide(domain::Verdict verdict) const;
    /// The message that "same" would send; empty without a candidate.
    [[nodiscard]] QString wordsIfSame() const;

    void takeStill(const QString& id);
    /// A still that was just brought: taken in hand unless the one there waits or is being looked at.
    void offer(const QString& id);
    /// By its number; a face without candidates cannot be taken in hand.
    void takeFace(int number);
    /// The next (or the one before) with candidates, round and round.
    void stepFace(int by);
    [[nodiscard]] int facesToTake() const;
    /// From 0.
    void takeCandidate(int index);
    /// The next still that waits, or none: what is undecided stays so.
    void leaveForLater();
    void decide(domain::Verdict verdict);
    void discard(const QString& id);
    /// Reads everything again (somebody signed in).
    void reload();

    /// A decision as it was made, to take it back.
    struct Made {
        desk::Decided decided;
        QString stillId;
        QRectF box;
        int face = 0;
        QString subjectId;
        QString reference;
    };
    void takeBack(const Made& made);

Q_SIGNALS:
    void inserted(int row); ///< stills() has another row
    void gone(int row);
    void rowChanged(int row);
    void reset();
    void handChanged(); ///< still, face or candidate in hand, or what is known of them
    void decided(const watchdesk::ui::StillBoard::Made& made);
    void tookBack(const watchdesk::ui::StillBoard::Made& made);
    void failed(const watchdesk::Error& error);

private:
    [[nodiscard]] int rowOf(const QString& id) const;
    void onChanged(const QString& id);
    void onRemoved(const QString& id);
    [[nodiscard]] bool handIsFree() const;
    void follow();
    void holdBest();
    void goOn();
    void setFace(const desk::FaceFound* face);
    CctvJobs m_jobs;
    QVector<desk::StillView> m_stills;
    QString m_still;
    QRectF m_box;      ///< of the face in hand; null: none
    QString m_subject; ///< of the candidate in hand
    bool m_pending = false;
};

} // namespace watchdesk::ui
