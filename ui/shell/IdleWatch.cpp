#include "ui/shell/IdleWatch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

namespace watchdesk::ui {

IdleWatch::IdleWatch(QObject* parent) : QObject(parent), m_timer(new QTimer(this)) {
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &IdleWatch::idle);
    QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatch::setLimit(int ms) {
    m_limit = ms;
    if (ms > 0)
        m_timer->start(ms);
    else
        m_timer->stop();
}

bool IdleWatch::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        if (m_limit > 0)
            m_timer->start(m_limit);
        break;
    default:
        break;
    }
    return false;
}

} // namespace watchdesk::ui
