// A camera's picture of a street, a shop or a doorway with people in it, and the truth about their faces: for trying
// matching in the demo town without anybody's picture. Pure, any thread; the people are the same on every
// machine, the place behind them with every build of one Qt.
#pragma once

#include "portraits/Portrait.h"

#include <QRect>
#include <QString>
#include <QVector>

namespace watchdesk::portraits {

enum class Scenery { Street, Shop, Doorway };

/// Somebody in the picture.
struct Passer {
    PortraitLook look;
    double place = 0.5;  ///< across the picture, 0 to 1: where the face's middle is
    int faceHeight = 64; ///< pixels from the hairline to the chin; 24 to 160 make sense
    double level = -1;   ///< down the picture, 0 to 1: where the eyes are; below 0 where the ground would have them
    PortraitPose pose;   ///< light included: the scenery has its own, which is added to
};

struct StreetScene {
    quint32 seed = 0; ///< of the background and the grain
    Scenery scenery = Scenery::Street;
    QSize size{1280, 720};
    QVector<Passer> people; ///< any order; nearer ones cover those further away
    QString stamp;          ///< "C12 DOOR  2026-11-20 14:28:33"; none when empty
    bool night = false;
    bool monochrome = false;
};

/// Where a face is: forehead to chin, ear to ear.
struct FaceTruth {
    int person = 0; ///< index into StreetScene::people
    QRect box;      ///< within the picture
};

struct Still {
    QImage image;
    QVector<FaceTruth> faces; ///< those in the picture, in the order of the people
};

/// Draws the scene. An empty or absurd size gives a null picture; a person whose face would be under 6 pixels high or
/// higher than the picture is left out.
[[nodiscard]] Still drawStill(const StreetScene& scene);

/// A pose a passer-by might have: turned up to 15 degrees, another light, perhaps another expression.
[[nodiscard]] PortraitPose passingPose(quint32 seed);

} // namespace watchdesk::portraits
