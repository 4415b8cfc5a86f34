#include "ui/scheme/OfferMembers.h"

#include "desk/Desk.h"
#include "desk/MemberDesk.h"
#include "ui/scheme/PersonSheets.h"
#include "ui/widgets/OnAnswer.h"

namespace watchdesk::ui {

void offerMembers(AddPersonSheet& sheet, desk::Desk& desk) {
    onAnswer(&sheet, desk.members().members(), [&sheet](const QVector<desk::MemberLine>& members) {
        QVector<std::pair<QString, QString>> names;
        for (const desk::MemberLine& line : members) {
            const std::pair one(line.member.id, line.member.name);
            if (!names.contains(one)) // of two schemes
                names.append(one);
        }
        sheet.offerMembers(names);
    });
}

} // namespace watchdesk::ui
