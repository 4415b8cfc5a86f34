#include "ui/scheme/VerifyStrip.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

constexpr qsizetype mostSentences = 6;

QString partText(const QString& part) {
    if (part == QLatin1String("seals"))
        return VerifyStrip::tr("Opening every sealed value…");
    if (part == QLatin1String("audit"))
        return VerifyStrip::tr("Following the audit log from its first entry…");
    if (part == QLatin1String("references"))
        return VerifyStrip::tr("Following every reference…");
    return VerifyStrip::tr("Reading every recording and picture against its hash…");
}

QString countText(const desk::VerifyAnswer& answer, const char* key) {
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(answer.checked.value(QString::fromLatin1(key)));
}

} // namespace

VerifyStrip::VerifyStrip(QWidget* parent)
    : QWidget(parent), m_mark(new IconLabel(QStringLiteral("hourglass"))),
      m_head(new LabelText({}, TextStyle::BodySemibold)), m_rest(new LabelText({}, TextStyle::Body, Tone::Text2)) {
    setAccessibleName(tr("Whether the store is whole"));
    m_rest->setWrapped(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_head);
    words->addWidget(m_rest);
    auto* close = Button::iconOnly(QStringLiteral("x"), tr("Put the report away"));
    connect(close, &QAbstractButton::clicked, this, &QWidget::hide);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(12);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void VerifyStrip::begin() {
    m_mark->setIcon(QStringLiteral("hourglass"), Tone::Text2);
    m_head->setText(tr("Looking through the store"));
    m_rest->setText({});
    QWidget::show();
}

void VerifyStrip::setPart(const QString& part) {
    m_rest->setText(partText(part));
}

void VerifyStrip::show(const desk::VerifyAnswer& answer) {
    const bool sound = answer.broken.isEmpty();
    m_mark->setSeverity(sound ? desk::Severity::GoodEnd : desk::Severity::Alert);
    m_head->setText(sound ? tr("Sound: nothing was changed, and nothing is missing")
                          : tr("Not sound: keep this store as it is, and put a backup back beside it"));
    QStringList lines;
    if (sound)
        lines += tr("%1 entries of the audit log, %2 sealed values, %3 references, %4 recordings and pictures.")
                     .arg(countText(answer, "audit"), countText(answer, "seals"), countText(answer, "references"),
                          countText(answer, "recordings"));
    lines += answer.broken.mid(0, mostSentences);
    if (answer.broken.size() > mostSentences)
        lines += tr("And %1 more: watchdeskctl verify lists them all.").arg(answer.broken.size() - mostSentences);
    m_rest->setText(lines.join(QLatin1Char('\n')));
    setAccessibleDescription(text());
    QWidget::show();
}

QString VerifyStrip::text() const {
    return m_head->text() + QLatin1Char('\n') + m_rest->text();
}

void VerifyStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Raised));
    painter.fillRect(QRect(0, height() - 1, width(), 1), tone(Tone::Rule));
}

} // namespace watchdesk::ui
