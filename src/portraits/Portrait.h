// Faces of nobody, drawn by the program for the demo town: head and shoulders of a person who follows from a seed.
// Pure, any thread; the same picture on every machine. Needs no QGuiApplication.
#pragma once

#include <QImage>
#include <QSize>

#include <optional>

namespace watchdesk::portraits {

enum class Sex { Male, Female };
enum class HairStyle {
    Cropped,
    Short,
    SideParting,
    SweptBack,
    Fringe,
    Curly,
    Afro,
    Receding,
    Bald,
    Bob,
    Long,
    TiedBack,
    Bun
};
enum class HairColour { Black, DarkBrown, Brown, LightBrown, Fair, Ginger, Grey, White };
enum class Complexion { Pale, Fair, Light, Olive, Brown, Dark };
enum class Beard { None, Stubble, Moustache, Goatee, Full };
enum class Garment { Crew, VNeck, Shirt, Polo, Hoodie, Jacket };

/// Who it is: everything follows from the seed; what is set here is kept as it is said.
struct PortraitLook {
    quint32 seed = 0;
    std::optional<Sex> sex;
    std::optional<int> age; ///< years, 16 to 80
    std::optional<Complexion> complexion;
    std::optional<HairStyle> hair;
    std::optional<HairColour> hairColour;
    std::optional<Beard> beard;
    std::optional<bool> glasses;
    std::optional<Garment> garment;
    std::optional<QRgb> clothing;
};

enum class Expression { Neutral, SlightSmile, LipsParted };

/// How the person stands to the camera and the light. Degrees.
struct PortraitPose {
    double yaw = 0;        ///< turned to the picture's right; -35 to 35
    double pitch = 0;      ///< looking down; -20 to 20
    double roll = 0;       ///< leaning clockwise; -20 to 20
    double lightYaw = -35; ///< the key light comes from the picture's left
    double lightPitch = 35;
    double contrast = 0.5; ///< 0 overcast, 1 one hard lamp
    Expression expression = Expression::Neutral;
};

/// Head and shoulders before a soft background, e.g. at 480x600. An empty size gives a null picture.
[[nodiscard]] QImage drawPortrait(const PortraitLook& look, const PortraitPose& pose, QSize size);

/// A pose for a portrait that a photographer would take; follows from the look's seed.
[[nodiscard]] PortraitPose portraitPose(const PortraitLook& look);

} // namespace watchdesk::portraits
