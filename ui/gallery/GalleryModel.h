// The cards of the wall: filtered as somebody types, sorted, one a row.
#pragma once

#include "base/Clock.h"
#include "desk/GalleryViews.h"

#include <QAbstractListModel>
#include <QVector>

#include <array>

namespace watchdesk::ui {

/// Holds the whole wall and shows part of it; 10,000 cards are filtered within a frame. Window's thread.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Sort { Risk, Recent, Expiring };
    using Groups = std::array<bool, desk::galleryGroups>;

    explicit GalleryModel(const Clock& clock, QObject* parent = nullptr);

    /// Takes the place of what was there: a reset only when the rows are others than before.
    void setWall(const desk::GalleryWall& wall);
    /// Every word of it must be in a card's words; case, accents and apostrophes do not matter.
    void setText(const QString& text);
    void setGroups(const Groups& groups);
    void setSort(Sort sort);
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] const Groups& groups() const { return m_groups; }
    [[nodiscard]] Sort sort() const { return m_sort; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] const desk::GalleryCard& card(int row) const { return m_wall.cards.at(m_shown.rows.at(row)); }
    [[nodiscard]] int rowOf(const QString& subjectId) const;
    /// The card of a subject, shown or not; null when there is none.
    [[nodiscard]] const desk::GalleryCard* find(const QString& subjectId) const;
    [[nodiscard]] QDate today() const { return m_wall.today; }
    [[nodiscard]] bool isEmpty() const { return m_wall.cards.isEmpty(); }
    /// How many of a group have what is typed.
    [[nodiscard]] int count(desk::GalleryGroup group) const {
        return m_shown.counts.at(static_cast<std::size_t>(group));
    }

Q_SIGNALS:
    /// Another wall: what a card says may be another.
    void wallChanged();
    /// Rows or counts may be others now.
    void shownChanged();

private:
    /// What is shown of the wall, worked out before the views hear of it.
    struct Shown {
        QVector<int> rows;
        std::array<int, desk::galleryGroups> counts{};
    };
    [[nodiscard]] QVector<int> ordered(const desk::GalleryWall& wall) const;
    [[nodiscard]] Shown matching(const desk::GalleryWall& wall, const QVector<int>& order) const;
    void reset(const QVector<int>& order);

    const Clock& m_clock;
    desk::GalleryWall m_wall;
    QVector<int> m_order; ///< all cards, sorted
    Shown m_shown;
    QString m_text;
    Groups m_groups{true, true, false, false, false};
    Sort m_sort = Sort::Risk;
};

} // namespace watchdesk::ui
