#include "ui/scheme/Exchange.h"

#include "desk/Desk.h"
#include "desk/ExportDesk.h"
#include "desk/Roles.h"
#include "ui/scheme/ImportSheet.h"
#include "ui/scheme/OfficeSteps.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PictureIntake.h"
#include "ui/widgets/Toast.h"

#include <QDropEvent>
#include <QMimeData>

namespace watchdesk::ui {

Exchange::Exchange(QWidget* section, desk::Desk& desk, sheets::ImportKind kind, OfficeSteps* steps)
    : QObject(section), m_section(section), m_desk(desk), m_kind(kind), m_steps(steps) {
    section->setAcceptDrops(true);
    section->installEventFilter(this);
}

QString Exchange::tableKinds() {
    return tr("Tables (*.csv *.tsv *.txt *.xlsx *.ods);;All files (*)");
}

void Exchange::bringIn(sheets::ImportKind kind, const QString& path) {
    auto* sheet = new ImportSheet(m_section, m_desk, kind, path);
    connect(sheet, &ImportSheet::done, m_steps, &OfficeSteps::did);
}

void Exchange::takeOut(desk::ExportFormat format, const QString& path) {
    onAnswer(this, m_desk.exports().write(m_kind, format, path), [this, path](const Result<qint64>& count) {
        if (count)
            Toast::show(m_section, tr("%1 written to %2").arg(*count).arg(path));
        else
            showError(m_section, count.error());
    });
}

bool Exchange::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto* drop = static_cast<QDropEvent*>(event);
    const QStringList files = localFilesIn(*drop->mimeData());
    if (files.size() != 1 || !desk::mayDo(m_desk.person(), desk::Act::ManageMembers))
        return false;
    drop->setDropAction(Qt::CopyAction); // the file stays where it is
    drop->accept();
    if (event->type() == QEvent::Drop)
        bringIn(files.first());
    return true;
}

} // namespace watchdesk::ui
