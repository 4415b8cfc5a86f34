#include "desk/Roles.h"

#include "desk/MemberReading.h"
#include "domain/CivilDay.h"
#include "store/PersonTable.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::Role;

constexpr Role coordinator = Role::Coordinator;
constexpr Role cctv = Role::CctvOperator;
constexpr Role police = Role::PoliceSergeant;
constexpr Role partner = Role::Partner;
constexpr Role administrator = Role::Administrator;
constexpr Role member = Role::MemberView;

Error lockedDesk() {
    return {ErrorCode::Locked, "The desk is locked.", "Nothing was changed.", "Sign in first."};
}

} // namespace

const std::array<ActRow, 24>& actTable() {
    static const std::array<ActRow, 24> rows{{
        {Act::SeeFeed, "the live feed", {coordinator, cctv, police, partner}},
        {Act::LogIncidents, "logging incidents", {coordinator, cctv}},
        {Act::WorkAlerts, "working alerts", {coordinator, cctv}},
        {Act::AddSightings, "adding sightings", {coordinator, cctv, partner}},
        {Act::SeeGallery, "the gallery", {coordinator, cctv, police, partner, member}},
        {Act::AddPhotographs, "adding photographs", {coordinator, cctv}},
        {Act::SetCautions, "setting cautions", {coordinator}},
        {Act::CompareStills, "comparing stills", {coordinator, cctv}},
        {Act::SeeLists, "whole lists of records", {coordinator, cctv, police, partner}},
        {Act::SeeMembers, "the list of members", {coordinator, cctv, police, partner, administrator, member}},
        {Act::ManageMembers, "the members and their radios", {coordinator}},
        {Act::ReadMeetings, "the papers of meetings", {coordinator, police, partner}},
        {Act::RunMeetings, "running meetings", {coordinator}},
        {Act::ManagePeople, "the people who may sign in", {administrator}},
        {Act::RenewRecoveryKey, "renewing the recovery key", {coordinator, administrator}},
        {Act::ChangeSettings, "changing settings", {coordinator, administrator}},
        {Act::BackUp, "backups", {coordinator, administrator}},
        {Act::SeeAudit, "the audit log", {coordinator, administrator}},
        {Act::Erase, "erasing records", {coordinator, administrator}},
        {Act::AnswerAccessRequests, "answering access requests", {coordinator}},
        {Act::ExchangeRecords, "bringing tables of records in and taking them out", {coordinator}},
        {Act::TalkOnRadio, "speaking on the radio", {coordinator}},
        {Act::WriteOrders, "writing orders of courts and councils", {coordinator, police}},
        {Act::KeepCases, "police cases, their papers and intelligence reports", {coordinator, police}},
    }};
    return rows;
}

bool mayDo(const domain::Person& person, Act act) {
    if (act == Act::SeeGallery && person.galleryClosed)
        return false;
    const ActRow& row = actTable().at(static_cast<std::size_t>(act));
    return std::any_of(row.roles.begin(), row.roles.end(),
                       [&](Role role) { return role == person.role || (person.standsIn && role == coordinator); });
}

Result<void> require(const domain::Person& person, Act act, const char* doing) {
    if (person.id.isEmpty())
        return lockedDesk();
    if (mayDo(person, act))
        return {};
    if (act == Act::SeeGallery && person.galleryClosed)
        return Error{ErrorCode::Refused, "The gallery is closed to your member.", "Nothing was shown.",
                     "It opens when your member has joined and has signed the information-sharing agreement."};
    const std::string what = doing != nullptr ? doing : actTable().at(static_cast<std::size_t>(act)).doing;
    return Error{ErrorCode::Refused, "Your role does not include " + what + ".", "Nothing was changed.",
                 "Ask a coordinator."};
}

Result<domain::Person> actingPerson(store::Tx& tx, const QString& personId) {
    if (personId.isEmpty())
        return lockedDesk();
    auto people = store::PersonTable::present(tx);
    if (!people)
        return people.error();
    const auto me = std::find_if(people->begin(), people->end(), [&](const auto& p) { return p.id == personId; });
    if (me == people->end())
        return Error{ErrorCode::Refused, "You may no longer sign in here.", "Nothing was changed.",
                     "Ask the administrator."};
    domain::Person person = *me;
    person.standsIn =
        person.role == Role::Administrator &&
        std::none_of(people->begin(), people->end(), [](const auto& p) { return p.role == Role::Coordinator; });
    if (person.role == Role::MemberView) {
        const auto open = galleryIsOpenTo(tx, person.memberId, domain::civilDay(tx.now()));
        if (!open)
            return open.error();
        person.galleryClosed = !*open;
    }
    return person;
}

Result<void> require(store::Tx& tx, const domain::Person& person, Act act, const char* doing) {
    // Asked for before the desk was locked, or before somebody else signed in: it would be written in another's name.
    if (!person.id.isEmpty() && tx.actor() != person.id)
        return Error{ErrorCode::Locked, "The desk was locked meanwhile.", "Nothing was changed.", "Sign in again."};
    return requireOf(tx, person, act, doing);
}

Result<void> requireOf(store::Tx& tx, const domain::Person& person, Act act, const char* doing) {
    const auto now = actingPerson(tx, person.id);
    if (!now)
        return now.error();
    return require(*now, act, doing);
}

} // namespace watchdesk::desk
