// The left column: stills on the desk, where the next one is from, and where to drop it.
#pragma once

#include "ui/cctv/StillDelegate.h"

#include <QWidget>

class QListView;

namespace watchdesk::ui {

class EmptyState;
class PanelHead;
class PlaceField;
class StillListModel;

/// "Drop a still here, or paste": dashed, lit while something is held over the page. A click asks for files.
class DropZone : public QWidget {
    Q_OBJECT
public:
    explicit DropZone(QWidget* parent = nullptr);
    void setLit(bool lit);
    [[nodiscard]] bool isLit() const { return m_lit; }

Q_SIGNALS:
    void openWanted();

protected:
    void paintEvent(QPaintEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    bool m_lit = false;
};

/// Window's thread.
class StillsPanel : public QWidget {
    Q_OBJECT
public:
    StillsPanel(StillBoard& board, SafeStills& pictures, QWidget* parent = nullptr);
    [[nodiscard]] QListView& list() const { return *m_list; }
    [[nodiscard]] StillListModel& model() const { return *m_model; }
    [[nodiscard]] PlaceField& place() const { return *m_place; }
    [[nodiscard]] DropZone& zone() const { return *m_zone; }

Q_SIGNALS:
    void openWanted();

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void refresh();
    StillBoard& m_board;
    StillListModel* m_model;
    PanelHead* m_head;
    QListView* m_list;
    PlaceField* m_place;
    DropZone* m_zone;
};

} // namespace watchdesk::ui
