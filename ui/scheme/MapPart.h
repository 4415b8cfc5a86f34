// The town's map as setting a desk up shows it: brought in, looked at.
#pragma once

#include <QWidget>

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class Button;
class LabelText;
class MapView;

/// The map with the premises that are on it, and the button that brings another in.
class MapPart : public QWidget {
    Q_OBJECT
public:
    explicit MapPart(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh();
    /// Reads that file; what came of it is said below the map.
    void bringIn(const QString& path);
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void fileWanted();

private:
    desk::Desk& m_desk;
    MapView* m_map;
    LabelText* m_words;
    Button* m_choose;
};

} // namespace watchdesk::ui
