// The sections of the scheme's page.
#pragma once

#include "desk/Roles.h"

#include <QString>
#include <QVector>

#include <functional>

class QWidget;

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class SectionPanel;

/// A line of the list at the left.
struct SchemeSection {
    QString id;    ///< "people"
    QString title; ///< "People"
    QString icon;  ///< Lucide's name
    desk::Act needs;
    std::function<SectionPanel*(desk::Desk&, QWidget* parent)> factory;
};

/// Every section that this build has, in their order.
[[nodiscard]] const QVector<SchemeSection>& schemeSections();
/// The acts of which one opens the page.
[[nodiscard]] QVector<desk::Act> schemeActs();

} // namespace watchdesk::ui
