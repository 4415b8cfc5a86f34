#include "ui/control/WatchSheet.h"

#include "desk/Desk.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace watchdesk::ui {

namespace {

constexpr int shownRows = 8;

QString nameOf(const desk::OnWatch& set) {
    return set.premises.isEmpty() ? set.callSign : set.callSign + QLatin1Char(' ') + set.premises;
}

QString sinceWords(const desk::OnWatch& set) {
    const QString since = WatchSheet::tr("on watch since %1").arg(clockText(set.turn.onAt, false));
    const QString heard = set.lastHeard > 0 ? WatchSheet::tr("heard at %1").arg(clockText(set.lastHeard, false))
                                            : WatchSheet::tr("not heard since");
    return since + QStringLiteral(" · ") + heard;
}

QString loneWords(const desk::OnWatch& set) {
    return set.turn.loneMinutes > 0 ? WatchSheet::tr("alone, %1 min").arg(set.turn.loneMinutes) : QString();
}

} // namespace

WatchSheet::WatchSheet(QWidget* opener, desk::Desk& desk)
    : FormSheet(opener,
                {tr("On watch"),
                 tr("Sets that have signed on to the control room. A lone worker who is not heard in time raises "
                    "an alarm."),
                 tr("Sign on"), tr("Close")}),
      m_desk(desk), m_watch(desk.signOns()), m_sign(lineField(tr("Call sign"), {}, tr("C07"))),
      m_words(new LabelText({}, TextStyle::Body, Tone::TextMuted)),
      m_rows(new Rows<desk::OnWatch>(
          [](const desk::OnWatch& set) {
              return QStringLiteral("%1, %2 %3").arg(nameOf(set), sinceWords(set), loneWords(set)).trimmed();
          },
          this)),
      m_list(new RowList(tr("Sets on watch"))), m_off(new Button(tr("Sign off"))),
      m_lone(new Button(tr("Lone worker"))) {
    makeFields();
    connect(this, &FormSheet::wanted, this, &WatchSheet::signOn);
    connect(m_off, &Button::clicked, this, &WatchSheet::signOff);
    connect(m_lone, &Button::clicked, this, &WatchSheet::toggleLone);
    connect(m_list, &RowList::chosen, this, [this] {
        m_off->setEnabled(chosen() != nullptr);
        m_lone->setEnabled(chosen() != nullptr);
    });
    connect(&m_watch, &desk::SignOnDesk::changed, this, &WatchSheet::refresh);
    refresh();
    openForm(m_sign);
}

void WatchSheet::makeFields() {
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new RowDelegate(
        rowHeight, [this](QPainter& painter, const QRectF& rect, int row) { paintSet(painter, rect, row); }, m_list));
    m_list->setFixedHeight(rowHeight * shownRows);
    m_list->installEventFilter(this);
    m_off->setKeyCap(tr("Del"));
    m_lone->setKeyCap(tr("L"));
    m_off->setEnabled(false);
    m_lone->setEnabled(false);
    FormSheet::add(tr("Call sign"), m_sign);
    FormSheet::add(m_words);
    FormSheet::add(m_list);
    addBeside(m_lone);
    addBeside(m_off);
}

bool WatchSheet::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_L) {
            key == Qt::Key_L ? toggleLone() : signOff();
            return true;
        }
    }
    return FormSheet::eventFilter(watched, event);
}

const desk::OnWatch* WatchSheet::chosen() const {
    return m_rows->at(m_list->currentIndex().row());
}

void WatchSheet::refresh() {
    onAnswer(this, m_watch.present(), [this](const Result<QVector<desk::OnWatch>>& present) {
        if (present)
            show(*present);
        else
            say(present.error());
    });
}

void WatchSheet::show(const QVector<desk::OnWatch>& present) {
    const desk::OnWatch* before = chosen();
    const QString chosenId = before != nullptr ? before->turn.id : QString();
    m_rows->set(present);
    for (int row = 0; row < present.size(); ++row)
        if (present.at(row).turn.id == chosenId)
            m_list->choose(row);
    m_list->setEmptyState(QStringLiteral("radio"), tr("Nobody is on watch"),
                          tr("Sets that have signed on would be here, with when they were last heard. Type a call sign "
                             "above, and Enter signs it on."));
    m_words->setText(present.isEmpty()     ? tr("No set on watch")
                     : present.size() == 1 ? tr("One set on watch")
                                           : tr("%1 sets on watch").arg(present.size()));
    m_off->setEnabled(chosen() != nullptr);
    m_lone->setEnabled(chosen() != nullptr);
}

void WatchSheet::signOn() {
    const QString sign = m_sign->text().trimmed();
    take(m_watch.signOn(sign), tr("%1 is on watch").arg(sign));
}

void WatchSheet::signOff() {
    if (const desk::OnWatch* set = chosen())
        take(m_watch.signOff(set->callSign), tr("%1 is off watch").arg(set->callSign));
}

void WatchSheet::toggleLone() {
    if (const desk::OnWatch* set = chosen()) {
        const bool lone = set->turn.loneMinutes == 0;
        take(m_watch.setLone(set->callSign, lone),
             lone ? tr("%1 is carried by a lone worker").arg(set->callSign)
                  : tr("%1 is no longer carried by a lone worker").arg(set->callSign));
    }
}

void WatchSheet::take(const Answer<domain::SignOn>& answer, const QString& words) {
    onAnswer(this, answer, [this, words](const Result<domain::SignOn>& turn) {
        if (!turn)
            return say(turn.error());
        m_sign->clear();
        tell(words);
        refresh();
    });
}

void WatchSheet::paintSet(QPainter& painter, const QRectF& rect, int row) const {
    const desk::OnWatch* set = m_rows->at(row);
    if (set == nullptr)
        return;
    paintLine(painter, QRectF(rect.left() + 12, rect.top() + 3, rect.width() - 140, 18), nameOf(*set), TextStyle::Body,
              Tone::Text);
    paintLine(painter, QRectF(rect.left() + 12, rect.top() + 20, rect.width() - 24, 16), sinceWords(*set),
              TextStyle::Small, Tone::TextMuted);
    paintLine(painter, QRectF(rect.right() - 120, rect.top() + 4, 108, 16), loneWords(*set), TextStyle::SmallMedium,
              Tone::Soon);
}

} // namespace watchdesk::ui
