#include "ui/shell/Sheets.h"

#include "ui/shell/ActionRegistry.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <array>

namespace watchdesk::ui {
namespace {

struct Dependency {
    const char* name;
    const char* use;
    const char* licence;
};

constexpr std::array dependencies{
    Dependency{"Qt 6", "windows, SQL, SVG, sound", "LGPL-3.0"},
    Dependency{"Boost", "sockets, timers, results", "BSL-1.0"},
    Dependency{"oSIP2", "SIP messages", "LGPL-2.1"},
    Dependency{"libsrtp", "encrypted sound", "BSD-3-Clause"},
    Dependency{"spandsp", "DTMF and tones", "LGPL-2.1"},
    Dependency{"libsodium", "sealed records", "ISC"},
    Dependency{"OpenSSL", "TLS", "Apache-2.0"},
    Dependency{"SQLite", "the store", "public domain"},
    Dependency{"OpenCV", "finding and comparing faces", "Apache-2.0"},
    Dependency{"faceplugin", "the models of face matching", "MIT"},
    Dependency{"libseccomp", "confining the helpers that open pictures and workbooks", "LGPL-2.1"},
    Dependency{"ICU", "the encodings of tables", "Unicode"},
    Dependency{"minizip", "unpacking workbooks", "zlib"},
    Dependency{"spdlog", "the log", "MIT"},
    Dependency{"fmt", "text", "MIT"},
    Dependency{"CLI11", "the command line", "BSD-3-Clause"},
    Dependency{"JSON for Modern C++", "configuration", "MIT"},
    Dependency{"Inter", "the typeface", "OFL-1.1"},
    Dependency{"Lucide", "the icons", "ISC"},
};

QHBoxLayout* headOf(Overlay* sheet, const QString& title) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(24, 16, 16, 8);
    row->addWidget(new LabelText(title, TextStyle::Head), 1);
    auto* close = Button::iconOnly(QStringLiteral("x"), QCoreApplication::translate("Sheets", "Close"));
    QObject::connect(close, &QAbstractButton::clicked, sheet, &Overlay::dismiss);
    row->addWidget(close);
    return row;
}

} // namespace

HelpSheet::HelpSheet(QWidget* window, const ActionRegistry& actions) : Overlay(window, tr("Keys")) {
    auto* column = new QVBoxLayout(box());
    column->setContentsMargins(1, 1, 1, 16);
    column->addLayout(headOf(this, tr("Keys")));
    auto* sheet = new QWidget;
    auto* halves = new QHBoxLayout(sheet);
    halves->setContentsMargins(24, 0, 24, 0);
    halves->setSpacing(48);
    std::array<QVBoxLayout*, 2> parts{new QVBoxLayout, new QVBoxLayout};
    std::array<int, 2> high{0, 0}; // pixels taken so far
    for (auto* part : parts) {
        part->setSpacing(8);
        halves->addLayout(part, 1);
    }
    QStringList sections;
    for (const QAction* action : actions.all())
        if (!action->shortcut().isEmpty() && !sections.contains(actions.sectionOf(action)))
            sections.append(actions.sectionOf(action));
    for (const QString& section : sections) {
        const std::size_t side = high[1] < high[0] ? 1 : 0;
        parts[side]->addSpacing(high[side] ? 12 : 0);
        parts[side]->addWidget(new LabelText(section, TextStyle::Label, Tone::TextMuted));
        for (const QAction* action : actions.all()) {
            if (action->shortcut().isEmpty() || actions.sectionOf(action) != section)
                continue;
            auto* row = new QHBoxLayout;
            QString text = action->text();
            row->addWidget(new LabelText(text.remove(QLatin1Char('&')), TextStyle::Body,
                                         action->isEnabled() ? Tone::Text : Tone::TextMuted),
                           1);
            row->addWidget(new KeyCap(ActionRegistry::keyText(action->shortcut())));
            parts[side]->addLayout(row);
            high[side] += 26;
        }
        high[side] += 44;
    }
    for (auto* part : parts)
        part->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Keys"));
    scroll->setWidget(sheet);
    column->addWidget(scroll, 1);
    open({760, 88 + std::max({high[0], high[1], 120})});
}

AboutSheet::AboutSheet(QWidget* window) : Overlay(window, tr("About WatchDesk")) {
    auto* column = new QVBoxLayout(box());
    column->setContentsMargins(1, 1, 1, 16);
    column->setSpacing(0);
    column->addLayout(headOf(this, tr("WatchDesk %1").arg(QCoreApplication::applicationVersion())));
    auto* words = new QVBoxLayout;
    words->setContentsMargins(24, 0, 24, 16);
    words->addWidget(new LabelText(tr("The desk for shop-watch and pub-watch schemes. Apache License 2.0."),
                                   TextStyle::Body, Tone::Text2));
    column->addLayout(words);
    auto* heading = new QVBoxLayout;
    heading->setContentsMargins(24, 0, 24, 8);
    heading->addWidget(new LabelText(tr("Stands on"), TextStyle::Label, Tone::TextMuted));
    column->addLayout(heading);
    auto* grid = new QGridLayout;
    grid->setContentsMargins(24, 0, 24, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    int row = 0;
    for (const Dependency& dependency : dependencies) {
        grid->addWidget(new LabelText(QString::fromUtf8(dependency.name), TextStyle::BodyMedium), row, 0);
        grid->addWidget(new LabelText(QString::fromUtf8(dependency.use), TextStyle::Body, Tone::TextMuted), row, 1);
        auto* licence = new LabelText(QString::fromUtf8(dependency.licence), TextStyle::Small, Tone::Text2);
        licence->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(licence, row++, 2);
    }
    column->addLayout(grid);
    column->addStretch(1);
    open({520, 144 + 24 * row});
}

} // namespace watchdesk::ui
