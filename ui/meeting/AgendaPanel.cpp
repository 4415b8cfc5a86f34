#include "ui/meeting/AgendaPanel.h"

#include "ui/theme/FixedDigits.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/TimeText.h"

#include <QApplication>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
enum List { AgendaList, MeetingList };
enum Agenda { NotBuilt, Lines };

QString meetingWords(const desk::MeetingRow& row) {
    return AgendaPanel::tr("%1, %2, %3, %4")
        .arg(longDay(localDate(row.meeting.at)), clockText(row.meeting.at, false), row.scheme,
             row.meeting.state == domain::MeetingState::Held ? AgendaPanel::tr("held") : AgendaPanel::tr("planned"));
}

/// The sign before a line: what somebody did to it.
QString markOf(const domain::AgendaItem& item) {
    if (item.hidden)
        return QStringLiteral("eye-off");
    if (item.gone)
        return QStringLiteral("circle-alert");
    if (item.source.isEmpty())
        return QStringLiteral("plus");
    return item.edited ? QStringLiteral("pencil") : QString();
}
} // namespace

AgendaPanel::AgendaPanel(QWidget* parent)
    : QWidget(parent), m_model(new AgendaModel(this)), m_rows(new Rows<desk::MeetingRow>(meetingWords, this)),
      m_which(new SegmentedControl({tr("Agenda"), tr("Meetings")}, tr("What is listed"))),
      m_pdf(new Button(tr("PDF"), nullptr, Button::Kind::Quiet)), m_lists(new QStackedWidget) {
    setObjectName(QStringLiteral("agenda-panel"));
    setAccessibleName(tr("Agenda"));
    auto* head = new PanelHead({}, this);
    m_pdf->setIconName(QStringLiteral("file-down"));
    m_pdf->setSmall(true);
    m_pdf->setAccessibleName(tr("Agenda as PDF"));
    head->addMark(m_which);
    head->addWidget(m_pdf);
    m_lists->addWidget(makeAgenda());
    m_lists->addWidget(makeMeetings());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_lists, 1);
    focusGoesTo(this, [this] { return focusTarget(); });
    meetFocus();
    connect(m_which, &SegmentedControl::currentChanged, this,
            [this](int which) { showMeetings(which == MeetingList); });
    connect(m_pdf, &Button::clicked, this, &AgendaPanel::pdfWanted);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QWidget* AgendaPanel::makeCard() {
    auto* card = new QWidget;
    m_day = new LabelText({}, TextStyle::Head);
    m_place = new LabelText({}, TextStyle::Small, Tone::Text2);
    m_built = new LabelText({}, TextStyle::Small, Tone::TextMuted);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(2);
    for (QWidget* line : {m_day, m_place, m_built})
        column->addWidget(line);
    return card;
}

QWidget* AgendaPanel::makeAgenda() {
    auto* page = new QWidget;
    m_list = new RowList(tr("Lines of the agenda"), page);
    m_list->setModel(m_model);
    auto* delegate = new RowDelegate(
        lineRow, [this](QPainter& p, const QRectF& rect, int row) { paintAgendaRow(p, rect, row); }, m_list);
    delegate->setHeights([this](int row) { return m_model->rowAt(row).line < 0 ? headRow : lineRow; });
    m_list->setItemDelegate(delegate);
    m_notBuilt = new EmptyState(QStringLiteral("calendar-days"), tr("This agenda is not built yet"),
                                tr("It builds itself from what happened since the last meeting. What you change in it "
                                   "stays when it is built again."));
    m_buildButton = m_notBuilt->addButton(tr("Build the agenda"), tr("R"));
    m_agenda = new QStackedWidget;
    m_agenda->addWidget(m_notBuilt);
    m_agenda->addWidget(m_list);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeCard());
    column->addWidget(new RuleLine(Qt::Horizontal));
    column->addSpacing(4);
    column->addWidget(m_agenda, 1);
    connect(m_buildButton, &Button::clicked, this, &AgendaPanel::buildWanted);
    connect(m_list, &RowList::chosen, this, &AgendaPanel::lineChosen);
    connect(m_list, &RowList::opened, this, [this](int row) {
        if (m_model->lineAt(row) != nullptr)
            Q_EMIT lineOpened();
        else
            toggleSection();
    });
    return page;
}

QWidget* AgendaPanel::makeMeetings() {
    auto* page = new QWidget;
    m_meetingList = new RowList(tr("Meetings"), page);
    m_meetingList->setModel(m_rows);
    m_meetingList->setUniformItemSizes(true);
    m_meetingList->setItemDelegate(new RowDelegate(
        meetingRow, [this](QPainter& p, const QRectF& rect, int row) { paintMeetingRow(p, rect, row); },
        m_meetingList));
    m_planButton = new Button(tr("Plan a meeting"));
    m_planButton->setIconName(QStringLiteral("calendar-plus"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_meetingList, 1);
    column->addWidget(new RuleLine(Qt::Horizontal));
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(12, 12, 12, 12);
    foot->addWidget(m_planButton);
    column->addLayout(foot);
    connect(m_planButton, &Button::clicked, this, &AgendaPanel::planWanted);
    connect(m_meetingList, &RowList::opened, this, [this](int row) {
        if (const auto* meeting = m_rows->at(row))
            Q_EMIT meetingChosen(meeting->meeting.id);
    });
    connect(m_meetingList, &QListView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT meetingChosen(m_rows->at(index.row())->meeting.id); });
    return page;
}

void AgendaPanel::setMeetings(const QVector<desk::MeetingRow>& rows, UtcMs now) {
    m_now = now;
    m_rows->set(rows);
}

void AgendaPanel::setAgenda(const desk::AgendaView& view) {
    const desk::AgendaLine* was = current();
    const QString itemId = was == nullptr ? QString() : was->item.id;
    const domain::AgendaSection section = currentSection();
    const bool same = m_model->view().meeting.id == view.meeting.id;
    const int row = m_list->currentIndex().row();
    {
        // One choice is told of at the end, not the loss of the old one too.
        const QSignalBlocker quiet(m_list);
        m_model->set(view);
    }
    m_day->setText(longDay(localDate(view.meeting.at)));
    QStringList place{clockText(view.meeting.at, false), view.meeting.place, view.scheme};
    place.removeAll(QString());
    m_place->setText(place.join(QStringLiteral(" · ")));
    const bool built = view.meeting.builtAt > 0 || !view.lines.isEmpty();
    const QDate day = localDate(view.meeting.at);
    m_built->setText(!built                      ? tr("Not built yet")
                     : view.meeting.builtAt == 0 ? QString()
                                                 : tr("Tells of %1 to %2")
                                                       .arg(shortDay(localDate(view.meeting.builtFrom), day),
                                                            shortDay(localDate(view.meeting.builtAt), day)));
    m_agenda->setCurrentIndex(built ? Lines : NotBuilt);
    m_buildButton->setVisible(view.mayEdit);
    m_planButton->setVisible(view.mayAct);
    m_pdf->setEnabled(built);
    const QWidget* focus = QApplication::focusWidget();
    const bool focused = focus == this || isAncestorOf(focus);
    meetFocus();
    if (focused)
        takeFocus();
    int wanted = !same ? m_model->step(-1, 1) : itemId.isEmpty() ? m_model->rowOf(section) : m_model->rowOf(itemId);
    if (wanted < 0) // what was chosen has gone: its neighbour is next
        wanted = std::clamp(row, 0, std::max(0, m_model->rowCount() - 1));
    m_list->choose(wanted);
}

void AgendaPanel::choose(const QString& itemId) {
    if (const int row = m_model->rowOf(itemId); row >= 0)
        m_list->choose(row);
}

void AgendaPanel::walk(int by) {
    m_list->choose(m_model->step(m_list->currentIndex().row(), by));
}

void AgendaPanel::toggleSection() {
    const domain::AgendaSection section = currentSection();
    m_list->choose(m_model->rowOf(section));
    m_model->toggle(section);
}

void AgendaPanel::showMeetings(bool on) {
    m_which->setCurrent(on ? MeetingList : AgendaList);
    m_lists->setCurrentIndex(on ? MeetingList : AgendaList);
    for (int row = 0; on && row < m_rows->rowCount(); ++row) {
        if (m_rows->at(row)->meeting.id == m_model->view().meeting.id)
            m_meetingList->choose(row);
    }
    meetFocus();
    takeFocus();
}

void AgendaPanel::meetFocus() {
    setFocusPolicy(focusTarget() == nullptr ? Qt::StrongFocus : Qt::ClickFocus);
}

QWidget* AgendaPanel::focusTarget() const {
    if (showsMeetings())
        return m_meetingList;
    if (m_agenda->currentIndex() == Lines)
        return m_list;
    const bool read = !m_model->view().meeting.id.isEmpty();
    return !read || m_buildButton->isHidden() ? nullptr : m_buildButton;
}

void AgendaPanel::takeFocus() {
    QWidget* target = focusTarget();
    (target != nullptr ? target : this)->setFocus(Qt::OtherFocusReason);
}

bool AgendaPanel::showsMeetings() const {
    return m_lists->currentIndex() == MeetingList;
}

const desk::AgendaLine* AgendaPanel::current() const {
    return m_model->lineAt(m_list->currentIndex().row());
}

domain::AgendaSection AgendaPanel::currentSection() const {
    return m_model->rowAt(m_list->currentIndex().row()).section;
}

void AgendaPanel::paintAgendaRow(QPainter& painter, const QRectF& rect, int row) const {
    const AgendaModel::Row what = m_model->rowAt(row);
    if (what.line < 0) {
        painter.setPen(tone(Tone::TextMuted));
        paintFixedDigits(painter, QRectF(rect.left() + 8, rect.top(), 20, rect.height()),
                         QString::number(AgendaModel::number(what.section)), textFont(TextStyle::Small),
                         Qt::AlignRight | Qt::AlignVCenter);
        const double note = paintLine(painter, rect.adjusted(0, 0, -12, 0), m_model->note(what.section),
                                      TextStyle::Small, Tone::TextMuted, Qt::AlignRight | Qt::AlignVCenter);
        const QString chevron = QStringLiteral("chevron-right");
        const double chevronRoom = m_model->isClosed(what.section) ? 18 : 0;
        if (chevronRoom > 0)
            paintIcon(painter, QRectF(rect.right() - note - 34, rect.top(), 16, rect.height()), chevron, 12,
                      Tone::TextMuted);
        paintLine(painter, rect.adjusted(38, 0, -note - 24 - chevronRoom, 0), desk::sectionTitle(what.section),
                  TextStyle::BodySemibold, Tone::Text);
        return;
    }
    const desk::AgendaLine& line = *m_model->lineAt(row);
    const QString mark = markOf(line.item);
    if (!mark.isEmpty())
        paintIcon(painter, QRectF(rect.left() + 16, rect.top(), 16, rect.height()), mark, 12,
                  line.item.gone ? Tone::Soon : Tone::TextMuted);
    painter.setPen(tone(Tone::TextMuted));
    const QString count = line.evidence.isEmpty() ? QString() : QString::number(line.evidence.size());
    paintFixedDigits(painter, rect.adjusted(0, 0, -12, 0), count, textFont(TextStyle::Small),
                     Qt::AlignRight | Qt::AlignVCenter);
    paintLine(painter, rect.adjusted(38, 0, -36, 0), line.item.title, TextStyle::Body,
              line.item.hidden ? Tone::TextMuted : Tone::Text);
}

void AgendaPanel::paintMeetingRow(QPainter& painter, const QRectF& rect, int row) const {
    const desk::MeetingRow& meeting = *m_rows->at(row);
    const bool held = meeting.meeting.state == domain::MeetingState::Held;
    const bool open = meeting.meeting.id == m_model->view().meeting.id;
    paintIcon(painter, QRectF(rect.left() + 12, rect.top() + 6, 16, 18),
              held ? QStringLiteral("check") : QStringLiteral("calendar-days"), 14,
              held ? Tone::TextMuted : Tone::Text2);
    const QString state = held                         ? meeting.open > 0 ? tr("%1 open").arg(meeting.open) : QString()
                                                  : meeting.meeting.at < m_now ? tr("to be marked as held")
                                                       : tr("planned");
    const double note =
        paintLine(painter, QRectF(rect.left(), rect.top() + 6, rect.width() - 12, 18), state, TextStyle::Small,
                  held ? Tone::TextMuted : Tone::Text2, Qt::AlignRight | Qt::AlignVCenter);
    paintLine(painter, QRectF(rect.left() + 38, rect.top() + 6, rect.width() - 38 - note - 24, 18),
              longDay(localDate(meeting.meeting.at)), open ? TextStyle::BodySemibold : TextStyle::Body, Tone::Text);
    QStringList second{clockText(meeting.meeting.at, false), meeting.scheme, meeting.meeting.place};
    second.removeAll(QString());
    paintLine(painter, QRectF(rect.left() + 38, rect.top() + 25, rect.width() - 50, 16),
              second.join(QStringLiteral(" · ")), TextStyle::Small, Tone::TextMuted);
}

void AgendaPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

} // namespace watchdesk::ui
