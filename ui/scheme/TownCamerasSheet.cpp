#include "ui/scheme/TownCamerasSheet.h"

#include "desk/MemberDesk.h"
#include "ui/scheme/EntryRow.h"
#include "ui/scheme/MemberWords.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {
constexpr int listHeight = 320;
} // namespace

TownCamerasSheet::TownCamerasSheet(QWidget* window, desk::MemberDesk& members)
    : FormSheet(window, {tr("The town's cameras"),
                         tr("Those of the council or the scheme. A member's own are in the member's sheet."),
                         tr("Add a camera"), tr("Close")}),
      m_members(members), m_area(new QScrollArea) {
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFixedHeight(listHeight);
    m_area->setAccessibleName(tr("The town's cameras"));
    FormSheet::add(m_area);
    connect(&members, &desk::MemberDesk::changed, this, &TownCamerasSheet::refresh);
    openForm(&actButton());
    refresh();
}

void TownCamerasSheet::refresh() {
    onAnswer(this, m_members.townCameras(), [this](const Result<QVector<domain::Camera>>& cameras) {
        if (cameras)
            show(*cameras);
        else
            say(cameras.error());
    });
}

void TownCamerasSheet::show(const QVector<domain::Camera>& cameras) {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(8);
    for (const domain::Camera& camera : cameras) {
        auto* row = new EntryRow(camera.number, cameraWords(camera, {}));
        row->addAct(QStringLiteral("pencil"), tr("Change the camera %1").arg(camera.number),
                    [this, camera] { Q_EMIT changeWanted(camera); });
        row->addAct(QStringLiteral("trash-2"), tr("Remove the camera %1").arg(camera.number),
                    [this, camera] { Q_EMIT removeWanted(camera); });
        column->addWidget(row);
    }
    if (cameras.isEmpty())
        column->addWidget(
            new LabelText(tr("None of the town's cameras is named yet."), TextStyle::Body, Tone::TextMuted));
    column->addStretch(1);
    m_area->setWidget(page);
}

} // namespace watchdesk::ui
