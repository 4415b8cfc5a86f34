#include "ui/control/LoadSheet.h"

#include "ui/control/LoadMeter.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/RowList.h"

namespace watchdesk::ui {

LoadSheet::LoadSheet(QWidget* opener, AlarmMeter& meter)
    : FormSheet(opener,
                {tr("Load of alarms"),
                 tr("Alarms ask for a person's action. EEMUA 191: less than one in ten minutes is very likely to be "
                    "acceptable, one in five minutes manageable, one in two likely to be over-demanding, more "
                    "than one a minute very likely to be unacceptable. From ten in ten minutes it is a flood."),
                 tr("Close"),
                 {}}),
      m_meter(meter), m_rows(new Rows<desk::AlarmLoad::Operator>(operatorWords, this)) {
    auto* list = new RowList(tr("Operators of the last hour"));
    list->setEmptyState(QStringLiteral("users"), tr("Nobody was signed in within the last hour"),
                        tr("Each operator would be here, with the alarms of their hour. Whoever signs in is counted "
                           "from then on."));
    list->setModel(m_rows);
    list->setItemDelegate(new RowDelegate(
        rowHeight, [this](QPainter& painter, const QRectF& rect, int row) { paintOperator(painter, rect, row); },
        list));
    list->setFixedHeight(rowHeight * 5);
    FormSheet::add(list);
    connect(this, &FormSheet::wanted, this, &Overlay::dismiss);
    connect(&meter, &AlarmMeter::loadChanged, this, &LoadSheet::refresh);
    refresh();
    openForm(list);
    meter.reload();
}

void LoadSheet::refresh() {
    m_rows->set(m_meter.load().operators);
}

void LoadSheet::paintOperator(QPainter& painter, const QRectF& rect, int row) const {
    const auto* one = m_rows->at(row);
    if (one == nullptr)
        return;
    const QString words = operatorWords(*one);
    const QString figures = words.section(QStringLiteral(": "), 1).section(QStringLiteral(" · "), 0, 0);
    const Tone tone = one->figures.rating > domain::LoadRating::Manageable ? Tone::Soon : Tone::TextMuted;
    const QRectF line = rect.adjusted(12, 0, -12, 0);
    constexpr double rated = 130; // wide enough for the longest rating
    paintLine(painter, QRectF(line.left(), rect.top() + 4, line.width() - rated, 18),
              words.section(QStringLiteral(": "), 0, 0), TextStyle::BodyMedium, Tone::Text);
    paintLine(painter, QRectF(line.right() - rated, rect.top() + 4, rated, 18), loadRatingWords(one->figures.rating),
              TextStyle::SmallMedium, tone, Qt::AlignRight | Qt::AlignVCenter);
    paintLine(painter, QRectF(line.left(), rect.top() + 23, line.width(), 16), figures, TextStyle::Small,
              Tone::TextMuted);
}

} // namespace watchdesk::ui
