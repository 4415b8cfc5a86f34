#include "ui/control/WhoSheet.h"

#include "ui/widgets/Painting.h"

#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>

namespace watchdesk::ui {

namespace {

constexpr int sheetWidth = 640;
constexpr int pictureWidth = 56;

QString headOf(const desk::WhoSuggestion& who) {
    return who.name.isEmpty() ? WhoSheet::tr("%1 · name not known").arg(who.reference)
                              : who.reference + QStringLiteral(" · ") + who.name;
}

QString wordsOf(const desk::WhoSuggestion& who) {
    return QStringList{headOf(who), who.tied ? WhoSheet::tr("on this incident already") : QString(),
                       who.under18 ? WhoSheet::tr("under 18") : QString(), who.why, who.looks}
        .filter(QRegularExpression(QStringLiteral(".")))
        .join(QStringLiteral("; "));
}

} // namespace

WhoSheet::WhoSheet(QWidget* opener, IncidentJobs& jobs, const desk::WhoQuery& query)
    : FormSheet(opener,
                {tr("Who is this?"),
                 tr("Subjects of the gallery, by description and by where and when they were before. Faces have "
                    "no part in it. It is a suggestion: look at the person, then decide. Never say a name on "
                    "the air."),
                 tr("It is this person"), tr("Leave")}),
      m_jobs(jobs), m_query(query), m_rows(new Rows<desk::WhoSuggestion>(wordsOf, this)),
      m_list(new RowList(tr("Whom it may be, best first"))), m_not(new Button(tr("Not this person"))) {
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new RowDelegate(
        rowHeight, [this](QPainter& painter, const QRectF& rect, int row) { paintRow(painter, rect, row); }, m_list));
    m_list->setFixedHeight(rowHeight * shownRows);
    m_list->installEventFilter(this);
    m_not->setKeyCap(tr("Del"));
    FormSheet::add(m_list);
    addBeside(m_not);
    m_not->setEnabled(false);
    actButton().setEnabled(false);
    connect(this, &FormSheet::wanted, this, &WhoSheet::choose);
    connect(m_list, &RowList::opened, this, &WhoSheet::choose);
    connect(m_list, &RowList::chosen, this, [this](int row) {
        m_not->setEnabled(row >= 0);
        actButton().setEnabled(row >= 0);
    });
    connect(m_not, &Button::clicked, this, &WhoSheet::ruleOut);
    openForm(m_list, sheetWidth);
    tell(tr("Looking…"));
    ask();
}

void WhoSheet::ask() {
    onAnswer(this, m_jobs.whoIsThis(m_query), [this](const Result<QVector<desk::WhoSuggestion>>& offered) {
        if (offered)
            return show(*offered);
        say(offered.error());
        actButton().setEnabled(false);
    });
}

void WhoSheet::show(const QVector<desk::WhoSuggestion>& offered) {
    for (const desk::WhoSuggestion& who : offered) {
        QPixmap picture;
        if (!who.picture.isEmpty() && picture.loadFromData(who.picture, "JPEG"))
            m_pictures.insert(who.subjectId, picture.scaled(pictureWidth * 2, (rowHeight - 16) * 2,
                                                            Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation));
    }
    m_rows->set(offered);
    if (!offered.isEmpty())
        m_list->choose(0);
    m_list->setEmptyState(QStringLiteral("user-search"), tr("Nobody of the gallery fits what is known"),
                          tr("Whoever may be meant would be here, best first, to be decided by you. More of the "
                             "description may help: sex, age, build, height, hair, marks."));
    m_not->setEnabled(!offered.isEmpty());
    actButton().setEnabled(!offered.isEmpty());
    tell({});
}

const desk::WhoSuggestion* WhoSheet::current() const {
    return m_rows->at(m_list->currentIndex().row());
}

void WhoSheet::choose() {
    const desk::WhoSuggestion* who = current();
    if (who == nullptr || isHeld() || m_ruling)
        return;
    const desk::WhoSuggestion decided = *who;
    if (m_query.incidentId.isEmpty()) {
        dismiss();
        Q_EMIT chosen(decided);
        return;
    }
    work(tr("Writing…"));
    onAnswer(this, m_jobs.tie(m_query.incidentId, decided.subjectId),
             [this, decided](const Result<domain::Incident>& incident) {
                 if (!incident)
                     return say(incident.error());
                 setHeld(false);
                 dismiss();
                 Q_EMIT chosen(decided);
             });
}

void WhoSheet::ruleOut() {
    const desk::WhoSuggestion* who = current();
    if (who == nullptr || isHeld() || m_ruling)
        return;
    const QString subject = who->subjectId;
    if (m_query.incidentId.isEmpty())
        return leaveOut(subject);
    m_ruling = true;
    onAnswer(this, m_jobs.ruleOut(m_query.incidentId, subject), [this, subject](const Result<void>& done) {
        m_ruling = false;
        if (!done)
            return say(done.error());
        leaveOut(subject);
    });
}

void WhoSheet::leaveOut(const QString& subjectId) {
    const int row = m_list->currentIndex().row();
    QVector<desk::WhoSuggestion> rest = m_rows->all();
    rest.removeIf([&](const desk::WhoSuggestion& who) { return who.subjectId == subjectId; });
    show(rest);
    m_list->choose(std::min<int>(row, static_cast<int>(rest.size()) - 1));
    m_list->setFocus(Qt::OtherFocusReason);
}

bool WhoSheet::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        ruleOut();
        return true;
    }
    return FormSheet::eventFilter(watched, event);
}

void WhoSheet::paintRow(QPainter& painter, const QRectF& rect, int row) const {
    const desk::WhoSuggestion* who = m_rows->at(row);
    if (who == nullptr)
        return;
    const QRectF picture(rect.left() + 12, rect.top() + 8, pictureWidth, rect.height() - 16);
    const QPixmap face = m_pictures.value(who->subjectId);
    if (face.isNull()) {
        painter.fillRect(picture, tone(Tone::Sunken));
        paintIcon(painter, picture, QStringLiteral("user"), 20, Tone::TextMuted);
    } else {
        const QRectF source(0, 0, picture.width() * 2, picture.height() * 2);
        painter.drawPixmap(picture, face, source);
    }
    const double left = picture.right() + 12;
    double width = rect.right() - 12 - left;
    double chip = rect.right() - 12;
    const auto mark = [&](const QString& text, Tone colour) {
        ChipLook look;
        look.text = look.edge = colour;
        const int wide = chipWidth(text, look);
        chip -= wide;
        paintChip(painter, QRectF(chip, rect.top() + 10, wide, chipHeight), text, look);
        chip -= 8;
    };
    if (who->tied)
        mark(tr("on this incident"), Tone::InHand);
    if (who->under18)
        mark(tr("under 18"), Tone::Soon);
    paintLine(painter, QRectF(left, rect.top() + 10, chip - left, 20), headOf(*who), TextStyle::BodySemibold,
              Tone::Text);
    paintLine(painter, QRectF(left, rect.top() + 32, width, 20), who->why, TextStyle::Body, Tone::InHand);
    paintLine(painter, QRectF(left, rect.top() + 54, width, 18), who->looks, TextStyle::Small, Tone::Text2);
}

} // namespace watchdesk::ui
