#include "ui/widgets/OrderWords.h"

#include "domain/OpeningHours.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

namespace watchdesk::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("OrderWords", text);
}

} // namespace

QString orderStateText(const desk::OrderRow& row, QDate today) {
    if (row.inForce)
        return row.lastDay.isValid() ? tr("In force until %1").arg(shortDay(row.lastDay, today))
                                     : tr("In force until further order");
    if (row.lastDay.isValid() && row.lastDay < today)
        return tr("Ended %1").arg(shortDay(row.lastDay, today));
    return row.order.servedOn.isValid() ? tr("Not yet in force") : tr("Not served yet");
}

QString conditionText(const domain::OrderCondition& condition, const QString& where) {
    QStringList parts{condition.words, where};
    if (const auto hours = domain::OpeningHours::read(condition.hours); hours && !condition.hours.isEmpty())
        parts << hours->words();
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace watchdesk::ui
