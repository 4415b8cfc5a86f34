#include "ui/widgets/RecordModel.h"

#include <QCollator>

#include <algorithm>
#include <numeric>

namespace watchdesk::ui {

namespace {

/// Without case and accents: who types "cafe" finds "Café".
QString folded(const QString& text) {
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; }))
        return text.toLower(); // most texts; Unicode's way is ten times as long
    QString plain = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    plain.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return plain;
}

/// Numbers by their value, words as a telephone book has them; what is empty comes last.
struct SortKey {
    bool empty = false;
    bool number = false;
    double value = 0;
    std::optional<QCollatorSortKey> words;
};

SortKey keyOf(const RecordCell& cell, const QCollator& collator) {
    SortKey key;
    key.empty = cell.key.isValid() ? cell.key.toString().isEmpty() : cell.text.isEmpty();
    bool number = false;
    const double value = cell.key.toDouble(&number);
    key.number = cell.key.isValid() && cell.key.typeId() != QMetaType::QString && number;
    key.value = value;
    if (!key.number)
        key.words = collator.sortKey(cell.key.isValid() ? cell.key.toString() : cell.text);
    return key;
}

int compare(const SortKey& a, const SortKey& b) {
    if (a.number && b.number)
        return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
    if (a.words && b.words)
        return a.words->compare(*b.words);
    return a.number ? -1 : 1;
}

} // namespace

RecordModel::RecordModel(QVector<RecordColumn> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

void RecordModel::setFilter(const QString& text) {
    if (!text.isEmpty())
        fold(count());
    beginResetModel();
    // A letter more lets through less: only what is shown need be looked through.
    const bool narrower = !m_filter.isEmpty() && text.startsWith(m_filter);
    m_filter = text;
    m_shown = fitting(narrower ? m_shown : m_order);
    placeRows();
    endResetModel();
}

QString RecordModel::idOf(int row) const {
    return row >= 0 && row < m_shown.size() ? idAt(m_shown.at(row)) : QString();
}

int RecordModel::rowOf(const QString& id) const {
    return m_rowOf.value(m_valueOf.value(id, -1), -1);
}

void RecordModel::sort(int column, Qt::SortOrder sorted) {
    if (column < 0 || column >= m_columns.size())
        return;
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = sorted;
    order();
    choose();
    endResetModel();
}

int RecordModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int RecordModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RecordModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_shown.size())
        return {};
    const bool worded = role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::ToolTipRole;
    if (worded)
        return cell(index).text;
    if (role == Qt::AccessibleTextRole)
        return QStringLiteral("%1: %2").arg(m_columns.at(index.column()).title, cell(index).text);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (m_columns.at(index.column()).right ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return m_columns.at(section).title;
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (m_columns.at(section).right ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

Qt::ItemFlags RecordModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && m_columns.at(index.column()).editable)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool RecordModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid() || !m_columns.at(index.column()).editable)
        return false;
    const QString text = value.toString().trimmed();
    // What is shown changes when the desk has kept it and the list is read again.
    if (text != cell(index).text)
        Q_EMIT edited(idOf(index.row()), m_columns.at(index.column()).id, text);
    return false;
}

void RecordModel::refill() {
    m_words.clear();
    m_valueOf.clear();
    m_valueOf.reserve(count());
    for (int value = 0; value < count(); ++value)
        m_valueOf.insert(idAt(value), value);
    if (!m_filter.isEmpty())
        fold(count());
    else if (count() > 0)
        m_folding.start(0, this);
    order();
    choose();
}

void RecordModel::fold(int upTo) {
    m_words.reserve(count());
    for (auto value = static_cast<int>(m_words.size()); value < std::min(upTo, count()); ++value) {
        QString words;
        for (int column = 0; column < m_columns.size(); ++column)
            words += folded(cellAt(value, column).text) + QLatin1Char('\n');
        m_words.append(words);
    }
    if (m_words.size() >= count())
        m_folding.stop();
}

void RecordModel::timerEvent(QTimerEvent* event) {
    constexpr int atOnce = 200; // about a millisecond
    if (event->timerId() != m_folding.timerId())
        return QAbstractTableModel::timerEvent(event);
    fold(static_cast<int>(m_words.size()) + atOnce);
}

void RecordModel::order() {
    QCollator collator(QLocale(QLocale::English, QLocale::UnitedKingdom));
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<SortKey> keys;
    keys.reserve(static_cast<std::size_t>(count()));
    for (int value = 0; value < count(); ++value)
        keys.push_back(keyOf(cellAt(value, m_sortColumn), collator));
    m_order.resize(count());
    std::iota(m_order.begin(), m_order.end(), 0);
    std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) {
        const SortKey& first = keys.at(static_cast<std::size_t>(a));
        const SortKey& second = keys.at(static_cast<std::size_t>(b));
        if (first.empty || second.empty)
            return !first.empty && second.empty;
        const int way = compare(first, second);
        return m_sortOrder == Qt::AscendingOrder ? way < 0 : way > 0;
    });
}

void RecordModel::choose() {
    m_shown = fitting(m_order);
    placeRows();
}

QVector<int> RecordModel::fitting(const QVector<int>& among) const {
    const QStringList wanted = folded(m_filter).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        return among;
    QVector<int> fit;
    std::copy_if(among.begin(), among.end(), std::back_inserter(fit), [&](int value) {
        const QString& words = m_words.at(value);
        return std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) { return words.contains(word); });
    });
    return fit;
}

void RecordModel::placeRows() {
    m_rowOf.fill(-1, count());
    for (int row = 0; row < m_shown.size(); ++row)
        m_rowOf[m_shown.at(row)] = row;
}

} // namespace watchdesk::ui
