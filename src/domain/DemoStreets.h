// The streets of the demo town that have shops or pubs in them.
#pragma once

#include <QPoint>
#include <QString>
#include <QVector>

namespace watchdesk::domain {

/// A street of Ashby Cross as it has grown: a line of points in metres east and north of the middle of the market
/// place.
struct DemoStreet {
    QString name;
    QString area;
    QVector<QPoint> line;
    int side = 0; ///< where premises stand: 1 left of the line, -1 right of it, 0 on both sides by turns
};
[[nodiscard]] const QVector<DemoStreet>& demoStreets();

} // namespace watchdesk::domain
