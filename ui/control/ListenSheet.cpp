#include "ui/control/ListenSheet.h"

#include "ui/widgets/Labels.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QScrollArea>
#include <QSlider>

#include <cmath>

namespace watchdesk::ui {

namespace {

constexpr int rowHeight = 40;
constexpr int mostShown = 8;
constexpr int sheetWidth = 720;

QSlider* slider(int least, int most, int step, int value, const QString& name) {
    auto* made = new QSlider(Qt::Horizontal);
    made->setRange(least, most);
    made->setSingleStep(step);
    made->setPageStep(3 * step);
    made->setValue(value);
    made->setAccessibleName(name);
    made->setMinimumWidth(150);
    return made;
}

} // namespace

ListenSheet::ListenSheet(QWidget* opener, Listening& listening, const QString& at)
    : FormSheet(opener, {tr("How the channels are heard"),
                         tr("At this desk only. What is muted is recorded and logged all the same."),
                         tr("Done"),
                         {}}),
      m_listening(listening) {
    auto* inside = new QWidget;
    auto* grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(0);
    grid->setColumnMinimumWidth(0, 96);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 2);
    const QStringList heads{tr("Channel"), tr("Volume"), tr("Left or right"), QString(), QString()};
    for (int i = 0; i < heads.size(); ++i)
        grid->addWidget(new LabelText(heads.at(i), TextStyle::SmallMedium, Tone::Text2), 0, i);
    for (const QString& channel : listening.channels())
        addRow(grid, channel);
    if (m_rows.isEmpty())
        grid->addWidget(new LabelText(tr("None yet. A gateway brings its channels (Scheme, Gateways)."),
                                      TextStyle::Body, Tone::TextMuted),
                        1, 0, 1, 5);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    scroll->setFixedHeight(24 + rowHeight * std::clamp(static_cast<int>(m_rows.size()), 1, mostShown));
    scroll->setAccessibleName(tr("Channels"));
    add(scroll);
    if (!listening.trouble().isEmpty())
        say(listening.trouble() + tr(": nothing is heard. The settings are kept."));
    connect(this, &FormSheet::wanted, this, &Overlay::dismiss);
    QWidget* first = &actButton();
    for (const Row& row : std::as_const(m_rows))
        if (row.channel == at)
            first = row.volume;
    openForm(first, sheetWidth);
}

void ListenSheet::addRow(QGridLayout* grid, const QString& channel) {
    const Hearing now = m_listening.hearing(channel);
    Row row;
    row.channel = channel;
    row.volume = slider(static_cast<int>(Listening::leastDb), static_cast<int>(Listening::mostDb), 1,
                        static_cast<int>(std::lround(now.gainDb)), tr("Volume of %1").arg(channel));
    row.side = slider(-10, 10, 1, static_cast<int>(std::lround(now.pan * 10)), tr("Side of %1").arg(channel));
    row.muted = new QCheckBox(tr("Muted"));
    row.muted->setAccessibleName(tr("Mute %1").arg(channel));
    row.muted->setChecked(now.muted);
    row.words = new LabelText({}, TextStyle::Small, Tone::Text2);
    row.words->setFixedWidth(112);
    const int at = static_cast<int>(m_rows.size()) + 1;
    grid->setRowMinimumHeight(at, rowHeight);
    grid->addWidget(new LabelText(channel, TextStyle::BodySemibold), at, 0);
    grid->addWidget(row.volume, at, 1);
    grid->addWidget(row.side, at, 2);
    grid->addWidget(row.muted, at, 3);
    grid->addWidget(row.words, at, 4);
    m_rows.append(row);
    showWords(row);
    connect(row.volume, &QSlider::valueChanged, this, [this, row] { take(row); });
    connect(row.side, &QSlider::valueChanged, this, [this, row] { take(row); });
    connect(row.muted, &QCheckBox::toggled, this, [this, row] { take(row); });
}

void ListenSheet::take(const Row& row) {
    m_listening.setHearing(
        row.channel, {static_cast<double>(row.volume->value()), row.side->value() / 10.0, row.muted->isChecked()});
    showWords(row);
}

void ListenSheet::showWords(const Row& row) {
    const int db = row.volume->value();
    const int side = row.side->value();
    const QString where = side == 0  ? tr("middle")
                          : side < 0 ? tr("left %1 %").arg(-side * 10)
                                     : tr("right %1 %").arg(side * 10);
    row.words->setText(tr("%1 dB, %2").arg(db > 0 ? QStringLiteral("+%1").arg(db) : QString::number(db), where));
    row.words->setTone(row.muted->isChecked() ? Tone::TextMuted : Tone::Text2);
}

} // namespace watchdesk::ui
