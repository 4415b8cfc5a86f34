#include "ui/scheme/AgreementSection.h"

#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/PlainPapers.h"
#include "desk/Roles.h"
#include "ui/scheme/MemberSheets.h"
#include "ui/scheme/MemberWords.h"
#include "ui/scheme/OfficeForms.h"
#include "ui/scheme/OfficeSteps.h"
#include "ui/widgets/Beside.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QPlainTextEdit>
#include <QThreadPool>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

constexpr int paneWidth = 340;
constexpr int bodyHeight = 300;

/// Members in the scheme now that have not signed its current edition.
QVector<desk::MemberLine> unsignedOf(const QVector<desk::MemberLine>& lines, const QString& schemeId) {
    QVector<desk::MemberLine> out;
    for (const desk::MemberLine& line : lines) {
        const bool here =
            line.standing == desk::MemberStanding::Member || line.standing == desk::MemberStanding::Joining;
        if (here && line.membership.schemeId == schemeId && !line.agreementSigned.isValid())
            out += line;
    }
    return out;
}

} // namespace

QString proposedAgreement(const QString& scheme) {
    return AgreementSection::
        tr("1. What is shared\nPhotographs and names of persons who are excluded, incidents, and what members are "
           "warned "
           "of, by %1.\n\n2. What it is for\nTo prevent crime and disorder at the members' premises, and for nothing "
           "else.\n\n3. Who may see it\nStaff of the member, on the premises. Nothing is copied, forwarded or shown in "
           "public.\n\n4. How long\nFor as long as an exclusion is in force and the member belongs to the scheme. "
           "Papers "
           "go back when it leaves.\n\n5. Complaints and requests\nGo to the coordinator the same day. The scheme "
           "answers "
           "for the records.")
            .arg(scheme);
}

AgreementSection::AgreementSection(desk::Desk& desk, QWidget* parent)
    : SectionPanel(QStringLiteral("agreement"), tr("Information-sharing agreement"), desk, parent),
      m_members(desk.members()), m_head(new PanelHead(tr("Information-sharing agreement"))),
      m_scheme(new ChoiceField(tr("Scheme"))), m_title(new LabelText({}, TextStyle::Head)),
      m_since(new LabelText({}, TextStyle::Body, Tone::TextMuted)), m_body(new QPlainTextEdit),
      m_unsigned(new LabelText({}, TextStyle::Body, Tone::Text2)), m_issue(new Button(tr("Issue a new edition"))),
      m_sign(new Button(tr("All of these have signed"))), m_paper(new Button(tr("As PDF"))),
      m_steps(new OfficeSteps(desk, this)) {
    makeLayout();
    connect(m_scheme, &QComboBox::currentIndexChanged, this, &AgreementSection::show);
    connect(m_issue, &QAbstractButton::clicked, this, &AgreementSection::issue);
    connect(m_sign, &QAbstractButton::clicked, this, &AgreementSection::signAll);
    connect(m_paper, &QAbstractButton::clicked, this, &AgreementSection::writePaper);
    connect(&m_members, &desk::MemberDesk::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    if (mayChange())
        addJob(tr("Issue a new edition of the agreement"), QStringLiteral("file-text"), {}, [this] { issue(); });
    focusGoesTo(this, m_body);
}

void AgreementSection::makeLayout() {
    m_body->setReadOnly(true);
    m_body->setAccessibleName(tr("Text of the agreement"));
    m_unsigned->setWrapped(true);
    if (!mayChange())
        m_issue->hide();
    m_paper->setIconName(QStringLiteral("file-down"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_issue);
    buttons->addWidget(m_paper);
    buttons->addStretch(1);
    auto* text = new QVBoxLayout;
    text->setContentsMargins(16, 12, 16, 16);
    text->setSpacing(8);
    text->addWidget(m_scheme);
    text->addWidget(m_title);
    text->addWidget(m_since);
    text->addWidget(m_body, 1);
    text->addLayout(buttons);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_head);
    left->addLayout(text, 1);
    auto* pane = new QWidget;
    pane->setFixedWidth(paneWidth);
    auto* right = new QVBoxLayout(pane);
    right->setContentsMargins(16, 8, 16, 16);
    right->setSpacing(8);
    right->addWidget(new SectionHead(tr("Not signed by")));
    right->addWidget(m_unsigned);
    right->addWidget(m_sign, 0, Qt::AlignLeft);
    right->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(new RuleLine(Qt::Vertical));
    row->addWidget(pane);
}

QVector<KeyHint> AgreementSection::hints() const {
    return {};
}

bool AgreementSection::mayChange() const {
    return desk::mayDo(desk().person(), desk::Act::ManageMembers);
}

QString AgreementSection::schemeId() const {
    return m_scheme->id();
}

void AgreementSection::refresh() {
    const QString before = schemeId();
    const auto schemes = desk().directory().schemes();
    if (m_scheme->count() != schemes.size()) {
        const QSignalBlocker quiet(m_scheme);
        m_scheme->clear();
        for (const domain::Scheme& scheme : schemes)
            m_scheme->add(scheme.name, scheme.id);
        m_scheme->choose(before);
    }
    m_scheme->setVisible(m_scheme->count() > 1);
    onAnswer(this, m_members.members(), [this](const QVector<desk::MemberLine>& lines) {
        m_lines = lines;
        show();
    });
}

void AgreementSection::show() {
    onAnswer(this, m_members.agreements(schemeId()), [this](const QVector<domain::Agreement>& editions) {
        m_editions = editions;
        const bool none = editions.isEmpty();
        const domain::Agreement now = editions.value(0);
        m_head->setNote(editions.size() == 1 ? tr("1 edition") : tr("%1 editions").arg(editions.size()));
        m_title->setText(none ? tr("No agreement yet") : tr("%1, edition %2").arg(now.title, now.edition));
        m_since->setText(none ? tr("No member sees the gallery before it has signed one.")
                              : tr("Since %1").arg(shortDay(now.issuedOn)));
        m_body->setPlainText(now.body);
        m_body->setVisible(!none);
        m_paper->setVisible(!none);
        const QVector<desk::MemberLine> open = none ? QVector<desk::MemberLine>() : unsignedOf(m_lines, schemeId());
        QStringList names;
        for (const desk::MemberLine& line : open)
            names += line.member.name;
        m_unsigned->setText(none              ? tr("There is nothing to sign yet.")
                            : names.isEmpty() ? tr("Every member has signed it.")
                                              : names.join(QStringLiteral(", ")));
        m_sign->setVisible(!open.isEmpty() && mayChange());
    });
}

QString AgreementSection::unsignedText() const {
    return m_unsigned->text();
}

void AgreementSection::issue() {
    const domain::Agreement last = m_editions.value(0);
    auto* sheet = new FormSheet(this, {tr("A new edition"),
                                       tr("From its day on the gallery is open only to members that have signed it."),
                                       tr("Issue it"), tr("Leave")});
    const QDate today = localDate(desk().clock().now());
    auto* edition =
        lineField(tr("Edition"), m_editions.isEmpty() ? QStringLiteral("1") : QString(), QStringLiteral("2"));
    auto* day = new DayField(tr("From"), today, today);
    auto* title = lineField(tr("Title"), last.title.isEmpty() ? tr("Information-sharing agreement") : last.title);
    auto* body = new QPlainTextEdit(last.body.isEmpty() ? proposedAgreement(m_scheme->currentText()) : last.body);
    body->setAccessibleName(tr("Text"));
    body->setTabChangesFocus(true);
    body->setFixedHeight(bodyHeight);
    sheet->add(tr("Edition, from"), fieldPair(edition, 120, day));
    sheet->add(tr("Title"), title);
    sheet->add(tr("Text"), body);
    connect(sheet, &FormSheet::wanted, this, [this, sheet, edition, day, title, body] {
        if (!day->day() || !day->day()->isValid())
            return sheet->say(tr("That is no day: type it like 3 Apr 2026."));
        sheet->work(tr("Issuing it…"));
        const domain::Agreement fresh{{},
                                      0,
                                      schemeId(),
                                      edition->text().simplified(),
                                      title->text().simplified(),
                                      body->toPlainText().trimmed(),
                                      *day->day()};
        onAnswer(sheet, m_members.issue(fresh), [this, sheet](const Result<domain::Agreement>& made) {
            if (!made)
                return sheet->say(made.error());
            Toast::show(this, tr("Edition %1 is issued").arg(made->edition));
            sheet->dismiss();
        });
    });
    sheet->openForm(edition, 640);
}

void AgreementSection::signAll() {
    QVector<QString> ids;
    QStringList names;
    for (const desk::MemberLine& line : unsignedOf(m_lines, schemeId())) {
        ids += line.membership.id;
        names += line.member.name;
    }
    BulkSheet::Job job{tr("Signed the agreement"),
                       tr("Signed"),
                       tr("Signed on"),
                       {},
                       {},
                       false,
                       [this, ids](const QDate& day, const QString&) { return m_members.sign(ids, day, {}); }};
    auto* sheet = new BulkSheet(this, names, std::move(job), localDate(desk().clock().now()));
    connect(sheet, &BulkSheet::done, m_steps, &OfficeSteps::did);
}

void AgreementSection::writePaper() {
    const domain::Agreement now = m_editions.value(0);
    askPath(tr("Agreement as PDF"), tr("Agreement %1.pdf").arg(now.edition), tr("PDF (*.pdf)"),
            [this, now](const QString& path) {
                onAnswer(this,
                         beside(*QThreadPool::globalInstance(),
                                [head = paperHead(), now, path] { return desk::writeAgreementPaper(head, now, path); }),
                         [this, path](const int&) { Toast::show(this, tr("Written: %1").arg(path)); });
            });
}

} // namespace watchdesk::ui
