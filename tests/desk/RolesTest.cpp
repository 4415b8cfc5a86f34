// The table of who may do what, cell by cell, against domain.md and against what the use cases really refuse.
#include "desk/Roles.h"

#include "DeskFixture.h"
#include "desk/AccessDesk.h"
#include "desk/BackupDesk.h"
#include "desk/CaseDesk.h"
#include "desk/EnrolmentDesk.h"
#include "desk/ExportDesk.h"
#include "desk/GalleryDesk.h"
#include "desk/GatewayDesk.h"
#include "desk/ImportDesk.h"
#include "desk/IntelDesk.h"
#include "desk/MeetingDesk.h"
#include "desk/MemberDesk.h"
#include "desk/OrderDesk.h"
#include "desk/PackDesk.h"
#include "desk/PeopleDesk.h"
#include "desk/RadioDesk.h"
#include "desk/RetentionDesk.h"
#include "desk/SettingsDesk.h"
#include "desk/SetupDesk.h"
#include "desk/ShiftDesk.h"
#include "desk/StillDesk.h"
#include "desk/TalkDesk.h"
#include "store/PersonTable.h"

#include <QHash>

namespace watchdesk::desk {
namespace {

using domain::Role;

constexpr Role roles[] = {Role::Coordinator, Role::CctvOperator,  Role::PoliceSergeant,
                          Role::Partner,     Role::Administrator, Role::MemberView};

/// As domain.md has it: c coordinator, o operator, p police, r partner, a administrator, m member.
const std::pair<Act, const char*> expected[] = {{Act::SeeFeed, "copr"},
                                                {Act::LogIncidents, "co"},
                                                {Act::WorkAlerts, "co"},
                                                {Act::AddSightings, "cor"},
                                                {Act::SeeGallery, "coprm"},
                                                {Act::AddPhotographs, "co"},
                                                {Act::SetCautions, "c"},
                                                {Act::CompareStills, "co"},
                                                {Act::SeeLists, "copr"},
                                                {Act::SeeMembers, "copram"},
                                                {Act::ManageMembers, "c"},
                                                {Act::ReadMeetings, "cpr"},
                                                {Act::RunMeetings, "c"},
                                                {Act::ManagePeople, "a"},
                                                {Act::RenewRecoveryKey, "ca"},
                                                {Act::ChangeSettings, "ca"},
                                                {Act::BackUp, "ca"},
                                                {Act::SeeAudit, "ca"},
                                                {Act::Erase, "ca"},
                                                {Act::AnswerAccessRequests, "c"},
                                                {Act::ExchangeRecords, "c"},
                                                {Act::TalkOnRadio, "c"},
                                                {Act::WriteOrders, "cp"},
                                                {Act::KeepCases, "cp"}};

bool allowed(const char* letters, Role role) {
    static const QHash<Role, char> letterOf{{Role::Coordinator, 'c'},    {Role::CctvOperator, 'o'},
                                            {Role::PoliceSergeant, 'p'}, {Role::Partner, 'r'},
                                            {Role::Administrator, 'a'},  {Role::MemberView, 'm'}};
    return std::string_view(letters).find(letterOf.value(role)) != std::string_view::npos;
}

TEST(RoleTable, SaysWhatTheDomainSays) {
    ASSERT_EQ(std::size(expected), actTable().size());
    for (std::size_t i = 0; i < actTable().size(); ++i) {
        EXPECT_EQ(actTable().at(i).act, expected[i].first);
        for (const Role role : roles) {
            domain::Person person;
            person.id = QStringLiteral("p");
            person.role = role;
            EXPECT_EQ(mayDo(person, expected[i].first), allowed(expected[i].second, role))
                << actTable().at(i).doing << ", " << domain::wordOf(domain::roleWords, role).toStdString();
            EXPECT_EQ(require(person, expected[i].first).has_value(), mayDo(person, expected[i].first));
            person.id.clear();
            EXPECT_EQ(require(person, expected[i].first).error().code, ErrorCode::Locked);
        }
    }
}

TEST(RoleTable, AnAdministratorStandsInForACoordinator) {
    domain::Person person;
    person.id = QStringLiteral("p");
    person.standsIn = true;
    for (const auto& [act, letters] : expected)
        EXPECT_TRUE(mayDo(person, act)) << letters;
}

class RolesTest : public DeskFixture {
protected:
    /// Somebody else is coordinator, so that an administrator is that and no more.
    void SetUp() override {
        DeskFixture::SetUp();
        ASSERT_TRUE(
            desk->store()
                .write([](store::Tx& tx) {
                    return store::PersonTable::insert(tx, {{}, 0, QStringLiteral("Ada Crane"), Role::Coordinator});
                })
                .result());
    }
    void become(Role role) {
        ASSERT_TRUE(desk->store()
                        .write([&](store::Tx& tx) -> Result<domain::Person> {
                            auto me = store::PersonTable::byName(tx, person);
                            if (!me)
                                return me.error();
                            (*me)->role = role;
                            (*me)->memberId = memberFor(tx, (*me)->role);
                            return store::PersonTable::update(tx, **me);
                        })
                        .result());
        closeDesk();
        openDesk();
    }
    template <class T>
    static bool refused(const QFuture<Result<T>>& future) {
        const Result<T> answer = future.result();
        return !answer && answer.error().code == ErrorCode::Refused;
    }
    /// Whether the real use cases of an act refuse; what they would do is aimed at nothing, so that nothing is done.
    bool isRefused(Act act) {
        const QString none = QStringLiteral("00000000-0000-7000-8000-000000000000");
        switch (act) {
        case Act::SeeFeed: {
            const bool feed = refused(desk->feed().seqs(FeedFilter::All));
            for (const bool other :
                 {refused(desk->feed().rows({1})), refused(desk->feed().detail(1)), refused(desk->alerts().open()),
                  refused(desk->alerts().view(none)), refused(desk->recordings().audio(none)),
                  refused(desk->recordings().lastOf(QStringLiteral("SHOP"), 1000)),
                  refused(desk->lists().transmissions({})), refused(desk->radioLog().recent(QStringLiteral("SHOP"), 0)),
                  refused(desk->lists().transmission(none))})
                EXPECT_EQ(other, feed);
            return feed;
        }
        case Act::LogIncidents: {
            const bool log = refused(desk->incidents().log({}));
            for (const bool other :
                 {refused(desk->incidents().withdraw(none)), refused(desk->cases().decline(none, none)),
                  refused(desk->cases().nudgePdf({})), refused(desk->shifts().draft()),
                  refused(desk->shifts().handOver({}, {})), refused(desk->shifts().takers()),
                  refused(desk->shifts().lastNote()), refused(desk->shifts().unreadNotes())})
                EXPECT_EQ(other, log);
            return log;
        }
        case Act::WorkAlerts: {
            const bool claim = refused(desk->alerts().claim(none));
            for (const bool other :
                 {refused(desk->alerts().raise(none, false)), refused(desk->alerts().acknowledge(none, none)),
                  refused(desk->alerts().close(none, domain::IncidentOutcome::False)),
                  refused(desk->alerts().reopen(none)), refused(desk->shifts().handAlert(none, none))})
                EXPECT_EQ(other, claim);
            return claim;
        }
        case Act::WriteOrders: {
            const bool write = refused(desk->orders().write({}));
            for (const bool other : {refused(desk->orders().remove(none, 1)), refused(desk->orders().writeZone({})),
                                     refused(desk->orders().removeZone(none, 1))})
                EXPECT_EQ(other, write);
            return write;
        }
        case Act::AddSightings:
            return refused(desk->alerts().addSighting(none, QStringLiteral("C07")));
        case Act::SeeGallery: {
            const bool wall = refused(desk->gallery().wall());
            EXPECT_EQ(refused(desk->gallery().openSheet(none)), wall);
            EXPECT_EQ(refused(desk->enrolment().watchlisted()), wall);
            return wall;
        }
        case Act::AddPhotographs: {
            const bool remove = refused(desk->enrolment().remove(none));
            EXPECT_EQ(refused(desk->enrolment().enrol(none, {})), remove);
            return remove;
        }
        case Act::SetCautions:
            return refused(desk->gallery().setCautions(none, 1, {}));
        case Act::CompareStills: {
            const bool decide = refused(desk->stills().decide(none, 1, none, domain::Verdict::Same));
            const QString still = desk->stills().submit({});
            EXPECT_EQ(desk->stills().still(still).error.code == ErrorCode::Refused, decide);
            return decide;
        }
        case Act::SeeLists: {
            const bool incidents = refused(desk->lists().incidents({}));
            for (const bool other :
                 {refused(desk->lists().subjects({})), refused(desk->lists().exclusions({})),
                  refused(desk->lists().alerts({})), refused(desk->incidents().find(none)),
                  refused(desk->cases().view(none)), refused(desk->cases().nudges()),
                  refused(desk->cases().figures({})), refused(desk->shifts().facts()), refused(desk->shifts().pdf({}))})
                EXPECT_EQ(other, incidents);
            return incidents;
        }
        case Act::SeeMembers: {
            const bool members = refused(desk->lists().members({}));
            for (const bool other : {refused(desk->lists().radios({})), refused(desk->members().members()),
                                     refused(desk->members().sheet(none)), refused(desk->members().similar({}, {})),
                                     refused(desk->members().agreements(none)), refused(desk->members().townCameras()),
                                     refused(desk->members().named(none)), refused(desk->radios().radios()),
                                     refused(desk->radios().sheet(none)), refused(desk->radios().unknownCodes()),
                                     refused(desk->radios().writeSlip(none, {}))})
                EXPECT_EQ(other, members);
            return members;
        }
        case Act::ManageMembers: {
            const bool members = refused(desk->members().add({}));
            const QVector<QString> nobody{none};
            domain::Contact contact;
            contact.id = none;
            for (const bool other :
                 {refused(desk->members().saveMember({})), refused(desk->members().savePremises({})),
                  refused(desk->members().saveContact(contact)), refused(desk->members().removeContact(contact)),
                  refused(desk->members().saveCamera({})), refused(desk->members().removeCamera({})),
                  refused(desk->members().apply(none, none)), refused(desk->members().join(nobody, {})),
                  refused(desk->members().leave(nobody, {})),
                  refused(desk->members().tick(nobody, domain::MembershipStep::Fee, {})),
                  refused(desk->members().sign(nobody, {}, {})), refused(desk->members().takeSignatureBack({})),
                  refused(desk->members().issue({})), refused(desk->members().undo({})),
                  refused(desk->radios().save({})), refused(desk->radios().handOver({})),
                  refused(desk->imports().open(sheets::ImportKind::Members, none)),
                  refused(desk->imports().open(sheets::ImportKind::Radios, none)),
                  refused(desk->exports().write(sheets::ImportKind::Radios, ExportFormat::Csv, {}))})
                EXPECT_EQ(other, members);
            return members;
        }
        case Act::ReadMeetings: {
            const bool meetings = refused(desk->meetings().meetings());
            EXPECT_EQ(refused(desk->meetings().agenda(none)), meetings);
            return meetings;
        }
        case Act::RunMeetings:
            return refused(desk->meetings().build(none));
        case Act::ManagePeople: {
            const bool people = refused(desk->peopleDesk().people());
            for (const bool other :
                 {refused(desk->peopleDesk().leave(none)), refused(desk->peopleDesk().changeRole(none, Role::Partner)),
                  refused(desk->peopleDesk().resetPassphrase(none, QStringLiteral("long enough by far")))})
                EXPECT_EQ(other, people);
            return people;
        }
        case Act::SeeAudit: {
            const bool audit = refused(desk->lists().audit({}));
            EXPECT_EQ(refused(desk->lists().verify()), audit);
            return audit;
        }
        case Act::BackUp: {
            const bool list = refused(desk->backups().backups());
            EXPECT_EQ(refused(desk->backups().backUp(QStringLiteral("/no/such/folder/backup"))), list);
            return list;
        }
        case Act::RenewRecoveryKey:
            return refused(desk->peopleDesk().newRecoveryKey());
        case Act::ChangeSettings: {
            const bool clocks = refused(desk->retention().clocks());
            for (const bool other :
                 {refused(desk->retention().setClock(QStringLiteral("retention.incident"), 36)),
                  refused(desk->settings().settings()), refused(desk->settings().set({}, 0)),
                  refused(desk->settings().schemes()), refused(desk->setup().state()),
                  refused(desk->gateways().config()), refused(desk->gateways().setConfig({})),
                  refused(desk->setup().skip(SetupStep::Map, true)), refused(desk->settings().saveScheme({}))}) {
                EXPECT_EQ(other, clocks);
            }
            return clocks;
        }
        case Act::Erase: {
            const bool run = refused(desk->retention().dryRun());
            const DueRow row{QStringLiteral("still"), none, {}, {}, {}, {}};
            for (const bool other :
                 {refused(desk->retention().subjectDue(none)), refused(desk->retention().certificates()),
                  refused(desk->retention().erase({row}, {none, none}, QStringLiteral("why")))})
                EXPECT_EQ(other, run);
            return run;
        }
        case Act::AnswerAccessRequests:
            return refused(desk->access().gather(none, QString::fromStdString(dir.file("sar"))));
        case Act::ExchangeRecords: {
            const bool out = refused(desk->exports().write(sheets::ImportKind::Subjects, ExportFormat::Csv, {}));
            for (const bool other :
                 {refused(desk->imports().open(sheets::ImportKind::Subjects, none)),
                  refused(desk->imports().open(sheets::ImportKind::Incidents, none)),
                  refused(desk->recordings().exportOver(none, {})), refused(desk->recordings().exportWav(none, {})),
                  refused(desk->exports().write(sheets::ImportKind::Incidents, ExportFormat::Csv, {}))})
                EXPECT_EQ(other, out);
            return out;
        }
        case Act::TalkOnRadio: {
            const auto press = desk->talk().press(QStringLiteral("SHOP"));
            const auto call = desk->talk().call(QStringLiteral("SHOP"), QStringLiteral("EEA"), QStringLiteral("57106"));
            EXPECT_EQ(press.error().code, call.error().code);
            return press.error().code == ErrorCode::Refused;
        }
        case Act::KeepCases: {
            const bool reported = refused(desk->cases().setReported(none, {}));
            for (const bool other :
                 {refused(desk->cases().setCrimed(none, none)), refused(desk->cases().setReference(none, none)),
                  refused(desk->cases().setDisposal(none, domain::Disposal::Caution, {}, {})),
                  refused(desk->packs().pdf({none}, {})), refused(desk->intel().write({})),
                  refused(desk->intel().list()), refused(desk->intel().pdf(none, {}))})
                EXPECT_EQ(other, reported);
            return reported;
        }
        }
        ADD_FAILURE() << "no use case to ask";
        return false;
    }
};

TEST_F(RolesTest, TheUseCasesRefuseExactlyWhatTheTableRefuses) {
    for (const Role role : roles) {
        become(role);
        for (const auto& [act, letters] : expected) {
            EXPECT_EQ(isRefused(act), !allowed(letters, role))
                << domain::wordOf(domain::roleWords, role).toStdString() << ": "
                << actTable().at(static_cast<std::size_t>(act)).doing;
        }
    }
}

TEST_F(RolesTest, ARoleThatWasTakenCountsAtOnceForWhoeverIsSignedIn) {
    become(Role::Coordinator);
    ASSERT_FALSE(isRefused(Act::LogIncidents));
    ASSERT_TRUE(desk->store()
                    .write([&](store::Tx& tx) -> Result<domain::Person> {
                        auto me = store::PersonTable::byName(tx, person);
                        (*me)->role = Role::Partner;
                        return store::PersonTable::update(tx, **me);
                    })
                    .result());
    EXPECT_TRUE(isRefused(Act::LogIncidents)) << "before the desk has been told";
    EXPECT_TRUE(eventually([&] { return desk->person().role == Role::Partner; }));
}

TEST_F(RolesTest, WhoHasLeftIsSignedOutAtOnce) {
    become(Role::CctvOperator);
    ASSERT_TRUE(desk->store()
                    .write([&](store::Tx& tx) -> Result<domain::Person> {
                        auto me = store::PersonTable::byName(tx, person);
                        (*me)->leftAt = tx.now();
                        return store::PersonTable::update(tx, **me);
                    })
                    .result());
    EXPECT_TRUE(isRefused(Act::LogIncidents));
    EXPECT_TRUE(eventually([&] { return !desk->isOpen(); }));
    EXPECT_TRUE(eventually(
        [&] { return desk->people().size() == 1 && desk->people().first().name == QStringLiteral("Ada Crane"); }));
}

} // namespace
} // namespace watchdesk::desk
