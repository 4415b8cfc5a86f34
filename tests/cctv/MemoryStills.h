// Stills in memory behind the page's interface, and drawn pictures for them: ovals, nobody's face.
#pragma once

#include "ui/cctv/Jobs.h"

namespace watchdesk::test {

inline constexpr UtcMs shiftNow = 1'795'185'138'000; // Fri 20 Nov 2026 14:32:18 UTC

template <class T>
ui::Answer<T> answered(Result<T> value) {
    QFutureInterface<Result<T>> made;
    made.reportStarted();
    made.reportResult(std::move(value));
    made.reportFinished();
    return made.future();
}

/// A picture of ovals with a fine pattern in them (black and white, pixel by pixel), on grey.
QImage drawnStill(const QSize& size, const QVector<QRectF>& faces);
/// A portrait of one oval of a plain colour, as high as its box.
QImage drawnPortrait(const QSize& size, const QRectF& face, const QColor& colour);

/// A face of the size class that its height has.
desk::FaceFound foundFace(int number, const QRectF& box);
/// Somebody; `index` makes reference, name and picture different.
desk::Candidate somebody(int index, double score, desk::Likelihood likelihood);

/// Does what the desk promises, at once, and writes down what it was asked.
class MemoryStills final : public ui::StillJobs {
    Q_OBJECT
public:
    explicit MemoryStills(const Clock& clock) : m_clock(clock) {}
    QString submit(const desk::StillFile& file) override;
    [[nodiscard]] QVector<desk::StillView> stills() const override { return m_stills; }
    [[nodiscard]] desk::StillView still(const QString& id) const override;
    void discard(const QString& id) override;
    [[nodiscard]] QString wordsIfSame(const QString& stillId, int face, const QString& subjectId) const override;
    ui::Answer<desk::Decided> decide(const QString& stillId, int face, const QString& subjectId,
                                     domain::Verdict verdict) override;
    ui::Answer<domain::MatchDecision> takeBack(const QString& stillId, int face, const desk::Decided& decided) override;
    [[nodiscard]] std::optional<Error> trouble() const override { return m_trouble; }
    [[nodiscard]] QVector<ui::CameraPlace> places() const override;

    /// Newest first: it goes to the top, and is announced.
    void add(const desk::StillView& still);
    /// What a submitted still becomes; announced.
    void put(const desk::StillView& still);
    void setTrouble(std::optional<Error> trouble) {
        m_trouble = std::move(trouble);
        Q_EMIT troubleChanged();
    }

    QVector<desk::StillFile> submitted;
    QStringList steps; ///< "same 1 W-0400", "back 1 W-0400 not-same", "discard s1"
    std::optional<Error> fail;
    bool keepWaiting = false; ///< decide() answers when answerNow() is called

    void answerNow();

private:
    desk::Decided decideNow(const QString& stillId, int face, const QString& subjectId, domain::Verdict verdict);
    desk::Candidate* find(const QString& stillId, int face, const QString& subjectId);
    const Clock& m_clock;
    QVector<desk::StillView> m_stills;
    std::optional<Error> m_trouble;
    QVector<std::function<void()>> m_held;
};

/// A still that was looked at in full: `faces` with their candidates.
desk::StillView doneStill(const QString& id, const QSize& size, const QVector<desk::FaceFound>& faces);
/// One face of 124 px that may be three people, one of 48 px that is nobody, one of 31 px.
desk::StillView doorStill(const QString& id);
/// One face of nobody.
desk::StillView nobodyStill(const QString& id);

} // namespace watchdesk::test
