#include "ui/scheme/PostSection.h"

#include "desk/Desk.h"
#include "ui/scheme/MailForm.h"
#include "ui/scheme/Table.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QFile>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {

using domain::LetterState;
enum Cell { WhenCell, WhoCell, StateCell };
constexpr qint64 largestBounce = 1'000'000;

QString whoText(const desk::LetterView& view) {
    return view.contact.isEmpty() ? view.letter.recipient : view.contact;
}

QString wordsOf(const desk::LetterView& view) {
    return QStringLiteral("%1, %2, %3, %4")
        .arg(clockText(view.letter.madeAt, false), whoText(view), view.letter.subject, letterStateText(view.letter, 0));
}

Tone toneOf(LetterState state) {
    switch (state) {
    case LetterState::Failed:
    case LetterState::Bounced:
    case LetterState::Retry:
        return Tone::Soon;
    case LetterState::Sent:
    case LetterState::Cancelled:
        return Tone::TextMuted;
    case LetterState::Queued:
    case LetterState::Sending:
        break;
    }
    return Tone::Text;
}

} // namespace

QString letterStateText(const domain::Letter& letter, UtcMs now) {
    switch (letter.state) {
    case LetterState::Queued:
        return PostSection::tr("waits");
    case LetterState::Retry:
        return now > 0 && letter.dueAt <= now ? PostSection::tr("waits")
                                              : PostSection::tr("again at %1").arg(clockText(letter.dueAt, false));
    case LetterState::Sending:
        return PostSection::tr("being sent");
    case LetterState::Sent:
        return PostSection::tr("sent %1").arg(clockText(letter.sentAt, false));
    case LetterState::Failed:
        return PostSection::tr("not delivered");
    case LetterState::Bounced:
        return PostSection::tr("came back");
    case LetterState::Cancelled:
        return PostSection::tr("taken back");
    }
    return {};
}

PostSection::PostSection(desk::Desk& desk, QWidget* parent)
    : FormSection(QStringLiteral("post"), tr("Mail"), desk, parent), m_post(desk.post()),
      m_rows(new Rows<desk::LetterView>(wordsOf, this)), m_head(new PanelHead(tr("Outbox"))),
      m_table(new Table(tr("Letters"), Columns({{tr("Written"), 96}, {tr("To, about")}, {tr("State"), 150}}), rowHeight,
                        [this](QPainter& painter, const QRectF& cell, int row, int column) {
                            paintCell(painter, cell, row, column);
                        })),
      m_empty(new EmptyState(QStringLiteral("mail"), tr("No letters yet"), {})), m_retry(new Button(tr("Send it now"))),
      m_cancel(new Button(tr("Take it back"))), m_words(new LabelText({}, TextStyle::Body, Tone::Text2)),
      m_form(new MailForm(m_post)) {
    makeLayout();
    connect(&m_table->list(), &RowList::chosen, this, &PostSection::showChosen);
    connect(m_form, &MailForm::kept, this, [this] {
        Toast::show(this, tr("The mail server is kept"));
        refresh();
    });
    connect(&m_post, &desk::PostDesk::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    addJob(tr("Send the chosen letter now"), QStringLiteral("send"), QKeySequence(Qt::CTRL | Qt::Key_R),
           [this] { retry(); });
    addJob(tr("Take the chosen letter back"), QStringLiteral("x"), QKeySequence(Qt::Key_Delete), [this] { cancel(); });
    addJob(tr("Try the mail server"), QStringLiteral("activity"), QKeySequence(Qt::CTRL | Qt::Key_T),
           [this] { m_form->tryOut(); });
    addJob(tr("Test the mail box"), QStringLiteral("activity"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
           [this] { m_form->testBox(); });
    addJob(tr("Look through the mail box now"), QStringLiteral("mail"), QKeySequence(Qt::CTRL | Qt::Key_B),
           [this] { fetch(); });
    addJob(tr("Note a letter that came back…"), QStringLiteral("file-text"), QKeySequence(Qt::CTRL | Qt::Key_O),
           [this] { takeBounce(); });
    showChosen();
}

void PostSection::makeLayout() {
    m_table->setModel(m_rows);
    m_empty->setTexts(tr("No letters yet"),
                      tr("Alerts are mailed to the contacts of members who have asked for it: Members, a contact, "
                         "Alerts by e-mail. Fill in the mail server at the right first."));
    m_table->setEmpty(m_empty);
    m_retry->setIconName(QStringLiteral("send"));
    m_retry->setKeyCap(tr("Ctrl R"));
    m_cancel->setIconName(QStringLiteral("x"));
    m_cancel->setKeyCap(tr("Del"));
    connect(m_retry, &QAbstractButton::clicked, this, &PostSection::retry);
    connect(m_cancel, &QAbstractButton::clicked, this, &PostSection::cancel);
    m_words->setWrapped(true);
    auto* said = new QVBoxLayout;
    said->setContentsMargins(12, 8, 12, 8);
    said->addWidget(m_words);
    lay({m_head, {m_retry, m_cancel}, m_table, said, m_form});
}

QVector<KeyHint> PostSection::hints() const {
    return {{{tr("Ctrl R")}, tr("send now")},
            {{tr("Del")}, tr("take back")},
            {{tr("Ctrl T")}, tr("try the server")},
            {{tr("Ctrl B")}, tr("look into the box")},
            {{tr("Ctrl O")}, tr("a letter came back")}};
}

void PostSection::refresh() {
    onAnswer(this, m_post.setup(), [this](const desk::MailSetup& setup) { m_form->show(setup); });
    readLetters();
}

void PostSection::readLetters() {
    onAnswer(this, m_post.letters(), [this](const Result<QVector<desk::LetterView>>& letters) {
        if (!letters) {
            m_empty->setTexts(tr("The letters are not for you to read"),
                              QString::fromStdString(letters.error().text()));
            return m_rows->set({});
        }
        const QString before = chosen() != nullptr ? chosen()->letter.id : QString();
        m_rows->set(*letters);
        const auto waiting = std::count_if(letters->cbegin(), letters->cend(), [](const desk::LetterView& view) {
            return domain::isWaiting(view.letter.state);
        });
        m_head->setNote(waiting == 0   ? tr("nothing waits")
                        : waiting == 1 ? tr("1 letter waits")
                                       : tr("%1 letters wait").arg(waiting));
        const auto at = std::find_if(letters->cbegin(), letters->cend(),
                                     [&before](const desk::LetterView& view) { return view.letter.id == before; });
        m_table->list().choose(letters->isEmpty()      ? -1
                               : at == letters->cend() ? 0
                                                       : static_cast<int>(at - letters->cbegin()));
        showChosen();
    });
}

const desk::LetterView* PostSection::chosen() const {
    return m_rows->at(m_table->list().currentIndex().row());
}

void PostSection::showChosen() {
    const desk::LetterView* view = chosen();
    const LetterState state = view != nullptr ? view->letter.state : LetterState::Sent;
    m_retry->setEnabled(view != nullptr && state != LetterState::Sent && state != LetterState::Sending &&
                        state != LetterState::Cancelled);
    m_cancel->setEnabled(view != nullptr && (state == LetterState::Queued || state == LetterState::Retry));
    if (view == nullptr)
        return say({});
    const QString tried = view->letter.tries == 1 ? tr("tried once") : tr("tried %1 times").arg(view->letter.tries);
    QStringList words{view->letter.recipient, view->letter.tries > 0 ? tried : QString(), view->letter.reply};
    words.removeAll(QString());
    m_words->setTone(Tone::Text2);
    m_words->setText(words.join(QStringLiteral(" · ")));
    m_words->setVisible(true);
}

QString PostSection::trouble() const {
    return m_words->text();
}

void PostSection::say(const QString& trouble) {
    m_words->setTone(Tone::Soon);
    m_words->setText(trouble);
    m_words->setVisible(!trouble.isEmpty());
}

void PostSection::take(const QFuture<Result<void>>& answer, const QString& done) {
    onAnswer(this, answer, [this, done](const Result<void>& result) {
        if (!result)
            return say(QString::fromStdString(result.error().text()));
        Toast::show(this, done);
        readLetters();
    });
}

void PostSection::retry() {
    if (const desk::LetterView* view = chosen(); view != nullptr && m_retry->isEnabled())
        take(m_post.retry(view->letter.id), tr("It goes now"));
}

void PostSection::cancel() {
    if (const desk::LetterView* view = chosen(); view != nullptr && m_cancel->isEnabled())
        take(m_post.cancel(view->letter.id), tr("Taken back"));
}

void PostSection::takeBounce() {
    askFile(tr("The mail server's report"), tr("Messages (*.eml *.txt *.msg)"), [this](const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return say(tr("%1 cannot be read: %2").arg(path, file.errorString()));
        onAnswer(this, m_post.takeBounce(file.read(largestBounce)), [this](const Result<domain::Letter>& letter) {
            if (!letter)
                return say(QString::fromStdString(letter.error().text()));
            Toast::show(this, tr("Noted: a letter came back"));
            readLetters();
        });
    });
}

void PostSection::fetch() {
    onAnswer(this, m_post.box().fetch(), [this](const Result<desk::Fetched>& fetched) {
        if (!fetched)
            return say(QString::fromStdString(fetched.error().text()));
        const auto back = fetched->letters.size();
        Toast::show(this, back == 0   ? tr("No letter has come back")
                          : back == 1 ? tr("1 letter has come back")
                                      : tr("%1 letters have come back").arg(back));
        readLetters();
    });
}

void PostSection::paintCell(QPainter& painter, const QRectF& cell, int row, int column) const {
    const desk::LetterView& view = *m_rows->at(row);
    if (column == WhenCell)
        return void(paintLine(painter, cell, whenText(view.letter.madeAt, localDate(desk().clock().now()), false),
                              TextStyle::Body, Tone::Text2));
    if (column == StateCell)
        return void(paintLine(painter, cell, letterStateText(view.letter, desk().clock().now()), TextStyle::Body,
                              toneOf(view.letter.state)));
    const QString who = view.member.isEmpty() ? whoText(view) : whoText(view) + QStringLiteral(" · ") + view.member;
    paintLine(painter, cell.translated(0, -9), who, TextStyle::BodyMedium, Tone::Text);
    paintLine(painter, cell.translated(0, 9), view.letter.subject, TextStyle::Small, Tone::TextMuted);
}

} // namespace watchdesk::ui
