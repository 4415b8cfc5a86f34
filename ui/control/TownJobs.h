// What the town map asks of the desk.
#pragma once

#include "desk/MapDesk.h"
#include "desk/OrderDesk.h"
#include "desk/SignOnDesk.h"
#include "ui/widgets/OnAnswer.h"

#include <QObject>

#include <memory>

namespace watchdesk::ui {

/// Window's thread; the real desk or a town in memory.
class TownJobs : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Null: none has been brought in.
    [[nodiscard]] virtual std::shared_ptr<const town::TownMap> map() const = 0;
    /// Premises with a position; none while nobody is signed in.
    [[nodiscard]] virtual QVector<desk::TownPlace> places() const = 0;
    /// Whether whoever is signed in may bring a map in.
    [[nodiscard]] virtual bool mayBringIn() const = 0;
    virtual Answer<QVector<domain::Camera>> cameras() = 0;
    /// Parts of the town that orders name.
    virtual Answer<QVector<domain::Zone>> zones() = 0;
    virtual Answer<desk::PlaceSheet> place(const QString& premisesId) = 0;
    virtual Answer<desk::Trail> follow(const desk::TrailQuery& query) = 0;
    virtual Answer<QVector<desk::OnWatch>> onWatch() = 0;
    /// Sets that no premises hold, where they were known to be last.
    virtual Answer<desk::Patrols> patrols() = 0;
    /// Premises whose sets were silent at the last roll-call.
    [[nodiscard]] virtual QStringList silentAtRollCall() const = 0;

Q_SIGNALS:
    void mapChanged();
    void zonesChanged();
    void placesChanged(); ///< or cameras; also when somebody signs in or the desk is locked
    void watchChanged();  ///< turns on watch, or who answered
    void patrolsChanged();
    void rollCallEnded();
};

} // namespace watchdesk::ui
