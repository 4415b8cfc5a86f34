// A business in a scheme: from the application to what must come back, and the agreement that opens the gallery.
#pragma once

#include "domain/EnumText.h"
#include "domain/Scheme.h"

#include <QDate>
#include <QString>
#include <QVector>

namespace watchdesk::domain {

/// A member's place in one scheme. A business may be in several, and come back after leaving: each time is one of
/// these.
struct Membership {
    QString id;
    qint64 version = 0;
    QString memberId;
    QString schemeId;
    QDate joined; ///< null: has applied
    QDate left;   ///< null while it lasts
    /// Has applied or joined, and not left before that day.
    [[nodiscard]] bool lasts(const QDate& day) const { return !left.isValid() || left >= day; }
};

/// What is ticked by hand. That the agreement is signed and that radios are out or back is worked out from their
/// records.
enum class MembershipStep { Application, Fee, Sticker, Training, StickerBack, PapersBack };
inline constexpr EnumWords<MembershipStep, 6> membershipStepWords{{{MembershipStep::Application, "application"},
                                                                   {MembershipStep::Fee, "fee"},
                                                                   {MembershipStep::Sticker, "sticker"},
                                                                   {MembershipStep::Training, "training"},
                                                                   {MembershipStep::StickerBack, "sticker-back"},
                                                                   {MembershipStep::PapersBack, "papers-back"}}};

/// A step that was done.
struct StepDone {
    QString membershipId;
    MembershipStep step = MembershipStep::Application;
    QDate doneOn;
    QString byPerson; ///< id
};

/// An edition of a scheme's information-sharing agreement. Its text is the scheme's own and not sealed.
struct Agreement {
    QString id;
    qint64 version = 0;
    QString schemeId;
    QString edition; ///< "2", "2026-1": unique in the scheme
    QString title;
    QString body;
    QDate issuedOn;
};

/// A member's signature under an edition.
struct AgreementSignature {
    QString id;
    qint64 version = 0;
    QString membershipId;
    QString agreementId; ///< empty: from before editions were kept
    QDate signedOn;
    QString signedBy; ///< sealed; may be empty
};

/// A member as one scheme sees it.
struct SchemeMember {
    Member member;
    QString schemeId;
    QDate joined;
    QDate agreementSigned; ///< the last signature, whatever the edition; null: none
    QDate left;
};

/// A line of the joining or leaving checklist, as worked out for a day.
struct ChecklistLine {
    enum class What { Application, Agreement, Fee, Radio, Sticker, Training, RadiosBack, StickerBack, PapersBack };
    What what = What::Application;
    QDate doneOn; ///< null: still to do
    bool needed = true;
};

/// What the checklist is worked out from.
struct ChecklistInput {
    Membership membership;
    QVector<StepDone> steps;
    QVector<AgreementSignature> signatures;
    QString currentAgreement; ///< id; empty: the scheme has none
    int radiosOut = 0;        ///< sets issued to the member's premises now
    QDate lastRadioMove;      ///< the day of the last hand-over to or from them; may be null
};

/// The lines of a membership that lasts (joining), or of one that has ended (what must come back).
[[nodiscard]] QVector<ChecklistLine> checklistOf(const ChecklistInput& input);
/// Rule 17: joined, not left, and the current edition signed (or any, where the scheme keeps no edition).
[[nodiscard]] bool maySeeGallery(const ChecklistInput& input, const QDate& day);

} // namespace watchdesk::domain
