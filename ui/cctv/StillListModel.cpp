#include "ui/cctv/StillListModel.h"

#include "ui/cctv/StillWords.h"
#include "ui/widgets/TimeText.h"

namespace watchdesk::ui {

namespace {
QString saidOf(const desk::StillView& still) {
    QStringList parts{still.source, clockText(still.receivedAt, true), facesText(still), stateText(still)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}
} // namespace

StillListModel::StillListModel(StillBoard& board, QObject* parent)
    : QAbstractListModel(parent), m_board(board), m_rows(static_cast<int>(board.stills().size())) {
    connect(&board, &StillBoard::inserted, this, &StillListModel::insert);
    connect(&board, &StillBoard::gone, this, [this](int row) {
        beginRemoveRows({}, row, row);
        --m_rows;
        endRemoveRows();
    });
    connect(&board, &StillBoard::rowChanged, this, [this](int row) { Q_EMIT dataChanged(index(row), index(row)); });
    connect(&board, &StillBoard::reset, this, [this] {
        beginResetModel();
        m_rows = static_cast<int>(m_board.stills().size());
        endResetModel();
    });
}

void StillListModel::insert(int row) {
    beginInsertRows({}, row, row);
    ++m_rows;
    endInsertRows();
}

int StillListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int StillListModel::rowOf(const QString& id) const {
    for (int row = 0; row < m_rows; ++row) {
        if (still(row).id == id)
            return row;
    }
    return -1;
}

void StillListModel::touch(const QString& id) {
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

QVariant StillListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const desk::StillView& view = still(index.row());
    switch (role) {
    case IdRole:
        return view.id;
    case Qt::DisplayRole:
        return view.source;
    case Qt::AccessibleTextRole:
        return saidOf(view);
    default:
        return {};
    }
}

} // namespace watchdesk::ui
