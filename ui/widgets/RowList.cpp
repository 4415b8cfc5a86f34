#include "ui/widgets/RowList.h"

#include "ui/theme/Theme.h"

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
