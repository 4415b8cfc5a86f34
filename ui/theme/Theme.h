// The look: palettes, type and icons from resources/theme/tokens.json. Code asks for a role, never for a colour.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPixmap>
#include <QString>

#include <memory>

class QApplication;

namespace watchdesk::ui {

/// The roles of tokens.json, in its order; those of the map last.
enum class Tone {
    Ground,
    Surface,
    Raised,
    Hover,
    Sunken,
    Rule,
    Outline,
    Text,
    Text2,
    TextMuted,
    InHand,
    InHandBg,
    InHandFill,
    OnInHand,
    Act,
    ActFill,
    OnAct,
    ActBg,
    Soon,
    SoonFill,
    OnSoon,
    SoonBg,
    Good,
    GoodBg,
    Selection,
    Focus,
    Meter,
    MapGround,
    MapBuilding,
    MapBuildingEdge,
    MapRoad,
    MapRoadMain,
    MapSquare,
    MapWater,
    MapPark,
    MapLabel
};

enum class TextStyle {
    Small,
    SmallMedium,
    SmallSemibold,
    Body,
    BodyMedium,
    BodySemibold,
    Head,
    HeadRegular,
    Title,
    Label
};

/// One for the program; window's thread only.
class Theme : public QObject {
    Q_OBJECT
public:
    enum class Mode { Dark, Light };
    [[nodiscard]] static Theme& instance();
    /// Reads the tokens, the font and the style sheet's template; call once after QApplication.
    void install(QApplication& application, Mode mode);
    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const;

    [[nodiscard]] QColor color(Tone tone) const;
    [[nodiscard]] QFont font(TextStyle style) const;
    /// Line height of a style, in pixels.
    [[nodiscard]] int lineHeight(TextStyle style) const;
    /// A Lucide line icon, recoloured ("radio-tower"); sizes 12, 14, 16, 20; sharp at any device pixel ratio; cached.
    [[nodiscard]] QPixmap icon(const QString& name, int size, Tone tone, qreal devicePixelRatio = 1.0) const;
    /// An icon for menus and Qt's own buttons; follows the mode.
    [[nodiscard]] QIcon qicon(const QString& name, Tone tone = Tone::Text2) const;
    /// Whether resources/icons.txt has this icon.
    [[nodiscard]] bool hasIcon(const QString& name) const;

Q_SIGNALS:
    /// The mode changed: palette and style sheet are already the new ones; what paints itself updates.
    void changed();

private:
    Theme();
    ~Theme() override;
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Shorthands for painting code.
[[nodiscard]] inline QColor tone(Tone role) {
    return Theme::instance().color(role);
}
[[nodiscard]] inline QFont textFont(TextStyle style) {
    return Theme::instance().font(style);
}

} // namespace watchdesk::ui
