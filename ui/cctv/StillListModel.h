// The stills as a list.
#pragma once

#include "ui/cctv/StillBoard.h"

#include <QAbstractListModel>

namespace watchdesk::ui {

/// Rows are the board's. Display and accessible text say the whole row; IdRole its id.
class StillListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole };
    explicit StillListModel(StillBoard& board, QObject* parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] const desk::StillView& still(int row) const { return m_board.stills().at(row); }
    [[nodiscard]] int rowOf(const QString& id) const;
    void touch(const QString& id);

private:
    void insert(int row);
    StillBoard& m_board;
    int m_rows = 0; ///< announced; the board may be a step ahead
};

} // namespace watchdesk::ui
