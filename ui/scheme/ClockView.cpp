#include "ui/scheme/ClockView.h"

#include "ui/scheme/Table.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/RowList.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QSpinBox>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

enum Cell { ClockCell, ValueCell, RangeCell };

Columns columns() {
    return Columns(
        {{ClockView::tr("What it is about")}, {ClockView::tr("Kept for"), 132}, {ClockView::tr("May be"), 260}});
}

QString wordsOf(const desk::ClockRow& row) {
    return QStringLiteral("%1, %2. %3")
        .arg(QString::fromUtf8(row.clock.title), retentionText(row.clock.unit, row.value),
             QString::fromUtf8(row.clock.explains));
}

QString rangeText(const desk::ClockRow& row) {
    return ClockView::tr("%1 to %2").arg(row.clock.least).arg(retentionText(row.clock.unit, row.clock.most));
}

} // namespace

QString retentionText(domain::RetentionUnit unit, int value) {
    const bool months = unit == domain::RetentionUnit::Months;
    const char* words = months ? (value == 1 ? "%1 month" : "%1 months") : (value == 1 ? "%1 day" : "%1 days");
    return QCoreApplication::translate("ClockView", words).arg(value);
}

ClockView::ClockView(QWidget* parent)
    : QWidget(parent), m_rows(new Rows<desk::ClockRow>(wordsOf, this)),
      m_table(new Table(tr("Clocks"), columns(), rowHeight,
                        [this](QPainter& painter, const QRectF& cell, int row, int column) {
                            paintCell(painter, cell, row, column);
                        })),
      m_value(new QSpinBox(m_table->list().viewport())) {
    m_table->setModel(m_rows);
    m_value->hide();
    m_value->installEventFilter(this);
    m_value->setButtonSymbols(QAbstractSpinBox::NoButtons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    setFocusProxy(m_table);
    connect(&m_table->list(), &RowList::opened, this, &ClockView::edit);
}

void ClockView::show(const QVector<desk::ClockRow>& clocks) {
    const int at = std::max(0, m_table->list().currentIndex().row());
    m_rows->set(clocks);
    m_table->list().choose(at);
}

void ClockView::edit() {
    const QModelIndex index = m_table->list().currentIndex();
    const desk::ClockRow* row = m_rows->at(index.row());
    if (row == nullptr)
        return;
    m_edited = index.row();
    m_value->setAccessibleName(QString::fromUtf8(row->clock.title));
    m_value->setRange(row->clock.least, row->clock.most);
    m_value->setSuffix(row->clock.unit == domain::RetentionUnit::Months ? tr(" months") : tr(" days"));
    m_value->setValue(row->value);
    const QRectF cell = columns().cell(m_table->list().visualRect(index), ValueCell);
    m_value->setGeometry(QRect(static_cast<int>(cell.left()) - 8, static_cast<int>(cell.center().y()) - 16,
                               static_cast<int>(cell.width()), 32));
    m_value->show();
    m_value->setFocus(Qt::OtherFocusReason);
    m_value->selectAll();
}

bool ClockView::isEditing() const {
    return !m_value->isHidden();
}

void ClockView::keep() {
    m_value->interpretText();
    const int value = m_value->value();
    const desk::ClockRow* row = m_rows->at(m_edited);
    const bool changes = row != nullptr && row->value != value;
    const QString key = row == nullptr ? QString() : QString::fromLatin1(row->clock.key);
    const int before = row == nullptr ? 0 : row->value;
    leave();
    if (changes)
        Q_EMIT valueWanted(key, value, before);
}

void ClockView::leave() {
    m_edited = -1;
    m_value->hide();
    m_table->setFocus(Qt::OtherFocusReason);
}

bool ClockView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_value && event->type() == QEvent::FocusOut && isEditing())
        leave();
    if (watched != m_value || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape)
        leave();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        keep();
    else
        return false;
    return true;
}

void ClockView::paintCell(QPainter& painter, const QRectF& cell, int row, int column) const {
    const desk::ClockRow& clock = *m_rows->at(row);
    if (column == ClockCell) {
        paintLine(painter, QRectF(cell.left(), cell.top() + 9, cell.width(), 18), QString::fromUtf8(clock.clock.title),
                  TextStyle::BodyMedium, Tone::Text);
        paintLine(painter, QRectF(cell.left(), cell.top() + 29, cell.width(), 16),
                  QString::fromUtf8(clock.clock.explains), TextStyle::Small, Tone::TextMuted);
    } else if (column == ValueCell) {
        paintLine(painter, cell, retentionText(clock.clock.unit, clock.value), TextStyle::BodySemibold, Tone::Text);
    } else {
        const QString usual = clock.isDefault
                                  ? tr("as usual")
                                  : tr("usually %1").arg(retentionText(clock.clock.unit, clock.clock.normal));
        paintLine(painter, cell, QStringLiteral("%1, %2").arg(rangeText(clock), usual), TextStyle::Small,
                  clock.isDefault ? Tone::TextMuted : Tone::Text2);
    }
}

} // namespace watchdesk::ui
