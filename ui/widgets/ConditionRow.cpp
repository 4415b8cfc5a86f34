#include "ui/widgets/ConditionRow.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"

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
    return out.join(QStringLiteral(", "));
}

} // namespace

ConditionRow::ConditionRow(const domain::OrderCondition& condition, const QVector<domain::Zone>& zones,
                           const QVector<desk::TownPlace>& places, QWidget* parent)
    : QWidget(parent), m_places(places), m_mark(new LabelText({}, TextStyle::BodySemibold, Tone::Text2, this)),
      m_kind(new ChoiceField(tr("Kind of condition"), this)),
      m_words(lineField(tr("The condition's words"), condition.words, tr("as the order has it"))),
      m_zone(new ChoiceField(tr("Zone"), this)),
      m_premises(lineField(tr("Premises"), premisesText(condition.premisesIds, places), tr("premises: C07, C12"))),
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
    m_kind->setFixedWidth(116);
    m_mark->setFixedWidth(20);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_mark, 0, 0);
    grid->addWidget(m_kind, 0, 1);
    grid->addWidget(m_words, 0, 2, 1, 2);
    grid->addWidget(remove, 0, 4);
    grid->addWidget(m_zone, 1, 1);
    grid->addWidget(m_premises, 1, 2);
    grid->addWidget(m_hours, 1, 3);
    grid->setColumnStretch(2, 1);
    grid->setColumnStretch(3, 1);
    connect(remove, &QAbstractButton::clicked, this, &ConditionRow::removeWanted);
    setNumber(condition.number);
}

void ConditionRow::setNumber(int number) {
    m_number = number;
    m_mark->setText(QString::number(number));
    setAccessibleName(tr("Condition %1").arg(number));
}

const desk::TownPlace* ConditionRow::placeOf(const QString& typed) const {
    for (const desk::TownPlace& place : m_places) {
        if (place.callSign.compare(typed, Qt::CaseInsensitive) == 0 ||
            place.name.compare(typed, Qt::CaseInsensitive) == 0)
            return &place;
    }
    return nullptr;
}

domain::OrderCondition ConditionRow::condition(QString& trouble) const {
    domain::OrderCondition out;
    out.number = m_number;
    out.kind = domain::valueOf(domain::conditionKindWords, m_kind->id()).value_or(domain::ConditionKind::KeepOut);
    out.words = m_words->text().trimmed();
    out.zoneId = m_zone->id();
    out.hours = m_hours->text().trimmed();
    for (const QString& part : m_premises->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString typed = part.trimmed();
        if (const desk::TownPlace* place = placeOf(typed); place != nullptr)
            out.premisesIds << place->id;
        else if (!typed.isEmpty())
            trouble = tr("Condition %1: no premises are called \"%2\". Type a call sign or a name.")
                          .arg(QString::number(m_number), typed);
    }
    return out;
}

} // namespace watchdesk::ui
