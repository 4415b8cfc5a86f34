#include "desk/CaseWords.h"

#include "desk/CaseDesk.h"
#include "desk/PaperWords.h"

#include <QCoreApplication>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("CaseDesk", text);
}

} // namespace

QString caseStepText(const CaseView& view) {
    switch (view.step) {
    case domain::CaseStep::Told:
        return view.onRadio ? tr("told on the radio, not reported") : tr("logged, not reported");
    case domain::CaseStep::Asked:
        return view.known.asked == 1   ? tr("asked for once")
               : view.known.asked == 2 ? tr("asked for twice")
                                       : tr("asked for %1 times").arg(view.known.asked);
    case domain::CaseStep::Declined:
        return tr("will not be reported");
    case domain::CaseStep::Reported:
        return tr("reported to the police");
    case domain::CaseStep::Crimed:
        return tr("recorded as a crime");
    }
    return {};
}

QString disposalText(domain::Disposal disposal) {
    switch (disposal) {
    case domain::Disposal::Open:
        return tr("nothing has come back yet");
    case domain::Disposal::Charge:
        return tr("charge");
    case domain::Disposal::Caution:
        return tr("caution");
    case domain::Disposal::CommunityResolution:
        return tr("community resolution");
    case domain::Disposal::TreatmentReferral:
        return tr("treatment referral");
    case domain::Disposal::NoFurtherAction:
        return tr("no further action");
    }
    return {};
}

QString askingText(const CaseView& view) {
    return tr("%1, please report the %2 of %3 to the police, and tell the control room the reference. Incident %4.")
        .arg(view.callSign.isEmpty() ? tr("Control room here") : view.callSign, view.category.toLower(),
             britishTime(view.incident.at, "d MMM HH:mm"))
        .arg(view.incident.number);
}

} // namespace watchdesk::desk
