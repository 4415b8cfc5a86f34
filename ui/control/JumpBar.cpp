#include "ui/control/JumpBar.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace watchdesk::ui {

QString momentFaultWords(domain::MomentFault fault) {
    using F = domain::MomentFault;
    switch (fault) {
    case F::None:
        return {};
    case F::Empty:
        return JumpBar::tr("Type a time");
    case F::NotUnderstood:
        return JumpBar::tr("No time: try “fri 21:00”");
    case F::NoSuchDay:
        return JumpBar::tr("There is no such day");
    case F::NoSuchTime:
        return JumpBar::tr("There is no such time");
    case F::Skipped:
        return JumpBar::tr("The clock skipped it that night");
    case F::NotYet:
        return JumpBar::tr("That is still to come");
    }
    return {};
}

JumpBar::JumpBar(FeedSource& source, FeedModel& model, FeedView& view, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_model(model), m_view(view), m_clock(clock),
      m_field(lineField(tr("Go to a time"), {}, tr("14:31, fri 21:00, 3/11 14:00"))),
      m_words(new LabelText({}, TextStyle::Small, Tone::Text2, this)), m_now(new Button(tr("Back to now"), this)) {
    setAccessibleName(tr("Go to a time of the feed"));
    setObjectName(QStringLiteral("jump-bar"));
    setFixedHeight(44);
    m_field->installEventFilter(this);
    m_field->setToolTip(tr("14:31 · 9pm · fri 21:00 · 3/11 14:00 · yesterday 9pm · 20 min ago"));
    m_now->setSmall(true);
    m_now->setKeyCap(tr("Esc"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 8, 1);
    row->setSpacing(8);
    row->addWidget(m_field, 3);
    row->addWidget(m_words, 2);
    row->addWidget(m_now);
    connect(m_now, &Button::clicked, this, &JumpBar::backToNow);
    connect(m_field, &QLineEdit::textEdited, this, [this] { say({}, false); });
    connect(&model, &FeedModel::stateChanged, this, [this] {
        if (m_wanted >= 0 && m_model.isWhole())
            show(std::exchange(m_wanted, -1));
    });
    hide();
}

void JumpBar::open() {
    QWidget::show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void JumpBar::backToNow() {
    m_wanted = -1;
    hide();
    say({}, false);
    m_view.setCurrentIndex({});
    m_view.clearSelection();
    m_view.goToTop();
    m_view.setFocus(Qt::OtherFocusReason);
    Q_EMIT left();
}

QString JumpBar::words() const {
    return m_words->text();
}

void JumpBar::say(const QString& words, bool trouble) {
    m_words->setText(words);
    m_words->setTone(trouble ? Tone::Soon : Tone::Text2);
    m_words->setAccessibleName(words);
}

void JumpBar::go() {
    m_reading = domain::momentOf(m_field->text(), m_clock.now());
    if (m_reading.fault != domain::MomentFault::None)
        return say(momentFaultWords(m_reading.fault), true);
    onAnswer(this, m_source.seqAt(m_reading.at, m_model.filter()), [this](const Result<qint64>& seq) {
        if (!seq)
            return say(QString::fromStdString(seq.error().what), true);
        if (m_model.rowOf(*seq) >= 0 || m_model.isWhole())
            return show(*seq);
        m_wanted = *seq;
        say(tr("reading the log…"), false);
    });
}

void JumpBar::show(qint64 seq) {
    if (!m_view.goTo(seq, QAbstractItemView::PositionAtCenter))
        return say(tr("It is suspended, or not of this filter"), true);
    const QString when = whenText(m_reading.at, localDate(m_clock.now()), false);
    say(m_reading.twice ? tr("%1, the second time").arg(when) : when, false);
}

bool JumpBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        go();
        return true;
    case Qt::Key_Down:
        m_view.setFocus(Qt::OtherFocusReason);
        return true;
    case Qt::Key_Escape:
        backToNow();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void JumpBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), tone(Tone::Rule));
}

} // namespace watchdesk::ui
