// The town's cameras: those that are no member's.
#pragma once

#include "domain/Contact.h"
#include "ui/widgets/FormSheet.h"

#include <QVector>

class QScrollArea;

namespace watchdesk::desk {
class MemberDesk;
}

namespace watchdesk::ui {

/// A list that follows what is done to it, also on other desks. The first button (wanted()) is for a new one.
class TownCamerasSheet : public FormSheet {
    Q_OBJECT
public:
    TownCamerasSheet(QWidget* window, desk::MemberDesk& members);

Q_SIGNALS:
    void changeWanted(const domain::Camera& camera);
    void removeWanted(const domain::Camera& camera);

private:
    void refresh();
    void show(const QVector<domain::Camera>& cameras);
    desk::MemberDesk& m_members;
    QScrollArea* m_area;
};

} // namespace watchdesk::ui
