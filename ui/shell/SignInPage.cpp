#include "ui/shell/SignInPage.h"

#include "ui/shell/Card.h"
#include "ui/shell/PeopleList.h"
#include "ui/shell/TopBar.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseField.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

namespace watchdesk::ui {
namespace {

constexpr int cardWidth = 984;
constexpr int cardHeight = 544;
constexpr int cardSplit = 543;

/// The badge at 36 px.
class Badge : public QWidget {
public:
    Badge() { setFixedSize(36, 36); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintBadge(painter, rect());
    }
};

Button* link(const QString& icon, const QString& text) {
    auto* button = new Button(text, nullptr, Button::Kind::Quiet);
    button->setSmall(true);
    button->setIconName(icon);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

/// An icon or mark, a line, a muted line below.
QWidget* fact(QWidget* mark, const QString& head, const QString& detail) {
    auto* widget = new QWidget;
    widget->setAccessibleName(QStringLiteral("%1, %2").arg(head, detail));
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 12);
    row->setSpacing(12);
    row->addWidget(mark, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new LabelText(head, TextStyle::BodyMedium));
    words->addWidget(new LabelText(detail, TextStyle::Small, Tone::TextMuted));
    row->addLayout(words, 1);
    return widget;
}

QString timeText(UtcMs at) {
    return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

SignInPage::SignInPage(const Clock& clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_schemes(new LabelText({}, TextStyle::Small, Tone::TextMuted)),
      m_people(new PeopleList), m_greeting(new LabelText({}, TextStyle::Head)),
      m_what(new LabelText({}, TextStyle::Body, Tone::Text2)),
      m_fieldName(new LabelText({}, TextStyle::SmallMedium, Tone::Text2)),
      m_other(new Button(tr("Use the passphrase"), nullptr, Button::Kind::Quiet)),
      m_passphrase(new PassphraseField(tr("Passphrase"))),
      m_open(new Button(tr("Open the desk"), nullptr, Button::Kind::Primary)), m_trouble(new QWidget),
      m_troubleText(new LabelText({}, TextStyle::Small, Tone::Text)), m_waiting(new QVBoxLayout),
      m_waitingBox(new QWidget), m_path(new LabelText({}, TextStyle::Small, Tone::TextMuted)),
      m_engine(new LabelText({}, TextStyle::Small, Tone::TextMuted)),
      m_date(new LabelText({}, TextStyle::SmallMedium, Tone::Text2)) {
    setAccessibleName(tr("Sign in"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addStretch(1);
    auto* card = new Card(cardSplit);
    card->setFixedSize(cardWidth, cardHeight);
    column->addWidget(card, 0, Qt::AlignHCenter);
    column->addStretch(1);
    buildFoot(column);

    auto* halves = new QHBoxLayout(card);
    halves->setContentsMargins(0, 0, 0, 0);
    halves->setSpacing(0);
    auto* who = new QVBoxLayout;
    who->setContentsMargins(32, 34, 32, 24);
    auto* left = new QWidget;
    left->setFixedWidth(cardSplit);
    left->setLayout(who);
    halves->addWidget(left);
    auto* pass = new QVBoxLayout;
    pass->setContentsMargins(33, 34, 32, 32);
    halves->addLayout(pass, 1);
    buildWho(who);
    buildPassphrase(pass);

    connect(m_people, &PeopleList::currentChanged, this, &SignInPage::greet);
    connect(m_people, &PeopleList::chosen, m_passphrase, [this] { m_passphrase->setFocus(); });
    connect(m_open, &QAbstractButton::clicked, this, &SignInPage::wish);
    connect(m_passphrase, &QLineEdit::returnPressed, this, &SignInPage::wish);
    connect(m_other, &QAbstractButton::clicked, this, [this] {
        m_passphraseWished = true;
        greet();
        start();
    });
    connect(m_passphrase, &QLineEdit::textEdited, m_trouble, &QWidget::hide);
    auto* minute = new QTimer(this);
    connect(minute, &QTimer::timeout, this, &SignInPage::greet);
    minute->start(15'000);
    greet();
}

void SignInPage::buildWho(QVBoxLayout* column) {
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new Badge);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new LabelText(QStringLiteral("WatchDesk"), TextStyle::Title));
    words->addWidget(m_schemes);
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addSpacing(28);
    column->addWidget(new LabelText(tr("Who is at the desk"), TextStyle::Label, Tone::TextMuted));
    column->addSpacing(8);
    auto* inset = new QHBoxLayout;
    inset->setContentsMargins(-12, 0, -12, 0);
    inset->addWidget(m_people);
    column->addLayout(inset, 1);
    column->addWidget(new RuleLine);
    column->addSpacing(16);
    auto* links = new QHBoxLayout;
    links->setContentsMargins(-8, 0, 0, 0);
    links->setSpacing(8);
    auto* other = link(QStringLiteral("folder-open"), tr("Open another store"));
    auto* fresh = link(QStringLiteral("plus"), tr("New store"));
    auto* demo = link(QStringLiteral("map"), tr("Try the demo town"));
    for (Button* button : {other, fresh, demo})
        links->addWidget(button);
    links->addStretch(1);
    column->addLayout(links);
    connect(other, &QAbstractButton::clicked, this, &SignInPage::otherStoreWanted);
    connect(fresh, &QAbstractButton::clicked, this, &SignInPage::newStoreWanted);
    connect(demo, &QAbstractButton::clicked, this, &SignInPage::demoWanted);
}

void SignInPage::buildPassphrase(QVBoxLayout* column) {
    column->setSpacing(0);
    column->addWidget(m_greeting);
    column->addWidget(m_what);
    column->addSpacing(20);
    auto* name = new QHBoxLayout;
    name->addWidget(m_fieldName, 1);
    name->addWidget(m_other);
    column->addLayout(name);
    column->addSpacing(6);
    column->addWidget(m_passphrase);
    auto* trouble = new QHBoxLayout(m_trouble);
    trouble->setContentsMargins(0, 8, 0, 0);
    trouble->setSpacing(8);
    trouble->addWidget(new IconLabel(desk::Severity::LookSoon, 14), 0, Qt::AlignTop);
    m_troubleText->setWrapped(true);
    trouble->addWidget(m_troubleText, 1);
    m_trouble->hide();
    column->addWidget(m_trouble);
    column->addSpacing(12);
    m_open->setKeyCap(tr("Enter"));
    m_open->setTall(40);
    column->addWidget(m_open);
    column->addSpacing(24);

    auto* waiting = new QVBoxLayout(m_waitingBox);
    waiting->setContentsMargins(0, 0, 0, 0);
    waiting->setSpacing(0);
    waiting->addWidget(new RuleLine);
    waiting->addSpacing(16);
    waiting->addWidget(new LabelText(tr("While the desk is locked"), TextStyle::Label, Tone::TextMuted));
    waiting->addSpacing(10);
    m_waiting->setSpacing(0);
    waiting->addLayout(m_waiting);
    m_waitingBox->hide();
    column->addWidget(m_waitingBox);
    column->addStretch(1);

    auto* audit = new QHBoxLayout;
    audit->setSpacing(10);
    audit->addWidget(new IconLabel(QStringLiteral("scroll-text"), 14, Tone::TextMuted), 0, Qt::AlignTop);
    auto* words = new LabelText(tr("What you log and play back is written to the audit log of this store."),
                                TextStyle::Small, Tone::TextMuted);
    words->setWrapped(true);
    audit->addWidget(words, 1);
    column->addLayout(audit);
}

void SignInPage::buildFoot(QVBoxLayout* column) {
    auto* foot = new QWidget;
    foot->setFixedHeight(40);
    foot->setAccessibleName(tr("State of the store"));
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(24, 0, 24, 0);
    row->setSpacing(8);
    row->addWidget(new IconLabel(QStringLiteral("hard-drive"), 14, Tone::TextMuted));
    row->addWidget(m_path);
    row->addSpacing(16);
    row->addWidget(new IconLabel(QStringLiteral("database"), 14, Tone::TextMuted));
    row->addWidget(m_engine);
    row->addStretch(1);
    row->addWidget(new LabelText(tr("WatchDesk %1").arg(QCoreApplication::applicationVersion()), TextStyle::Small,
                                 Tone::TextMuted));
    row->addSpacing(16);
    row->addWidget(m_date);
    column->addWidget(foot);
}

void SignInPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Ground));
    painter.fillRect(QRect(0, height() - 40, width(), 40), tone(Tone::Surface));
    painter.fillRect(QRect(0, height() - 41, width(), 1), tone(Tone::Rule));
}

void SignInPage::greet() {
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.now());
    const int hour = now.time().hour();
    const QString first = m_people->person().name.section(QLatin1Char(' '), 0, 0);
    const QString part = hour < 5    ? tr("Good night")
                         : hour < 12 ? tr("Good morning")
                         : hour < 18 ? tr("Good afternoon")
                                     : tr("Good evening");
    m_greeting->setText(first.isEmpty() ? part : QStringLiteral("%1, %2").arg(part, first));
    m_date->setText(
        QLocale(QLocale::English, QLocale::UnitedKingdom).toString(now, QStringLiteral("ddd d MMM yyyy, HH:mm")));
    m_trouble->hide();
    const bool quick = asksForQuickKey();
    m_what->setText(quick ? tr("Your quick key brings the desk back as it was.")
                          : tr("Your passphrase opens the sealed records on this desk."));
    m_fieldName->setText(quick ? tr("Quick key") : tr("Passphrase"));
    m_passphrase->setAccessibleName(m_fieldName->text());
    m_other->setVisible(quick);
}

bool SignInPage::asksForQuickKey() const {
    return !m_quick.id.isEmpty() && m_people->person().id == m_quick.id && !m_passphraseWished;
}

void SignInPage::setQuickPerson(const domain::Person& person) {
    m_quick = person;
    m_passphraseWished = false;
    if (!person.id.isEmpty())
        m_people->choose(person.name);
    greet();
}

void SignInPage::setStore(const StoreFacts& facts, const QVector<domain::Person>& people) {
    m_people->setPeople(people);
    m_schemes->setText(facts.schemes);
    m_schemes->setVisible(!facts.schemes.isEmpty()); // else the name would stand above the middle of the mark
    m_path->setText(facts.path);
    m_engine->setText(
        tr("%1, schema %2")
            .arg(facts.engine == QLatin1String("postgresql") ? QStringLiteral("PostgreSQL") : QStringLiteral("SQLite"))
            .arg(facts.schema));
    greet();
}

void SignInPage::setChannels(const QVector<desk::ChannelState>& channels) {
    while (QLayoutItem* item = m_waiting->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList heard;
    UtcMs last = 0;
    for (const desk::ChannelState& state : channels) {
        if (state.link == desk::ChannelState::Link::Up) {
            heard.append(state.channel);
            last = std::max(last, state.lastHeard);
        } else if (state.link != desk::ChannelState::Link::Off) {
            m_waiting->addWidget(fact(new IconLabel(desk::Severity::LookSoon), tr("%1 is not heard").arg(state.channel),
                                      state.why.isEmpty() ? ChannelLights::word(state) : state.why));
        }
    }
    if (!heard.isEmpty()) {
        const QString names = heard.size() == 1
                                  ? tr("%1 is heard").arg(heard[0])
                                  : tr("%1 and %2 are heard")
                                        .arg(heard.mid(0, heard.size() - 1).join(QStringLiteral(", ")), heard.last());
        const QString detail = last ? tr("recorded while the desk is locked, last over %1").arg(timeText(last))
                                    : tr("recorded while the desk is locked");
        m_waiting->insertWidget(0, fact(new IconLabel(QStringLiteral("radio-tower"), 16, Tone::Text2), names, detail));
    }
    m_waitingBox->setVisible(m_waiting->count() > 0);
}

void SignInPage::setBusy(bool busy) {
    m_busy = busy;
    m_open->setText(busy ? tr("Opening…") : tr("Open the desk"));
    m_open->setEnabled(!busy);
    m_passphrase->setEnabled(!busy);
    m_people->setEnabled(!busy);
}

void SignInPage::showError(const Error& error) {
    setBusy(false);
    m_passphrase->wipe();
    m_troubleText->setText(QString::fromStdString(error.text()));
    m_trouble->setAccessibleName(m_troubleText->text());
    m_trouble->show();
    m_passphrase->setFocus();
}

void SignInPage::start() {
    setBusy(false);
    m_passphrase->wipe();
    m_trouble->hide();
    m_passphrase->setFocus();
}

void SignInPage::choosePerson(const QString& name) {
    m_people->choose(name);
    greet();
}

void SignInPage::wish() {
    if (m_busy || m_passphrase->text().isEmpty())
        return;
    setBusy(true);
    if (asksForQuickKey())
        Q_EMIT quickSignInWanted(m_passphrase->text());
    else
        Q_EMIT signInWanted(m_people->person().name, m_passphrase->text());
}

} // namespace watchdesk::ui
