// The help sheet of shortcuts, and who made what WatchDesk stands on.
#pragma once

#include "ui/widgets/Overlay.h"

namespace watchdesk::ui {

class ActionRegistry;

/// Every action that has a key, by section.
class HelpSheet : public Overlay {
    Q_OBJECT
public:
    HelpSheet(QWidget* window, const ActionRegistry& actions);
};

/// Version, licence, and each dependency with its own.
class AboutSheet : public Overlay {
    Q_OBJECT
public:
    explicit AboutSheet(QWidget* window);
};

} // namespace watchdesk::ui
