#include "town/DemoPlan.h"

#include "domain/DemoStreets.h"
#include "town/Lines.h"

#include <QStringList>

#include <array>

namespace watchdesk::town::demo {

namespace {

constexpr double riverHalfWidth = 12;

WayKind kindOf(const QString& street) {
    static const QStringList main{"High Street", "Northgate", "Sheep Street"};
    if (main.contains(street))
        return WayKind::Main;
    // Goes through the shopping centre, under its roof.
    return street == QLatin1String("Orchard Centre") ? WayKind::Walk : WayKind::Street;
}

/// Corners cut as Chaikin (1974) does, twice; the ends stay.
QPolygonF rounded(QPolygonF line) {
    for (int pass = 0; pass < 2; ++pass) {
        QPolygonF out({line.first()});
        for (qsizetype i = 0; i + 1 < line.size(); ++i) {
            const QPointF way = line[i + 1] - line[i];
            if (i > 0)
                out += toDecimetres(line[i] + way / 4);
            if (i + 2 < line.size())
                out += toDecimetres(line[i + 1] - way / 4);
        }
        line = out + QPolygonF({line.last()});
    }
    return line;
}

Road roadOf(const char* name, WayKind kind, std::initializer_list<QPointF> line) {
    return {QString::fromLatin1(name), kind, QPolygonF(line)};
}

Area groundOf(AreaKind kind, const char* name, std::initializer_list<QPointF> ring) {
    return {kind, QString::fromLatin1(name), {QPolygonF(ring)}};
}

QVector<Road> outerRoads() {
    using enum WayKind;
    return {
        roadOf("Ashby Ringway", Main,
               {{-385, -70},
                {-395, 60},
                {-350, 190},
                {-230, 270},
                {-70, 305},
                {90, 290},
                {230, 245},
                {330, 150},
                {365, 20},
                {352, -100},
                {318, -208},
                {270, -318},
                {120, -392},
                {-60, -408},
                {-240, -364},
                {-332, -250},
                {-372, -150},
                {-385, -70}}),
        roadOf("Ludgrove Road", Main, {{-249, -49}, {-310, -62}, {-385, -70}, {-470, -112}, {-560, -140}}),
        roadOf("Castle Road", Main, {{81, 174}, {96, 232}, {90, 290}, {112, 400}, {150, 540}}),
        roadOf("Fenwick Road", Main, {{188, -54}, {280, -72}, {354, -86}, {460, -52}, {560, -60}}),
        roadOf("Almoners' Row", Street, {{-33, 153}, {22, 167}, {81, 174}}),
        roadOf("Priory Road", Street, {{-252, 84}, {-322, 70}, {-393, 40}}),
        roadOf("Queen Street", Street, {{188, 66}, {266, 80}, {356, 60}}),
        roadOf("Bath Street", Street, {{188, -132}, {262, -142}, {338, -146}}),
        roadOf("Station Road", Street, {{3, -162}, {6, -190}, {11, -236}, {18, -272}, {36, -302}}),
        roadOf("Dark Lane", Street, {{188, 4}, {240, -14}, {280, -72}}),
        roadOf("Mill Lane", Street, {{-183, -162}, {-176, -180}, {-120, -184}}),
        roadOf("Riverside Walk", Walk,
               {{-183, -162}, {-150, -186}, {-60, -184}, {6, -190}, {90, -192}, {220, -184}, {326, -182}}),
        // From the shops to the next street.
        roadOf("Mill Lane", Street, {{-159, -48}, {-153, -19}}),
        roadOf("Weaver Street", Street, {{-243, -12}, {-253, -49}}),
        roadOf("Church Walk", Street, {{-12, 48}, {-9, 30}}),
        // The doors of the shopping centre.
        roadOf("Orchard Centre", Walk, {{-12, -46}, {18, -40}}),
        roadOf("Orchard Centre", Walk, {{-9, -84}, {20, -84}}),
        roadOf("Orchard Centre", Walk, {{64, -44}, {84, -31}}),
        roadOf("Abbey Hill", Street, {{-350, 190}, {-420, 250}, {-520, 300}}),
        roadOf("Cricketfield Road", Street, {{330, 150}, {420, 200}, {540, 230}}),
        roadOf("Wharf Road", Street, {{-240, -364}, {-190, -310}, {-110, -262}, {-50, -250}, {11, -236}}),
        roadOf("Foundry Road", Street, {{11, -236}, {110, -252}, {200, -262}, {292, -270}}),
    };
}

} // namespace

double halfWidthOf(WayKind kind) {
    constexpr std::array widths{5.0, 3.75, 2.25, 1.1, 1.1, 3.0, 2.0};
    return widths[static_cast<std::size_t>(kind)];
}

QVector<Road> plannedRoads() {
    QVector<Road> roads;
    for (const domain::DemoStreet& street : domain::demoStreets()) {
        Road road{street.name, kindOf(street.name), {}};
        for (const QPoint& at : street.line)
            road.line += QPointF(at);
        // The square has a street on all its sides.
        if (street.name == QLatin1String("Market Place"))
            road.line += road.line.first();
        roads += road;
    }
    for (Road road : outerRoads()) {
        road.line = rounded(road.line);
        roads += road;
    }
    return roads;
}

QStringList laneNames() {
    return QStringLiteral(
               "Kiln Lane|Granary Way|Hope Street|Albion Terrace|Vine Street|Coldharbour Lane|Malthouse Row|"
               "Larch Avenue|Glebe Street|Poplar Road|Saddler's Court|Tithe Close|Quarry Hill|Beacon Street|"
               "Linden Road|Cooper's Lane|Alma Terrace|Hazel Grove|Pinfold Street|Well Street|Barley Close|"
               "Chandler's Row|Heron Way|Trinity Street|Maltings Road|Primrose Hill|Cross Street|Rectory Lane|"
               "Elm Grove|Spinner's Row|Weir Close|Gas Street|Orchard Road|Lock Street|Meadow View|Paddock Close")
        .split(QLatin1Char('|'));
}

QPolygonF riverLine() {
    return rounded(QPolygonF({{-640, -262},
                              {-480, -250},
                              {-340, -234},
                              {-200, -214},
                              {-60, -208},
                              {9, -213},
                              {90, -219},
                              {220, -209},
                              {318, -208},
                              {360, -212},
                              {480, -238},
                              {640, -250}}));
}

QPolygonF riverBanks() {
    const QPolygonF line = riverLine();
    QPolygonF north, south;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QPointF way = line[std::min(i + 1, line.size() - 1)] - line[std::max<qsizetype>(i - 1, 0)];
        const QPointF across = QPointF(-way.y(), way.x()) / distance({}, way);
        // Wider and narrower, as rivers are.
        const double half = riverHalfWidth + (i % 7 < 3 ? 2.5 : i % 7 < 5 ? 0.5 : -1);
        north += toDecimetres(line[i] + across * half);
        south.prepend(toDecimetres(line[i] - across * half));
    }
    return north + south;
}

QPolygonF railwayLine() {
    return rounded(QPolygonF({{-640, -372}, {-300, -345}, {0, -328}, {300, -342}, {640, -380}}));
}

QVector<Area> openGround() {
    using enum AreaKind;
    return {
        groundOf(Square, "Market Place", {{-40, -15}, {-42, 24}, {30, 36}, {33, -6}, {-12, -16}}),
        groundOf(Square, "", {{14, -290}, {58, -288}, {62, -306}, {12, -308}}),
        groundOf(Green, "", {{-54, 72}, {-32, 74}, {-38, 110}, {-46, 138}, {-98, 122}, {-94, 104}}),
        groundOf(Green, "Priory Gardens",
                 {{-338, 92}, {-262, 104}, {-236, 132}, {-214, 196}, {-258, 238}, {-322, 176}}),
        groundOf(Green, "Mill Meadow", {{-330, -160}, {-240, -140}, {-205, -166}, {-206, -192}, {-318, -212}}),
        groundOf(Green, "Cricket Ground", {{262, 100}, {318, 112}, {300, 152}, {238, 186}, {214, 150}}),
        groundOf(Green, "", {{214, -158}, {306, -160}, {300, -186}, {216, -182}}),
        groundOf(CarPark, "", {{104, -58}, {176, -74}, {170, -108}, {102, -98}}),
        groundOf(CarPark, "", {{-148, -104}, {-104, -96}, {-106, -150}, {-156, -150}}),
        groundOf(CarPark, "", {{74, -286}, {140, -284}, {142, -312}, {76, -314}}),
        groundOf(CarPark, "", {{4, 84}, {42, 100}, {36, 140}, {-2, 130}}),
    };
}

QVector<Area> landmarks() {
    using enum AreaKind;
    return {
        // A cross, as churches are: nave to the west.
        groundOf(Building, "St Mary's",
                 {{-88, 110},
                  {-86, 103},
                  {-66, 108},
                  {-64, 99},
                  {-56, 101},
                  {-58, 110},
                  {-48, 113},
                  {-50, 120},
                  {-60, 118},
                  {-62, 127},
                  {-70, 125},
                  {-68, 116}}),
        groundOf(Building, "Orchard Centre",
                 {{8, -32}, {58, -36}, {70, -40}, {79, -60}, {77, -92}, {14, -94}, {8, -60}}),
        groundOf(Building, "Station", {{16, -309}, {62, -307}, {62, -318}, {16, -320}}),
        groundOf(Building, "Corn Mill", {{-214, -180}, {-196, -176}, {-194, -196}, {-212, -199}}),
    };
}

QRectF bounds() {
    return {-500, -440, 1000, 880};
}

} // namespace watchdesk::town::demo
