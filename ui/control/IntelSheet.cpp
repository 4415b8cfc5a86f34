#include "ui/control/IntelSheet.h"

#include "desk/Desk.h"
#include "ui/widgets/DraftBox.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/TimeText.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>

namespace watchdesk::ui {

namespace {

constexpr int wordsHeight = 120;
constexpr int rowHeight = 40;
constexpr int shownRows = 9;

template <class T, std::size_t N, class Words>
QStringList codesOf(const domain::EnumWords<T, N>& words, Words meaning, QStringList& meanings) {
    QStringList codes;
    for (const auto& [value, code] : words) {
        codes += QString::fromLatin1(code);
        meanings += meaning(value);
    }
    return codes;
}

/// A report about another incident or person is another draft.
QString draftOf(const QString& incidentId, const QString& subjectId) {
    return QStringLiteral("intel/%1/%2").arg(incidentId, subjectId);
}

QString aboutOf(const desk::IntelView& view) {
    QStringList parts{IntelListSheet::tr("WD/IR/%1").arg(view.report.number),
                      domain::gradeOf(view.report),
                      view.subject,
                      view.incident > 0 ? IntelListSheet::tr("incident %1").arg(view.incident) : QString(),
                      dayAndTime(view.report.at),
                      view.author};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

IntelSheet::IntelSheet(QWidget* opener, desk::Desk& desk, const QString& incidentId, const QString& subjectId,
                       const QString& about)
    : FormSheet(opener, {tr("Intelligence report (3×5×2)"), about, tr("Keep the report"), tr("Leave")}),
      m_intel(desk.intel()), m_incidentId(incidentId), m_subjectId(subjectId), m_words(new QPlainTextEdit),
      m_source(lineField(tr("Who told it"), {}, tr("name, place: never on the form"))),
      m_conditions(lineField(tr("Conditions"), {}, tr("not to members"))) {
    makeFields();
    connect(this, &FormSheet::wanted, this, &IntelSheet::write);
    restore();
    keepTyped();
    openForm(m_words, 640);
}

void IntelSheet::keepDraft() {
    if (!isTyped())
        return;
    DraftBox::instance().put(draftOf(m_incidentId, m_subjectId),
                             {{QStringLiteral("words"), m_words->toPlainText()},
                              {QStringLiteral("source"), m_source->text()},
                              {QStringLiteral("conditions"), m_conditions->text()},
                              {QStringLiteral("evaluation"), m_evaluation->current()},
                              {QStringLiteral("assessment"), m_assessment->current()},
                              {QStringLiteral("handling"), m_handling->current()}});
}

void IntelSheet::restore() {
    const QVariantMap draft = DraftBox::instance().take(draftOf(m_incidentId, m_subjectId));
    if (draft.isEmpty())
        return;
    m_words->setPlainText(draft.value(QStringLiteral("words")).toString());
    m_source->setText(draft.value(QStringLiteral("source")).toString());
    m_conditions->setText(draft.value(QStringLiteral("conditions")).toString());
    m_evaluation->setCurrent(draft.value(QStringLiteral("evaluation")).toInt());
    m_assessment->setCurrent(draft.value(QStringLiteral("assessment")).toInt());
    m_handling->setCurrent(draft.value(QStringLiteral("handling")).toInt());
    setTyped(true);
}

SegmentedControl* IntelSheet::grade(const QString& name, const QStringList& codes, const QStringList& meanings,
                                    int first) {
    auto* control = new SegmentedControl(codes, name);
    auto* meaning = new LabelText(meanings.at(first), TextStyle::Small, Tone::TextMuted);
    control->setCurrent(first);
    control->installEventFilter(this);
    connect(control, &SegmentedControl::currentChanged, meaning,
            [meaning, meanings](int index) { meaning->setText(meanings.value(index)); });
    FormSheet::add(name, control);
    FormSheet::add(meaning);
    return control;
}

void IntelSheet::makeFields() {
    m_words->setAccessibleName(tr("What is known"));
    m_words->setTabChangesFocus(true);
    m_words->setFixedHeight(wordsHeight);
    m_words->setPlaceholderText(tr("What is known, without who told it"));
    FormSheet::add(tr("Information"), m_words);
    FormSheet::add(tr("Source (kept sealed, on no paper)"), m_source);
    QStringList meanings;
    const auto evaluations = codesOf(domain::sourceEvaluationWords, desk::evaluationText, meanings);
    m_evaluation = grade(tr("Source evaluation"), evaluations, meanings, 1);
    meanings.clear();
    const auto assessments = codesOf(domain::informationAssessmentWords, desk::assessmentText, meanings);
    m_assessment = grade(tr("Information assessment"), assessments, meanings, 3);
    meanings.clear();
    const auto handlings = codesOf(domain::handlingCodeWords, desk::handlingText, meanings);
    m_handling = grade(tr("Handling"), handlings, meanings, 0);
    m_conditions->setEnabled(false);
    connect(m_handling, &SegmentedControl::currentChanged, m_conditions,
            [this](int index) { m_conditions->setEnabled(index == 1); });
    FormSheet::add(tr("Conditions of handling code C"), m_conditions);
}

// The letter or figure of a grade chooses it.
bool IntelSheet::eventFilter(QObject* watched, QEvent* event) {
    if (auto* control = qobject_cast<SegmentedControl*>(watched); control && event->type() == QEvent::KeyPress) {
        const QString typed = static_cast<QKeyEvent*>(event)->text().toUpper();
        for (int i = 0; i < control->count() && !typed.isEmpty(); ++i) {
            if (control->label(i) == typed) {
                control->setCurrent(i);
                return true;
            }
        }
    }
    return FormSheet::eventFilter(watched, event);
}

domain::IntelReport IntelSheet::report() const {
    domain::IntelReport report;
    report.incidentId = m_incidentId;
    report.subjectId = m_subjectId;
    report.evaluation = static_cast<domain::SourceEvaluation>(m_evaluation->current());
    report.assessment = static_cast<domain::InformationAssessment>(m_assessment->current());
    report.handling = static_cast<domain::HandlingCode>(m_handling->current());
    report.source = m_source->text();
    report.words = m_words->toPlainText();
    report.conditions = m_conditions->text();
    return report;
}

void IntelSheet::write() {
    work(tr("Keeping it…"));
    onAnswer(this, m_intel.write(report()), [this](const Result<domain::IntelReport>& written) {
        if (!written)
            return say(written.error());
        setHeld(false);
        dismiss();
        Q_EMIT kept(*written);
    });
}

IntelListSheet::IntelListSheet(QWidget* opener, desk::Desk& desk)
    : FormSheet(opener, {tr("Intelligence reports"), tr("Those that were made here, the newest first."), tr("As PDF…"),
                         tr("Close")}),
      m_rows(new Rows<desk::IntelView>(
          [](const desk::IntelView& view) { return aboutOf(view) + QStringLiteral(": ") + view.report.words; }, this)),
      m_list(new RowList(tr("Intelligence reports"))) {
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new RowDelegate(
        rowHeight,
        [this](QPainter& painter, const QRectF& rect, int row) {
            const desk::IntelView* view = m_rows->at(row);
            if (view == nullptr)
                return;
            paintLine(painter, QRectF(rect.left() + 12, rect.top() + 3, rect.width() - 24, 18), aboutOf(*view),
                      TextStyle::Body, Tone::Text);
            paintLine(painter, QRectF(rect.left() + 12, rect.top() + 20, rect.width() - 24, 16),
                      view->report.words.simplified(), TextStyle::Small, Tone::TextMuted);
        },
        m_list));
    m_list->setFixedHeight(rowHeight * shownRows);
    FormSheet::add(m_list);
    connect(m_list, &RowList::opened, this, &IntelListSheet::want);
    connect(this, &FormSheet::wanted, this, [this] { want(m_list->currentIndex().row()); });
    onAnswer(this, desk.intel().list(), [this](const Result<QVector<desk::IntelView>>& reports) {
        if (!reports)
            return say(reports.error());
        m_rows->set(*reports);
        actButton().setEnabled(!reports->isEmpty());
        m_list->setEmptyState(QStringLiteral("file-text"), tr("No report yet"),
                              tr("What is written down as intelligence would be here, graded and numbered. "
                                 "Ctrl+Shift+N writes a report."));
        if (!reports->isEmpty())
            m_list->choose(0);
    });
    openForm(m_list, 640);
}

void IntelListSheet::want(int row) {
    if (const desk::IntelView* view = m_rows->at(row))
        Q_EMIT paperWanted(view->report.id, view->report.number);
}

} // namespace watchdesk::ui
