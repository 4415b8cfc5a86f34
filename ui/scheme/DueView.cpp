#include "ui/scheme/DueView.h"

#include "ui/scheme/Table.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

enum Cell { WhatCell, WhyCell, DueCell, TakesCell };
constexpr int boxRoom = 28;

Columns columns() {
    return Columns({{DueView::tr("What"), 250},
                    {DueView::tr("Why")},
                    {DueView::tr("Due"), 92},
                    {DueView::tr("Goes with it"), 200}});
}

void paintBox(QPainter& painter, const QRectF& cell, Qt::CheckState state) {
    const QRectF box(cell.left(), cell.center().y() - 8, 16, 16);
    paintIcon(painter, box, QStringLiteral("square"), 16, state == Qt::Unchecked ? Tone::Text2 : Tone::InHand);
    if (state == Qt::Checked)
        paintIcon(painter, box, QStringLiteral("check"), 12, Tone::InHand);
    else if (state == Qt::PartiallyChecked)
        painter.fillRect(QRectF(box.left() + 5, box.center().y() - 1, 6, 2), tone(Tone::InHand));
}

} // namespace

DueView::DueView(QWidget* parent)
    : QWidget(parent), m_model(new DueModel(this)),
      m_table(new Table(tr("What is due"), columns(), rowHeight,
                        [this](QPainter& painter, const QRectF& cell, int row, int column) {
                            paintCell(painter, cell, row, column);
                        })),
      m_empty(new EmptyState(QStringLiteral("hourglass"), {}, {})),
      m_count(new LabelText({}, TextStyle::Body, Tone::Text2)),
      m_erase(new Button(tr("Erase…"), nullptr, Button::Kind::Act)) {
    m_table->setModel(m_model);
    m_table->setEmpty(m_empty);
    m_table->list().viewport()->installEventFilter(this);
    showLooking();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(new RuleLine(Qt::Horizontal));
    column->addWidget(makeFoot());
    setFocusProxy(m_table);
    connect(m_model, &DueModel::chosenChanged, this, &DueView::showChosen);
    connect(&m_table->list(), &RowList::spacePressed, m_model, &DueModel::toggle);
    connect(&m_table->list(), &RowList::opened, m_model, &DueModel::toggle);
    showChosen();
}

QWidget* DueView::makeFoot() {
    auto* foot = new QWidget;
    auto* all = new Button(tr("All"));
    auto* none = new Button(tr("None"));
    all->setAccessibleName(tr("Choose all"));
    none->setAccessibleName(tr("Choose none"));
    connect(all, &QAbstractButton::clicked, this, [this] { m_model->chooseAll(true); });
    connect(none, &QAbstractButton::clicked, this, [this] { m_model->chooseAll(false); });
    connect(m_erase, &QAbstractButton::clicked, this, [this] { Q_EMIT eraseWanted(m_model->chosen()); });
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(all);
    row->addWidget(none);
    row->addSpacing(8);
    row->addWidget(m_count, 1);
    row->addWidget(m_erase);
    return foot;
}

void DueView::show(const QVector<desk::DueRow>& records) {
    const int at = std::max(0, m_table->list().currentIndex().row());
    m_empty->setTexts(tr("Nothing is due"),
                      tr("What may not be kept any longer is listed here on the day, for two people to erase."));
    m_model->set(records);
    m_table->list().choose(std::min(at, m_model->rowCount() - 1));
}

void DueView::showLooking() {
    m_empty->setTexts(tr("Looking"), tr("Every record is held against the clocks."));
}

void DueView::showChosen() {
    const qsizetype chosen = m_model->chosen().size();
    m_count->setText(m_model->records().isEmpty() ? QString()
                                                  : tr("%1 of %2 chosen").arg(chosen).arg(m_model->records().size()));
    m_erase->setEnabled(chosen > 0);
}

QString DueView::footText() const {
    return m_count->text();
}

bool DueView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonRelease) {
        const QPoint at = static_cast<QMouseEvent*>(event)->pos();
        if (at.x() < 12 + 2 * boxRoom)
            m_model->toggle(m_table->list().indexAt(at).row());
    }
    return QWidget::eventFilter(watched, event);
}

void DueView::paintHead(QPainter& painter, const QRectF& cell, int row) const {
    const QString entity = m_model->at(row)->entity;
    paintBox(painter, cell, m_model->stateOf(entity));
    const double words =
        paintLine(painter, cell.adjusted(boxRoom, 0, 0, 0), kindTitle(entity), TextStyle::BodySemibold, Tone::Text);
    paintLine(painter, cell.adjusted(boxRoom + words + 8, 0, 0, 0), QString::number(m_model->countOf(entity)),
              TextStyle::Body, Tone::TextMuted);
}

void DueView::paintCell(QPainter& painter, const QRectF& cell, int row, int column) const {
    const desk::DueRow* record = m_model->recordAt(row);
    if (record == nullptr) {
        if (column == WhatCell)
            paintHead(painter, cell, row);
        return;
    }
    switch (column) {
    case WhatCell:
        paintBox(painter, cell.adjusted(boxRoom, 0, 0, 0), m_model->isChosen(*record) ? Qt::Checked : Qt::Unchecked);
        paintLine(painter, cell.adjusted(2 * boxRoom, 0, 0, 0), record->what, TextStyle::BodyMedium, Tone::Text);
        break;
    case WhyCell:
        paintLine(painter, cell, record->why, TextStyle::Body, Tone::Text2);
        break;
    case DueCell:
        paintLine(painter, cell, shortDay(record->due, {}), TextStyle::Body, Tone::Text2);
        break;
    default:
        paintLine(painter, cell, record->takes, TextStyle::Body, Tone::TextMuted);
    }
}

} // namespace watchdesk::ui
