#include "ui/scheme/MemberForms.h"

#include "desk/Desk.h"
#include "desk/Directory.h"
#include "ui/scheme/CameraForm.h"
#include "ui/scheme/MemberSheets.h"
#include "ui/scheme/OfficeForms.h"
#include "ui/scheme/OfficeSteps.h"
#include "ui/scheme/PlaceSheet.h"
#include "ui/scheme/TownCamerasSheet.h"
#include "ui/widgets/Fields.h"

namespace watchdesk::ui {

namespace {

template <class Record>
std::optional<QPointF> placeOf(const Record& record) {
    return record.placed ? std::optional(QPointF(record.east, record.north)) : std::nullopt;
}

template <class Record>
Record placedAt(Record record, const std::optional<QPointF>& at) {
    if (at) {
        record.east = at->x();
        record.north = at->y();
        record.placed = true;
    }
    return record;
}

} // namespace

MemberForms::MemberForms(QWidget* section, desk::Desk& desk, OfficeSteps& steps)
    : QObject(section), m_section(section), m_desk(desk), m_members(desk.members()), m_steps(steps) {}

void MemberForms::add() {
    auto* sheet = new AddMemberSheet(m_section, m_desk);
    connect(sheet, &AddMemberSheet::done, &m_steps, &OfficeSteps::did);
}

void MemberForms::change(const domain::Member& member, const QVector<domain::Member>& others) {
    auto* sheet = new MemberSheetForm(m_section, m_desk, member, others);
    connect(sheet, &MemberSheetForm::done, &m_steps, &OfficeSteps::did);
}

void MemberForms::apply(const domain::Member& member) {
    auto* sheet = new FormSheet(m_section, {tr("%1 applies").arg(member.name),
                                            tr("Into a further scheme, or again into one that it had left."),
                                            tr("Note it"), tr("Leave")});
    auto* scheme = new ChoiceField(tr("Scheme"));
    for (const domain::Scheme& one : m_desk.directory().schemes())
        scheme->add(one.name, one.id);
    sheet->add(tr("Scheme"), scheme);
    connect(sheet, &FormSheet::wanted, this, [this, sheet, scheme, id = member.id] {
        sheet->work(tr("Noting it…"));
        onAnswer(sheet, m_members.apply(id, scheme->id()), [this, sheet](const Result<desk::RecordStep>& step) {
            if (!step)
                return sheet->say(step.error());
            m_steps.did(*step);
            sheet->dismiss();
        });
    });
    sheet->openForm(scheme);
}

void MemberForms::choosePlace(const QString& name, std::optional<QPointF> known,
                              std::function<void(std::optional<QPointF>)> back) {
    auto* sheet = new PlaceSheet(m_section, m_desk, name, known);
    auto place = std::make_shared<std::optional<QPointF>>();
    connect(sheet, &PlaceSheet::chosen, this, [place](const QPointF& at) { *place = at; });
    // Queued: one sheet a window, and this one has to be gone.
    connect(
        sheet, &Overlay::dismissed, this, [place, back = std::move(back)] { back(*place); }, Qt::QueuedConnection);
}

void MemberForms::editPremises(const domain::Premises& premises) {
    auto* sheet = new PremisesForm(m_section, m_desk, premises);
    connect(sheet, &PremisesForm::done, &m_steps, &OfficeSteps::did);
    connect(sheet, &PremisesForm::mapWanted, this, [this, sheet] {
        const domain::Premises draft = sheet->draft();
        choosePlace(draft.name, placeOf(draft),
                    [this, draft](const std::optional<QPointF>& at) { editPremises(placedAt(draft, at)); });
    });
}

void MemberForms::editContact(const domain::Contact& contact) {
    auto* sheet = new ContactForm(m_section, m_desk, contact);
    connect(sheet, &ContactForm::done, &m_steps, &OfficeSteps::did);
}

void MemberForms::removeContact(const domain::Contact& contact) {
    m_steps.take(m_members.removeContact(contact));
}

void MemberForms::editCamera(const domain::Camera& camera, const QVector<domain::Premises>& places,
                             std::function<void()> after) {
    auto* sheet = new CameraForm(m_section, m_desk, camera, places);
    connect(sheet, &CameraForm::done, &m_steps, &OfficeSteps::did);
    auto onMap = std::make_shared<bool>(false);
    connect(sheet, &CameraForm::mapWanted, this, [this, sheet, places, after, onMap] {
        *onMap = true;
        const domain::Camera draft = sheet->draft();
        choosePlace(tr("camera %1").arg(draft.number), placeOf(draft),
                    [=, this](const std::optional<QPointF>& at) { editCamera(placedAt(draft, at), places, after); });
    });
    if (after)
        connect(
            sheet, &Overlay::dismissed, this,
            [after, onMap] {
                if (!*onMap)
                    after();
            },
            Qt::QueuedConnection);
}

void MemberForms::removeCamera(const domain::Camera& camera) {
    m_steps.take(m_members.removeCamera(camera));
}

void MemberForms::showTownCameras() {
    auto* sheet = new TownCamerasSheet(m_section, m_members);
    const auto edit = [this](const domain::Camera& camera) { editCamera(camera, {}, [this] { showTownCameras(); }); };
    connect(sheet, &FormSheet::wanted, this, [edit] { edit({}); });
    connect(sheet, &TownCamerasSheet::changeWanted, this, edit);
    connect(sheet, &TownCamerasSheet::removeWanted, this, &MemberForms::removeCamera);
}

} // namespace watchdesk::ui
