#include "portraits/Features.h"

#include "portraits/Chance.h"

namespace watchdesk::portraits {

namespace {

float channel(int value) {
    const float v = static_cast<float>(value) / 255.F;
    return v <= 0.04045F ? v / 12.92F : power((v + 0.055F) / 1.055F, 2.4F);
}

/// Two for each complexion.
constexpr std::array<QRgb, 12> skins{0xffecc8b4, 0xffe8c0ac, 0xffe6bca4, 0xffdfb498, 0xffd9aa86, 0xffe0b08e,
                                     0xffcc9c78, 0xffbd8a64, 0xffa87450, 0xff966646, 0xff7a5038, 0xff684532};
constexpr std::array<QRgb, 6> irises{0xff4a3020, 0xff5d4128, 0xff6f5a38, 0xff5f7464, 0xff6a87a0, 0xff7b8c96};
constexpr std::array<QRgb, 14> cloths{0xff2b3a55, 0xff3c4a3e, 0xff70747c, 0xff22262c, 0xff8a8f96,
                                      0xff6b2f38, 0xff9aa4ae, 0xff4f6178, 0xff7a6a58, 0xff2f5560,
                                      0xffb8b2a6, 0xff584a66, 0xff405a86, 0xff8c5a44};
constexpr std::array<QRgb, 8> backdrops{0xff9aa3a8, 0xffa9a49a, 0xff8b97a3, 0xff9ea894,
                                        0xffb0aaa4, 0xff7e8890, 0xffa59c92, 0xff8f9c9c};

QRgb hairOf(HairColour colour) {
    switch (colour) {
    case HairColour::Black:
        return 0xff1c1714;
    case HairColour::DarkBrown:
        return 0xff33241b;
    case HairColour::Brown:
        return 0xff4f3726;
    case HairColour::LightBrown:
        return 0xff755338;
    case HairColour::Fair:
        return 0xffa98254;
    case HairColour::Ginger:
        return 0xff8a4a26;
    case HairColour::Grey:
        return 0xff85827e;
    case HairColour::White:
        return 0xffc6c2bc;
    }
    return 0xff33241b;
}

bool isDark(Vec3 skin) {
    return skin.x < 0.42F;
}

Vec3 jittered(Vec3 colour, Chance& chance, float by) {
    return {colour.x * chance.around(1, by), colour.y * chance.around(1, by), colour.z * chance.around(1, by)};
}

/// People differ more here than they do, since what is drawn has fewer ways to differ; nobody is a caricature.
float vary(Chance& chance, float mean, float deviation) {
    return mean + 1.65F * deviation * std::clamp(chance.around(0, 1), -1.5F, 1.5F);
}

void measureHead(Features& f, Chance& chance) {
    HeadMeasures& h = f.head;
    const float man = f.male ? 1.F : 0.F;
    const float size = vary(chance, 0.965F + 0.03F * man, 0.025F);
    const float broad = size * vary(chance, 1, 0.035F);
    h.skull = 76 * broad;
    h.temple = h.skull - vary(chance, 4, 1);
    h.cheek = h.skull - vary(chance, 6.5F - man, 2.2F);
    h.jaw = h.cheek - vary(chance, 18 - 6 * man, 3.0F);
    h.jaw = std::clamp(h.jaw, 0.70F * h.cheek, 0.88F * h.cheek);
    h.jawLine = std::max(61.F, vary(chance, 68 + 2 * man, 3));
    h.chin = size * vary(chance, 110.5F + 6 * man, 4.5F);
    h.square = vary(chance, 1.75F + 0.45F * man, 0.25F);
    h.square = std::clamp(h.square, 1.6F, 2.7F);
    h.chinForward = vary(chance, 3.5F + man, 1.6F);
    h.cheekbone = vary(chance, 4.2F, 1.5F);
    h.fullness = vary(chance, 3.4F - man, 1.5F);
    h.hollow = vary(chance, 0.6F * man + f.wear - 0.3F, 1.1F);
    h.brow = std::max(0.F, vary(chance, 0.1F + 2.0F * man, 0.6F));
    h.hairline = -vary(chance, 62, 3.5F);
    h.ears = vary(chance, 0.98F + 0.05F * man + 0.08F * f.wear, 0.06F);
    h.earsOut = clamp01(vary(chance, 0.45F, 0.25F));
    const float build = vary(chance, 0, 1);
    h.fullness += 0.8F * build;
    h.jaw += 1.8F * build;
    h.neck = (f.male ? 56.F : 44.5F) + 2.5F * build;
    h.shoulders = (f.male ? 1.F : 0.85F) * (1 + 0.03F * build);
    h.depth = vary(chance, 1, 0.03F);
}

void measureEyes(Features& f, Chance& chance) {
    EyeMeasures& e = f.eye;
    e.apart = vary(chance, 31.2F, 1.5F);
    e.half = vary(chance, f.male ? 14.6F : 15.1F, 0.8F);
    e.above = vary(chance, f.male ? 4.8F : 6.4F, 0.55F) - 0.6F * f.wear;
    e.below = vary(chance, 3.5F, 0.45F);
    e.tilt = vary(chance, f.male ? 0.9F : 1.3F, 0.8F) - 0.6F * f.wear;
    e.depth = vary(chance, 6.5F, 1.8F);
    e.crease = std::max(1.8F, vary(chance, 3.4F, 1));
    e.hood = clamp01(vary(chance, 0.15F + 0.4F * f.wear, 0.25F));
    e.round = std::clamp(vary(chance, 0.62F, 0.08F), 0.45F, 0.85F);
    e.peak = vary(chance, 0.14F, 0.10F);
    BrowMeasures& b = f.brow;
    b.height = vary(chance, f.male ? 18.2F : 19.8F, 1.6F);
    b.arch = std::max(0.8F, vary(chance, f.male ? 2.2F : 3.0F, 0.7F));
    b.tilt = vary(chance, 1.7F, 0.7F);
    b.thick = std::max(3.1F, vary(chance, f.male ? 7.2F : 4.9F, 0.9F));
    b.length = vary(chance, f.male ? 37.F : 35.F, 2);
    b.peak = std::clamp(vary(chance, 0.64F, 0.07F), 0.45F, 0.8F);
    b.dark = std::clamp(vary(chance, 0.9F, 0.3F), 0.35F, 1.4F);
    b.inner = vary(chance, 19.5F, 1.6F);
    b.density = std::max(0.45F, vary(chance, f.male ? 1.05F : 0.9F, 0.25F));
}

void measureNoseAndMouth(Features& f, Chance& chance) {
    NoseMeasures& n = f.nose;
    const float man = f.male ? 1.F : 0.F;
    n.tip = vary(chance, 36.5F + 3.6F * man, 2.3F) + f.wear;
    n.high = vary(chance, 16.2F + 4.6F * man, 1.9F);
    n.bridge = vary(chance, 7.5F + man, 2);
    n.bridgeWidth = vary(chance, 5.5F + 1.2F * man, 0.7F);
    n.hump = vary(chance, 0.4F, 1.1F);
    n.tipWidth = vary(chance, 7.0F + 1.2F * man, 1.0F);
    n.wings = vary(chance, 14.8F + 2.3F * man, 1.4F);
    n.bend = vary(chance, 0, 0.7F);
    n.drop = std::clamp(vary(chance, 2.4F, 0.8F), 0.8F, 4.5F);
    n.upturn = vary(chance, 0.4F - 0.4F * man, 0.8F);
    MouthMeasures& m = f.mouth;
    m.line = n.tip + vary(chance, 30 + 1.2F * man, 1.8F);
    m.half = vary(chance, 23.6F + 2.2F * man, 1.9F);
    m.upper = std::max(3.2F, vary(chance, 7.4F - 1.0F * man, 1.2F) - 1.9F * f.wear);
    m.lower = std::max(5.F, vary(chance, 10.2F - 1.4F * man, 1.3F) - 1.9F * f.wear);
    m.full = std::max(0.5F, vary(chance, 1.2F - 0.15F * man - 0.25F * f.wear, 0.2F));
    m.corner = std::max(0.5F, vary(chance, 1.7F, 0.6F) - 0.6F * f.wear);
    m.bow = std::max(0.2F, vary(chance, 1, 0.35F));
    m.redness = clamp01(vary(chance, f.male ? 0.32F : 0.58F, 0.16F));
    m.line = std::clamp(m.line, n.tip + 26.5F, n.tip + 34);
    f.head.chin = std::clamp(f.head.chin, m.line + 37, m.line + 48);
}

/// Index into the skins.
std::size_t toneOf(const PortraitLook& look, Chance& chance) {
    const int weight = chance.below(100);
    const auto shade = static_cast<std::size_t>(chance.below(2));
    const bool fair =
        look.hairColour && *look.hairColour >= HairColour::LightBrown && *look.hairColour <= HairColour::Ginger;
    const Complexion likely = weight < 28           ? Complexion::Pale
                              : weight < 60         ? Complexion::Fair
                              : weight < 76 || fair ? Complexion::Light
                              : weight < 86         ? Complexion::Olive
                              : weight < 93         ? Complexion::Brown
                                                    : Complexion::Dark;
    return 2 * static_cast<std::size_t>(look.complexion.value_or(likely)) + shade;
}

void colour(Features& f, const PortraitLook& look, Chance& chance) {
    Colouring& c = f.colour;
    c.skin = jittered(linear(skins[toneOf(look, chance)]), chance, 0.025F);
    if (c.skin.x < 0.42F) {
        f.nose.wings += 2.2F;
        f.nose.high -= 2;
        f.mouth.full += 0.2F;
        f.mouth.upper += 1.6F;
        f.mouth.lower += 1.4F;
    }
    HairColour hair = static_cast<HairColour>(isDark(c.skin) ? chance.below(2) : chance.below(6));
    c.greying = clamp01((f.age - chance.around(50, 8)) / 22);
    if (c.greying > 0.75F)
        hair = chance.percent(45) ? HairColour::White : HairColour::Grey;
    if (hair == HairColour::Ginger && c.skin.x < 0.7F)
        hair = HairColour::Brown;
    if (look.hairColour)
        hair = *look.hairColour;
    if (look.hairColour || hair >= HairColour::Grey)
        c.greying *= 0.3F;
    c.hair = jittered(linear(hairOf(hair)), chance, 0.06F);
    c.blush = std::max(0.1F, chance.around(isDark(c.skin) ? 0.35F : 0.55F, 0.22F));
    c.freckles = !isDark(c.skin) && chance.percent(hair == HairColour::Ginger ? 75 : 14) ? chance.between(0.4F, 1) : 0;
    c.moles = chance.percent(45) ? 1 + chance.below(3) : 0;
    c.mottle = chance.around(1 + 0.6F * f.wear, 0.25F);
    c.beardShadow = f.male ? chance.between(0.15F, 0.8F) : 0;
    c.rings = clamp01(chance.around(0.35F + 0.35F * f.wear, 0.2F));
    const bool brown = isDark(c.skin) || hair == HairColour::Black;
    f.eye.iris = jittered(linear(irises[static_cast<std::size_t>(chance.below(brown ? 3 : 6))]), chance, 0.06F);
    c.cloth = jittered(linear(chance.pick(cloths)), chance, 0.05F);
    if (look.clothing)
        c.cloth = linear(*look.clothing);
    c.inner = linear(chance.percent(50) ? 0xffb9bcc0 : 0xff2c2f36);
    c.backdrop = jittered(linear(chance.pick(backdrops)), chance, 0.05F);
}

HairStyle styleOf(const Features& f, Chance& chance) {
    using enum HairStyle;
    static constexpr std::array<HairStyle, 8> men{Cropped,   Short,  Short, SideParting,
                                                  SweptBack, Fringe, Curly, Cropped};
    static constexpr std::array<HairStyle, 9> women{Bob, Bob, Long, Long, Long, TiedBack, Bun, Curly, SideParting};
    if (f.male && f.age > 32 && chance.percent(f.age > 50 ? 50 : 22))
        return chance.percent(60) ? Receding : Bald;
    if (isDark(f.colour.skin) && chance.percent(60))
        return f.male ? (chance.percent(70) ? Cropped : Afro) : (chance.percent(50) ? Afro : TiedBack);
    return f.male ? chance.pick(men) : chance.pick(women);
}

void style(Features& f, const PortraitLook& look, Chance& chance) {
    f.hair = styleOf(f, chance);
    static constexpr std::array<Beard, 10> beards{Beard::None,    Beard::None,    Beard::None,    Beard::None,
                                                  Beard::Stubble, Beard::Stubble, Beard::Stubble, Beard::Goatee,
                                                  Beard::Full,    Beard::Full};
    f.beard = f.male ? chance.pick(beards) : Beard::None;
    f.glasses = chance.percent(f.age > 50 ? 35 : 16);
    f.garment = static_cast<Garment>(chance.below(6));
    f.hair = look.hair.value_or(f.hair);
    f.beard = look.beard.value_or(f.beard);
    f.glasses = look.glasses.value_or(f.glasses);
    f.garment = look.garment.value_or(f.garment);
}

} // namespace

Vec3 linear(QRgb rgb) {
    return {channel(qRed(rgb)), channel(qGreen(rgb)), channel(qBlue(rgb))};
}

Features featuresOf(const PortraitLook& look) {
    Chance who(look.seed, 1);
    Features f;
    f.seed = look.seed;
    const bool male = who.percent(58);
    const int youth = who.below(30);
    const int age = 18 + youth + who.below(26);
    f.male = look.sex ? *look.sex == Sex::Male : male;
    f.age = static_cast<float>(std::clamp(look.age.value_or(age), 16, 80));
    f.wear = clamp01((f.age - 25) / 50);
    Chance bones(look.seed, 2);
    measureHead(f, bones);
    Chance eyes(look.seed, 3);
    measureEyes(f, eyes);
    Chance middle(look.seed, 4);
    measureNoseAndMouth(f, middle);
    Chance colours(look.seed, 5);
    colour(f, look, colours);
    Chance fashion(look.seed, 6);
    style(f, look, fashion);
    return f;
}

Features withExpression(Features f, Expression expression) {
    if (expression == Expression::SlightSmile) {
        f.mouth.half += 2.2F;
        f.mouth.corner += 2.4F;
        f.head.fullness += 1.2F;
        f.eye.below -= 0.5F;
    } else if (expression == Expression::LipsParted) {
        f.mouth.open = 2.6F;
        f.head.chin += 1.5F;
    }
    return f;
}

} // namespace watchdesk::portraits
