#include "desk/MemberDesk.h"

#include "desk/DeskFixture.h"
#include "desk/GalleryDesk.h"
#include "desk/PeopleDesk.h"
#include "desk/RadioDesk.h"
#include "store/AgreementTable.h"
#include "store/MembershipTable.h"
#include "store/PersonTable.h"
#include "store/PremisesTable.h"
#include "store/SchemeTable.h"
#include "store/TransmissionTable.h"

namespace watchdesk::desk {
namespace {

class MemberDeskTest : public DeskFixture {
protected:
    const QDate today{2026, 11, 20};
    template <class T>
    T got(const QFuture<Result<T>>& future) {
        const Result<T> answer = future.result();
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().what);
        return answer ? *answer : T{};
    }
    template <class T>
    static ErrorCode codeOf(const QFuture<Result<T>>& future) {
        const Result<T> answer = future.result();
        return answer ? ErrorCode::Internal : answer.error().code;
    }
    MemberLine line(const QString& name, bool withLeft = false) {
        for (const MemberLine& one : got(desk->members().members(withLeft))) {
            if (one.member.name == name)
                return one;
        }
        return {};
    }
    QString schemeId() { return desk->directory().schemes().first().id; }
    NewMember cafe() {
        NewMember fresh;
        fresh.member.name = QStringLiteral("Copper Kettle");
        fresh.member.contact = QStringLiteral("Una Vasey");
        fresh.premises.street = QStringLiteral("Mill Lane");
        fresh.premises.placed = false;
        fresh.schemeId = schemeId();
        return fresh;
    }
    QDate doneOn(const MemberLine& line, domain::ChecklistLine::What what) {
        for (const domain::ChecklistLine& one : line.checklist) {
            if (one.what == what)
                return one.doneOn;
        }
        return {};
    }
};

TEST_F(MemberDeskTest, ABusinessAppliesJoinsAndIsThereWithItsPremises) {
    got(desk->members().add(cafe()));
    MemberLine kettle = line(QStringLiteral("Copper Kettle"));
    EXPECT_EQ(kettle.standing, MemberStanding::Applied);
    EXPECT_EQ(kettle.premises.first().name, QStringLiteral("Copper Kettle")) << "the premises take the business's name";
    EXPECT_EQ(doneOn(kettle, domain::ChecklistLine::What::Application), today);
    got(desk->members().join({kettle.membership.id}, today));
    EXPECT_EQ(line(QStringLiteral("Copper Kettle")).standing, MemberStanding::Joining) << "the fee is not paid yet";
    EXPECT_EQ(line(QStringLiteral("Hallam Pharmacy")).callSigns, QStringList{QStringLiteral("C07")});
}

TEST_F(MemberDeskTest, AStepIsTakenBackWhole) {
    const RecordStep added = got(desk->members().add(cafe()));
    EXPECT_EQ(got(desk->members().members()).size(), 4);
    ASSERT_TRUE(desk->members().undo(added).result());
    EXPECT_EQ(got(desk->members().members(true)).size(), 3);
    MemberLine rowe = line(QStringLiteral("Rowe & Finch"));
    domain::Member changed = rowe.member;
    changed.phone = QStringLiteral("01632 960222");
    const RecordStep step = got(desk->members().saveMember(changed));
    EXPECT_EQ(line(changed.name).member.phone, changed.phone);
    ASSERT_TRUE(desk->members().undo(step).result());
    EXPECT_EQ(line(changed.name).member.phone, rowe.member.phone);
    EXPECT_EQ(codeOf(desk->members().undo(step)), ErrorCode::Conflict) << "twice is once too often";
}

TEST_F(MemberDeskTest, AStepIsNotTakenBackOverWhatSomebodyElseDid) {
    const RecordStep added = got(desk->members().add(cafe()));
    domain::Member kettle = line(QStringLiteral("Copper Kettle")).member;
    kettle.trade = QStringLiteral("cafe");
    got(desk->members().saveMember(kettle));
    EXPECT_EQ(codeOf(desk->members().undo(added)), ErrorCode::Conflict);
    EXPECT_EQ(line(kettle.name).premises.size(), 1) << "nothing of it was taken back";
    EXPECT_EQ(codeOf(desk->members().saveMember(kettle)), ErrorCode::Conflict) << "an old version";
}

TEST_F(MemberDeskTest, ManyAreTickedAtOnceAndUndoneAtOnce) {
    QVector<QString> all;
    for (const MemberLine& one : got(desk->members().members()))
        all.append(one.membership.id);
    const RecordStep step = got(desk->members().tick(all, domain::MembershipStep::Fee, today));
    for (const MemberLine& one : got(desk->members().members()))
        EXPECT_EQ(doneOn(one, domain::ChecklistLine::What::Fee), today);
    ASSERT_TRUE(desk->members().undo(step).result());
    for (const MemberLine& one : got(desk->members().members()))
        EXPECT_FALSE(doneOn(one, domain::ChecklistLine::What::Fee).isValid());
    all.append(QStringLiteral("00000000-0000-7000-8000-000000000000"));
    EXPECT_EQ(codeOf(desk->members().tick(all, domain::MembershipStep::Fee, today)), ErrorCode::NotFound);
    EXPECT_FALSE(doneOn(line(QStringLiteral("Rowe & Finch")), domain::ChecklistLine::What::Fee).isValid())
        << "all or nothing";
}

TEST_F(MemberDeskTest, ANewEditionOfTheAgreementHasToBeSigned) {
    MemberLine rowe = line(QStringLiteral("Rowe & Finch"));
    EXPECT_EQ(rowe.agreementSigned, QDate(2020, 3, 2));
    EXPECT_EQ(codeOf(desk->members().sign({rowe.membership.id}, today, {})), ErrorCode::NotFound) << "no edition yet";
    got(desk->members().issue(
        {{}, 0, schemeId(), QStringLiteral("2"), QStringLiteral("Sharing"), QStringLiteral("Text"), today}));
    EXPECT_FALSE(line(QStringLiteral("Rowe & Finch")).agreementSigned.isValid());
    EXPECT_EQ(codeOf(desk->members().sign({rowe.membership.id}, today.addDays(1), {})), ErrorCode::InvalidInput);
    const RecordStep step = got(desk->members().sign({rowe.membership.id}, today, QStringLiteral("Una Vasey")));
    EXPECT_EQ(line(QStringLiteral("Rowe & Finch")).agreementSigned, today);
    EXPECT_EQ(got(desk->members().sheet(rowe.member.id)).signatures.last().signedBy, QStringLiteral("Una Vasey"));
    ASSERT_TRUE(desk->members().undo(step).result());
    EXPECT_FALSE(line(QStringLiteral("Rowe & Finch")).agreementSigned.isValid());
    EXPECT_EQ(codeOf(desk->members().issue(
                  {{}, 0, schemeId(), QStringLiteral("2"), QStringLiteral("Sharing"), QStringLiteral("Text"), today})),
              ErrorCode::Conflict)
        << "an edition is there once";
}

TEST_F(MemberDeskTest, OneBusinessInTwoSchemesIsInTwoLines) {
    ASSERT_TRUE(desk->store()
                    .write([](store::Tx& tx) {
                        return store::SchemeTable::insert(tx, {QStringLiteral("pubs"), 0, domain::SchemeKind::PubWatch,
                                                               QStringLiteral("Ashby Cross Pub Watch"),
                                                               QStringLiteral("Ashby Cross"), QStringLiteral("PUB")});
                    })
                    .result());
    const MemberLine rowe = line(QStringLiteral("Rowe & Finch"));
    got(desk->members().apply(rowe.member.id, QStringLiteral("pubs")));
    EXPECT_EQ(codeOf(desk->members().apply(rowe.member.id, QStringLiteral("pubs"))), ErrorCode::Conflict);
    const MemberSheet sheet = got(desk->members().sheet(rowe.member.id));
    ASSERT_EQ(sheet.memberships.size(), 2);
    got(desk->members().leave({rowe.membership.id}, today.addDays(-1)));
    const MemberLine gone = line(QStringLiteral("Rowe & Finch"), true);
    EXPECT_EQ(got(desk->members().members()).size(), 4) << "its radio is still out: it is leaving";
    got(desk->members().apply(rowe.member.id, rowe.membership.schemeId));
    EXPECT_EQ(got(desk->members().sheet(rowe.member.id)).memberships.size(), 3) << "and may come back";
}

TEST_F(MemberDeskTest, SimilarNamesInTheSameStreetAreFound) {
    EXPECT_EQ(
        got(desk->members().similar(QStringLiteral("ROWE and Finch Ltd."), QStringLiteral("market place"))).size(), 1);
    EXPECT_EQ(got(desk->members().similar(QStringLiteral("Rowe & Finch"), QStringLiteral("Mill Lane"))).size(), 0);
    EXPECT_EQ(got(desk->members().similar({}, {})).size(), 0);
}

TEST_F(MemberDeskTest, AMemberIsNamedByItsNameOrItsId) {
    const MemberLine rowe = line(QStringLiteral("Rowe & Finch"));
    EXPECT_EQ(got(desk->members().named(QStringLiteral(" rowe & FINCH "))).id, rowe.member.id);
    EXPECT_EQ(got(desk->members().named(rowe.member.id)).id, rowe.member.id);
    EXPECT_EQ(codeOf(desk->members().named(QStringLiteral("Rowe"))), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(desk->members().named({})), ErrorCode::NotFound);
    NewMember second = cafe();
    second.member.name = QStringLiteral("rowe & finch");
    got(desk->members().add(second));
    const auto several = desk->members().named(rowe.member.name).result();
    ASSERT_FALSE(several);
    EXPECT_EQ(several.error().code, ErrorCode::Conflict);
    EXPECT_NE(several.error().what.find(rowe.member.id.toStdString() + " in Market Place"), std::string::npos)
        << several.error().what;
}

TEST_F(MemberDeskTest, ABranchIsNotItsHeadOfficesHeadOffice) {
    domain::Member rowe = line(QStringLiteral("Rowe & Finch")).member;
    const domain::Member hallam = line(QStringLiteral("Hallam Pharmacy")).member;
    rowe.headOfficeId = hallam.id;
    got(desk->members().saveMember(rowe));
    EXPECT_EQ(line(QStringLiteral("Rowe & Finch")).headOffice, hallam.name);
    EXPECT_EQ(got(desk->members().sheet(hallam.id)).branches.size(), 1);
    domain::Member above = line(QStringLiteral("Hallam Pharmacy")).member;
    above.headOfficeId = rowe.id;
    EXPECT_EQ(codeOf(desk->members().saveMember(above)), ErrorCode::InvalidInput);
}

TEST_F(MemberDeskTest, TheHistorySaysWhoDidWhat) {
    const MemberLine rowe = line(QStringLiteral("Rowe & Finch"));
    got(desk->members().tick({rowe.membership.id}, domain::MembershipStep::Fee, today));
    const QVector<HistoryLine> history = got(desk->members().sheet(rowe.member.id)).history;
    ASSERT_FALSE(history.isEmpty());
    EXPECT_EQ(history.first().who, person);
    EXPECT_TRUE(history.first().what.contains(QLatin1String("checklist"))) << history.first().what.toStdString();
}

class CameraDeskTest : public MemberDeskTest {
protected:
    domain::Camera at(const QString& member, const char* number) {
        domain::Camera camera;
        camera.premisesId = line(member).premises.first().id;
        camera.number = QString::fromLatin1(number);
        camera.covers = QStringLiteral("the tills");
        return camera;
    }
    MemberSheet rowe() { return got(desk->members().sheet(line(QStringLiteral("Rowe & Finch")).member.id)); }
    QStringList numbers(const QVector<domain::Camera>& cameras) {
        QStringList out;
        for (const domain::Camera& camera : cameras)
            out += camera.number;
        return out;
    }
};

TEST_F(CameraDeskTest, ACameraComesIsChangedAndGoesAndEachIsTakenBack) {
    const RecordStep added = got(desk->members().saveCamera(at(QStringLiteral("Rowe & Finch"), "14")));
    EXPECT_EQ(added.words, QStringLiteral("Camera 14 added"));
    domain::Camera camera = rowe().cameras.value(0);
    EXPECT_EQ(camera.covers, QStringLiteral("the tills"));
    EXPECT_FALSE(camera.placed);
    camera.placed = true;
    camera.east = 12;
    const RecordStep moved = got(desk->members().saveCamera(camera));
    EXPECT_EQ(rowe().cameras.value(0).east, 12);
    ASSERT_TRUE(desk->members().undo(moved).result());
    EXPECT_FALSE(rowe().cameras.value(0).placed);
    EXPECT_EQ(codeOf(desk->members().removeCamera(camera)), ErrorCode::Conflict) << "an old version";
    const RecordStep gone = got(desk->members().removeCamera(rowe().cameras.value(0)));
    EXPECT_TRUE(rowe().cameras.isEmpty());
    ASSERT_TRUE(desk->members().undo(gone).result());
    EXPECT_EQ(rowe().cameras.value(0).id, camera.id) << "the same one is back";
}

TEST_F(CameraDeskTest, ANumberIsThereOnceAtAPlace) {
    got(desk->members().saveCamera(at(QStringLiteral("Rowe & Finch"), "Cam 14")));
    got(desk->members().saveCamera(at(QStringLiteral("Rowe & Finch"), "Cam 2")));
    EXPECT_EQ(numbers(rowe().cameras), QStringList({QStringLiteral("Cam 2"), QStringLiteral("Cam 14")}));
    EXPECT_EQ(codeOf(desk->members().saveCamera(at(QStringLiteral("Rowe & Finch"), "cam 14"))), ErrorCode::Conflict);
    got(desk->members().saveCamera(at(QStringLiteral("Hallam Pharmacy"), "Cam 14")));
    domain::Camera second = rowe().cameras.value(0);
    second.number = QStringLiteral("Cam 14");
    EXPECT_EQ(codeOf(desk->members().saveCamera(second)), ErrorCode::Conflict);
    second.number.clear();
    EXPECT_EQ(codeOf(desk->members().saveCamera(second)), ErrorCode::InvalidInput);
    second.premisesId = QStringLiteral("00000000-0000-7000-8000-000000000000");
    second.number = QStringLiteral("9");
    EXPECT_EQ(codeOf(desk->members().saveCamera(second)), ErrorCode::NotFound);
}

TEST_F(CameraDeskTest, TheHistoryOfTheMemberTellsOfItsCameras) {
    got(desk->members().saveCamera(at(QStringLiteral("Rowe & Finch"), "14")));
    got(desk->members().removeCamera(rowe().cameras.value(0)));
    const QVector<HistoryLine> history = rowe().history;
    ASSERT_EQ(history.size(), 2);
    EXPECT_TRUE(history.at(0).what.endsWith(QLatin1String("camera 14 removed"))) << history.at(0).what.toStdString();
    EXPECT_TRUE(history.at(1).what.endsWith(QLatin1String("camera 14 added"))) << history.at(1).what.toStdString();
}

TEST_F(CameraDeskTest, TheTownsCamerasAreNoMembers) {
    domain::Camera camera = at(QStringLiteral("Rowe & Finch"), "14");
    got(desk->members().saveCamera(camera));
    camera.premisesId.clear();
    got(desk->members().saveCamera(camera));
    EXPECT_EQ(numbers(got(desk->members().townCameras())), QStringList{QStringLiteral("14")});
    EXPECT_EQ(rowe().cameras.size(), 1);
    EXPECT_EQ(codeOf(desk->members().saveCamera(camera)), ErrorCode::Conflict);
}

/// Somebody of a member's, who signs in with the passphrase.
class Rule17Test : public MemberDeskTest {
protected:
    void SetUp() override {
        MemberDeskTest::SetUp();
        rowe = line(QStringLiteral("Rowe & Finch"));
        const auto added = desk->peopleDesk()
                               .add(QStringLiteral("Una Vasey"), domain::Role::MemberView, passphrase, rowe.member.id)
                               .result();
        ASSERT_TRUE(added);
    }
    bool galleryOpens() {
        auto second = desk->signIn(QStringLiteral("Una Vasey"), passphrase).result();
        EXPECT_TRUE(second);
        const bool open = desk->gallery().wall().result().has_value();
        EXPECT_TRUE(desk->signIn(person, passphrase).result());
        return open;
    }
    MemberLine rowe;
};

TEST_F(Rule17Test, TheGalleryFollowsTheAgreementAndTheMembership) {
    EXPECT_TRUE(galleryOpens());
    got(desk->members().issue(
        {{}, 0, schemeId(), QStringLiteral("2"), QStringLiteral("Sharing"), QStringLiteral("Text"), today}));
    EXPECT_FALSE(galleryOpens());
    got(desk->members().sign({rowe.membership.id}, today, {}));
    EXPECT_TRUE(galleryOpens());
    const RecordStep left = got(desk->members().leave({rowe.membership.id}, today));
    EXPECT_FALSE(left.undoable);
    EXPECT_FALSE(desk->signIn(QStringLiteral("Una Vasey"), passphrase).result())
        << "the sign-in ended with the membership";
    EXPECT_EQ(codeOf(desk->members().undo(left)), ErrorCode::Refused);
}

/// Radio sets.
class RadioDeskTest : public MemberDeskTest {
protected:
    domain::RadioSet setOf(const QString& callSign) {
        for (const RadioLine& one : got(desk->radios().radios())) {
            if (one.set.callSign == callSign)
                return one.set;
        }
        return {};
    }
    domain::RadioSet fresh(const char* sign, const char* code, domain::RadioState state = domain::RadioState::Issued) {
        domain::RadioSet set;
        set.schemeId = schemeId();
        set.callSign = QString::fromLatin1(sign);
        set.code = QString::fromLatin1(code);
        set.serial = QStringLiteral("N-") + set.callSign;
        set.state = state;
        return set;
    }
};

TEST_F(RadioDeskTest, ASetGoesOutComesBackAndItsHistoryIsKept) {
    const domain::RadioSet set = setOf(QStringLiteral("C12"));
    EXPECT_EQ(codeOf(desk->radios().handOver({set.id, domain::RadioState::Issued, set.premisesId, {}, {}})),
              ErrorCode::Conflict)
        << "out already";
    got(desk->radios().handOver(
        {set.id, domain::RadioState::Returned, {}, QStringLiteral("Bill Lomax"), QStringLiteral("aerial bent")}));
    EXPECT_EQ(setOf(QStringLiteral("C12")).premisesId, QString());
    EXPECT_FALSE(desk->directory().callerByCode(QStringLiteral("EEA"), QStringLiteral("57112")) && !eventually([&] {
                     return !desk->directory().callerByCode(QStringLiteral("EEA"), QStringLiteral("57112"));
                 }))
        << "a set in the cupboard is nobody on the air";
    const RecordStep out = got(desk->radios().handOver(
        {set.id, domain::RadioState::Issued, set.premisesId, QStringLiteral("Una Vasey"), QStringLiteral("good")}));
    const RadioSheet sheet = got(desk->radios().sheet(set.id));
    ASSERT_EQ(sheet.moves.size(), 2);
    EXPECT_EQ(sheet.moves.first().receiver, QStringLiteral("Una Vasey"));
    EXPECT_EQ(sheet.movePlaces.first(), QStringLiteral("Pennant Sports, Butter Row"));
    EXPECT_EQ(sheet.moveBy.first(), person);
    ASSERT_TRUE(desk->members().undo(out).result());
    EXPECT_EQ(setOf(QStringLiteral("C12")).state, domain::RadioState::Returned);
    EXPECT_EQ(got(desk->radios().sheet(set.id)).moves.size(), 1);
}

TEST_F(RadioDeskTest, ACodeOrCallSignTwiceIsRefusedWithWhoHasIt) {
    const auto sign = desk->radios().save(fresh("c07", "1")).result();
    ASSERT_FALSE(sign);
    EXPECT_NE(sign.error().what.find("C07"), std::string::npos) << sign.error().what;
    EXPECT_EQ(codeOf(desk->radios().save(fresh("C99", "57106"))), ErrorCode::Conflict);
    got(desk->radios().save(fresh("C99", "57106", domain::RadioState::Returned)));
    const domain::RadioSet set = setOf(QStringLiteral("C99"));
    EXPECT_EQ(codeOf(desk->radios().handOver({set.id, domain::RadioState::Issued, {}, {}, {}})), ErrorCode::Conflict)
        << "C07 answers to that code";
    const QString lost = setOf(QStringLiteral("C07")).id;
    got(desk->radios().handOver({lost, domain::RadioState::Lost, {}, {}, {}}));
    got(desk->radios().handOver({set.id, domain::RadioState::Issued, {}, {}, {}}));
    EXPECT_EQ(codeOf(desk->radios().handOver({lost, domain::RadioState::Issued, {}, {}, {}})), ErrorCode::Conflict)
        << "it is lost";
}

TEST_F(RadioDeskTest, AnUnknownCodeBecomesASetAndItsOversGetAName) {
    QVector<QString> overs;
    for (int i = 0; i < 3; ++i) {
        domain::Transmission over;
        over.channel = QStringLiteral("SHOP");
        over.start = clock.now() - 60'000 + i;
        over.end = over.start + 2000;
        over.callId = QStringLiteral("call-%1").arg(i);
        over.callerCode = i < 2 ? QStringLiteral("40404") : QStringLiteral("51515");
        over.codes = {{QStringLiteral("EEA"), over.callerCode, 0}};
        auto kept =
            desk->store().write([over](store::Tx& tx) { return store::TransmissionTable::insert(tx, over); }).result();
        ASSERT_TRUE(kept);
        overs.append(kept->id);
    }
    const QVector<UnknownCode> unknown = got(desk->radios().unknownCodes());
    ASSERT_EQ(unknown.size(), 2);
    EXPECT_EQ(unknown.at(0).code, QStringLiteral("51515")) << "the last heard first";
    EXPECT_EQ(unknown.at(1).times, 2);
    const RecordStep step = got(desk->radios().save(fresh("C60", "40404")));
    EXPECT_EQ(got(desk->radios().unknownCodes()).size(), 1);
    const auto named = desk->lists().transmission(overs.first()).result();
    ASSERT_TRUE(named);
    EXPECT_EQ(named->transmission.radioSetId, setOf(QStringLiteral("C60")).id);
    ASSERT_TRUE(desk->members().undo(step).result());
    EXPECT_EQ(got(desk->radios().unknownCodes()).size(), 2);
}

TEST_F(RadioDeskTest, TheSlipNamesSetAndReceiver) {
    const QString path = QString::fromStdString(dir.file("slip.pdf"));
    EXPECT_EQ(got(desk->radios().writeSlip(setOf(QStringLiteral("C17")).id, path)), 1);
    EXPECT_EQ(codeOf(desk->radios().writeSlip(setOf(QStringLiteral("C17")).id, QStringLiteral("/nowhere/slip.pdf"))),
              ErrorCode::Io);
}

} // namespace
} // namespace watchdesk::desk
