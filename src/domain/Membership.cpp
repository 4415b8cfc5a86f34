#include "domain/Membership.h"

#include <algorithm>

namespace watchdesk::domain {

namespace {

using What = ChecklistLine::What;

QDate dayOf(const ChecklistInput& input, MembershipStep step) {
    const auto done =
        std::find_if(input.steps.begin(), input.steps.end(), [&](const auto& s) { return s.step == step; });
    return done == input.steps.end() ? QDate() : done->doneOn;
}

QDate signedOn(const ChecklistInput& input) {
    QDate last;
    for (const AgreementSignature& signature : input.signatures) {
        const bool counts = input.currentAgreement.isEmpty() || signature.agreementId == input.currentAgreement;
        if (counts && (!last.isValid() || signature.signedOn > last))
            last = signature.signedOn;
    }
    return last;
}

} // namespace

QVector<ChecklistLine> checklistOf(const ChecklistInput& input) {
    if (input.membership.left.isValid()) {
        const QDate radiosBack = input.lastRadioMove.isValid() ? input.lastRadioMove : input.membership.left;
        return {{What::RadiosBack, input.radiosOut == 0 ? radiosBack : QDate()},
                {What::StickerBack, dayOf(input, MembershipStep::StickerBack),
                 dayOf(input, MembershipStep::Sticker).isValid()},
                {What::PapersBack, dayOf(input, MembershipStep::PapersBack)}};
    }
    const QDate radio = input.radiosOut == 0                ? QDate()
                        : input.lastRadioMove.isValid()     ? input.lastRadioMove
                        : input.membership.joined.isValid() ? input.membership.joined
                                                            : QDate();
    return {{What::Application, dayOf(input, MembershipStep::Application)},
            {What::Agreement, signedOn(input)},
            {What::Fee, dayOf(input, MembershipStep::Fee)},
            {What::Radio, radio},
            {What::Sticker, dayOf(input, MembershipStep::Sticker)},
            {What::Training, dayOf(input, MembershipStep::Training)}};
}

bool maySeeGallery(const ChecklistInput& input, const QDate& day) {
    const Membership& m = input.membership;
    return m.joined.isValid() && m.joined <= day && m.lasts(day) && signedOn(input).isValid();
}

} // namespace watchdesk::domain
