#include "ui/gallery/GalleryModel.h"

#include "domain/LineWords.h"
#include "ui/gallery/CardWords.h"

#include <algorithm>
#include <numeric>

namespace watchdesk::ui {

GalleryModel::GalleryModel(const Clock& clock, QObject* parent) : QAbstractListModel(parent), m_clock(clock) {}

void GalleryModel::setWall(const desk::GalleryWall& wall) {
    const QVector<int> order = ordered(wall);
    const Shown shown = matching(wall, order);
    const bool same = std::equal(
        shown.rows.cbegin(), shown.rows.cend(), m_shown.rows.cbegin(), m_shown.rows.cend(),
        [&](int fresh, int old) { return wall.cards.at(fresh).subjectId == m_wall.cards.at(old).subjectId; });
    if (!same)
        beginResetModel();
    m_wall = wall;
    m_order = order;
    m_shown = shown;
    Q_EMIT wallChanged();
    if (!same)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT shownChanged();
}

void GalleryModel::setText(const QString& text) {
    if (text == m_text)
        return;
    m_text = text;
    reset(m_order);
}

void GalleryModel::setGroups(const Groups& groups) {
    if (groups == m_groups)
        return;
    m_groups = groups;
    reset(m_order);
}

void GalleryModel::setSort(Sort sort) {
    if (sort == m_sort)
        return;
    m_sort = sort;
    reset(ordered(m_wall));
}

void GalleryModel::reset(const QVector<int>& order) {
    beginResetModel();
    m_order = order;
    m_shown = matching(m_wall, m_order);
    endResetModel();
    Q_EMIT shownChanged();
}

QVector<int> GalleryModel::ordered(const desk::GalleryWall& wall) const {
    QVector<int> order(wall.cards.size());
    std::iota(order.begin(), order.end(), 0);
    const auto before = m_sort == Sort::Risk     ? &desk::riskier
                        : m_sort == Sort::Recent ? &desk::seenLater
                                                 : &desk::endsSooner;
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return before(wall.cards.at(a), wall.cards.at(b)); });
    return order;
}

GalleryModel::Shown GalleryModel::matching(const desk::GalleryWall& wall, const QVector<int>& order) const {
    const QStringList words = domain::folded(m_text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    Shown shown;
    for (const int at : order) {
        const desk::GalleryCard& card = wall.cards.at(at);
        if (!std::all_of(words.cbegin(), words.cend(), [&](const QString& word) { return card.words.contains(word); }))
            continue;
        const auto group = static_cast<std::size_t>(card.standing.group);
        ++shown.counts.at(group);
        if (m_groups.at(group))
            shown.rows.append(at);
    }
    return shown;
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.rows.size());
}

int GalleryModel::rowOf(const QString& subjectId) const {
    for (int row = 0; row < m_shown.rows.size(); ++row) {
        if (card(row).subjectId == subjectId)
            return row;
    }
    return -1;
}

const desk::GalleryCard* GalleryModel::find(const QString& subjectId) const {
    const auto found = std::find_if(m_wall.cards.cbegin(), m_wall.cards.cend(),
                                    [&](const auto& card) { return card.subjectId == subjectId; });
    return found == m_wall.cards.cend() ? nullptr : &*found;
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const desk::GalleryCard& shown = card(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return subjectName(shown.name);
    case Qt::AccessibleTextRole:
        return cardSentence(shown, today(), m_clock.now());
    default:
        return {};
    }
}

} // namespace watchdesk::ui
