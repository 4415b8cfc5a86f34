#include "domain/DemoStreets.h"

namespace watchdesk::domain {

const QVector<DemoStreet>& demoStreets() {
    static const QVector<DemoStreet> plan{
        {"High Street", "High Street", {{-249, -49}, {-153, -19}, {-96, -7}, {-42, 5}}},
        // Round the square, with the houses on its outer side.
        {"Market Place", "Market Place", {{-40, -15}, {-42, 24}, {30, 36}, {33, -6}, {-12, -16}}, 1},
        {"Butter Row", "Market Place", {{-45, 21}, {-87, 78}, {-123, 117}}},
        {"Church Walk", "St Mary's", {{-12, 48}, {-20, 96}, {-33, 153}}},
        {"Priory Road", "St Mary's", {{-252, 84}, {-123, 117}, {-33, 153}}},
        {"Cross Keys", "High Street", {{-123, -6}, {-129, 54}, {-135, 114}}},
        {"Weaver Street", "High Street", {{-243, -12}, {-237, 78}}},
        {"Northgate", "Northgate", {{21, 42}, {66, 99}, {81, 174}}},
        {"Queen Street", "Northgate", {{66, 87}, {128, 79}, {188, 66}}},
        {"Chapel Lane", "Northgate", {{144, 76}, {129, -30}}},
        {"Sheep Street", "Sheep Street", {{33, -6}, {81, -30}, {188, -54}}},
        // A covered arcade in the form of a U, with its shops within.
        {"Orchard Centre", "Orchard Centre", {{18, -40}, {64, -44}, {70, -82}, {20, -84}}, -1},
        {"Station Road", "Riverside", {{-15, -18}, {-9, -84}, {3, -162}}},
        {"Bath Street", "Riverside", {{-4, -104}, {96, -120}, {188, -132}}},
        {"Tanner's Yard", "High Street", {{-87, -6}, {-81, -84}}},
        {"Mill Lane", "Riverside", {{-159, -48}, {-174, -108}, {-183, -162}}},
        {"Dark Lane", "Sheep Street", {{133, 12}, {188, 4}}},
    };
    return plan;
}

} // namespace watchdesk::domain
