#include "ui/control/RollCallSheet.h"

#include "desk/Desk.h"
#include "desk/Directory.h"
#include "ui/theme/FixedDigits.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/TimeText.h"

#include <QPainter>
#include <QVBoxLayout>

namespace watchdesk::ui {

using domain::MarkState;
using Set = desk::RollCallView::Set;

namespace {

constexpr int shownRows = 12;

QString stateWords(const Set& set) {
    switch (set.mark.state) {
    case MarkState::Waiting:
        return RollCallSheet::tr("to be called");
    case MarkState::Called:
        return set.mark.calls > 1 ? RollCallSheet::tr("called again…") : RollCallSheet::tr("called…");
    case MarkState::Answered:
        return set.mark.byPerson.isEmpty() ? RollCallSheet::tr("answered") : RollCallSheet::tr("ticked by hand");
    case MarkState::Silent:
        return RollCallSheet::tr("silent");
    case MarkState::Excused:
        return RollCallSheet::tr("signed off");
    case MarkState::NotCalled:
        return RollCallSheet::tr("not called by tones: call by voice");
    }
    return {};
}

QString nameOf(const Set& set) {
    return set.premises.isEmpty() ? set.callSign : set.callSign + QLatin1Char(' ') + set.premises;
}

QString wordsOf(const Set& set) {
    return QStringLiteral("%1, %2").arg(nameOf(set), stateWords(set));
}

} // namespace

QString rollCallWords(const desk::RollCallView& view) {
    const int all =
        static_cast<int>(view.sets.size()) - view.count(MarkState::Excused) - view.count(MarkState::NotCalled);
    QString words = RollCallSheet::tr("%1 of %2 answered").arg(view.count(MarkState::Answered)).arg(all);
    if (const int silent = view.count(MarkState::Silent); silent > 0)
        words += RollCallSheet::tr(", %1 silent").arg(silent);
    if (const int left = view.count(MarkState::NotCalled); left > 0)
        words += RollCallSheet::tr(", %1 to be called by voice").arg(left);
    for (const Set& set : view.sets)
        if (set.mark.state == MarkState::Called)
            return RollCallSheet::tr("Calling %1").arg(set.callSign) + QStringLiteral(" · ") + words;
    return words;
}

RollCallSheet::RollCallSheet(QWidget* opener, desk::Desk& desk)
    : FormSheet(opener, {tr("Roll-call"),
                         tr("Every set of the scheme is called; whoever is heard is ticked off. It goes on when "
                            "this is closed."),
                         tr("Call the roll"), tr("Close")}),
      m_desk(desk), m_calls(desk.rollCalls()), m_scheme(new ChoiceField(tr("Scheme"))),
      m_way(new SegmentedControl({tr("By tones"), tr("By voice")}, tr("How they are called"))), m_before(new QWidget),
      m_words(new LabelText({}, TextStyle::BodyMedium)), m_rows(new Rows<Set>(wordsOf, this)),
      m_list(new RowList(tr("Sets"))), m_again(new Button(tr("Call the silent again"))) {
    makeFields();
    connect(this, &FormSheet::wanted, this, &RollCallSheet::act);
    connect(m_again, &Button::clicked, this, [this] { answer(m_calls.callAgain()); });
    connect(m_list, &RowList::spacePressed, this, &RollCallSheet::tick);
    connect(m_list, &RowList::opened, this, &RollCallSheet::tick);
    connect(&m_calls, &desk::RollCallDesk::changed, this, &RollCallSheet::refresh);
    connect(&m_calls, &desk::RollCallDesk::failed, this, [this](const Error& error) { say(error); });
    refresh();
    openForm(m_calls.current() ? static_cast<QWidget*>(m_list) : m_way);
}

void RollCallSheet::makeFields() {
    for (const domain::Scheme& scheme : m_desk.directory().schemes())
        m_scheme->add(scheme.name, scheme.id);
    auto* column = new QVBoxLayout(m_before);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_way->setTall(32);
    m_scheme->setVisible(m_scheme->count() > 1);
    column->addWidget(m_scheme);
    column->addWidget(m_way);
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new RowDelegate(
        rowHeight, [this](QPainter& painter, const QRectF& rect, int row) { paintSet(painter, rect, row); }, m_list));
    m_list->setFixedHeight(rowHeight * shownRows);
    FormSheet::add(m_before);
    FormSheet::add(m_words);
    FormSheet::add(m_list);
    addBeside(m_again);
}

QString RollCallSheet::words() const {
    return m_words->text();
}

void RollCallSheet::refresh() {
    const auto view = m_calls.current();
    const bool running = m_calls.isRunning();
    m_before->setVisible(!running);
    m_rows->set(view ? view->sets : QVector<Set>());
    m_list->setVisible(view.has_value());
    m_words->setText(!view     ? tr("There has been none yet. Who answers will be ticked off here.")
                     : running ? rollCallWords(*view)
                               : tr("The last: %1").arg(rollCallWords(*view)));
    m_again->setVisible(view && view->count(MarkState::Silent) > 0);
    actButton().setText(running ? tr("End the roll-call") : tr("Call the roll"));
}

void RollCallSheet::act() {
    if (m_calls.isRunning())
        return answer(m_calls.cancel());
    begin();
}

void RollCallSheet::begin() {
    const auto way = m_way->current() == 0 ? domain::RollWay::Selcall : domain::RollWay::Voice;
    onAnswer(this, m_calls.start(m_scheme->id(), way), [this](const Result<domain::RollCall>& begun) {
        if (!begun)
            return say(begun.error());
        tell({});
        m_list->setFocus(Qt::OtherFocusReason);
    });
}

void RollCallSheet::tick(int row) {
    const Set* set = m_rows->at(row);
    if (set == nullptr)
        return;
    const bool ticked = set->mark.state == MarkState::Answered;
    const auto undone = m_calls.isRunning() ? MarkState::Waiting : MarkState::Silent;
    answer(m_calls.mark(set->mark.radioSetId, ticked ? undone : MarkState::Answered));
}

void RollCallSheet::answer(const Answer<void>& done) {
    onAnswer(this, done, [this](const Result<void>& result) {
        if (!result)
            say(result.error());
    });
}

void RollCallSheet::paintSet(QPainter& painter, const QRectF& rect, int row) const {
    const Set* set = m_rows->at(row);
    if (set == nullptr)
        return;
    const MarkState state = set->mark.state;
    const Tone tone = state == MarkState::Silent     ? Tone::Soon
                      : state == MarkState::Answered ? Tone::Text
                      : state == MarkState::Called   ? Tone::InHand
                                                     : Tone::TextMuted;
    // Never by colour alone: each state has its word and its mark.
    const QString mark = state == MarkState::Answered ? QStringLiteral("check")
                         : state == MarkState::Silent ? QStringLiteral("circle-alert")
                         : state == MarkState::Called ? QStringLiteral("radio-tower")
                                                      : QString();
    if (!mark.isEmpty())
        paintIcon(painter, QRectF(rect.left() + 8, rect.top() + 8, 16, 16), mark, 16, tone);
    paintLine(painter, QRectF(rect.left() + 32, rect.top() + 6, rect.width() - 260, 20), nameOf(*set), TextStyle::Body,
              state == MarkState::Waiting ? Tone::Text2 : Tone::Text);
    paintLine(painter, QRectF(rect.right() - 216, rect.top() + 7, 120, 18), stateWords(*set), TextStyle::Small, tone);
    if (set->mark.at > 0) {
        painter.setPen(ui::tone(Tone::Text2));
        paintFixedDigits(painter, QRectF(rect.right() - 84, rect.top() + 8, 72, 16), clockText(set->mark.at, true),
                         textFont(TextStyle::Small));
    }
}

} // namespace watchdesk::ui
