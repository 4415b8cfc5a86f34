#include "ui/control/ShelfSheet.h"

#include "ui/widgets/Fields.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/TimeText.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace watchdesk::ui {

namespace {

constexpr int shownRows = 5;

QString nameOf(const desk::Shelved& one) {
    return one.shelf.name.isEmpty() ? one.shelf.source : one.shelf.name;
}

QString heldWords(const desk::Shelved& one) {
    if (!one.counted)
        return ShelfList::tr("not counted while the desk was locked");
    return one.held == 1 ? ShelfList::tr("1 row held back") : ShelfList::tr("%1 rows held back").arg(one.held);
}

} // namespace

ShelfSheet::ShelfSheet(QWidget* opener, ShelfJobs& shelves, const Clock& clock, const desk::FeedRow& row)
    : FormSheet(opener,
                {tr("Suspend %1").arg(row.sourceName),
                 tr("Its rows are kept in the log and held back from this desk's feed. It comes back by itself. "
                    "Alerts, emergencies and sightings always come, and other desks still see it."),
                 tr("Suspend it"), tr("Leave")}),
      m_shelves(shelves), m_clock(clock), m_source(row.source), m_name(row.sourceName),
      m_length(new ChoiceField(tr("For how long"))),
      m_reason(lineField(tr("Why"), {}, tr("Battery tests all morning"))) {
    using domain::ShelfLength;
    const UtcMs now = clock.now();
    const QString ends = clockText(domain::shelfEnd(ShelfLength::Shift, now), false);
    m_length->add(tr("15 minutes"), QString::number(static_cast<int>(ShelfLength::QuarterHour)));
    m_length->add(tr("1 hour"), QString::number(static_cast<int>(ShelfLength::Hour)));
    m_length->add(tr("End of the shift, %1").arg(ends), QString::number(static_cast<int>(ShelfLength::Shift)));
    FormSheet::add(tr("For how long"), m_length);
    FormSheet::add(tr("Why"), m_reason);
    connect(this, &FormSheet::wanted, this, &ShelfSheet::suspend);
    openForm(m_reason);
}

void ShelfSheet::suspend() {
    desk::ShelfRequest request;
    request.source = m_source;
    request.name = m_name;
    request.reason = m_reason->text();
    request.until = domain::shelfEnd(static_cast<domain::ShelfLength>(m_length->id().toInt()), m_clock.now());
    work(tr("Suspending…"));
    onAnswer(this, m_shelves.suspend(request), [this](const Result<domain::Shelf>& shelf) {
        if (!shelf)
            return say(shelf.error());
        const QString name = m_name;
        dismiss();
        Q_EMIT suspended(name);
    });
}

ShelfList::ShelfList(QWidget* opener, ShelfJobs& shelves, const Clock& clock)
    : FormSheet(opener, {tr("Suspended sources"),
                         tr("Held back from this desk's feed, not from the log. Each comes back by itself."),
                         tr("Close"),
                         {}}),
      m_shelves(shelves), m_clock(clock),
      m_rows(new Rows<desk::Shelved>([this](const desk::Shelved& one) { return words(one); }, this)),
      m_list(new RowList(tr("Suspended sources"))), m_back(new Button(tr("Bring back now"))) {
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new RowDelegate(
        rowHeight, [this](QPainter& painter, const QRectF& rect, int row) { paintShelf(painter, rect, row); }, m_list));
    m_list->setFixedHeight(rowHeight * shownRows);
    m_list->installEventFilter(this);
    m_back->setKeyCap(tr("Del"));
    FormSheet::add(m_list);
    addBeside(m_back);
    connect(this, &FormSheet::wanted, this, &Overlay::dismiss);
    connect(m_back, &Button::clicked, this, &ShelfList::bringBack);
    connect(m_list, &RowList::chosen, this, [this](int row) { m_back->setEnabled(row >= 0); });
    connect(&shelves, &ShelfJobs::changed, this, &ShelfList::refresh);
    refresh();
    openForm(m_list);
    if (m_rows->rowCount() > 0)
        m_list->choose(0);
}

QString ShelfList::words(const desk::Shelved& one) const {
    return tr("%1, until %2, %3. %4: %5")
        .arg(nameOf(one), whenText(one.shelf.until, localDate(m_clock.now()), false), heldWords(one), one.by,
             one.shelf.reason);
}

void ShelfList::refresh() {
    const auto* before = m_rows->at(m_list->currentIndex().row());
    const QString chosen = before != nullptr ? before->shelf.id : QString();
    m_rows->set(m_shelves.shelves());
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (m_rows->at(row)->shelf.id == chosen)
            m_list->choose(row);
    }
    m_back->setEnabled(m_list->currentIndex().isValid());
    m_list->setEmptyState(QStringLiteral("bell"), tr("Nothing is suspended"),
                          tr("Sources that are held back for a while would be here. Choose a row of the feed, and "
                             "Ctrl+Shift+S suspends what made it."));
}

void ShelfList::bringBack() {
    const auto* one = m_rows->at(m_list->currentIndex().row());
    if (one == nullptr)
        return;
    onAnswer(this, m_shelves.bringBack(one->shelf.id), [this, name = nameOf(*one)](const Result<void>& back) {
        if (!back)
            return say(back.error());
        tell(tr("%1 is back").arg(name));
    });
}

bool ShelfList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        bringBack();
        return true;
    }
    return FormSheet::eventFilter(watched, event);
}

void ShelfList::paintShelf(QPainter& painter, const QRectF& rect, int row) const {
    const auto* one = m_rows->at(row);
    if (one == nullptr)
        return;
    const QRectF line = rect.adjusted(12, 0, -12, 0);
    const auto at = [&](double top, double height) {
        return QRectF(line.left(), rect.top() + top, line.width(), height);
    };
    paintLine(painter, at(4, 18).adjusted(0, 0, -130, 0), nameOf(*one), TextStyle::BodyMedium, Tone::Text);
    paintLine(painter, at(4, 18), tr("until %1").arg(whenText(one->shelf.until, localDate(m_clock.now()), false)),
              TextStyle::SmallMedium, Tone::Soon, Qt::AlignRight | Qt::AlignVCenter);
    paintLine(painter, at(22, 16), one->shelf.reason, TextStyle::Small, Tone::Text2);
    paintLine(painter, at(39, 16),
              tr("%1 · since %2 · %3").arg(one->by, clockText(one->shelf.since, false), heldWords(*one)),
              TextStyle::Small, Tone::TextMuted);
}

} // namespace watchdesk::ui
