#include "ui/widgets/RowList.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"

#include <QKeyEvent>

namespace watchdesk::ui {

RowList::RowList(const QString& accessibleName, QWidget* parent) : QListView(parent) {
    setAccessibleName(accessibleName);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { viewport()->update(); });
}

void RowList::choose(int row) {
    const QModelIndex index = model()->index(row, 0);
    setCurrentIndex(index);
    if (index.isValid())
        scrollTo(index);
}

void RowList::setModel(QAbstractItemModel* next) {
    QListView::setModel(next);
    if (next == nullptr)
        return;
    connect(next, &QAbstractItemModel::modelReset, this, &RowList::showEmptiness);
    connect(next, &QAbstractItemModel::rowsInserted, this, &RowList::showEmptiness);
    connect(next, &QAbstractItemModel::rowsRemoved, this, &RowList::showEmptiness);
    showEmptiness();
}

void RowList::setEmptyState(const QString& icon, const QString& heading, const QString& sentence) {
    if (m_empty == nullptr) {
        m_empty = new EmptyState(icon, heading, sentence, this);
        m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_empty->setGeometry(viewport()->geometry());
    } else {
        m_empty->setTexts(heading, sentence);
    }
    showEmptiness();
}

void RowList::showEmptiness() {
    if (m_empty == nullptr)
        return;
    const bool empty = model() == nullptr || model()->rowCount() == 0;
    m_empty->setVisible(empty);
    // The focus is in the list: there it is read out.
    setAccessibleDescription(empty ? m_empty->accessibleName() + QStringLiteral(". ") + m_empty->accessibleDescription()
                                   : QString());
}

void RowList::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    if (m_empty != nullptr)
        m_empty->setGeometry(viewport()->geometry());
}

void RowList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    Q_EMIT chosen(current.row());
}

void RowList::keyPressEvent(QKeyEvent* event) {
    const int row = currentIndex().row();
    if (row >= 0 && event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Space)
        Q_EMIT spacePressed(row);
    else if (row >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT opened(row);
    else
        QListView::keyPressEvent(event);
}

} // namespace watchdesk::ui
