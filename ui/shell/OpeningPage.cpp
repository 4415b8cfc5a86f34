#include "ui/shell/OpeningPage.h"

#include "desk/StoreAddress.h"
#include "ui/shell/Card.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

constexpr int barWidth = 280;
constexpr int wordsWidth = 720;
constexpr int stepMs = 40;
constexpr int piece = 30; ///< of a hundred

/// Keeps its place while it is hidden: nothing jumps when it comes.
void keepPlace(QWidget* widget) {
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget->setSizePolicy(policy);
}

LabelText* middle(TextStyle style, Tone tone) {
    auto* label = new LabelText({}, style, tone);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    label->setFixedWidth(wordsWidth);
    return label;
}

} // namespace

WaitBar::WaitBar(QWidget* parent) : QWidget(parent), m_step(new QTimer(this)) {
    setFixedSize(barWidth, 4);
    setAccessibleName(tr("Progress"));
    m_step->setInterval(stepMs);
    connect(m_step, &QTimer::timeout, this, [this] {
        m_at = (m_at + 2) % 100;
        update();
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WaitBar::setPercent(int percent) {
    m_percent = percent;
    setAccessibleDescription(percent < 0 ? tr("It goes on") : tr("%1 per cent").arg(percent));
    if (percent < 0 && isVisible())
        m_step->start();
    else
        m_step->stop();
    update();
}

void WaitBar::showEvent(QShowEvent*) {
    setPercent(m_percent);
}

void WaitBar::hideEvent(QHideEvent*) {
    m_step->stop();
}

void WaitBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone(Tone::Rule));
    painter.drawRoundedRect(rect(), 2, 2);
    painter.setBrush(tone(Tone::Text2));
    const double part = width() / 100.0;
    // The piece comes in at the left before it has left at the right.
    const double from = m_percent < 0 ? (m_at * (100 + piece) / 100.0 - piece) * part : 0;
    const double length = m_percent < 0 ? piece * part : m_percent * part;
    painter.setClipRect(rect());
    painter.drawRoundedRect(QRectF(from, 0, length, height()), 2, 2);
}

OpeningPage::OpeningPage(QWidget* parent)
    : QWidget(parent), m_text(middle(TextStyle::BodyMedium, Tone::Text)),
      m_where(middle(TextStyle::Small, Tone::Text2)), m_late(middle(TextStyle::Small, Tone::Text2)), m_bar(new WaitBar),
      m_cancel(new Button(tr("Cancel"))), m_silent(new QTimer(this)) {
    setAccessibleName(tr("Opening"));
    m_cancel->setKeyCap(tr("Esc"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addSpacing(6);
    column->addWidget(m_where, 0, Qt::AlignHCenter);
    column->addSpacing(14);
    column->addWidget(m_bar, 0, Qt::AlignHCenter);
    column->addSpacing(14);
    column->addWidget(m_late, 0, Qt::AlignHCenter);
    column->addSpacing(14);
    column->addWidget(m_cancel, 0, Qt::AlignHCenter);
    column->addStretch(1);
    for (QWidget* widget : {static_cast<QWidget*>(m_where), static_cast<QWidget*>(m_late), static_cast<QWidget*>(m_bar),
                            static_cast<QWidget*>(m_cancel)})
        keepPlace(widget);
    m_silent->setSingleShot(true);
    m_silent->setInterval(silentMs);
    connect(m_silent, &QTimer::timeout, this, [this] {
        m_bar->show();
        m_late->setVisible(!m_late->text().isEmpty());
    });
    connect(m_cancel, &QAbstractButton::clicked, this, &OpeningPage::cancelled);
}

void OpeningPage::begin(const QString& text, int percent) {
    m_text->setText(text);
    m_bar->setPercent(percent);
    m_bar->setVisible(percent >= 0);
    m_late->hide();
    m_silent->start();
}

void OpeningPage::say(const QString& text, int percent) {
    m_where->hide();
    m_late->setText({});
    m_cancel->hide();
    begin(text, percent);
}

void OpeningPage::sayOpening(const QString& store) {
    const bool server = desk::isServer(store);
    m_where->setText(store);
    m_where->show();
    m_late->setText(server ? tr("The server has not answered yet.") : tr("The file has not been read yet."));
    m_cancel->show();
    begin(server ? tr("Opening the store…") : tr("Opening %1…").arg(QFileInfo(store).fileName()), -1);
    m_cancel->setFocus();
}

void OpeningPage::hideEvent(QHideEvent* event) {
    if (!event->spontaneous())
        m_silent->stop();
}

void OpeningPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !m_cancel->isHidden())
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

void OpeningPage::paintEvent(QPaintEvent*) {
    paintGround(this);
}

} // namespace watchdesk::ui
