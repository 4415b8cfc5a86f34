#include "ui/widgets/People.h"

#include "ui/widgets/Painting.h"

#include <QObject>
#include <QPainter>

namespace watchdesk::ui {

QString roleText(domain::Role role) {
    switch (role) {
    case domain::Role::Coordinator:
        return QObject::tr("Coordinator");
    case domain::Role::CctvOperator:
        return QObject::tr("CCTV operator");
    case domain::Role::PoliceSergeant:
        return QObject::tr("Police sergeant");
    case domain::Role::Partner:
        return QObject::tr("Partner");
    case domain::Role::Administrator:
        return QObject::tr("Administrator");
    case domain::Role::MemberView:
        return QObject::tr("Member");
    }
    return {};
}

void paintInitials(QPainter& painter, const QRectF& box, const QString& name) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(Tone::Rule), 1));
    painter.setBrush(tone(Tone::Raised));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    paintLine(painter, box, domain::initials(name),
              box.height() > 32 ? TextStyle::BodySemibold : TextStyle::SmallSemibold, Tone::Text, Qt::AlignCenter);
    painter.restore();
}

} // namespace watchdesk::ui
