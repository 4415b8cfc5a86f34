#include "ui/gallery/PhotographForm.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Beside.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PictureIntake.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QThreadPool>
#include <QVBoxLayout>

#include <memory>

namespace watchdesk::ui {

namespace {

using Files = QVector<desk::PhotographFile>;

Result<desk::PhotographFile> photograph(const QString& name, Result<QByteArray> bytes) {
    if (!bytes) {
        Error error = bytes.error();
        error.what = PhotographForm::tr("“%1”: %2").arg(name, QString::fromStdString(error.what)).toStdString();
        error.kept = PhotographForm::tr("No photograph was added.").toStdString();
        return error;
    }
    desk::PhotographFile one;
    one.bytes = std::move(*bytes);
    one.name = name;
    return one;
}

Result<Files> readAll(const QStringList& paths) {
    Files files;
    for (const QString& path : paths) {
        auto one = photograph(QFileInfo(path).fileName(), pictureBytesOf(path));
        if (!one)
            return one.error();
        files.append(*one);
    }
    return files;
}

} // namespace

QFuture<Result<Files>> readPhotographFiles(const QStringList& paths) {
    return beside(*QThreadPool::globalInstance(), [paths] { return readAll(paths); });
}

QFuture<Result<Files>> asPhotographFile(const CopiedPicture& picture) {
    return beside(*QThreadPool::globalInstance(), [picture]() -> Result<Files> {
        auto one = photograph(PhotographForm::tr("pasted picture"), pictureBytesOf(picture));
        if (!one)
            return one.error();
        return Files{*one};
    });
}

PhotographForm::PhotographForm(QWidget* parent)
    : QWidget(parent), m_what(new LabelText({}, TextStyle::BodySemibold, Tone::Text)), m_source(new QLineEdit),
      m_taken(new QDateEdit),
      m_police(new QCheckBox(tr("From the police: never shown in public, goes back when the ban ends"))),
      m_add(new Button(tr("Add"), nullptr, Button::Kind::Primary)) {
    m_source->setPlaceholderText(tr("Where it is from: “C07's door camera”"));
    m_source->setAccessibleName(tr("Where the photograph is from"));
    m_taken->setAccessibleName(tr("Day on which it was taken"));
    m_taken->setCalendarPopup(true);
    m_taken->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_taken->setMinimumDate(QDate(1990, 1, 1));
    m_taken->setSpecialValueText(tr("day not known"));
    auto* cancel = new Button(tr("Cancel"));
    m_add->setKeyCap(tr("Enter"));
    cancel->setKeyCap(tr("Esc"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_source, 1);
    row->addWidget(m_taken);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_what);
    column->addLayout(row);
    column->addWidget(m_police);
    column->addLayout(buttons);
    connect(m_source, &QLineEdit::textChanged, this, &PhotographForm::refresh);
    connect(m_source, &QLineEdit::returnPressed, this, &PhotographForm::answer);
    connect(m_add, &QAbstractButton::clicked, this, &PhotographForm::answer);
    connect(cancel, &QAbstractButton::clicked, this, &PhotographForm::left);
    hide();
}

void PhotographForm::ask(const Files& files, QDate today) {
    m_files = files;
    m_what->setText(files.size() == 1 ? tr("Add “%1”").arg(files.first().name)
                                      : tr("Add %1 photographs").arg(files.size()));
    m_source->clear();
    m_police->setChecked(false);
    m_taken->setMaximumDate(today);
    m_taken->setDate(m_taken->minimumDate());
    refresh();
    show();
    m_source->setFocus(Qt::OtherFocusReason);
}

void PhotographForm::refresh() {
    m_add->setEnabled(!m_source->text().trimmed().isEmpty());
}

void PhotographForm::answer() {
    if (!m_add->isEnabled())
        return;
    const bool dated = m_taken->date() != m_taken->minimumDate();
    for (desk::PhotographFile& file : m_files) {
        file.source = m_source->text().trimmed();
        file.takenOn = dated ? m_taken->date() : QDate();
        file.fromPolice = m_police->isChecked();
    }
    hide();
    Q_EMIT answered(std::exchange(m_files, {}));
}

void PhotographForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

void PhotographForm::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(Tone::Outline), 1));
    painter.setBrush(tone(Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace watchdesk::ui
