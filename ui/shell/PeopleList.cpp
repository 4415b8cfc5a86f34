#include "ui/shell/PeopleList.h"

#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/People.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace watchdesk::ui {

namespace {
constexpr int rowHeight = 60;
}

PeopleList::PeopleList(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Who is at the desk"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PeopleList::setPeople(const QVector<domain::Person>& people) {
    m_people = people;
    m_current = 0;
    updateGeometry();
    update();
}

void PeopleList::setCurrent(int row) {
    if (row < 0 || row >= m_people.size() || row == m_current)
        return;
    m_current = row;
    setAccessibleDescription(person().name);
    update();
    Q_EMIT currentChanged(row);
}

void PeopleList::choose(const QString& name) {
    for (int row = 0; row < m_people.size(); ++row)
        if (m_people[row].name == name)
            setCurrent(row);
}

QSize PeopleList::sizeHint() const {
    return {400, rowHeight * int(std::max<qsizetype>(1, m_people.size()))};
}

int PeopleList::firstShown() const {
    return std::max(0, m_current + 1 - std::max(1, height() / rowHeight));
}

void PeopleList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int row = firstShown(); row < m_people.size(); ++row) {
        const QRectF r(0, (row - firstShown()) * rowHeight, width(), rowHeight - 4);
        if (r.bottom() > height() + 4)
            break;
        if (row == m_current) {
            painter.setPen(QPen(tone(Tone::InHandFill), 1));
            painter.setBrush(tone(Tone::Selection));
            painter.drawRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
            if (hasFocus())
                paintFocusRing(painter, r);
        }
        paintInitials(painter, QRectF(r.left() + 12, r.top() + 8, 40, 40), m_people[row].name);
        paintLine(painter, QRectF(r.left() + 64, r.top() + 10, r.width() - 76, 18), m_people[row].name,
                  TextStyle::BodySemibold, Tone::Text);
        paintLine(painter, QRectF(r.left() + 64, r.top() + 29, r.width() - 76, 16), roleText(m_people[row].role),
                  TextStyle::Small, Tone::TextMuted);
    }
}

void PeopleList::mousePressEvent(QMouseEvent* event) {
    const int row = firstShown() + event->pos().y() / rowHeight;
    if (row < m_people.size()) {
        setCurrent(row);
        Q_EMIT chosen();
    }
}

void PeopleList::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
        setCurrent(m_current - 1);
        break;
    case Qt::Key_Down:
        setCurrent(m_current + 1);
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(int(m_people.size()) - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT chosen();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace watchdesk::ui
