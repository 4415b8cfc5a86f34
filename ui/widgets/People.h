// How people of the desk are shown.
#pragma once

#include "domain/Person.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace watchdesk::ui {

/// What a role is called.
[[nodiscard]] QString roleText(domain::Role role);
/// The box with a person's initials.
void paintInitials(QPainter& painter, const QRectF& box, const QString& name);

} // namespace watchdesk::ui
