#include "portraits/Gallery.h"

#include <array>
#include <span>

namespace watchdesk::portraits {

namespace {

using enum HairStyle;
using enum HairColour;
using enum Garment;

struct Sitter {
    quint32 seed;
    Sex sex;
    int age;
    Complexion complexion;
    HairStyle hair;
    HairColour colour;
    bool glasses;
    Garment garment;
    QRgb clothing;
};

// clang-format off
constexpr std::array<Sitter, 40> subjects{{
    {1034, Sex::Female, 38, Complexion::Fair, Bob, LightBrown, false, Crew, 0xff6b2f38},
    {2043, Sex::Male, 27, Complexion::Pale, Curly, Ginger, false, Hoodie, 0xff70747c},
    {3024, Sex::Male, 34, Complexion::Dark, Cropped, Black, true, Hoodie, 0xff405a86},
    {4024, Sex::Male, 45, Complexion::Pale, Cropped, DarkBrown, false, Jacket, 0xff22262c},
    {5025, Sex::Female, 31, Complexion::Light, Long, Brown, false, Crew, 0xff6b2f38},
    {6012, Sex::Male, 41, Complexion::Brown, SweptBack, Black, false, Hoodie, 0xff70747c},
    {7008, Sex::Male, 18, Complexion::Fair, Short, LightBrown, false, Crew, 0xffc8c8c4},
    {8004, Sex::Female, 29, Complexion::Light, Long, LightBrown, false, Crew, 0xffc8c8c4},
    {9042, Sex::Male, 24, Complexion::Fair, Short, Ginger, false, Jacket, 0xff22262c},
    {10034, Sex::Male, 71, Complexion::Pale, SweptBack, Grey, false, Jacket, 0xff5c4634},
    {11041, Sex::Male, 22, Complexion::Fair, Short, Fair, false, Crew, 0xff6b2f38},
    {12012, Sex::Male, 26, Complexion::Light, Receding, DarkBrown, false, Hoodie, 0xff70747c},
    {13012, Sex::Female, 33, Complexion::Light, Bob, DarkBrown, false, Jacket, 0xff8c2f30},
    {14044, Sex::Male, 36, Complexion::Olive, Receding, Brown, false, Hoodie, 0xff70747c},
    {15030, Sex::Female, 25, Complexion::Olive, TiedBack, Black, false, Jacket, 0xff22262c},
    {16026, Sex::Male, 52, Complexion::Light, Short, Fair, false, Hoodie, 0xff70747c},
    {17028, Sex::Male, 23, Complexion::Fair, Curly, Ginger, false, Crew, 0xffc8c8c4},
    {18019, Sex::Female, 66, Complexion::Pale, Curly, White, false, Hoodie, 0xff70747c},
    {19002, Sex::Male, 40, Complexion::Fair, Receding, Fair, false, Crew, 0xff6b2f38},
    {20009, Sex::Female, 36, Complexion::Light, TiedBack, Brown, false, Jacket, 0xff5a5e44},
    {21005, Sex::Male, 30, Complexion::Fair, Short, Fair, false, Hoodie, 0xff405a86},
    {22037, Sex::Female, 48, Complexion::Pale, Long, Fair, false, Jacket, 0xff4f6178},
    {23041, Sex::Male, 31, Complexion::Fair, SweptBack, Fair, false, Hoodie, 0xff70747c},
    {24043, Sex::Male, 28, Complexion::Pale, Short, Ginger, false, Jacket, 0xff5c4634},
    {25029, Sex::Female, 35, Complexion::Fair, Bob, Brown, false, Jacket, 0xff22262c},
    {26031, Sex::Male, 18, Complexion::Olive, Fringe, Black, false, Crew, 0xffc8c8c4},
    {27042, Sex::Male, 39, Complexion::Light, Short, DarkBrown, false, Jacket, 0xff22262c},
    {28020, Sex::Female, 44, Complexion::Olive, TiedBack, DarkBrown, false, Jacket, 0xff2b3a55},
    {29002, Sex::Female, 21, Complexion::Light, Bob, DarkBrown, false, Jacket, 0xff22262c},
    {30030, Sex::Male, 44, Complexion::Pale, Curly, Ginger, true, Crew, 0xffc8c8c4},
    {31016, Sex::Female, 27, Complexion::Light, SideParting, Fair, false, Jacket, 0xff4a5a42},
    {32039, Sex::Male, 19, Complexion::Fair, Short, Fair, false, Jacket, 0xff4f6178},
    {33000, Sex::Male, 47, Complexion::Pale, Receding, LightBrown, false, Jacket, 0xff5c4634},
    {34033, Sex::Female, 18, Complexion::Fair, Bob, DarkBrown, false, Jacket, 0xff4f6178},
    {35002, Sex::Male, 57, Complexion::Light, Curly, Grey, true, Crew, 0xff6b2f38},
    {36042, Sex::Female, 42, Complexion::Light, Bob, Brown, false, Jacket, 0xff5c4634},
    {37004, Sex::Male, 29, Complexion::Fair, Short, LightBrown, false, Crew, 0xff6b2f38},
    {38011, Sex::Male, 18, Complexion::Brown, SweptBack, Black, false, Jacket, 0xff2b3a55},
    {39002, Sex::Female, 32, Complexion::Pale, SideParting, LightBrown, false, Crew, 0xff6b2f38},
    {40043, Sex::Male, 33, Complexion::Fair, Receding, Fair, false, Jacket, 0xff22262c},
}};

constexpr std::array<Sitter, 16> strangers{{
    {41013, Sex::Female, 58, Complexion::Light, Bob, Grey, true, Crew, 0xff4f6178},
    {42010, Sex::Male, 62, Complexion::Fair, Bald, Grey, false, Shirt, 0xff9aa4ae},
    {43038, Sex::Female, 24, Complexion::Dark, Afro, Black, false, VNeck, 0xff6b2f38},
    {44041, Sex::Male, 37, Complexion::Brown, Afro, Black, false, Polo, 0xff2f5560},
    {45035, Sex::Female, 39, Complexion::Olive, Bun, DarkBrown, false, Shirt, 0xffb8b2a6},
    {46006, Sex::Male, 49, Complexion::Fair, Bald, DarkBrown, true, Jacket, 0xff3c4a3e},
    {47045, Sex::Female, 69, Complexion::Pale, Curly, White, true, Crew, 0xff584a66},
    {48027, Sex::Male, 21, Complexion::Fair, Fringe, Brown, false, Hoodie, 0xff3c4a3e},
    {49038, Sex::Female, 30, Complexion::Light, Long, Ginger, false, Crew, 0xff2b3a55},
    {50013, Sex::Male, 55, Complexion::Fair, SideParting, Grey, true, Shirt, 0xff405a86},
    {51037, Sex::Female, 52, Complexion::Pale, TiedBack, LightBrown, false, VNeck, 0xff7a6a58},
    {52041, Sex::Male, 26, Complexion::Olive, SweptBack, DarkBrown, false, Polo, 0xff22262c},
    {53038, Sex::Female, 22, Complexion::Fair, Bob, Fair, false, Hoodie, 0xff8a8f96},
    {54014, Sex::Male, 34, Complexion::Light, Cropped, Brown, false, Crew, 0xff2f5560},
    {55014, Sex::Female, 45, Complexion::Light, Curly, DarkBrown, false, Jacket, 0xff4a5a42},
    {56009, Sex::Male, 67, Complexion::Fair, Receding, White, false, Shirt, 0xff70747c},
}};
// clang-format on

QVector<PortraitLook> looksOf(std::span<const Sitter> sitters) {
    QVector<PortraitLook> looks;
    for (const Sitter& s : sitters) {
        PortraitLook look{.seed = s.seed,
                          .sex = s.sex,
                          .age = s.age,
                          .complexion = s.complexion,
                          .hair = s.hair,
                          .hairColour = s.colour};
        look.glasses = s.glasses;
        look.garment = s.garment;
        look.clothing = s.clothing;
        if (s.age <= 18)
            look.beard = Beard::None;
        looks.push_back(look);
    }
    return looks;
}

} // namespace

QVector<PortraitLook> subjectLooks() {
    return looksOf(subjects);
}
QVector<PortraitLook> strangerLooks() {
    return looksOf(strangers);
}

} // namespace watchdesk::portraits
