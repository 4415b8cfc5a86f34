// Lists of values and the painting of their rows.
#pragma once

#include <QAbstractListModel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVector>

#include <functional>

namespace watchdesk::ui {

/// Values in a list. The same number of them is a change of data, so that a choice stays; another number a reset.
template <class T>
class Rows : public QAbstractListModel {
public:
    /// `words` is what is read out, and the tool tip.
    explicit Rows(std::function<QString(const T&)> words, QObject* parent = nullptr)
        : QAbstractListModel(parent), m_words(std::move(words)) {}

    void set(const QVector<T>& values) {
        if (values.size() == m_values.size()) {
            m_values = values;
            if (!m_values.isEmpty())
                Q_EMIT dataChanged(index(0), index(static_cast<int>(m_values.size()) - 1));
            return;
        }
        beginResetModel();
        m_values = values;
        endResetModel();
    }
    [[nodiscard]] const T* at(int row) const { return row >= 0 && row < m_values.size() ? &m_values.at(row) : nullptr; }
    [[nodiscard]] const QVector<T>& all() const { return m_values; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_values.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        const T* value = index.isValid() ? at(index.row()) : nullptr;
        const bool worded = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
        return value != nullptr && worded ? QVariant(m_words(*value)) : QVariant();
    }

private:
    std::function<QString(const T&)> m_words;
    QVector<T> m_values;
};

/// Paints a row's ground, what a function says, and the focus ring; every row has one height unless a function gives
/// another.
class RowDelegate : public QStyledItemDelegate {
public:
    using Paint = std::function<void(QPainter&, const QRectF&, int row)>;
    RowDelegate(int height, Paint paint, QObject* parent);
    void setHeights(std::function<int(int row)> heights) { m_heights = std::move(heights); }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_height;
    Paint m_paint;
    std::function<int(int row)> m_heights;
};

} // namespace watchdesk::ui
