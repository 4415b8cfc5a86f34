#include "ui/cctv/DeskStills.h"

#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/StillDesk.h"

#include <algorithm>

namespace watchdesk::ui {

namespace {

class DeskStills final : public StillJobs {
public:
    explicit DeskStills(desk::Desk& desk) : m_stills(desk.stills()), m_directory(desk.directory()) {
        connect(&m_stills, &desk::StillDesk::changed, this, &StillJobs::changed);
        connect(&m_stills, &desk::StillDesk::removed, this, &StillJobs::removed);
        connect(&m_stills, &desk::StillDesk::troubleChanged, this, &StillJobs::troubleChanged);
        connect(&m_directory, &desk::Directory::changed, this, &StillJobs::placesChanged);
    }
    QString submit(const desk::StillFile& file) override { return m_stills.submit(file); }
    [[nodiscard]] QVector<desk::StillView> stills() const override { return m_stills.stills(); }
    [[nodiscard]] desk::StillView still(const QString& id) const override { return m_stills.still(id); }
    void discard(const QString& id) override { m_stills.discard(id); }
    [[nodiscard]] QString wordsIfSame(const QString& id, int face, const QString& subjectId) const override {
        return m_stills.wordsIfSame(id, face, subjectId);
    }
    Answer<desk::Decided> decide(const QString& id, int face, const QString& subjectId,
                                 domain::Verdict verdict) override {
        return m_stills.decide(id, face, subjectId, verdict);
    }
    Answer<domain::MatchDecision> takeBack(const QString& id, int /*face*/, const desk::Decided& decided) override {
        return m_stills.takeBack(id, decided);
    }
    [[nodiscard]] std::optional<Error> trouble() const override { return m_stills.trouble(); }
    [[nodiscard]] QVector<CameraPlace> places() const override;

private:
    desk::StillDesk& m_stills;
    desk::Directory& m_directory;
};

QVector<CameraPlace> DeskStills::places() const {
    const domain::Vocabulary words = m_directory.vocabulary();
    QVector<CameraPlace> places;
    QStringList known;
    for (const domain::KnownCaller& caller : words.callers) {
        if (caller.premisesId.isEmpty() || known.contains(caller.premisesId))
            continue;
        known += caller.premisesId;
        places.append({caller.premisesId, QStringLiteral("%1 %2").arg(caller.callSign, caller.premises).trimmed()});
    }
    for (const domain::KnownPlace& place : words.places) {
        if (!place.premisesId.isEmpty() && !known.contains(place.premisesId))
            places.append({place.premisesId, place.name});
    }
    std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return places;
}

} // namespace

std::unique_ptr<StillJobs> stillsOf(desk::Desk& desk) {
    return std::make_unique<DeskStills>(desk);
}

} // namespace watchdesk::ui
