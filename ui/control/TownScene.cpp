#include "ui/control/TownScene.h"

#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace watchdesk::ui {

namespace {

constexpr int shadedNext = 12; ///< more would colour the whole town
constexpr int shadedMinutes = 3;
constexpr double leastSide = 240; ///< metres of a part that is looked at
constexpr double beside = 0.26;   ///< of it, left free at either side, for labels
constexpr double above = 0.18;    ///< and above and below

const QLatin1String stepPrefix("step:");
const QLatin1String cameraPrefix("camera:");
const QLatin1String patrolPrefix("patrol:");
constexpr int freshMinutes = 15;         ///< a patrol may well be there still
constexpr QPointF besidePlace{-17, -17}; ///< a patrol's plate leaves free what it stands at: a shop, a step

enum Rank {
    PlaceRank = 0,
    CameraRank = 5,
    ShadeRank = 10,
    NextRank = 40,
    PatrolRank = 45,
    SilentRank = 50,
    AlertRank = 60,
    ReadRank = 70,
    StepRank = 80,
    CryRank = 1000 ///< nothing lies on what waits for somebody
};

QString tr(const char* text) {
    return QCoreApplication::translate("TownScene", text);
}

QString nameOf(const desk::TownPlace& place) {
    return (place.callSign + QLatin1Char(' ') + place.name).trimmed();
}

void join(QString& text, const QString& more) {
    text += (text.isEmpty() ? QString() : QStringLiteral(", ")) + more;
}

/// A plate with an icon in the place of the dot.
void plate(MapMarker& marker, const char* icon, MarkerState state, int rank) {
    marker.shape = MarkerShape::Icon;
    marker.mark = QLatin1String(icon);
    marker.state = state;
    marker.rank = rank;
    marker.fill = MarkerFill::Whole;
}

void addNext(MapMarker& marker, const TownScene& scene) {
    const auto& next = scene.trail.next;
    const auto found = std::find_if(next.cbegin(), next.cend(), [&](const auto& one) { return one.id == marker.id; });
    const auto order = static_cast<int>(found - next.cbegin());
    if (!scene.layers.trail || found == next.cend() || order >= shadedNext ||
        (order >= namedNext && found->minute() > shadedMinutes))
        return;
    const int minute = std::min(found->minute(), shadedMinutes);
    const QString walk = lengthText(qint64(found->seconds) * 1000);
    marker.state = MarkerState::InHand;
    marker.fill = static_cast<MarkerFill>(minute - 1);
    marker.rank = order < namedNext ? NextRank - order : ShadeRank - minute;
    if (order < namedNext)
        marker.label = (marker.label + QLatin1Char(' ') + walk).trimmed();
    join(marker.tip, tr("next likely, %1 on foot").arg(walk));
}

void addSilence(MapMarker& marker, const TownScene& scene) {
    const auto found = scene.silent.constFind(marker.id);
    if (!scene.layers.silent || found == scene.silent.constEnd())
        return;
    plate(marker, "volume-x", MarkerState::Soon, SilentRank);
    const bool rollCall = *found == Silence::RollCall;
    marker.label += QLatin1Char(' ') + (rollCall ? tr("silent") : tr("not heard"));
    join(marker.tip, rollCall ? tr("silent at the last roll-call") : tr("signed on, not heard since"));
}

void addAlert(MapMarker& marker, const TownScene& scene) {
    const auto found = scene.alerts.constFind(marker.id);
    if (found == scene.alerts.constEnd())
        return;
    plate(marker, found->emergency ? "circle-alert" : "triangle-alert",
          found->claimed ? MarkerState::Soon : MarkerState::Act,
          found->emergency || !found->claimed ? CryRank : AlertRank);
    const QString what = (found->emergency ? tr("emergency %1") : tr("alert %1")).arg(found->number);
    marker.label += QLatin1Char(' ') + (found->emergency ? tr("emergency") : tr("alert"));
    join(marker.tip, what + (found->claimed ? QString() : QLatin1Char(' ') + tr("that nobody has claimed")));
}

MapMarker markerOf(const desk::TownPlace& place, const TownScene& scene) {
    MapMarker marker;
    marker.id = place.id;
    marker.at = place.at;
    marker.shape = place.pub ? MarkerShape::Square : MarkerShape::Dot;
    marker.state = MarkerState::Quiet;
    marker.rank = PlaceRank;
    marker.label = place.callSign;
    marker.tip = nameOf(place);
    addNext(marker, scene);
    addSilence(marker, scene);
    addAlert(marker, scene);
    if (place.id == scene.readPlace) {
        if (marker.state != MarkerState::Act)
            marker.state = MarkerState::InHand;
        marker.rank = ReadRank;
        marker.label = nameOf(place) + marker.label.mid(place.callSign.size());
    }
    return marker;
}

MapMarker markerOf(const domain::Camera& camera) {
    MapMarker marker;
    marker.id = cameraPrefix + camera.id;
    marker.at = {camera.east, camera.north};
    plate(marker, "cctv", MarkerState::Quiet, CameraRank);
    marker.label = camera.number;
    marker.tip = tr("Camera %1").arg(camera.number);
    if (!camera.covers.isEmpty())
        join(marker.tip, camera.covers);
    return marker;
}

QString agoText(int minutes) {
    return minutes == 0 ? tr("just now") : tr("%1 min ago").arg(minutes);
}

MapMarker markerOf(const PatrolMark& mark, const TownScene& scene) {
    const desk::Patrol& patrol = mark.patrol;
    MapMarker marker;
    marker.id = patrolPrefix + patrol.radioSetId;
    marker.at = patrol.at;
    plate(marker, "shield", mark.minutes <= freshMinutes ? MarkerState::Plain : MarkerState::Quiet, PatrolRank);
    marker.aside = besidePlace;
    marker.label = tr("%1 · %2").arg(patrol.callSign, agoText(mark.minutes));
    const desk::TownPlace* place = scene.place(patrol.premisesId);
    marker.tip = tr("Patrol %1, %2").arg(patrol.callSign, agoText(mark.minutes));
    join(marker.tip, place != nullptr ? nameOf(*place) : tr("somewhere at %1").arg(patrol.words));
    return marker;
}

/// Premises at which the trail has a step.
QSet<QString> stepPlaces(const TownScene& scene) {
    QSet<QString> out;
    for (int step = 0; scene.layers.trail && step < scene.trail.points.size() && step < scene.steps.size(); ++step) {
        if (scene.trail.points[step].exact)
            out.insert(scene.steps[step].premisesId);
    }
    return out;
}

MapMarker stepMarker(const TownScene& scene, int step) {
    const desk::TrailPoint& point = scene.trail.points[step];
    MapMarker marker;
    marker.id = stepPrefix + QString::number(step);
    marker.at = *point.at;
    marker.shape = MarkerShape::Badge;
    marker.state = MarkerState::InHand;
    marker.fill = step == scene.trail.last ? MarkerFill::Whole : MarkerFill::Half;
    marker.mark = QString::number(step + 1);
    marker.label = clockText(scene.steps[step].at, true);
    marker.rank = StepRank + step;
    const desk::TownPlace* place = scene.place(scene.steps[step].premisesId);
    const QString where = place != nullptr ? nameOf(*place) : scene.steps[step].words;
    marker.tip = (step == 0 ? tr("1, the alert, %1") : tr("%1, seen %2").arg(step + 1)).arg(marker.label);
    join(marker.tip, point.exact ? where : tr("somewhere at %1").arg(where));
    return marker;
}

} // namespace

const desk::TownPlace* TownScene::place(const QString& id) const {
    const auto found =
        std::find_if(places.cbegin(), places.cend(), [&](const auto& one) { return !id.isEmpty() && one.id == id; });
    return found == places.cend() ? nullptr : &*found;
}

QVector<MapMarker> markersOf(const TownScene& scene) {
    QVector<MapMarker> out;
    for (const domain::Camera& camera : scene.cameras) {
        if (scene.layers.cameras)
            out += markerOf(camera);
    }
    for (const PatrolMark& patrol : scene.patrols) {
        if (scene.layers.patrols)
            out += markerOf(patrol, scene);
    }
    const QSet<QString> underSteps = stepPlaces(scene);
    for (const desk::TownPlace& place : scene.places) {
        const MapMarker marker = markerOf(place, scene);
        // A step on the trail stands for a place of which there is nothing else to say.
        if (marker.state != MarkerState::Quiet || !underSteps.contains(place.id))
            out += marker;
    }
    for (int step = 0; scene.layers.trail && step < scene.trail.points.size() && step < scene.steps.size(); ++step) {
        if (scene.trail.points[step].at)
            out += stepMarker(scene, step);
    }
    return out;
}

QVector<MapLine> linesOf(const TownScene& scene) {
    QVector<MapLine> out;
    for (const domain::Zone& zone : scene.zones) {
        const bool here = scene.zonesHere.contains(zone.name);
        if (!scene.layers.zones && !here)
            continue;
        MapLine line;
        line.points = QPolygonF(zone.outline);
        line.tone = here ? Tone::Act : Tone::Text2;
        line.area = true;
        line.name = zone.name;
        out += line;
    }
    if (!scene.layers.trail)
        return out;
    if (scene.trail.ahead.size() > 1)
        out += MapLine{scene.trail.ahead, Tone::InHandFill, true, true};
    for (const QPolygonF& leg : scene.trail.legs)
        out += MapLine{leg};
    return out;
}

QRectF partOf(const TownScene& scene) {
    QPolygonF points;
    for (const desk::TrailPoint& point : scene.trail.points) {
        if (point.at && scene.layers.trail)
            points += *point.at;
    }
    if (points.isEmpty()) {
        for (const desk::TownPlace& place : scene.places)
            points += place.at;
    } else {
        for (int i = 0; i < std::min<qsizetype>(namedNext, scene.trail.next.size()); ++i) {
            if (const desk::TownPlace* place = scene.place(scene.trail.next[i].id))
                points += place->at;
        }
        if (const desk::TownPlace* place = scene.place(scene.readPlace))
            points += place->at;
    }
    if (points.isEmpty())
        return {};
    const QRectF box = points.boundingRect();
    const double width = std::max(leastSide, box.width() * (1 + 2 * beside));
    const double height = std::max(leastSide, box.height() * (1 + 2 * above));
    return {box.center() - QPointF(width, height) / 2, QSizeF(width, height)};
}

QString premisesOf(const TownScene& scene, const QString& markerId) {
    for (const PatrolMark& mark : scene.patrols) {
        if (markerId == patrolPrefix + mark.patrol.radioSetId)
            return mark.patrol.premisesId;
    }
    if (markerId.startsWith(stepPrefix))
        return scene.steps.value(markerId.mid(stepPrefix.size()).toInt()).premisesId;
    return scene.place(markerId) != nullptr ? markerId : QString();
}

} // namespace watchdesk::ui
