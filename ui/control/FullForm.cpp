#include "ui/control/FullForm.h"

#include "domain/Category.h"
#include "domain/CivilDay.h"
#include "ui/control/WhoSheet.h"
#include "ui/control/WordsField.h"
#include "ui/widgets/DraftBox.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/TimeText.h"

#include <QGridLayout>
#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace watchdesk::ui {

namespace {

constexpr int formWidth = 960;
constexpr int narrativeHeight = 68;
const QString draftName = QStringLiteral("full-form");

/// How many people are meant by what was typed; nothing when it is no such number.
std::optional<int> peopleIn(const QString& typed) {
    bool isNumber = false;
    const int people = typed.simplified().toInt(&isNumber);
    if (typed.simplified().isEmpty())
        return 1;
    return isNumber && people >= 1 && people <= 99 ? std::optional(people) : std::nullopt;
}

/// The lines of the description sheet, and where in it they are kept.
struct SheetLine {
    const char* key;
    QString domain::DescriptionSheet::*value;
    const char* name;
    const char* hint;
};

const std::array<SheetLine, 12>& sheetLines() {
    using D = domain::DescriptionSheet;
    static const std::array<SheetLine, 12> lines{
        {{"age", &D::age, QT_TRANSLATE_NOOP("FullForm", "Age"),
          QT_TRANSLATE_NOOP("FullForm", "30, 30s, teen, child 4")},
         {"build", &D::build, QT_TRANSLATE_NOOP("FullForm", "Build"), QT_TRANSLATE_NOOP("FullForm", "slim, stocky")},
         {"height", &D::height, QT_TRANSLATE_NOOP("FullForm", "Height"), QT_TRANSLATE_NOOP("FullForm", "6ft, tall")},
         {"hair", &D::hair, QT_TRANSLATE_NOOP("FullForm", "Hair"), QT_TRANSLATE_NOOP("FullForm", "short brown")},
         {"face", &D::face, QT_TRANSLATE_NOOP("FullForm", "Face"), QT_TRANSLATE_NOOP("FullForm", "beard, glasses")},
         {"head", &D::head, QT_TRANSLATE_NOOP("FullForm", "Head"), QT_TRANSLATE_NOOP("FullForm", "black cap")},
         {"top", &D::top, QT_TRANSLATE_NOOP("FullForm", "Top"), QT_TRANSLATE_NOOP("FullForm", "grey hoodie")},
         {"bottom", &D::bottom, QT_TRANSLATE_NOOP("FullForm", "Bottom"), QT_TRANSLATE_NOOP("FullForm", "blue jeans")},
         {"shoes", &D::shoes, QT_TRANSLATE_NOOP("FullForm", "Shoes"), QT_TRANSLATE_NOOP("FullForm", "white trainers")},
         {"bag", &D::bag, QT_TRANSLATE_NOOP("FullForm", "Bag"), QT_TRANSLATE_NOOP("FullForm", "Nike bag")},
         {"marks", &D::marks, QT_TRANSLATE_NOOP("FullForm", "Marks"),
          QT_TRANSLATE_NOOP("FullForm", "tattoo on the neck, limp")},
         {"other", &D::other, QT_TRANSLATE_NOOP("FullForm", "Others, carried"),
          QT_TRANSLATE_NOOP("FullForm", "bicycle; the second: red coat")}}};
    return lines;
}

struct EntryLine {
    const char* key;
    QString domain::FullEntry::*value;
    const char* name;
    const char* hint;
};

const std::array<EntryLine, 7>& entryLines() {
    using E = domain::FullEntry;
    static const std::array<EntryLine, 7> lines{
        {{"caller", &E::caller, QT_TRANSLATE_NOOP("FullForm", "Caller"), QT_TRANSLATE_NOOP("FullForm", "call sign")},
         {"place", &E::place, QT_TRANSLATE_NOOP("FullForm", "Where"),
          QT_TRANSLATE_NOOP("FullForm", "the caller's own premises")},
         {"heading", &E::heading, QT_TRANSLATE_NOOP("FullForm", "Direction"),
          QT_TRANSLATE_NOOP("FullForm", "Market Place")},
         {"loss", &E::loss, QT_TRANSLATE_NOOP("FullForm", "Loss"), QT_TRANSLATE_NOOP("FullForm", "£140")},
         {"reference", &E::reference, QT_TRANSLATE_NOOP("FullForm", "Police ref"),
          QT_TRANSLATE_NOOP("FullForm", "NG/1234/26")},
         {"subject", &E::subject, QT_TRANSLATE_NOOP("FullForm", "Known as"),
          QT_TRANSLATE_NOOP("FullForm", "name or number in the gallery; stays off the air")},
         {"accent", &E::accent, QT_TRANSLATE_NOOP("FullForm", "Accent"),
          QT_TRANSLATE_NOOP("FullForm", "how they speak")}}};
    return lines;
}

} // namespace

FullForm::FullForm(QWidget* opener, const ControlJobs& jobs, const domain::FullEntry& entry, const QString& over)
    : FormSheet(opener, {tr("An incident in full"), {}, tr("Log"), tr("Back to the line")}), m_jobs(jobs), m_over(over),
      m_category(new ChoiceField(tr("What happened"))), m_sex(new ChoiceField(tr("Sex"))),
      m_narrative(new WordsField(narrativeHeight)) {
    makeFields();
    fill(entry);
    m_filled = this->entry();
    if (domain::FullEntry rest = m_filled; rest.caller.clear(), domain::lineOf(rest).isEmpty())
        restore(DraftBox::instance().take(draftName));
    auto* alert = new Button(tr("Log and alert"), nullptr, Button::Kind::Act);
    alert->setKeyCap(tr("Ctrl Enter"));
    auto* who = new Button(tr("Who is this?"));
    who->setKeyCap(tr("Ctrl I"));
    who->setEnabled(jobs.incidents.mayIdentify());
    addBeside(who);
    addBeside(alert);
    connect(alert, &Button::clicked, this, [this] { submit(true); });
    connect(who, &Button::clicked, this, &FullForm::askWho);
    connect(this, &FormSheet::wanted, this, [this] { submit(false); });
    connect(this, &Overlay::dismissed, this, &FullForm::leave);
    connect(m_lines.value(QStringLiteral("caller")), &QLineEdit::textChanged, this, &FullForm::followCaller);
    connect(m_lines.value(QStringLiteral("time")), &QLineEdit::textChanged, this, &FullForm::followTime);
    connect(m_lines.value(QStringLiteral("people")), &QLineEdit::textChanged, this, &FullForm::followPeople);
    followCaller();
    keepTyped();
    QWidget* first = text("caller").isEmpty() ? static_cast<QWidget*>(m_lines.value(QStringLiteral("caller")))
                                              : static_cast<QWidget*>(m_category);
    openForm(first, std::min(formWidth, opener->window()->width() - 48));
}

QLineEdit* FullForm::line(const char* key, const QString& name, const QString& hint) {
    QLineEdit* field = lineField(name, {}, hint);
    field->setObjectName(QLatin1String("form-") + QLatin1String(key));
    field->installEventFilter(this);
    connect(field, &QLineEdit::returnPressed, this, [this] { submit(false); });
    m_lines.insert(QString::fromLatin1(key), field);
    return field;
}

void FullForm::place(QGridLayout& grid, int row, int column, const QString& name, QWidget* field) {
    grid.addWidget(new LabelText(name, TextStyle::SmallMedium, Tone::Text2), row, column * 3);
    grid.addWidget(field, row, column * 3 + 1);
}

// Row by row in the order of Tab: what happened at the left, how the person looks at the right.
void FullForm::makeFields() {
    auto* fields = new QWidget;
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(2, 16);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(4, 1);
    m_category->add(tr("Not said"), {});
    for (const domain::Category& category : domain::categories())
        m_category->add(category.label, category.code);
    m_category->installEventFilter(this);
    int row = 0;
    for (const EntryLine& each : entryLines()) {
        place(*grid, row++, 0, tr(each.name), line(each.key, tr(each.name), tr(each.hint)));
        if (row == 1)
            place(*grid, row++, 0, tr("What"), m_category);
    }
    place(*grid, row++, 0, tr("When"), line("time", tr("When"), tr("now; 14:20, 10 min ago, yesterday 23:15")));
    place(*grid, row++, 0, tr("How many"), line("people", tr("How many people"), tr("1")));
    place(*grid, row, 0, tr("Narrative"), m_narrative);
    m_narrative->setAccessibleName(tr("Narrative"));
    m_narrative->setObjectName(QStringLiteral("form-narrative"));
    m_narrative->installEventFilter(this);
    connect(m_narrative, &WordsField::entered, this, [this] { submit(false); });
    m_sex->add(tr("Not said"), {});
    m_sex->add(tr("Male"), QStringLiteral("m"));
    m_sex->add(tr("Female"), QStringLiteral("f"));
    m_sex->installEventFilter(this);
    int other = 0;
    place(*grid, other++, 1, tr("Sex"), m_sex);
    for (const SheetLine& each : sheetLines())
        place(*grid, other++, 1, tr(each.name), line(each.key, tr(each.name), tr(each.hint)));
    // The narrative stands beside the last lines of the sheet.
    grid->removeWidget(m_narrative);
    grid->addWidget(m_narrative, row, 1, other - row, 1, Qt::AlignTop);
    FormSheet::add(fields);
}

void FullForm::fill(const domain::FullEntry& entry) {
    for (const EntryLine& each : entryLines())
        m_lines.value(QString::fromLatin1(each.key))->setText(entry.*each.value);
    for (const SheetLine& each : sheetLines())
        m_lines.value(QString::fromLatin1(each.key))->setText(entry.sheet.*each.value);
    m_category->choose(entry.category);
    m_sex->choose(entry.sheet.sex);
    m_lines.value(QStringLiteral("people"))->setText(QString::number(entry.people));
    m_narrative->setPlainText(entry.narrative);
}

QString FullForm::text(const char* key) const {
    return m_lines.value(QString::fromLatin1(key))->text();
}

domain::FullEntry FullForm::entry() const {
    domain::FullEntry out;
    for (const EntryLine& each : entryLines())
        out.*each.value = text(each.key);
    for (const SheetLine& each : sheetLines())
        out.sheet.*each.value = text(each.key);
    out.category = m_category->id();
    out.sheet.sex = m_sex->id();
    out.narrative = m_narrative->toPlainText();
    const std::optional<int> people = peopleIn(text("people"));
    out.people = people.value_or(1);
    if (!people)
        out.narrative += (out.narrative.trimmed().isEmpty() ? QString() : QStringLiteral("; ")) +
                         tr("how many: %1").arg(text("people").simplified());
    return out;
}

domain::SpokenTime FullForm::time() const {
    return domain::readTime(text("time"), m_jobs.clock.now(), domain::schemeZone());
}

std::optional<desk::LogRequest> FullForm::request(bool alert) {
    const domain::FullEntry now = entry();
    const domain::SpokenTime when = time();
    if (when.trouble != domain::SpokenTime::Trouble::None) {
        followTime();
        m_lines.value(QStringLiteral("time"))->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    desk::LogRequest request;
    request.line = domain::lineOf(now);
    if (request.line.trimmed().isEmpty()) {
        say(tr("There is nothing in the form to log yet."));
        return std::nullopt;
    }
    request.reading = domain::readingOf(now, m_jobs.line.vocabulary());
    request.transmissionId = m_over;
    request.at = when.at;
    request.alert = alert;
    return request;
}

void FullForm::submit(bool alert) {
    if (isHeld())
        return;
    if (const auto asked = request(alert)) {
        work(tr("Logging…"));
        Q_EMIT submitted(*asked);
    }
}

void FullForm::done() {
    m_done = true;
    setHeld(false);
    dismiss();
}

void FullForm::leave() {
    if (m_done)
        return;
    m_done = true;
    const QString when = text("time").simplified();
    if (entry() == m_filled && when.isEmpty())
        return Q_EMIT left({});
    const QString line = domain::lineOf(entry());
    Q_EMIT left(when.isEmpty() ? line : line + tr(", time %1").arg(when));
}

/// Whose premises it is; or that nobody is called so.
void FullForm::followCaller() {
    const QString sign = text("caller").simplified();
    const auto caller = domain::readQuickLine(sign, m_jobs.line.vocabulary()).caller;
    m_lines.value(QStringLiteral("place"))
        ->setPlaceholderText(caller ? caller->premises : tr("premises, street or area"));
    if (!sign.isEmpty() && !caller)
        tell(tr("No radio is called %1: it stays in the narrative.").arg(sign));
    else
        tell({});
}

void FullForm::followTime() {
    using T = domain::SpokenTime::Trouble;
    const domain::SpokenTime when = time();
    const QString typed = text("time").simplified();
    switch (when.trouble) {
    case T::NotATime:
        return say(tr("“%1” is no time. Type 14:20, 10 min ago or yesterday 23:15.").arg(typed));
    case T::Later:
        return say(tr("%1 is still to come.").arg(typed));
    case T::Skipped:
        return say(tr("That night had no %1: the clocks went forward over it.").arg(typed));
    case T::None:
        break;
    }
    if (when.twice)
        return tell(when.first ? tr("That night had it twice: the first is meant, before the clocks went back.")
                               : tr("That night had it twice: the second is meant, after the clocks went back. Type "
                                    "“first” before it for the other."));
    tell(when.at == 0 ? QString() : tr("On %1").arg(dayAndTime(when.at)));
}

void FullForm::followPeople() {
    const QString typed = text("people").simplified();
    tell(peopleIn(typed) ? QString() : tr("“%1” is no number from 1 to 99: it stays in the narrative.").arg(typed));
}

/// The fields as they are typed, by their names.
void FullForm::keepDraft() {
    if (m_done || (entry() == m_filled && text("time").simplified().isEmpty()))
        return;
    QVariantMap draft{{QStringLiteral("category"), m_category->id()},
                      {QStringLiteral("sex"), m_sex->id()},
                      {QStringLiteral("narrative"), m_narrative->toPlainText()},
                      {QStringLiteral("over"), m_over}};
    for (auto each = m_lines.cbegin(); each != m_lines.cend(); ++each)
        draft.insert(each.key(), each.value()->text());
    DraftBox::instance().put(draftName, draft);
}

void FullForm::restore(const QVariantMap& draft) {
    if (draft.isEmpty())
        return;
    for (auto each = m_lines.cbegin(); each != m_lines.cend(); ++each)
        each.value()->setText(draft.value(each.key()).toString());
    m_category->choose(draft.value(QStringLiteral("category")).toString());
    m_sex->choose(draft.value(QStringLiteral("sex")).toString());
    m_narrative->setPlainText(draft.value(QStringLiteral("narrative")).toString());
    m_over = draft.value(QStringLiteral("over")).toString();
    setTyped(true);
}

void FullForm::askWho() {
    if (!m_jobs.incidents.mayIdentify())
        return;
    desk::WhoQuery query;
    query.reading = domain::readingOf(entry(), m_jobs.line.vocabulary());
    query.at = time().at;
    // The form is held, so that the other sheet covers it instead of closing it.
    setHeld(true);
    auto* sheet = new WhoSheet(parentWidget(), m_jobs.incidents, query);
    connect(sheet, &WhoSheet::chosen, this, [this](const desk::WhoSuggestion& who) {
        m_lines.value(QStringLiteral("subject"))->setText(who.name.isEmpty() ? who.reference : who.name);
    });
    connect(sheet, &Overlay::dismissed, this, [this] { setHeld(false); });
}

bool FullForm::eventFilter(QObject* watched, QEvent* event) {
    // Else the page's own Ctrl+I would take it.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_I && key->modifiers() == Qt::ControlModifier) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool control = key->modifiers().testFlag(Qt::ControlModifier);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (control && (enter || key->key() == Qt::Key_I)) {
            enter ? submit(true) : askWho();
            return true;
        }
    }
    return FormSheet::eventFilter(watched, event);
}

} // namespace watchdesk::ui
