#include "ui/scheme/ImportColumns.h"

#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"

#include <QGridLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace watchdesk::ui {

namespace {

constexpr int columnWidth = 172;

QString sureText(const desk::ImportTable& table, int column) {
    using sheets::Sureness;
    const sheets::ColumnMatch match = table.guess.columns.value(column);
    if (match.field.isEmpty())
        return ImportColumns::tr("not known");
    if (table.guess.remembered)
        return ImportColumns::tr("as you said before");
    if (match.sure == Sureness::Sure)
        return ImportColumns::tr("sure");
    return match.sure == Sureness::Likely ? ImportColumns::tr("likely") : ImportColumns::tr("perhaps: look at it");
}

Tone sureTone(const sheets::ColumnMatch& match) {
    if (match.field.isEmpty())
        return Tone::TextMuted;
    return match.sure == sheets::Sureness::Perhaps ? Tone::Soon : Tone::Text2;
}

} // namespace

ImportColumns::ImportColumns(QWidget* parent) : QScrollArea(parent) {
    setAccessibleName(tr("Which column is which"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ImportColumns::show(const desk::ImportTable& table) {
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    m_choices.clear();
    for (int column = 0; column < table.guess.columns.size(); ++column)
        addColumn(table, column, grid);
    grid->setColumnStretch(static_cast<int>(table.guess.columns.size()), 1);
    grid->setRowStretch(shownRows + 3, 1);
    setWidget(page);
}

void ImportColumns::addColumn(const desk::ImportTable& table, int column, QGridLayout* grid) {
    const QString heading = table.guess.headings.value(column).simplified();
    const QString name = heading.isEmpty() ? tr("Column %1").arg(column + 1) : heading;
    auto* choice = new ChoiceField(tr("What the column %1 is").arg(name));
    choice->setFixedWidth(columnWidth);
    choice->add(tr("Left out"), {});
    for (const sheets::ImportField& field : sheets::fieldsOf(table.kind))
        choice->add(field.label, field.key);
    const sheets::ColumnMatch match = table.guess.columns.at(column);
    choice->choose(match.field);
    auto* sure = new LabelText(sureText(table, column), TextStyle::Small, sureTone(match));
    sure->setToolTip(match.why);
    choice->setAccessibleDescription(match.why.isEmpty() ? sure->text()
                                                         : sure->text() + QStringLiteral(": ") + match.why);
    grid->addWidget(choice, 0, column);
    grid->addWidget(sure, 1, column);
    grid->addWidget(new LabelText(name, TextStyle::SmallMedium, Tone::Text2), 2, column);
    for (int row = 0; row < shownRows; ++row) {
        const qsizetype at = table.guess.headingRow + 1 + row;
        const QString cell = at < table.rows->size() ? table.rows->at(at).cells.value(column).simplified() : QString();
        auto* label = new LabelText(cell, TextStyle::Body, Tone::Text);
        label->setFixedWidth(columnWidth);
        grid->addWidget(label, 3 + row, column);
    }
    m_choices.append(choice);
    connect(choice, &QComboBox::currentIndexChanged, this, [this, column] { choose(column); });
}

void ImportColumns::choose(int column) {
    const QString field = m_choices.at(column)->id();
    for (int other = 0; other < m_choices.size(); ++other) {
        if (other == column || field.isEmpty() || m_choices.at(other)->id() != field)
            continue;
        const QSignalBlocker quiet(m_choices.at(other));
        m_choices.at(other)->choose({});
    }
    Q_EMIT changed();
}

QStringList ImportColumns::fields() const {
    QStringList fields;
    for (const ChoiceField* choice : m_choices)
        fields += choice->id();
    return fields;
}

} // namespace watchdesk::ui
