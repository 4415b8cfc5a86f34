#include "ui/meeting/ActionPanel.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int boxRoom = 36; ///< at the left of a row: a click there does the action
enum Page { ListPage, NonePage };

QString secondLine(const desk::ActionRow& row, QDate today) {
    const domain::ActionItem& action = row.action;
    QStringList parts{action.owner};
    if (action.doneOn.isValid())
        parts += ActionPanel::tr("done %1").arg(shortDay(action.doneOn, today));
    else if (action.dueOn.isValid())
        parts += ActionPanel::tr("due %1").arg(shortDay(action.dueOn, today));
    if (row.carried)
        parts += ActionPanel::tr("from %1").arg(shortDay(localDate(row.meetingAt), today));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString actionWords(const desk::ActionRow& row) {
    QStringList parts{row.action.what, secondLine(row, QDate())};
    if (row.late)
        parts += ActionPanel::tr("late");
    return parts.join(QStringLiteral(", "));
}

QLineEdit* field(const QString& name, const QString& hint, ActionPanel* panel) {
    auto* edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(hint);
    edit->setFixedHeight(32);
    edit->installEventFilter(panel);
    return edit;
}
} // namespace

ActionPanel::ActionPanel(QWidget* parent)
    : QWidget(parent), m_rows(new Rows<desk::ActionRow>(actionWords, this)),
      m_head(new SectionHead(tr("Actions"), this)), m_list(new RowList(tr("Actions"), this)),
      m_stack(new QStackedWidget), m_add(new Button(tr("Add an action"))) {
    setObjectName(QStringLiteral("action-panel"));
    setAccessibleName(tr("Actions"));
    m_list->setModel(m_rows);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new RowDelegate(
        rowHeight, [this](QPainter& p, const QRectF& rect, int row) { paintAction(p, rect, row); }, m_list));
    m_list->viewport()->installEventFilter(this);
    auto* none = new LabelText(tr("No action is open, and none has come of this meeting yet."), TextStyle::Body,
                               Tone::TextMuted);
    none->setWrapped(true);
    auto* nonePage = new QWidget;
    auto* noneColumn = new QVBoxLayout(nonePage);
    noneColumn->setContentsMargins(12, 0, 12, 0);
    noneColumn->addWidget(none);
    noneColumn->addStretch(1);
    m_stack->addWidget(m_list);
    m_stack->addWidget(nonePage);
    m_add->setIconName(QStringLiteral("plus"));
    m_add->setKeyCap(tr("A"));
    auto* headRow = new QHBoxLayout;
    headRow->setContentsMargins(12, 0, 12, 0);
    headRow->addWidget(m_head);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(12, 8, 12, 12);
    foot->addWidget(makeForm());
    foot->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(headRow);
    column->addWidget(m_stack, 1);
    column->addLayout(foot);
    connect(m_add, &Button::clicked, this, &ActionPanel::add);
    connect(m_list, &RowList::spacePressed, this, &ActionPanel::toggle);
    connect(m_list, &RowList::opened, this, &ActionPanel::toggle);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QWidget* ActionPanel::makeForm() {
    m_form = new QWidget;
    m_what = field(tr("What is to be done"), tr("What is to be done"), this);
    m_owner = field(tr("Who does it"), tr("Who does it"), this);
    m_due = field(tr("Due on"), tr("Due: 10 Dec"), this);
    m_hint = new LabelText({}, TextStyle::Small, Tone::Soon);
    m_hint->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_owner, 3);
    row->addWidget(m_due, 2);
    auto* keepIt = new Button(tr("Add"), nullptr, Button::Kind::Primary);
    keepIt->setKeyCap(tr("Enter"));
    auto* cancel = new Button(tr("Leave"));
    cancel->setKeyCap(tr("Esc"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(keepIt);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_what);
    column->addLayout(row);
    column->addWidget(m_hint);
    column->addLayout(buttons);
    for (QLineEdit* edit : {m_what, m_owner, m_due})
        connect(edit, &QLineEdit::returnPressed, this, &ActionPanel::keep);
    connect(keepIt, &Button::clicked, this, &ActionPanel::keep);
    connect(cancel, &Button::clicked, this, &ActionPanel::leave);
    m_form->hide();
    return m_form;
}

void ActionPanel::show(const desk::AgendaView& view, QDate today) {
    m_today = today;
    m_mayAct = view.mayAct;
    m_rows->set(view.actions);
    const auto& rows = view.actions;
    const auto open =
        std::count_if(rows.begin(), rows.end(), [](const auto& row) { return !row.action.doneOn.isValid(); });
    const auto late = std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.late; });
    m_head->setNote(late > 0 ? tr("%1 open, %2 late").arg(open).arg(late) : tr("%1 open").arg(open));
    m_stack->setCurrentIndex(rows.isEmpty() ? NonePage : ListPage);
    m_add->setVisible(m_mayAct && !isAdding());
}

void ActionPanel::add() {
    if (!m_mayAct)
        return;
    m_form->show();
    m_add->hide();
    m_what->setFocus(Qt::OtherFocusReason);
}

void ActionPanel::leave() {
    for (QLineEdit* edit : {m_what, m_owner, m_due})
        edit->clear();
    m_hint->hide();
    m_form->hide();
    m_add->setVisible(m_mayAct);
    Q_EMIT left();
}

bool ActionPanel::isAdding() const {
    return !m_form->isHidden();
}

void ActionPanel::keep() {
    QLineEdit* missing = m_what->text().trimmed().isEmpty() ? m_what : nullptr;
    QString hint = missing != nullptr ? tr("Say what is to be done.") : QString();
    const auto due = parseDay(m_due->text(), m_today);
    if (missing == nullptr && !due && !m_due->text().trimmed().isEmpty()) {
        missing = m_due;
        hint = tr("Write the day like 10 Dec or 2026-12-10.");
    }
    m_hint->setText(hint);
    m_hint->setVisible(missing != nullptr);
    if (missing != nullptr) {
        missing->setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT added(m_what->text(), m_owner->text(), due.value_or(QDate()));
}

void ActionPanel::toggle(int row) {
    const desk::ActionRow* action = m_rows->at(row);
    if (action != nullptr && m_mayAct)
        Q_EMIT doneToggled(action->action.id, !action->action.doneOn.isValid());
}

bool ActionPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint at = static_cast<QMouseEvent*>(event)->pos();
        if (at.x() < boxRoom)
            toggle(m_list->indexAt(at).row());
    } else if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape &&
               watched != m_list->viewport()) {
        leave();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ActionPanel::paintAction(QPainter& painter, const QRectF& rect, int row) const {
    const desk::ActionRow& action = *m_rows->at(row);
    const bool done = action.action.doneOn.isValid();
    const QRectF box(rect.left() + 12, rect.top() + 6, 16, 16);
    paintIcon(painter, box, done ? QStringLiteral("check") : QStringLiteral("square"), 14,
              done ? Tone::TextMuted : Tone::Text2);
    double right = 12;
    if (action.late && !done)
        right += 8 + paintLine(painter, QRectF(rect.left(), rect.top() + 5, rect.width() - 12, 18), tr("late"),
                               TextStyle::SmallSemibold, Tone::Soon, Qt::AlignRight | Qt::AlignVCenter);
    paintLine(painter, QRectF(rect.left() + boxRoom, rect.top() + 5, rect.width() - boxRoom - right, 18),
              action.action.what, TextStyle::Body, done ? Tone::TextMuted : Tone::Text);
    paintLine(painter, QRectF(rect.left() + boxRoom, rect.top() + 23, rect.width() - boxRoom - 12, 16),
              secondLine(action, m_today), TextStyle::Small, Tone::TextMuted);
}

void ActionPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

} // namespace watchdesk::ui
