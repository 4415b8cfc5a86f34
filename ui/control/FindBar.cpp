#include "ui/control/FindBar.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

namespace {
QString number(qsizetype of) {
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(static_cast<qlonglong>(of));
}
} // namespace

FindBar::FindBar(FeedSource& source, FeedModel& model, FeedView& view, QWidget* parent)
    : QWidget(parent), m_source(source), m_model(model), m_view(view),
      m_field(lineField(tr("Find in the feed"), {}, tr("Words, a call sign, a street"))),
      m_words(new LabelText({}, TextStyle::Small, Tone::Text2, this)) {
    setAccessibleName(tr("Find in the feed"));
    setObjectName(QStringLiteral("find-bar"));
    setFixedHeight(44);
    m_field->installEventFilter(this);
    m_words->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* newer = Button::iconOnly(QStringLiteral("chevron-up"), tr("Newer hit (Alt+Up)"), this);
    auto* older = Button::iconOnly(QStringLiteral("chevron-down"), tr("Older hit (Alt+Down)"), this);
    auto* leave = Button::iconOnly(QStringLiteral("x"), tr("Leave the search (Esc)"), this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 8, 1);
    row->setSpacing(4);
    row->addWidget(m_field, 1);
    row->addSpacing(4);
    row->addWidget(m_words);
    row->addSpacing(4);
    for (Button* button : {newer, older, leave}) {
        button->setSmall(true);
        row->addWidget(button);
    }
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleMs);
    connect(&m_soon, &QTimer::timeout, this, &FindBar::look);
    connect(m_field, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(newer, &Button::clicked, this, [this] { step(-1); });
    connect(older, &Button::clicked, this, [this] { step(1); });
    connect(leave, &Button::clicked, this, &FindBar::close);
    connect(&model, &FeedModel::stateChanged, this, &FindBar::refresh);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_at = -1; });
    hide();
}

void FindBar::open() {
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (!m_field->text().trimmed().isEmpty())
        look();
}

void FindBar::close() {
    m_soon.stop();
    const bool had = m_field->hasFocus();
    hide();
    m_found = {};
    m_shown.clear();
    m_at = -1;
    m_view.rowDelegate().setHits({});
    m_view.viewport()->update();
    if (had)
        m_view.setFocus(Qt::OtherFocusReason);
}

QString FindBar::words() const {
    return m_words->text();
}

void FindBar::look() {
    const QString text = m_field->text();
    m_trouble.clear();
    m_looking = !text.trimmed().isEmpty();
    m_mayJump = m_looking;
    if (!m_looking) {
        m_found = {};
        return refresh();
    }
    say();
    onAnswer(this, m_source.find(text), [this, text](const Result<desk::FeedHits>& answer) { take(text, answer); });
}

void FindBar::take(const QString& text, const Result<desk::FeedHits>& answer) {
    if (text != m_field->text() || !isVisible())
        return; // of what was typed before
    m_looking = false;
    m_found = answer ? *answer : desk::FeedHits();
    m_trouble = answer ? QString() : QString::fromStdString(answer.error().what);
    refresh();
    if (std::exchange(m_mayJump, false) && !m_shown.isEmpty())
        go(nearest(false));
}

/// Hits of which the log as it is shown has a row.
void FindBar::refresh() {
    if (!isVisible())
        return;
    const qint64 at = m_at >= 0 && m_at < m_shown.size() ? m_shown.at(m_at) : -1;
    m_shown.clear();
    for (const qint64 seq : std::as_const(m_found.seqs)) {
        if (m_model.has(seq))
            m_shown.append(seq);
    }
    m_at = m_shown.indexOf(at);
    m_view.rowDelegate().setHits(QSet<qint64>(m_shown.cbegin(), m_shown.cend()));
    m_view.viewport()->update();
    say();
}

void FindBar::say() {
    QString words;
    if (!m_trouble.isEmpty())
        words = m_trouble;
    else if (m_looking)
        words = tr("looking…");
    else if (m_field->text().trimmed().isEmpty())
        words = {};
    else if (m_shown.isEmpty())
        words = m_found.seqs.isEmpty() ? tr("none") : tr("none with this filter");
    else if (m_at < 0)
        words = tr("%1 hits").arg(number(m_shown.size()));
    else
        words = tr("%1 of %2")
                    .arg(number(m_at + 1), number(m_shown.size()) + (m_found.more ? QStringLiteral("+") : QString()));
    m_words->setText(words);
    m_words->setTone(m_trouble.isEmpty() ? Tone::Text2 : Tone::Soon);
    m_words->setAccessibleName(words);
}

/// The hit at the row that is read, or in sight at the top; else the next older one.
qsizetype FindBar::nearest(bool orNewer) const {
    const qint64 from = m_view.currentSeq() >= 0 ? m_view.currentSeq() : m_view.topSeq();
    const auto at =
        std::find_if(m_shown.cbegin(), m_shown.cend(), [&](qint64 seq) { return orNewer ? seq < from : seq <= from; });
    const qsizetype older = at - m_shown.cbegin();
    if (orNewer)
        return older > 0 ? older - 1 : m_shown.size() - 1;
    return at == m_shown.cend() ? 0 : older;
}

void FindBar::go(qsizetype hit) {
    m_at = hit;
    if (!m_view.goTo(m_shown.at(hit), QAbstractItemView::PositionAtCenter))
        m_at = -1;
    say();
}

void FindBar::step(int by) {
    if (m_shown.isEmpty())
        return;
    if (m_at >= 0 && m_view.currentSeq() == m_shown.at(m_at))
        go((m_at + by + m_shown.size()) % m_shown.size());
    else
        go(nearest(by < 0));
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool back = key->modifiers().testFlag(Qt::ShiftModifier);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_soon.isActive()) { // at once
            m_soon.stop();
            look();
        } else {
            step(back ? -1 : 1);
        }
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void FindBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), tone(Tone::Rule));
}

} // namespace watchdesk::ui
