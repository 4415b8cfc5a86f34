#include "ui/theme/Theme.h"

#include "base/Log.h"
#include "ui/theme/DeskStyle.h"
#include "ui/theme/IconPainter.h"
#include "ui/theme/Tokens.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QToolTip>

#include <array>
#include <utility>

static void initThemeResources() {
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(theme);
}

namespace watchdesk::ui {
namespace {

/// Names of Tone in tokens.json, in the order of the enum.
constexpr std::array toneNames{
    "ground",      "surface",       "raised",     "hover",      "sunken",       "rule",
    "outline",     "text",          "text-2",     "text-muted", "inhand",       "inhand-bg",
    "inhand-fill", "on-inhand",     "act",        "act-fill",   "on-act",       "act-bg",
    "soon",        "soon-fill",     "on-soon",    "soon-bg",    "good",         "good-bg",
    "selection",   "focus",         "meter",      "map-ground", "map-building", "map-building-edge",
    "map-road",    "map-road-main", "map-square", "map-water",  "map-park",     "map-label"};
static_assert(toneNames.size() == std::size_t(Tone::MapLabel) + 1);

struct StyleSpec {
    const char* size;
    int weight;
};

StyleSpec specOf(TextStyle style) {
    switch (style) {
    case TextStyle::Small:
        return {"small", 400};
    case TextStyle::SmallMedium:
        return {"small", 500};
    case TextStyle::SmallSemibold:
        return {"small", 600};
    case TextStyle::Body:
        return {"body", 400};
    case TextStyle::BodyMedium:
        return {"body", 500};
    case TextStyle::BodySemibold:
        return {"body", 600};
    case TextStyle::Head:
        return {"head", 600};
    case TextStyle::HeadRegular:
        return {"head", 400};
    case TextStyle::Title:
        return {"title", 600};
    case TextStyle::Label:
        return {"small", 600};
    }
    return {"body", 400};
}

QByteArray resource(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

struct Theme::Impl {
    Tokens tokens;
    Mode mode = Mode::Dark;
    QString family;
    QString sheet;
    std::array<QColor, toneNames.size()> colors;
    mutable IconPainter icons;
    QApplication* application = nullptr;

    void load() {
        initThemeResources();
        auto read = Tokens::read(resource(QStringLiteral(":/theme/tokens.json")));
        if (read)
            tokens = *read;
        else
            log("ui")->critical("{}", read.error().text());
        sheet = QString::fromUtf8(resource(QStringLiteral(":/theme/desk.qss")));
        icons.setStrokes(tokens.stroke16, tokens.stroke20);
        take(mode);
    }

    void take(Mode next) {
        mode = next;
        const auto& palette = mode == Mode::Dark ? tokens.dark : tokens.light;
        for (std::size_t i = 0; i < toneNames.size(); ++i)
            colors[i] = palette.value(QLatin1String(toneNames[i]));
    }

    [[nodiscard]] QColor of(Tone tone) const { return colors[std::size_t(tone)]; }

    [[nodiscard]] QString filledSheet() const {
        QString text = sheet;
        for (std::size_t i = 0; i < toneNames.size(); ++i)
            text.replace(QLatin1Char('@') + QLatin1String(toneNames[i]) + QLatin1Char('@'), colors[i].name());
        return text;
    }

    [[nodiscard]] QPalette palette() const {
        QPalette p;
        const std::pair<QPalette::ColorRole, Tone> roles[] = {{QPalette::Window, Tone::Surface},
                                                              {QPalette::WindowText, Tone::Text},
                                                              {QPalette::Base, Tone::Sunken},
                                                              {QPalette::AlternateBase, Tone::Surface},
                                                              {QPalette::Text, Tone::Text},
                                                              {QPalette::Button, Tone::Raised},
                                                              {QPalette::ButtonText, Tone::Text},
                                                              {QPalette::BrightText, Tone::OnAct},
                                                              {QPalette::ToolTipBase, Tone::Raised},
                                                              {QPalette::ToolTipText, Tone::Text},
                                                              {QPalette::Highlight, Tone::InHandFill},
                                                              {QPalette::HighlightedText, Tone::OnInHand},
                                                              {QPalette::Link, Tone::InHand},
                                                              {QPalette::LinkVisited, Tone::InHand},
                                                              {QPalette::PlaceholderText, Tone::TextMuted},
                                                              {QPalette::Light, Tone::Hover},
                                                              {QPalette::Midlight, Tone::Raised},
                                                              {QPalette::Mid, Tone::Rule},
                                                              {QPalette::Dark, Tone::Rule},
                                                              {QPalette::Shadow, Tone::Ground}};
        for (const auto& [role, tone] : roles)
            p.setColor(role, of(tone));
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            p.setColor(QPalette::Disabled, role, of(Tone::TextMuted));
        return p;
    }

    void apply() {
        const QPalette p = palette();
        application->setPalette(p);
        QToolTip::setPalette(p);
        application->setStyleSheet(filledSheet());
    }
};

Theme::Theme() : m_impl(std::make_unique<Impl>()) {
    m_impl->load();
}
Theme::~Theme() = default;

Theme& Theme::instance() {
    // Never destroyed: pixmaps and widgets may still ask while the program ends.
    static Theme* const theme = new Theme;
    return *theme;
}

void Theme::install(QApplication& application, Mode mode) {
    m_impl->application = &application;
    const bool has = QFontDatabase::hasFamily(m_impl->tokens.family);
    m_impl->family = has ? m_impl->tokens.family : m_impl->tokens.fallback;
    if (!has)
        log("ui")->warn("the font {} is not installed; using {}", m_impl->tokens.family.toStdString(),
                        m_impl->family.toStdString());
    m_impl->take(mode);
    application.setStyle(new DeskStyle);
    application.setFont(font(TextStyle::Body));
    QToolTip::setFont(font(TextStyle::Small));
    m_impl->apply();
}

void Theme::setMode(Mode mode) {
    if (mode == m_impl->mode)
        return;
    m_impl->take(mode);
    if (m_impl->application)
        m_impl->apply();
    Q_EMIT changed();
}

Theme::Mode Theme::mode() const {
    return m_impl->mode;
}
QColor Theme::color(Tone tone) const {
    return m_impl->of(tone);
}

QFont Theme::font(TextStyle style) const {
    const StyleSpec spec = specOf(style);
    QFont font(m_impl->family.isEmpty() ? m_impl->tokens.family : m_impl->family);
    font.setPixelSize(m_impl->tokens.type.value(QLatin1String(spec.size)).size);
    font.setWeight(QFont::Weight(spec.weight));
    // Glyphs keep their true widths, so that the pictures' spacing is met at every scale.
    font.setHintingPreference(QFont::PreferNoHinting);
    if (style == TextStyle::Label) {
        font.setCapitalization(QFont::AllUppercase);
        font.setLetterSpacing(QFont::PercentageSpacing, 105);
    }
    return font;
}

int Theme::lineHeight(TextStyle style) const {
    return m_impl->tokens.type.value(QLatin1String(specOf(style).size)).line;
}

QPixmap Theme::icon(const QString& name, int size, Tone tone, qreal devicePixelRatio) const {
    return m_impl->icons.pixmap(name, size, color(tone), devicePixelRatio);
}

QIcon Theme::qicon(const QString& name, Tone tone) const {
    return QIcon(new ThemeIconEngine(name, tone));
}
bool Theme::hasIcon(const QString& name) const {
    return IconPainter::exists(name);
}

} // namespace watchdesk::ui
