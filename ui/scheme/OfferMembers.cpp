#include "ui/scheme/OfferMembers.h"

#include "desk/Desk.h"
#include "desk/MemberDesk.h"
#include "ui/scheme/PersonSheets.h"
#include "ui/widgets/OnAnswer.h"

namespace watchdesk::ui {

void offerMembers(RoleChoice& choice, desk::Desk& desk) {
    onAnswer(&choice, desk.members().members(), [&choice](const QVector<desk::MemberLine>& members) {
        QVector<std::pair<QString, QString>> names;
        for (const desk::MemberLine& line : members) {
            const std::pair one(line.member.id, line.member.name);
            if (!names.contains(one)) // of two schemes
                names.append(one);
        }
        choice.offerMembers(names);
    });
}

} // namespace watchdesk::ui
