// What a face measures and how it is coloured, in millimetres of a grown head and linear RGB. The origin lies between
// the pupils. Internal to the room.
#pragma once

#include "portraits/Maths.h"
#include "portraits/Portrait.h"

namespace watchdesk::portraits {

struct EyeMeasures {
    float apart = 31; ///< pupil to the middle
    float half = 15;  ///< half the width of the opening
    float above = 6;  ///< of the opening, above the line of the corners
    float below = 4;
    float tilt = 1;      ///< outer corner above the inner
    float depth = 7;     ///< of the socket
    float crease = 3.5F; ///< fold above the lid
    float hood = 0;      ///< 0..1: skin over the fold
    float round = 0.62F; ///< shape of the upper lid: less is squarer
    float peak = 0.14F;  ///< where it is highest, towards the nose
    Vec3 iris;
};

struct BrowMeasures {
    float height = 19;
    float arch = 3;
    float tilt = 0; ///< outer end above the inner
    float thick = 5;
    float length = 36;
    float density = 1;
    float peak = 0.64F; ///< along its length
    float dark = 0.9F;
    float inner = 19.5F; ///< from the pupil inwards to where it begins
};

struct NoseMeasures {
    float tip = 40; ///< below the pupils
    float high = 23;
    float bridge = 8;
    float bridgeWidth = 6.5F;
    float hump = 0;
    float tipWidth = 8;
    float wings = 16.5F; ///< half the width
    float bend = 0;      ///< to one side
    float upturn = 0;
    float drop = 2.4F; ///< height of the wings below the tip
};

struct MouthMeasures {
    float line = 70;
    float half = 25;
    float upper = 7;
    float lower = 9;
    float full = 1;
    float corner = 0.8F; ///< corners above the middle
    float bow = 1;
    float redness = 0.4F;
    float open = 0; ///< gap between the lips
};

struct HeadMeasures {
    float skull = 75; ///< half the breadth
    float temple = 71;
    float cheek = 68;
    float jaw = 54;
    float jawLine = 74; ///< where the jaw turns
    float chin = 116;
    float square = 2; ///< chin: 1.7 pointed to 2.6 square
    float chinForward = 4;
    float cheekbone = 4;
    float fullness = 2; ///< of the cheek
    float hollow = 1;   ///< below the cheekbone
    float brow = 2;     ///< ridge
    float hairline = -70;
    float ears = 1;
    float earsOut = 0.5F;
    float neck = 54;
    float shoulders = 1;
    float depth = 1;
};

struct Colouring {
    Vec3 skin;
    float blush = 1;
    float freckles = 0;
    float mottle = 1;
    int moles = 0;
    float beardShadow = 0;
    float rings = 0.5F; ///< under the eyes
    Vec3 hair;
    Vec3 hairRoots;
    float greying = 0;
    Vec3 cloth;
    Vec3 inner; ///< what shows below an open jacket or collar
    Vec3 backdrop;
};

/// One person, complete.
struct Features {
    quint32 seed = 0;
    bool male = true;
    float age = 35;
    float wear = 0; ///< 0 at 25, 1 at 75: folds, bags, sag
    EyeMeasures eye;
    BrowMeasures brow;
    NoseMeasures nose;
    MouthMeasures mouth;
    HeadMeasures head;
    Colouring colour;
    HairStyle hair = HairStyle::Short;
    Beard beard = Beard::None;
    bool glasses = false;
    Garment garment = Garment::Crew;
};

/// The person of a look.
[[nodiscard]] Features featuresOf(const PortraitLook& look);

/// The same face with an expression on it.
[[nodiscard]] Features withExpression(Features features, Expression expression);

/// Linear RGB of 8 bits each.
[[nodiscard]] Vec3 linear(QRgb rgb);

} // namespace watchdesk::portraits
