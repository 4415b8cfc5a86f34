// How people of the desk are shown.
#pragma once

#include "domain/Person.h"
#include "domain/Subject.h"

#include <QRectF>
#include <QString>
#include <QVector>

class QPainter;

namespace watchdesk::ui {

/// What a role is called.
[[nodiscard]] QString roleText(domain::Role role);
/// "CBO", "Violence": what to know of somebody first.
[[nodiscard]] QString cautionText(domain::Caution caution);
[[nodiscard]] QString cautionIcon(domain::Caution caution);
/// In the order in which they are shown.
[[nodiscard]] const QVector<domain::Caution>& allCautions();
/// The box with a person's initials.
void paintInitials(QPainter& painter, const QRectF& box, const QString& name);

} // namespace watchdesk::ui
