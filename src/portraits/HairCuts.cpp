#include "portraits/HairGrowth.h"

namespace watchdesk::portraits {

Cut cutOf(const Features& f) {
    Chance chance(f.seed, 7);
    const float more = chance.between(0.85F, 1.2F);
    const float side = chance.percent(50) ? 1.F : -1.F;
    const float part = side * chance.between(14, 34);
    const float back = f.male ? chance.between(0, 7) + 6 * f.wear : 0;
    switch (f.hair) {
    case HairStyle::Cropped:
        return {

            .top = 8 * more,
            .sides = 4.5F,
            .lift = 3,
            .sideLift = 1.5F,
            .stray = 0.18F,
            .cover = 0.95F,
            .recede = back};
    case HairStyle::Short:
        return {.top = 30 * more,
                .sides = 13 * more,
                .lift = 10,
                .sideLift = 4,
                .stray = 0.2F,
                .weight = 0.3F,
                .recede = back};
    case HairStyle::SideParting:
        return {.top = 78 * more,

                .sides = f.male ? 20.F : 105.F,
                .lift = 13 * more,
                .sideLift = 5,
                .stray = 0.12F,
                .weight = 0.1F,
                .recede = back,
                .parting = part};
    case HairStyle::SweptBack:
        return {.top = 85, .sides = 32 * more, .lift = 15 * more, .sideLift = 5, .stray = 0.12F, .recede = back};
    case HairStyle::Fringe:
        return {.top = 60 * more, .sides = 26 * more, .lift = 10, .sideLift = 6, .stray = 0.2F, .weight = 0.15F};
    case HairStyle::Curly:
        return {.top = (f.male ? 44.F : 150.F) * more,
                .sides = (f.male ? 32.F : 150.F) * more,
                .lift = 18,
                .sideLift = f.male ? 9.F : 17.F,
                .curl = f.male ? 4.F : 5.F,
                .curlTurn = 20,
                .stray = 0.35F,
                .weight = f.male ? 0.1F : 0.5F,
                .parting = part * 0.4F};
    case HairStyle::Afro:
        return {.top = 34 * more,
                .sides = 26 * more,
                .lift = 30 * more,
                .sideLift = 22 * more,
                .curl = 2.6F,
                .curlTurn = 8,
                .stray = 0.5F};
    case HairStyle::Receding:
        return {.top = 22 * more,
                .sides = 13,
                .lift = 5,
                .sideLift = 4,
                .stray = 0.25F,
                .cover = 0.6F,
                .recede = 17 + chance.between(0, 16),
                .crown = chance.between(0.1F, 0.6F)};
    case HairStyle::Bald:
        return {.top = 0,
                .sides = 5 * more,
                .lift = 1,
                .sideLift = 1.5F,
                .stray = 0.25F,
                .cover = 0.45F,
                .recede = 30,
                .crown = 1};
    case HairStyle::Bob:
        return {.top = 215 * more,
                .sides = 135 * more,
                .lift = 12,
                .sideLift = 13,
                .stray = 0.08F,
                .weight = 0.6F,
                .parting = part};
    case HairStyle::Long:
        return {.top = 390 * more,
                .sides = 330 * more,
                .lift = 10 * more,
                .sideLift = 10 * more,
                .curl = chance.percent(40) ? 3.F : 0.F,
                .curlTurn = 70,
                .stray = 0.09F,
                .weight = 0.6F,
                .parting = chance.percent(50) ? part : part * 0.1F};
    case HairStyle::TiedBack:
        return {.top = 130, .sides = 90, .lift = 5, .sideLift = 2.5F, .stray = 0.06F};
    case HairStyle::Bun:
        return {.top = 120, .sides = 110, .lift = 6, .sideLift = 3, .stray = 0.06F};
    }
    return {};
}

} // namespace watchdesk::portraits
