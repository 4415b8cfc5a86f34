#include "ui/scheme/PersonPane.h"

#include "desk/RolePreview.h"
#include "desk/Roles.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/People.h"
#include "ui/widgets/TimeText.h"

#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

LabelText* paragraph(const QString& text, Tone tone) {
    auto* label = new LabelText(text, TextStyle::Body, tone);
    label->setWrapped(true);
    return label;
}

QVBoxLayout* columnIn(QWidget* widget, int spacing) {
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(spacing);
    return column;
}

QString keysText(const desk::PersonRow& row) {
    if (row.unfounded)
        return PersonPane::tr("are not handed to them");
    return row.waitsForKeys ? PersonPane::tr("waits: somebody who holds what they are to read has to sign in first")
                            : PersonPane::tr("all that the role reads");
}

QString lastText(UtcMs at, UtcMs now) {
    return at == 0 ? PersonPane::tr("never") : whenText(at, localDate(now), false);
}

} // namespace

PersonPane::PersonPane(QWidget* parent)
    : QWidget(parent), m_person(new QWidget), m_name(new LabelText({}, TextStyle::Head)),
      m_doubt(
          paragraph(tr("Nobody at a desk gave them this role: it was written into the store some other way. If it is "
                       "right, give it once more; if not, choose another or let them leave, and look at the audit "
                       "log for who it may have been."),
                    Tone::Soon)),
      m_facts(new FactList(tr("Their sign-in"))), m_includes(paragraph({}, Tone::Text2)),
      m_role(new Button(tr("Change the role"))), m_reset(new Button(tr("Give a new first passphrase"))),
      m_own(new Button(tr("Change your passphrase"))), m_leave(new Button(tr("They leave"))),
      m_key(new Button(tr("Make a new recovery key"))) {
    setAccessibleName(tr("The person that is chosen"));
    m_facts->setLabelWidth(92);
    m_name->setWrapped(true);
    auto* person = columnIn(m_person, 8);
    person->addWidget(m_name);
    person->addWidget(m_doubt);
    person->addWidget(m_facts);
    person->addWidget(new SectionHead(tr("The role includes")));
    person->addWidget(m_includes);
    person->addSpacing(4);
    person->addWidget(makeButtons());
    person->addStretch(1);
    auto* store = new QWidget;
    auto* below = columnIn(store, 8);
    below->addWidget(new SectionHead(tr("Recovery key")));
    below->addWidget(paragraph(tr("On paper, away from the machine: it opens the store when every passphrase is "
                                  "forgotten."),
                               Tone::TextMuted));
    below->addWidget(m_key, 0, Qt::AlignLeft);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PanelHead(tr("Person")));
    auto* area = new QScrollArea; // on a small window the role's words may be too many
    area->setWidget(m_person);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    column->addWidget(area, 1);
    column->addWidget(store);
    m_key->setIconName(QStringLiteral("key-round"));
    connect(m_key, &QAbstractButton::clicked, this, &PersonPane::recoveryKeyWanted);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    clear();
}

QWidget* PersonPane::makeButtons() {
    auto* buttons = new QWidget;
    auto* column = new QVBoxLayout(buttons);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_role->setIconName(QStringLiteral("shield-user"));
    m_reset->setIconName(QStringLiteral("rotate-ccw"));
    m_own->setIconName(QStringLiteral("lock"));
    m_leave->setIconName(QStringLiteral("log-out"));
    m_role->setKeyCap(tr("Enter"));
    m_leave->setKeyCap(tr("Del"));
    for (Button* button : {m_role, m_reset, m_own, m_leave})
        column->addWidget(button, 0, Qt::AlignLeft);
    connect(m_role, &QAbstractButton::clicked, this, &PersonPane::roleWanted);
    connect(m_reset, &QAbstractButton::clicked, this, &PersonPane::resetWanted);
    connect(m_own, &QAbstractButton::clicked, this, &PersonPane::ownPassphraseWanted);
    connect(m_leave, &QAbstractButton::clicked, this, &PersonPane::leaveWanted);
    return buttons;
}

void PersonPane::show(const desk::PersonRow& row, const domain::Person& me, UtcMs now) {
    const bool mine = row.person.id == me.id;
    m_doubt->setVisible(row.unfounded);
    m_role->setText(row.unfounded ? tr("Give or change the role") : tr("Change the role"));
    m_person->show();
    m_name->setText(row.person.name);
    m_facts->setFacts({{tr("Role"), roleText(row.person.role), true},
                       {tr("Of"), row.member},
                       {tr("Last sign-in"), lastText(row.lastSignIn, now)},
                       {tr("Passphrase"), row.mustChange ? tr("the first one, not changed yet") : tr("their own")},
                       {tr("Keys"), keysText(row)}});
    const domain::Person person = mine ? me : row.person;
    m_includes->setText(desk::doingsOf(person).join(QStringLiteral(", ")));
    m_own->setVisible(mine);
    m_reset->setVisible(!mine);
    m_key->setVisible(desk::mayDo(me, desk::Act::RenewRecoveryKey));
    updateGeometry();
}

void PersonPane::clear() {
    m_name->setText({});
    m_person->hide();
}

QString PersonPane::name() const {
    return m_name->text();
}

QString PersonPane::doubt() const {
    return m_doubt->isHidden() ? QString() : m_doubt->text();
}

QString PersonPane::includes() const {
    return m_includes->text();
}

void PersonPane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

} // namespace watchdesk::ui
