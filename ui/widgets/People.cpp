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

QString cautionText(domain::Caution caution) {
    switch (caution) {
    case domain::Caution::Juvenile:
        return QObject::tr("Under 18");
    case domain::Caution::CriminalBehaviourOrder:
        return QObject::tr("CBO");
    case domain::Caution::Violence:
        return QObject::tr("Violence");
    case domain::Caution::Vulnerable:
        return QObject::tr("Vulnerable");
    }
    return {};
}

QString cautionIcon(domain::Caution caution) {
    switch (caution) {
    case domain::Caution::Juvenile:
        return QStringLiteral("shield-user");
    case domain::Caution::CriminalBehaviourOrder:
        return QStringLiteral("gavel");
    case domain::Caution::Violence:
        return QStringLiteral("hand");
    case domain::Caution::Vulnerable:
        return QStringLiteral("handshake");
    }
    return {};
}

const QVector<domain::Caution>& allCautions() {
    static const QVector<domain::Caution> all{domain::Caution::CriminalBehaviourOrder, domain::Caution::Violence,
                                              domain::Caution::Juvenile, domain::Caution::Vulnerable};
    return all;
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
