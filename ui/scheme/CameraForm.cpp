#include "ui/scheme/CameraForm.h"

#include "desk/Desk.h"
#include "ui/scheme/MemberWords.h"
#include "ui/scheme/OfficeForms.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"

#include <algorithm>

namespace watchdesk::ui {

CameraForm::CameraForm(QWidget* window, desk::Desk& desk, const domain::Camera& camera,
                       const QVector<domain::Premises>& places)
    : FormSheet(window, {camera.id.isEmpty() ? tr("A new camera") : tr("Camera"),
                         places.isEmpty() ? tr("Of the town: it belongs to no member.") : QString(), tr("Keep it"),
                         tr("Leave")}),
      m_members(desk.members()), m_camera(camera), m_places(places),
      m_number(lineField(tr("Number or name"), camera.number, tr("14"))),
      m_covers(lineField(tr("Looks at"), camera.covers, tr("the door and the tills"))),
      m_where(new LabelText({}, TextStyle::Body, Tone::Text2)), m_choose(new Button(tr("Choose the place on the map"))),
      m_same(new Button(tr("Where the premises are"))) {
    makeFields();
    connect(this, &FormSheet::wanted, this, &CameraForm::save);
    connect(m_choose, &QAbstractButton::clicked, this, &CameraForm::mapWanted);
    connect(m_same, &QAbstractButton::clicked, this, &CameraForm::putAtPremises);
    sayPlace();
    openForm(m_number);
}

void CameraForm::makeFields() {
    FormSheet::add(tr("Number or name"), m_number);
    FormSheet::add(tr("Looks at"), m_covers);
    if (m_places.size() > 1) {
        FormSheet::add(tr("At"), m_at = new ChoiceField(tr("At")));
        for (const domain::Premises& place : std::as_const(m_places))
            m_at->add(place.name, place.id);
        m_at->choose(m_camera.premisesId);
        connect(m_at, &QComboBox::currentIndexChanged, this, &CameraForm::premisesChosen);
    }
    m_choose->setIconName(QStringLiteral("map-pin"));
    FormSheet::add(tr("Place"), m_where);
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_choose);
    row->addWidget(m_same);
    row->addStretch(1);
    FormSheet::add(both);
}

const domain::Premises* CameraForm::premises() const {
    const auto at = std::find_if(m_places.begin(), m_places.end(),
                                 [this](const domain::Premises& place) { return place.id == m_camera.premisesId; });
    return at == m_places.end() ? nullptr : &*at;
}

void CameraForm::putAtPremises() {
    const domain::Premises* place = premises();
    if (place == nullptr || !place->placed)
        return;
    m_camera.east = place->east;
    m_camera.north = place->north;
    m_camera.placed = true;
    sayPlace();
}

/// A place that was clicked stays: somebody chose it.
void CameraForm::premisesChosen() {
    const domain::Premises* before = premises();
    const bool followed = !m_camera.placed || (before != nullptr && before->placed && m_camera.east == before->east &&
                                               m_camera.north == before->north);
    m_camera.premisesId = m_at->id();
    if (followed) {
        m_camera.placed = false;
        putAtPremises();
    }
    sayPlace();
}

void CameraForm::sayPlace() {
    const domain::Premises* place = premises();
    m_where->setText(cameraPlaceText(m_camera, place));
    m_same->setVisible(place != nullptr && place->placed);
}

domain::Camera CameraForm::draft() const {
    domain::Camera camera = m_camera;
    camera.number = m_number->text().simplified();
    camera.covers = m_covers->text().simplified();
    return camera;
}

void CameraForm::save() {
    work(tr("Keeping it…"));
    takeStep(this, m_members.saveCamera(draft()));
}

} // namespace watchdesk::ui
