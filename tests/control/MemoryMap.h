// Ashby Cross behind the town map's interface, answering at once or when told.
#pragma once

#include "ui/control/TownJobs.h"

namespace watchdesk::test {

class MemoryMap final : public ui::TownJobs {
    Q_OBJECT
public:
    [[nodiscard]] std::shared_ptr<const town::TownMap> map() const override { return town; }
    [[nodiscard]] QVector<desk::TownPlace> places() const override { return known; }
    [[nodiscard]] bool mayBringIn() const override { return may; }
    ui::Answer<QVector<domain::Camera>> cameras() override;
    ui::Answer<QVector<domain::Zone>> zones() override;
    ui::Answer<desk::PlaceSheet> place(const QString& premisesId) override;
    ui::Answer<desk::Trail> follow(const desk::TrailQuery& query) override;
    ui::Answer<QVector<desk::OnWatch>> onWatch() override;
    ui::Answer<desk::Patrols> patrols() override;
    [[nodiscard]] QStringList silentAtRollCall() const override { return rollCallSilent; }

    /// The demo town's streets, premises and cameras.
    void fill();
    [[nodiscard]] desk::TownPlace at(const char* callSign) const;
    /// Nobody is signed in.
    void lock();

    std::shared_ptr<const town::TownMap> town;
    QVector<desk::TownPlace> known;
    QVector<domain::Camera> seen;
    QVector<domain::Zone> drawn;
    QVector<desk::OnWatch> watch;
    desk::Patrols walking;
    QStringList rollCallSilent;
    QHash<QString, desk::PlaceSheet> sheets;
    std::optional<Error> fail;
    bool may = true;
    QVector<desk::TrailQuery> asked;
    QStringList read; ///< places whose sheet was asked for
};

} // namespace watchdesk::test
