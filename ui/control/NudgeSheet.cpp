#include "ui/control/NudgeSheet.h"

#include "desk/Desk.h"
#include "ui/control/CaseSheet.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/TimeText.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStackedWidget>

namespace watchdesk::ui {

namespace {

QString askedWords(const desk::CaseView& view) {
    return view.known.asked == 0
               ? NudgeSheet::tr("not asked yet")
               : NudgeSheet::tr("%1, last %2").arg(desk::caseStepText(view), dayAndTime(view.known.askedAt));
}

QString lostWords(const desk::CaseView& view) {
    return view.incident.lossPence > 0 ? moneyText(view.incident.lossPence) : QString();
}

QString shopName(const desk::ShopReporting& shop) {
    const QString name = QStringList{shop.callSign, shop.premises}.join(QLatin1Char(' ')).trimmed();
    return name.isEmpty() ? NudgeSheet::tr("At none of the members") : name;
}

QString figureWords(const desk::ShopReporting& shop) {
    const insight::ReportingCount& count = shop.count;
    const QString words = NudgeSheet::tr("told on the radio %1 · reported %2 · recorded as crimes %3")
                              .arg(count.told)
                              .arg(count.reported)
                              .arg(count.crimed);
    return count.declined == 0 ? words : words + NudgeSheet::tr(" · will not report %1").arg(count.declined);
}

QString missingWords(const desk::ShopReporting& shop) {
    return shop.count.missing() > 0 ? NudgeSheet::tr("%1 never reported").arg(shop.count.missing()) : QString();
}

} // namespace

NudgeSheet::NudgeSheet(QWidget* opener, desk::Desk& desk)
    : FormSheet(opener, {tr("Told on the radio, never reported"),
                         tr("What is not reported is counted nowhere, even where no officer could come."), tr("Ask"),
                         tr("Close")}),
      m_desk(desk), m_cases(desk.cases()),
      m_parts(new SegmentedControl({tr("Incidents"), tr("Shops")}, tr("What is shown"))), m_stack(new QStackedWidget),
      m_words(new LabelText({}, TextStyle::Body, Tone::TextMuted)),
      m_rows(new Rows<desk::CaseView>(
          [](const desk::CaseView& view) {
              return QStringLiteral("%1, %2 %3").arg(caseTitle(view), askedWords(view), lostWords(view)).trimmed();
          },
          this)),
      m_list(new RowList(tr("Incidents that were never reported"))),
      m_shops(new Rows<desk::ShopReporting>(
          [](const desk::ShopReporting& shop) {
              return QStringLiteral("%1: %2 %3").arg(shopName(shop), figureWords(shop), missingWords(shop)).trimmed();
          },
          this)),
      m_shopList(new RowList(tr("Reporting by shop"))),
      m_why(lineField(tr("Why the shop will not report"), {}, tr("head office does not wish it"))),
      m_decline(new Button(tr("Will not report"))) {
    makeFields();
    makeButtons();
    connect(&m_cases, &desk::CaseDesk::changed, this, &NudgeSheet::refresh);
    refresh();
    openForm(m_list, 720);
}

void NudgeSheet::makeFields() {
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new RowDelegate(
        rowHeight, [this](QPainter& painter, const QRectF& rect, int row) { paintNudge(painter, rect, row); }, m_list));
    m_list->installEventFilter(this);
    m_shopList->setModel(m_shops);
    m_shopList->setItemDelegate(new RowDelegate(
        rowHeight, [this](QPainter& painter, const QRectF& rect, int row) { paintShop(painter, rect, row); },
        m_shopList));
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_shopList);
    m_stack->setFixedHeight(rowHeight * shownRows);
    FormSheet::add(m_parts);
    FormSheet::add(m_words);
    FormSheet::add(m_stack);
    FormSheet::add(tr("If the shop will not report it: why"), m_why);
    connect(m_parts, &SegmentedControl::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_list, &RowList::opened, this, &NudgeSheet::ask);
}

void NudgeSheet::makeButtons() {
    auto* letters = new Button(tr("Letters as PDF…"));
    auto* open = new Button(tr("Case"));
    m_decline->setKeyCap(tr("Del"));
    open->setKeyCap(tr("F6"));
    connect(letters, &Button::clicked, this, &NudgeSheet::lettersWanted);
    connect(m_decline, &Button::clicked, this, &NudgeSheet::decline);
    const auto openCase = [this] {
        if (const desk::CaseView* view = chosen())
            Q_EMIT caseWanted(view->incident.id);
    };
    connect(open, &Button::clicked, this, openCase);
    connect(this, &FormSheet::wanted, this, &NudgeSheet::ask);
    addBeside(letters);
    addBeside(open);
    addBeside(m_decline);
}

bool NudgeSheet::eventFilter(QObject* watched, QEvent* event) {
    // The page under the sheet has a shortcut of that key.
    if (watched == m_list && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_F6) {
        event->accept();
        return true;
    }
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        // A key that is held down asks one shop, and not one after the other.
        if (static_cast<QKeyEvent*>(event)->isAutoRepeat() &&
            (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Delete))
            return true;
        if (key == Qt::Key_Delete) {
            m_why->text().trimmed().isEmpty() ? m_why->setFocus(Qt::ShortcutFocusReason) : decline();
            return true;
        }
        if (key == Qt::Key_F6 && chosen() != nullptr) {
            Q_EMIT caseWanted(chosen()->incident.id);
            return true;
        }
    }
    return FormSheet::eventFilter(watched, event);
}

const desk::CaseView* NudgeSheet::chosen() const {
    return m_rows->at(m_list->currentIndex().row());
}

void NudgeSheet::refresh() {
    onAnswer(this, m_cases.nudges(), [this](const Result<QVector<desk::CaseView>>& nudges) {
        if (nudges)
            show(*nudges);
        else
            say(nudges.error());
    });
    const UtcMs now = m_desk.clock().now();
    onAnswer(this, m_cases.figures({0, now + 1}), [this](const Result<QVector<desk::ShopReporting>>& shops) {
        if (shops)
            showShops(*shops);
    });
}

// The one that was chosen stays chosen; when it has gone, the one that came into its place.
void NudgeSheet::show(const QVector<desk::CaseView>& nudges) {
    const QString before = chosen() != nullptr ? chosen()->incident.id : QString();
    int row = std::max(0, m_list->currentIndex().row());
    m_rows->set(nudges);
    for (int i = 0; i < nudges.size(); ++i)
        if (nudges.at(i).incident.id == before)
            row = i;
    if (!nudges.isEmpty())
        m_list->choose(std::min(row, static_cast<int>(nudges.size()) - 1));
    m_list->setEmptyState(QStringLiteral("list-checks"), tr("Everything that was told has been reported"),
                          tr("What is told on the radio and not reported would be here, so that the shop can be asked "
                             "for it."));
    m_words->setText(nudges.isEmpty()     ? tr("No incident to be asked for")
                     : nudges.size() == 1 ? tr("One incident, to be asked for")
                                          : tr("%1 incidents, the oldest first").arg(nudges.size()));
    m_parts->setCount(0, static_cast<int>(nudges.size()));
    actButton().setEnabled(!nudges.isEmpty());
    m_decline->setEnabled(!nudges.isEmpty());
}

void NudgeSheet::showShops(const QVector<desk::ShopReporting>& shops) {
    m_shopList->setEmptyState(QStringLiteral("store"), tr("No shop has told of anything"),
                              tr("Each shop that calls an incident in would be here, with how many of them were "
                                 "reported to the police and recorded."));
    m_shops->set(shops);
}

void NudgeSheet::ask() {
    const desk::CaseView* view = chosen();
    if (view == nullptr || m_asking)
        return;
    const QString whom = QStringList{view->callSign, view->premises}.join(QLatin1Char(' ')).trimmed();
    take(m_cases.ask(view->incident.id), [whom](const desk::CaseChange& change) {
        return change.after.askedHow == domain::AskedHow::Text
                   ? tr("A text is on its way to %1.").arg(whom)
                   : tr("Noted: %1 was asked. The set takes no texts, so say it on the radio.").arg(whom);
    });
}

void NudgeSheet::decline() {
    if (const desk::CaseView* view = chosen(); view != nullptr && !m_asking) {
        const qint64 number = view->incident.number;
        take(m_cases.decline(view->incident.id, m_why->text()), [this, number](const desk::CaseChange&) {
            m_why->clear();
            m_list->setFocus(Qt::OtherFocusReason);
            return tr("Incident %1 will not be reported.").arg(number);
        });
    }
}

void NudgeSheet::take(const Answer<desk::CaseChange>& answer,
                      const std::function<QString(const desk::CaseChange&)>& words) {
    m_asking = true;
    onAnswer(this, answer, [this, words](const Result<desk::CaseChange>& change) {
        m_asking = false;
        if (!change)
            return say(change.error());
        tell(words(*change));
        refresh();
    });
}

void NudgeSheet::paintNudge(QPainter& painter, const QRectF& rect, int row) const {
    const desk::CaseView* view = m_rows->at(row);
    if (view == nullptr)
        return;
    paintLine(painter, QRectF(rect.left() + 12, rect.top() + 3, rect.width() - 110, 18), caseTitle(*view),
              TextStyle::Body, Tone::Text);
    paintLine(painter, QRectF(rect.left() + 12, rect.top() + 20, rect.width() - 24, 16), askedWords(*view),
              TextStyle::Small, view->known.asked > 1 ? Tone::Soon : Tone::TextMuted);
    paintLine(painter, QRectF(rect.right() - 90, rect.top() + 4, 78, 16), lostWords(*view), TextStyle::SmallMedium,
              Tone::Text2);
}

void NudgeSheet::paintShop(QPainter& painter, const QRectF& rect, int row) const {
    const desk::ShopReporting* shop = m_shops->at(row);
    if (shop == nullptr)
        return;
    paintLine(painter, QRectF(rect.left() + 12, rect.top() + 3, rect.width() - 150, 18), shopName(*shop),
              TextStyle::Body, Tone::Text);
    paintLine(painter, QRectF(rect.left() + 12, rect.top() + 20, rect.width() - 24, 16), figureWords(*shop),
              TextStyle::Small, Tone::TextMuted);
    paintLine(painter, QRectF(rect.right() - 134, rect.top() + 4, 122, 16), missingWords(*shop), TextStyle::SmallMedium,
              Tone::Soon);
}

} // namespace watchdesk::ui
