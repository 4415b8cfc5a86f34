#include "ui/control/QuickLine.h"

#include "ui/control/FullForm.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"

#include <QApplication>
#include <QPainter>
#include <QPointer>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
const QString overLink = QStringLiteral("over");
const QString sightingLink = QStringLiteral("sighting");
constexpr qint64 lookBackMs = 3'600'000;

/// Whether taking the focus would take somebody's text or choice from under their hands.
bool mayTakeFocus(const QWidget* page) {
    if (!page->isVisible() || QApplication::activePopupWidget() != nullptr ||
        QApplication::activeModalWidget() != nullptr)
        return false;
    const QWidget* now = QApplication::focusWidget();
    return now == nullptr ||
           (!now->inherits("QLineEdit") && !now->inherits("QTextEdit") && !now->inherits("QPlainTextEdit"));
}
} // namespace

QuickLine::QuickLine(const ControlJobs& jobs, AlertBoard& board, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_board(board), m_chips(new ReadingChips(this)), m_edit(new QuickLineEdit(this)) {
    setAccessibleName(tr("Quick line"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 1, 12, 11);
    column->setSpacing(0);
    column->addWidget(m_chips);
    column->addWidget(m_edit);
    m_edit->setVocabulary(jobs.line.vocabulary());
    connect(&jobs.line, &LineJobs::vocabularyChanged, this,
            [this] { m_edit->setVocabulary(m_jobs.line.vocabulary()); });
    connect(m_edit, &QuickLineEdit::readingChanged, this, &QuickLine::refresh);
    connect(m_edit, &QuickLineEdit::entered, this, &QuickLine::enter);
    connect(m_edit, &QuickLineEdit::cleared, this, [this] {
        drop(overLink);
        drop(sightingLink);
    });
    connect(m_chips, &ReadingChips::removed, this, &QuickLine::drop);
    connect(&jobs.radio, &RadioJobs::transmissionEnded, this, &QuickLine::takeOver);
    // The alert of a sighting may be closed while it is typed.
    connect(&board, &AlertBoard::changed, this, [this] {
        if (isSighting() && m_board.find(m_sightingOf) == nullptr)
            drop(sightingLink);
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QuickLine::~QuickLine() {
    // A form goes with its line, and has nothing to give back to.
    if (m_form)
        m_form->disconnect(this);
}

void QuickLine::takeOver(const QString& transmissionId, const QString& callSign, const QString& channel) {
    if (m_form) { // it is about the over that it was opened for
        m_waiting = {transmissionId, callSign, channel};
        return;
    }
    const bool untouched = m_edit->text().isEmpty() || (!m_prefill.isEmpty() && m_edit->text() == m_prefill);
    if (!untouched || m_busy)
        return;
    m_over = transmissionId;
    m_prefill = callSign.isEmpty() ? QString() : callSign + QLatin1Char(' ');
    m_overText = callSign.isEmpty() ? tr("over on %1").arg(channel) : tr("over of %1").arg(callSign);
    if (mayTakeFocus(this))
        m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->setText(m_prefill);
    refresh();
    nameOver(transmissionId, callSign, channel);
}

/// What ended while the form was open is the line's now, if the line is free.
void QuickLine::takeWaiting() {
    const Over over = std::exchange(m_waiting, {});
    if (!over.id.isEmpty() && m_over.isEmpty())
        takeOver(over.id, over.callSign, over.channel);
}

/// The chip says when the over was and how long, as soon as that is read.
void QuickLine::nameOver(const QString& transmissionId, const QString&, const QString& channel) {
    onAnswer(this, m_jobs.radio.recent(channel, m_jobs.clock.now() - lookBackMs),
             [this, transmissionId](const QVector<domain::Transmission>& overs) {
                 const auto found = std::find_if(overs.cbegin(), overs.cend(),
                                                 [&](const auto& over) { return over.id == transmissionId; });
                 if (m_over != transmissionId || found == overs.cend())
                     return;
                 m_overText =
                     tr("over %1 · %2").arg(clockText(found->start, true), lengthText(found->end - found->start));
                 refresh();
             });
}

void QuickLine::beginSighting() {
    const desk::AlertView* view = m_board.inHand();
    if (view == nullptr)
        return;
    m_sightingOf = view->alert.id;
    m_sightingNumber = view->alert.number;
    m_edit->setFocus(Qt::ShortcutFocusReason);
    refresh();
}

void QuickLine::beginWith(const QString& callSign) {
    QString rest = m_edit->text();
    const domain::QuickReading reading = domain::readQuickLine(rest, m_jobs.line.vocabulary());
    if (!reading.tokens.isEmpty() && reading.tokens.first().kind == domain::TokenKind::CallSign)
        rest = rest.mid(reading.tokens.first().from + reading.tokens.first().length);
    m_edit->setText(callSign + QLatin1Char(' ') + rest.trimmed());
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void QuickLine::drop(const QString& link) {
    if (link == overLink) {
        m_over.clear();
        m_prefill.clear();
    } else {
        m_sightingOf.clear();
    }
    refresh();
}

void QuickLine::enter(bool alert) {
    const QString line = m_edit->text().trimmed();
    if (line.isEmpty() || m_busy)
        return;
    m_busy = true;
    if (isSighting())
        return addSighting(line);
    desk::LogRequest request;
    request.line = line;
    request.alert = alert;
    log(request);
}

void QuickLine::log(const desk::LogRequest& wanted, FullForm* form) {
    desk::LogRequest request = wanted;
    if (form == nullptr)
        request.transmissionId = m_over;
    const QString line = form != nullptr ? m_edit->text().trimmed() : request.line;
    onAnswer(
        this, m_jobs.line.log(request),
        [this, line, kept = request.line, form = QPointer<FullForm>(form)](const desk::Logged& answer) {
            written(line, kept);
            if (form)
                form->done();
            m_form.clear();
            takeWaiting();
            m_undo = answer.incident.id;
            Q_EMIT logged(answer);
            if (answer.alert.id.isEmpty())
                Q_EMIT done(tr("Incident %1 logged").arg(answer.incident.number), true);
            else
                Q_EMIT done(
                    tr("Incident %1 logged, alert %2 raised").arg(answer.incident.number).arg(answer.alert.number),
                    true);
        },
        [this, form = QPointer<FullForm>(form)](const Error& error) {
            if (!form)
                return refuse(error);
            m_busy = false;
            form->say(error);
        });
}

void QuickLine::openForm() {
    if (m_busy || isSighting() || m_form)
        return;
    auto* form = new FullForm(this, m_jobs, domain::entryOf(m_edit->reading()), m_over);
    m_form = form;
    connect(form, &FullForm::submitted, this, [this, form](const desk::LogRequest& request) {
        m_busy = true;
        log(request, form);
    });
    connect(form, &FullForm::left, this, [this, form](const QString& line) {
        m_form.clear();
        if (m_over.isEmpty() && !form->over().isEmpty()) { // of a draft from before a lock
            m_over = form->over();
            m_overText = tr("an earlier over");
            refresh();
        }
        if (!line.isEmpty())
            m_edit->setText(line);
        m_edit->setFocus(Qt::OtherFocusReason);
        takeWaiting();
    });
}

void QuickLine::add(const QString& words) {
    const QString now = m_edit->text().trimmed();
    m_edit->setText(now.isEmpty() ? words : now + QLatin1Char(' ') + words);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void QuickLine::addSighting(const QString& line) {
    onAnswer(
        this, m_jobs.alerts.addSighting(m_sightingOf, line),
        [this, line](const domain::Sighting&) {
            const qint64 number = m_sightingNumber;
            drop(sightingLink);
            written(line, line);
            Q_EMIT done(tr("Sighting added to alert %1").arg(number), false);
        },
        [this](const Error& error) { refuse(error); });
}

void QuickLine::written(const QString& line, const QString& kept) {
    m_busy = false;
    m_undo.clear();
    m_edit->remember(kept);
    drop(overLink);
    // What was typed while the store wrote belongs to the next entry.
    const QString now = m_edit->text();
    m_edit->setText(now.trimmed() == line ? QString() : now);
}

void QuickLine::refuse(const Error& error) {
    m_busy = false;
    Error said = error;
    if (said.kept.empty())
        said.kept = tr("What you typed is still in the line.").toStdString();
    Q_EMIT failed(said);
}

void QuickLine::undo() {
    if (m_undo.isEmpty())
        return;
    onAnswer(
        this, m_jobs.line.withdraw(std::exchange(m_undo, {})),
        [this](const domain::Incident& incident) {
            Q_EMIT done(tr("Incident %1 withdrawn").arg(incident.number), false);
            // The words come back, to be put right and logged again.
            if (m_edit->text().isEmpty())
                m_edit->setText(incident.line);
        },
        [this](const Error& error) { Q_EMIT failed(error); });
}

void QuickLine::refresh() {
    QVector<ReadingChips::Piece> links;
    ChipLook held;
    held.text = held.edge = Tone::InHand;
    held.fill = Tone::InHandBg;
    if (isSighting()) {
        held.icon = QStringLiteral("footprints");
        links.append({tr("Sighting of alert %1").arg(m_sightingNumber), held, sightingLink});
    }
    if (!m_over.isEmpty()) {
        held.icon = QStringLiteral("audio-lines");
        links.append({m_overText, held, overLink});
    }
    noteUnknownCaller(links);
    m_chips->setLinks(links);
    m_chips->setReading(m_edit->reading());
    const bool idle = links.isEmpty() && m_edit->text().isEmpty();
    m_chips->setNote(idle ? tr("F2 to type · Ctrl F2 the full form · Up brings back what was logged before")
                          : QString());
    const bool narrow = width() < 1400;
    if (isSighting())
        m_edit->setKeys({{tr("Enter"), tr("add the sighting")}, {tr("Esc"), tr("leave")}});
    else
        m_edit->setKeys({{tr("Enter"), tr("log")},
                         {tr("Ctrl Enter"), narrow ? tr("log, alert") : tr("log and alert")},
                         {tr("Esc"), tr("clear")}});
}

/// "C99 theft": said at once, since the line would be logged without a place.
void QuickLine::noteUnknownCaller(QVector<ReadingChips::Piece>& links) const {
    static const QRegularExpression sign(QStringLiteral("^\\s*([A-Za-z]{1,2}-?\\d{1,3})\\s"));
    const auto typed = sign.match(m_edit->text());
    if (!typed.hasMatch() || m_edit->reading().caller || m_edit->reading().subject)
        return;
    ChipLook look;
    look.text = look.edge = Tone::Soon;
    look.icon = QStringLiteral("triangle-alert");
    links.append({tr("no radio is called %1").arg(typed.captured(1).toUpper()), look, {}});
}

void QuickLine::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    refresh();
}

void QuickLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), tone(Tone::Rule));
}

} // namespace watchdesk::ui
