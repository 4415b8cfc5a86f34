// The two lists of the alert panel: sightings, and who has acknowledged.
#pragma once

#include "desk/Views.h"

#include <QWidget>

#include <algorithm>

namespace watchdesk::ui {

/// Sightings, newest first; numbered from the oldest as on the map, where the alert's own place is 1.
class SightingList : public QWidget {
    Q_OBJECT
public:
    static constexpr int rowHeight = 26;
    explicit SightingList(QWidget* parent = nullptr);
    void setAlert(const desk::AlertView& view);
    /// Sightings, without the alert's own place below them.
    [[nodiscard]] int rows() const { return std::max(0, steps() - 1); }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int steps() const { return static_cast<int>(m_sightings.size()); }
    QVector<domain::Sighting> m_sightings; ///< the last is the alert's own place; empty without a sighting
    QVector<QString> m_places;
};

/// Who was told. A click on a party, or Enter on it, notes that it acknowledged; Alt+1…9 do from anywhere on the page.
class PartyList : public QWidget {
    Q_OBJECT
public:
    static constexpr int rowHeight = 28;
    explicit PartyList(QWidget* parent = nullptr);
    void setAlert(const domain::Alert& alert);
    void setNow(UtcMs now);
    [[nodiscard]] QSize sizeHint() const override;
    /// "4 s" after it was told, or how long it has been silent.
    [[nodiscard]] static QString sinceTold(const domain::AlertParty& party, UtcMs now);

Q_SIGNALS:
    void acknowledgeRequested(int party);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    void paintParty(class QPainter& painter, const QRectF& rect, int index) const;
    [[nodiscard]] bool waits(int index) const;
    QVector<domain::AlertParty> m_parties;
    UtcMs m_now = 0;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace watchdesk::ui
