// Where the person of the alert in hand may come by next.
#pragma once

#include "desk/Trail.h"

#include <QWidget>

namespace watchdesk::ui {

class Button;

/// On the map: the first of the next places with the walk to them, and the button that prepares a warning for them.
/// Hidden while there are none. Painted; a click on a row chooses its place. Window's thread.
class NextCard : public QWidget {
    Q_OBJECT
public:
    explicit NextCard(QWidget* parent = nullptr);
    /// At most namedNext of them are shown; `compact` leaves their names out.
    void setPlaces(const QVector<desk::TownPlace>& places, const QVector<int>& seconds);
    void setCompact(bool compact);
    [[nodiscard]] int rows() const { return static_cast<int>(m_places.size()); }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void placeWanted(const QString& premisesId);
    void warningWanted();

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRect rowRect(int row) const;
    QVector<desk::TownPlace> m_places;
    QVector<int> m_seconds;
    bool m_compact = false;
    Button* m_warn;
};

/// What the markers' fill says: "On foot from 3: 1 min, 2 min, 3 min".
class WalkLegend : public QWidget {
    Q_OBJECT
public:
    explicit WalkLegend(QWidget* parent = nullptr);
    /// The step on the trail that walks begin at.
    void setStep(int number);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    [[nodiscard]] QString words() const;
    int m_step = 0;
};

} // namespace watchdesk::ui
