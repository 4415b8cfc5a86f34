// The zones of the town, drawn on its map.
#pragma once

#include "desk/OrderDesk.h"
#include "ui/widgets/Overlay.h"

class QLineEdit;
class QListWidget;

namespace watchdesk::ui {

class Button;
class LabelText;
class MapView;

/// The list at the left, the map at the right. Drawing: a click, or Space at the cross in the middle of the map, sets a
/// corner; Backspace takes the last back; Enter keeps the zone when it has a name. Window's thread.
class ZonesSheet : public Overlay {
    Q_OBJECT
public:
    ZonesSheet(QWidget* window, desk::Desk& desk);
    [[nodiscard]] MapView& map() const { return *m_map; }
    [[nodiscard]] QListWidget& list() const { return *m_list; }
    [[nodiscard]] QLineEdit& name() const { return *m_name; }
    [[nodiscard]] const QVector<QPointF>& corners() const { return m_corners; }
    [[nodiscard]] QString words() const;

public Q_SLOTS:
    void draw(); ///< a new zone
    void keep();
    void remove();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeSide();
    QWidget* makeFoot();
    void read();
    void take(const QVector<domain::Zone>& zones);
    void choose(int row);
    void addCorner(const QPointF& metres);
    void takeCornerBack();
    void setDrawing(bool drawing);
    void showMap();
    [[nodiscard]] const domain::Zone* chosen() const;
    desk::Desk& m_desk;
    QVector<domain::Zone> m_zones;
    QVector<QPointF> m_corners;
    bool m_drawing = false;
    bool m_may = false;
    MapView* m_map;
    QListWidget* m_list;
    QLineEdit* m_name;
    LabelText* m_words;
    Button* m_draw;
    Button* m_remove;
    Button* m_keep;
};

} // namespace watchdesk::ui
