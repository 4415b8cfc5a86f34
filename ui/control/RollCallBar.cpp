#include "ui/control/RollCallBar.h"

#include "ui/control/RollCallSheet.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QPainter>

namespace watchdesk::ui {

RollCallBar::RollCallBar(desk::RollCallDesk& calls, QWidget* parent)
    : QWidget(parent), m_calls(calls), m_words(new LabelText({}, TextStyle::BodyMedium, Tone::Text, this)),
      m_show(new Button(tr("Show"), this)) {
    setAccessibleName(tr("Roll-call"));
    setFixedHeight(36);
    m_show->setSmall(true);
    m_show->setKeyCap(tr("Ctrl R"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(12);
    row->addWidget(new IconLabel(QStringLiteral("radio-tower"), 16, Tone::InHand, this));
    row->addWidget(m_words, 1);
    row->addWidget(m_show);
    connect(m_show, &Button::clicked, this, &RollCallBar::wanted);
    connect(&calls, &desk::RollCallDesk::changed, this, &RollCallBar::refresh);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QString RollCallBar::words() const {
    return m_words->text();
}

void RollCallBar::refresh() {
    const auto view = m_calls.isRunning() ? m_calls.current() : std::nullopt;
    setVisible(view.has_value());
    if (view)
        m_words->setText(tr("Roll-call of %1: %2").arg(view->scheme, rollCallWords(*view)));
}

void RollCallBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), tone(Tone::Rule));
}

} // namespace watchdesk::ui
