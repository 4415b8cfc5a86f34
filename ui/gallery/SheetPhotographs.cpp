// What the sheet does with photographs: in by file, drop and paste; out again, with undo.
#include "ui/gallery/PhotoStrip.h"
#include "ui/gallery/PhotographForm.h"
#include "ui/gallery/SheetPanel.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PictureIntake.h"
#include "ui/widgets/Toast.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>

namespace watchdesk::ui {

bool SheetPanel::mayAdd() const {
    return m_jobs.enrolment != nullptr && m_sheet && m_sheet->mayAddPhotographs;
}

void SheetPanel::chooseFiles() {
    if (!mayAdd())
        return;
    auto* dialog = new QFileDialog(this, tr("Add photographs"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Pictures (*.jpg *.jpeg *.png *.webp)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &SheetPanel::addFiles);
    dialog->open();
}

void SheetPanel::addFiles(const QStringList& paths) {
    if (mayAdd() && !paths.isEmpty())
        askSource(readPhotographFiles(paths));
}

void SheetPanel::paste() {
    const QMimeData* clip = QApplication::clipboard()->mimeData();
    if (clip != nullptr)
        bringIn(*clip);
}

void SheetPanel::bringIn(const QMimeData& brought) {
    if (!mayAdd())
        return;
    if (const QStringList paths = localFilesIn(brought); !paths.isEmpty())
        return addFiles(paths);
    const CopiedPicture picture = copiedPictureIn(brought);
    if (picture.isNull())
        Q_EMIT failed({ErrorCode::InvalidInput,
                       tr("There is no picture as PNG, JPEG or WebP and no file on the clipboard.").toStdString(),
                       tr("No photograph was added.").toStdString(),
                       tr("Copy a picture or a file first.").toStdString()});
    else
        askSource(asPhotographFile(picture));
}

void SheetPanel::askSource(const QFuture<Result<QVector<desk::PhotographFile>>>& reading) {
    onAnswer(this, reading, [this, asked = m_asked](const Result<QVector<desk::PhotographFile>>& files) {
        if (!files)
            Q_EMIT failed(files.error());
        else if (asked == m_asked && m_sheet)
            m_form->ask(*files, m_sheet->today);
    });
}

/// One after another, so that the first refusal keeps the rest out.
void SheetPanel::takeIn(const QString& subjectId, QVector<desk::PhotographFile> files) {
    if (files.isEmpty() || m_jobs.enrolment == nullptr)
        return;
    const desk::PhotographFile file = files.takeFirst();
    onAnswer(this, m_jobs.enrolment->enrol(subjectId, file),
             [this, subjectId, files](const Result<desk::Enrolled>& answer) {
                 if (!answer) {
                     Q_EMIT failed(answer.error());
                     return;
                 }
                 readAgain();
                 const QString why = answer->why;
                 Toast::show(this, answer->comparable ? tr("Photograph added, compared with stills")
                                   : why.isEmpty()    ? tr("Photograph added, not compared")
                                                      : tr("Photograph added, not compared: %1").arg(why));
                 takeIn(subjectId, files);
             });
}

void SheetPanel::removePhotograph() {
    const QString photographId = m_strip->current();
    if (!mayAdd() || photographId.isEmpty())
        return;
    onAnswer(this, m_jobs.enrolment->remove(photographId), [this](const Result<desk::RemovedPhotograph>& removed) {
        if (!removed) {
            Q_EMIT failed(removed.error());
            return;
        }
        readAgain();
        Toast::show(this, tr("Photograph removed"), tr("Undo"),
                    [this, back = *removed] { takeIn(back.subjectId, {back.file}); });
    });
}

void SheetPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (mayAdd() && holdsPictures(*event->mimeData()))
        event->acceptProposedAction();
}

void SheetPanel::dropEvent(QDropEvent* event) {
    bringIn(*event->mimeData());
    event->acceptProposedAction();
}

} // namespace watchdesk::ui
