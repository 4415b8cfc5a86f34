#include "ui/scheme/PlaceSheet.h"

#include "desk/Desk.h"
#include "desk/MapDesk.h"
#include "desk/MemberDesk.h"
#include "ui/map/MapView.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {
constexpr QSize wanted(960, 640);
const QString own = QStringLiteral("own");
} // namespace

PlaceSheet::PlaceSheet(QWidget* window, desk::Desk& desk, const QString& name, std::optional<QPointF> known)
    : Overlay(window, tr("Where it is")), m_name(name), m_place(known), m_map(new MapView),
      m_words(new LabelText(tr("Click where %1 is.").arg(name), TextStyle::BodyMedium)),
      m_keep(new Button(tr("Keep the place"), nullptr, Button::Kind::Primary)) {
    auto* leave = new Button(tr("Leave"));
    leave->setKeyCap(tr("Esc"));
    m_keep->setKeyCap(tr("Enter"));
    m_keep->setEnabled(known.has_value());
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(12, 8, 12, 8);
    foot->setSpacing(8);
    foot->addWidget(m_words, 1);
    foot->addWidget(leave);
    foot->addWidget(m_keep);
    auto* column = new QVBoxLayout(box());
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_map, 1);
    column->addLayout(foot);
    m_map->setMap(desk.map().map());
    m_map->emptyState().setTexts(tr("No map yet"),
                                 tr("Bring in an OpenStreetMap file under Scheme, Set up. The place can "
                                    "be chosen then."));
    m_map->setPicking(true);
    connect(m_map, &MapView::groundClicked, this, &PlaceSheet::put);
    connect(m_keep, &QAbstractButton::clicked, this, &PlaceSheet::keep);
    connect(leave, &QAbstractButton::clicked, this, &Overlay::dismiss);
    onAnswer(this, desk.members().members(), [this](const QVector<desk::MemberLine>& members) {
        for (const desk::MemberLine& member : members) {
            for (const domain::Premises& place : member.premises) {
                if (place.placed && !place.closedOn.isValid())
                    m_others.append({place.name, QPointF(place.east, place.north)});
            }
        }
        if (m_place)
            put(*m_place);
    });
    open(wanted);
    if (known)
        m_map->lookAt(*known);
    m_map->setFocus();
}

void PlaceSheet::put(const QPointF& metres) {
    m_place = metres;
    m_keep->setEnabled(true);
    m_words->setText(tr("%1 is here. Another click moves it.").arg(m_name));
    QVector<MapMarker> markers;
    int number = 0;
    for (const auto& [name, at] : std::as_const(m_others))
        markers.append({QString::number(number++), at, MarkerShape::Dot, MarkerState::Quiet, {}, {}, name});
    markers.append({own, metres, MarkerShape::Icon, MarkerState::InHand, QStringLiteral("map-pin"), m_name, {}, 10});
    m_map->markers().set(markers);
}

void PlaceSheet::keep() {
    if (m_place)
        Q_EMIT chosen(*m_place);
    dismiss();
}

void PlaceSheet::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_place)
        return keep();
    Overlay::keyPressEvent(event);
}

} // namespace watchdesk::ui
