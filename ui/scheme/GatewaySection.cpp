#include "ui/scheme/GatewaySection.h"

#include "desk/Desk.h"
#include "desk/RadioLog.h"
#include "ui/scheme/GatewayForm.h"
#include "ui/scheme/Table.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Toast.h"

#include <QAction>

namespace watchdesk::ui {

namespace {

enum Cell { NameCell, StateCell };

QString wordsOf(const GatewaySection::Line& line) {
    return QStringLiteral("%1, %2, %3").arg(line.name, line.gateway, line.state);
}

} // namespace

GatewaySection::GatewaySection(desk::Desk& desk, QWidget* parent)
    : FormSection(QStringLiteral("gateways"), tr("Gateways and talkgroups"), desk, parent), m_gateways(desk.gateways()),
      m_rows(new Rows<Line>(wordsOf, this)), m_head(new PanelHead(tr("Gateways and talkgroups"))),
      m_table(new Table(tr("Talkgroups"), Columns({{tr("Talkgroup"), 140}, {tr("On the air")}}), rowHeight,
                        [this](QPainter& painter, const QRectF& cell, int row, int column) {
                            paintCell(painter, cell, row, column);
                        })),
      m_remove(new Button(tr("Remove it"))), m_form(new GatewayForm(m_gateways)) {
    makeLayout();
    connect(&m_table->list(), &RowList::chosen, this, &GatewaySection::edit);
    connect(m_form, &GatewayForm::kept, this, [this](const QString& channel) {
        m_wanted = channel;
        Toast::show(this, tr("%1 is kept").arg(channel));
        refresh();
    });
    connect(&m_gateways, &desk::GatewayDesk::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&desk.radioLog(), &desk::RadioLog::channelChanged, this, &GatewaySection::showLines, Qt::QueuedConnection);
    addJob(tr("Add a talkgroup"), QStringLiteral("plus"), QKeySequence(Qt::CTRL | Qt::Key_N),
           [this] { addTalkgroup(); });
    addJob(tr("Test the chosen talkgroup"), QStringLiteral("activity"), QKeySequence(Qt::CTRL | Qt::Key_T),
           [this] { m_form->test(); });
    addJob(tr("Remove the chosen talkgroup"), QStringLiteral("trash-2"), {}, [this] { removeTalkgroup(); });
}

void GatewaySection::makeLayout() {
    m_table->setModel(m_rows);
    auto* nothing = new EmptyState(QStringLiteral("radio-tower"), tr("No talkgroup yet"),
                                   tr("Fill in the gateway at the right, test it, and keep it."));
    m_table->setEmpty(nothing);
    auto* add = new Button(tr("Add a talkgroup"));
    add->setIconName(QStringLiteral("plus"));
    add->setKeyCap(tr("Ctrl N"));
    m_remove->setIconName(QStringLiteral("trash-2"));
    connect(add, &QAbstractButton::clicked, this, &GatewaySection::addTalkgroup);
    connect(m_remove, &QAbstractButton::clicked, this, &GatewaySection::removeTalkgroup);
    lay({m_head, {add, m_remove}, m_table, nullptr, m_form});
}

QVector<KeyHint> GatewaySection::hints() const {
    return {{{tr("Ctrl N")}, tr("add a talkgroup")}, {{tr("Ctrl T")}, tr("test")}};
}

void GatewaySection::refresh() {
    onAnswer(this, m_gateways.config(), [this](const radio::BridgeConfig& config) {
        m_config = config;
        showLines();
        if (m_read && m_form->isTouched())
            return m_form->rebase(config);
        // A new one that is about to be filled in stays: what is chosen in its place would be removed in its place.
        const bool isNew = config.channels.empty() || (m_read && m_wanted.isEmpty());
        m_read = true;
        int at = isNew ? -1 : 0;
        for (std::size_t i = 0; i < config.channels.size(); ++i) {
            if (QString::fromStdString(config.channels.at(i).name) == m_wanted)
                at = static_cast<int>(i);
        }
        m_table->list().choose(at);
        edit(at);
    });
}

void GatewaySection::showLines() {
    QVector<Line> lines;
    const auto states = desk().radioLog().channels();
    for (const radio::ChannelConfig& channel : m_config.channels) {
        Line line{QString::fromStdString(channel.name), QString::fromStdString(channel.gateway), tr("not started"),
                  false};
        for (const desk::ChannelState& state : states) {
            if (state.channel != line.name)
                continue;
            line.up = state.link == desk::ChannelState::Link::Up;
            line.state = line.up ? tr("on the air") : state.why;
        }
        lines += line;
    }
    m_head->setNote(lines.size() == 1 ? tr("1 talkgroup") : tr("%1 talkgroups").arg(lines.size()));
    m_rows->set(lines);
}

void GatewaySection::edit(int row) {
    const bool isNew = row < 0 || row >= static_cast<int>(m_config.channels.size());
    m_wanted = isNew ? QString() : QString::fromStdString(m_config.channels.at(static_cast<std::size_t>(row)).name);
    m_remove->setEnabled(!isNew);
    m_form->edit(m_config, row);
}

int GatewaySection::chosenRow() const {
    const int row = m_table->list().currentIndex().row();
    return row < static_cast<int>(m_config.channels.size()) ? row : -1;
}

void GatewaySection::addTalkgroup() {
    m_table->list().choose(-1);
    edit(-1);
}

void GatewaySection::removeTalkgroup() {
    const int row = chosenRow();
    if (row < 0)
        return;
    const radio::BridgeConfig before = m_config;
    radio::BridgeConfig after = m_config;
    const QString name = QString::fromStdString(after.channels.at(static_cast<std::size_t>(row)).name);
    after.channels.erase(after.channels.begin() + row);
    std::erase_if(after.gateways, [&](const radio::GatewayConfig& gateway) {
        return std::none_of(after.channels.begin(), after.channels.end(),
                            [&](const radio::ChannelConfig& channel) { return channel.gateway == gateway.name; });
    });
    onAnswer(this, m_gateways.setConfig(after), [this, before, name] {
        Toast::show(this, tr("%1 is removed").arg(name), tr("Undo"),
                    [this, before] { onAnswer(this, m_gateways.setConfig(before), [] {}); });
    });
}

void GatewaySection::paintCell(QPainter& painter, const QRectF& cell, int row, int column) const {
    const Line& line = *m_rows->at(row);
    if (column == StateCell)
        return void(paintLine(painter, cell, line.state, TextStyle::Body, line.up ? Tone::Text2 : Tone::Soon));
    paintLine(painter, cell.translated(0, -9), line.name, TextStyle::BodyMedium, Tone::Text);
    paintLine(painter, cell.translated(0, 9), line.gateway, TextStyle::Small, Tone::TextMuted);
}

} // namespace watchdesk::ui
