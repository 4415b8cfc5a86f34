#include "desk/RolePreview.h"
#include "ui/scheme/PersonSheets.h"
#include "ui/widgets/Choice.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/People.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

void sayIn(LabelText* label, const QString& text) {
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

RoleChoice::RoleChoice(const QVector<desk::PersonRow>& people, const QString& personId, QWidget* parent)
    : QWidget(parent), m_people(people), m_personId(personId), m_box(new Choice),
      m_member(new ChoiceField(tr("Whose people"))), m_comes(new LabelText({}, TextStyle::Small, Tone::Text2)),
      m_goes(new LabelText({}, TextStyle::Small, Tone::Text2)),
      m_keys(new LabelText({}, TextStyle::Small, Tone::Soon)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_box->setAccessibleName(tr("Role"));
    m_box->setFixedHeight(32);
    column->addWidget(m_box);
    column->addWidget(m_member);
    m_member->add(tr("of which member: choose it"), {});
    for (LabelText* label : {m_comes, m_goes, m_keys}) {
        label->setWrapped(true);
        column->addWidget(label);
    }
    for (const auto& [role, word] : domain::roleWords)
        m_box->addItem(roleText(role));
    for (const desk::PersonRow& row : people) {
        if (row.person.id != personId)
            continue;
        m_box->setCurrentIndex(static_cast<int>(row.person.role));
        m_was = row.person.memberId;
    }
    connect(m_box, &QComboBox::currentIndexChanged, this, &RoleChoice::preview);
    preview();
}

domain::Role RoleChoice::role() const {
    return domain::roleWords.at(static_cast<std::size_t>(std::max(0, m_box->currentIndex()))).first;
}

void RoleChoice::offerMembers(const QVector<std::pair<QString, QString>>& members) {
    for (const auto& [id, name] : members)
        m_member->add(name, id);
    m_member->choose(m_was);
}

QString RoleChoice::memberId() const {
    return role() == domain::Role::MemberView ? m_member->id() : QString();
}

QString RoleChoice::trouble() const {
    if (role() != domain::Role::MemberView || !m_member->id().isEmpty())
        return {};
    return tr("Choose the member: its agreement opens the gallery to them, and they go when it leaves.");
}

void RoleChoice::preview() {
    m_member->setVisible(role() == domain::Role::MemberView);
    const desk::RolePreview preview = desk::previewRole(m_people, m_personId, role());
    const QString comma = QStringLiteral(", ");
    QString comes = m_personId.isEmpty()      ? tr("May: %1.").arg(preview.comes.join(comma))
                    : preview.comes.isEmpty() ? QString()
                                              : tr("Comes: %1.").arg(preview.comes.join(comma));
    if (preview.standsIn)
        comes += QLatin1Char(' ') + tr("As long as there is no coordinator, an administrator is that, too.");
    sayIn(m_comes, comes.trimmed());
    sayIn(m_goes, preview.goes.isEmpty() ? QString() : tr("Goes: %1.").arg(preview.goes.join(comma)));
    sayIn(m_keys, preview.takesKeys
                      ? tr("What they may read no more gets new keys: it is sealed anew in the background, "
                           "while everybody goes on working.")
                      : QString());
}

QString RoleChoice::said() const {
    QStringList parts;
    for (const LabelText* label : {m_comes, m_goes, m_keys}) {
        if (!label->isHidden())
            parts += label->text();
    }
    return parts.join(QLatin1Char('\n'));
}

} // namespace watchdesk::ui
