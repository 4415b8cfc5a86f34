// Where premises stand: clicked on the map.
#pragma once

#include "ui/widgets/Overlay.h"

#include <QPointF>

#include <optional>

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class Button;
class LabelText;
class MapView;

/// The town map over the window; a click sets the place, Enter keeps it. Other premises lie on it as quiet dots.
class PlaceSheet : public Overlay {
    Q_OBJECT
public:
    /// `known`: where the map opens, and what is kept when nothing is clicked.
    PlaceSheet(QWidget* window, desk::Desk& desk, const QString& name, std::optional<QPointF> known);
    [[nodiscard]] MapView& map() const { return *m_map; }

Q_SIGNALS:
    void chosen(const QPointF& metres);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void put(const QPointF& metres);
    void keep();
    QString m_name;
    std::optional<QPointF> m_place;
    QVector<std::pair<QString, QPointF>> m_others;
    MapView* m_map;
    LabelText* m_words;
    Button* m_keep;
};

} // namespace watchdesk::ui
