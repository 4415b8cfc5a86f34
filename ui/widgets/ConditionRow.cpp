#include "ui/widgets/ConditionRow.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Fields.h"

#include <QGridLayout>

namespace watchdesk::ui {

namespace {

QString kindText(domain::ConditionKind kind) {
    switch (kind) {
    case domain::ConditionKind::KeepOut:
        return ConditionRow::tr("Keep out");
    case domain::ConditionKind::NotWith:
        return ConditionRow::tr("Not be with");
    case domain::ConditionKind::NotCarry:
        return ConditionRow::tr("Not carry");
    case domain::ConditionKind::NotDo:
        return ConditionRow::tr("Not do");
    case domain::ConditionKind::Must:
        return ConditionRow::tr("Must");
    }
    return {};
}

QString premisesText(const QStringList& ids, const QVector<desk::TownPlace>& places) {
    QStringList out;
    for (const QString& id : ids) {
        for (const desk::TownPlace& place : places) {
            if (place.id == id)
                out << (place.callSign.isEmpty() ? place.name : place.callSign);
        }
    }
    return out.join(QStringLiteral("; "));
}

} // namespace

ConditionRow::ConditionRow(const domain::OrderCondition& condition, const QVector<domain::Zone>& zones,
                           const QVector<desk::TownPlace>& places, QWidget* parent)
    : QWidget(parent), m_places(places), m_ids(condition.premisesIds),
      m_idsTyped(premisesText(condition.premisesIds, places)),
      m_number(lineField(tr("Number of the condition"),
                         condition.number > 0 ? QString::number(condition.number) : QString())),
      m_kind(new ChoiceField(tr("Kind of condition"), this)),
      m_words(lineField(tr("The condition's words"), condition.words, tr("as the order has it"))),
      m_zone(new ChoiceField(tr("Zone"), this)),
      m_premises(lineField(tr("Premises"), m_idsTyped, tr("premises: C07; C12"))),
      m_hours(lineField(tr("Hours"), condition.hours, tr("hours: Mo-Sa 09:00-18:00"))) {
    for (const auto& [kind, word] : domain::conditionKindWords)
        m_kind->add(kindText(kind), QString::fromLatin1(word));
    m_kind->choose(domain::wordOf(domain::conditionKindWords, condition.kind));
    m_zone->add(tr("no zone"), {});
    for (const domain::Zone& zone : zones)
        m_zone->add(zone.name, zone.id);
    m_zone->choose(condition.zoneId);
    auto* remove = Button::iconOnly(QStringLiteral("x"), tr("Remove this condition"), this);
    remove->setSmall(true);
    m_kind->setFixedWidth(132);
    m_number->setFixedWidth(36);
    m_number->setMaxLength(3);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_number, 0, 0);
    grid->addWidget(m_kind, 0, 1);
    grid->addWidget(m_words, 0, 2, 1, 2);
    grid->addWidget(remove, 0, 4);
    grid->addWidget(m_zone, 1, 1);
    grid->addWidget(m_premises, 1, 2);
    grid->addWidget(m_hours, 1, 3);
    grid->setColumnStretch(2, 1);
    grid->setColumnStretch(3, 1);
    connect(remove, &QAbstractButton::clicked, this, &ConditionRow::removeWanted);
    setAccessibleName(tr("Condition %1").arg(condition.number));
}

QStringList ConditionRow::premisesIds(QString& trouble) const {
    const QString typed = m_premises->text().trimmed();
    if (typed == m_idsTyped)
        return m_ids;
    QStringList out;
    const QLatin1Char between(typed.contains(QLatin1Char(';')) ? ';' : ',');
    for (const QString& part : typed.split(between, Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        QStringList found;
        for (const desk::TownPlace& place : m_places) {
            if (place.callSign.compare(name, Qt::CaseInsensitive) == 0 ||
                place.name.compare(name, Qt::CaseInsensitive) == 0)
                found << place.id;
        }
        if (found.size() == 1)
            out << found;
        else if (!name.isEmpty())
            trouble = (found.isEmpty() ? tr("Condition %1: no premises are called \"%2\". Type a call sign or a name, "
                                            "with \";\" between two.")
                                       : tr("Condition %1: there is more than one \"%2\". Type the call sign."))
                          .arg(m_number->text(), name);
    }
    return out;
}

domain::OrderCondition ConditionRow::condition(QString& trouble) const {
    domain::OrderCondition out;
    out.number = m_number->text().trimmed().toInt();
    out.kind = domain::valueOf(domain::conditionKindWords, m_kind->id()).value_or(domain::ConditionKind::KeepOut);
    out.words = m_words->text().trimmed();
    out.zoneId = m_zone->id();
    out.hours = m_hours->text().trimmed();
    out.premisesIds = premisesIds(trouble);
    return out;
}

} // namespace watchdesk::ui
