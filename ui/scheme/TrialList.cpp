#include "ui/scheme/TrialList.h"

#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

QStringList stepNames() {
    return {TrialList::tr("Name"), TrialList::tr("Port"),  TrialList::tr("TLS"),   TrialList::tr("Password"),
            TrialList::tr("Call"), TrialList::tr("Sound"), TrialList::tr("Speech")};
}

} // namespace

TrialList::TrialList(QWidget* parent) : QWidget(parent), m_todo(new LabelText({}, TextStyle::Body, Tone::Soon)) {
    setAccessibleName(tr("Steps of the test"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (const QString& name : stepNames()) {
        Line line{new QWidget, new IconLabel(QStringLiteral("circle-help"), 16, Tone::TextMuted), new LabelText({})};
        auto* row = new QHBoxLayout(line.row);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        auto* title = new LabelText(name, TextStyle::Body, Tone::TextMuted);
        title->setFixedWidth(88);
        line.words->setWrapped(true);
        row->addWidget(line.icon, 0, Qt::AlignTop);
        row->addWidget(title, 0, Qt::AlignTop);
        row->addWidget(line.words, 1);
        column->addWidget(line.row);
        m_lines.append(line);
    }
    m_todo->setWrapped(true);
    column->addWidget(m_todo);
    clear();
}

void TrialList::clear() {
    for (Line& line : m_lines) {
        line.icon->setIcon(QStringLiteral("circle-help"), Tone::TextMuted);
        line.words->setText({});
        line.passed = false;
    }
    m_todo->setText({});
    m_todo->hide();
    hide(); // until there is something to tell
}

void TrialList::show(const radio::TestProgress& progress) {
    setVisible(true);
    Line& line = m_lines[static_cast<int>(progress.step)];
    const bool failed = progress.state == radio::TestState::Failed;
    line.passed = progress.state == radio::TestState::Passed;
    line.icon->setIcon(line.passed ? QStringLiteral("circle-check")
                       : failed    ? QStringLiteral("circle-x")
                                   : QStringLiteral("hourglass"),
                       line.passed ? Tone::Good
                       : failed    ? Tone::Act
                                   : Tone::InHand);
    const QString words = QString::fromStdString(progress.words);
    line.words->setText(words.isEmpty() ? tr("trying…") : words);
    line.words->setTone(failed ? Tone::Text : Tone::Text2);
    m_todo->setText(QString::fromStdString(progress.todo));
    m_todo->setVisible(!progress.todo.empty());
}

QString TrialList::words(radio::TestStep step) const {
    return m_lines.at(static_cast<int>(step)).words->text();
}

bool TrialList::hasPassed(radio::TestStep step) const {
    return m_lines.at(static_cast<int>(step)).passed;
}

} // namespace watchdesk::ui
