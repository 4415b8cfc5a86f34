#include "control/MemoryMap.h"

#include "control/MemoryTown.h"
#include "domain/DemoTown.h"
#include "town/DemoMap.h"
#include "town/StreetIndex.h"

namespace watchdesk::test {

namespace {

struct Ashby {
    domain::DemoTown town;
    std::shared_ptr<const town::TownMap> map;
    std::shared_ptr<const town::StreetIndex> index;
    std::shared_ptr<const town::Walking> walking;
};

const Ashby& ashby() {
    static const Ashby made = [] {
        domain::DemoOptions options;
        options.months = 0;
        options.now = shiftNow;
        Ashby out;
        out.town = domain::makeDemoTown(options);
        out.map =
            std::make_shared<const town::TownMap>(town::makeDemoMap(options.seed, out.town.premises, options.now));
        out.index = std::make_shared<const town::StreetIndex>(out.map);
        out.walking = std::make_shared<const town::Walking>(out.map);
        return out;
    }();
    return made;
}

} // namespace

void MemoryMap::fill() {
    town = ashby().map;
    seen = ashby().town.cameras;
    seen.removeIf([](const domain::Camera& camera) { return !camera.placed; });
    known.clear();
    for (const domain::Premises& premises : ashby().town.premises) {
        desk::TownPlace place;
        place.id = premises.id;
        place.name = premises.name;
        place.street = premises.street;
        place.hours = premises.hours;
        place.at = {premises.east, premises.north};
        for (const domain::RadioSet& set : ashby().town.radioSets) {
            if (set.premisesId == premises.id)
                place.callSign = set.callSign;
        }
        place.pub = place.callSign.startsWith(QLatin1Char('P'));
        place.channel = place.pub ? QStringLiteral("PUB") : QStringLiteral("SHOP");
        known += place;
    }
}

desk::TownPlace MemoryMap::at(const char* callSign) const {
    for (const desk::TownPlace& place : known) {
        if (place.callSign == QLatin1String(callSign))
            return place;
    }
    return {};
}

void MemoryMap::lock() {
    known.clear();
    Q_EMIT placesChanged();
}

ui::Answer<QVector<domain::Camera>> MemoryMap::cameras() {
    return answered<QVector<domain::Camera>>(seen);
}

ui::Answer<QVector<domain::Zone>> MemoryMap::zones() {
    return answered<QVector<domain::Zone>>(drawn);
}

ui::Answer<desk::PlaceSheet> MemoryMap::place(const QString& premisesId) {
    read += premisesId;
    if (fail)
        return answered<desk::PlaceSheet>(*fail);
    desk::PlaceSheet sheet = sheets.value(premisesId);
    for (const desk::TownPlace& place : std::as_const(known)) {
        if (place.id == premisesId)
            sheet.place = place;
    }
    return answered<desk::PlaceSheet>(sheet);
}

ui::Answer<desk::Trail> MemoryMap::follow(const desk::TrailQuery& query) {
    asked += query;
    return answered<desk::Trail>(desk::followTrail(ashby().index.get(), ashby().walking.get(), query));
}

ui::Answer<desk::Patrols> MemoryMap::patrols() {
    return answered<desk::Patrols>(walking);
}

ui::Answer<QVector<desk::OnWatch>> MemoryMap::onWatch() {
    return answered<QVector<desk::OnWatch>>(watch);
}

} // namespace watchdesk::test
