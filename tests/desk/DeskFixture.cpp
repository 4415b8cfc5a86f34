#include "desk/DeskFixture.h"

#include "store/AgreementTable.h"
#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"
#include "store/SubjectTable.h"

namespace watchdesk::desk {

namespace {

Result<void> furnish(store::Tx& tx) {
    domain::Scheme scheme;
    scheme.id = tx.newId();
    scheme.name = QStringLiteral("Ashby Cross Shop Watch");
    scheme.channel = QStringLiteral("SHOP");
    if (auto kept = store::SchemeTable::insert(tx, scheme); !kept)
        return kept.error();
    struct Place {
        const char* sign;
        const char* code;
        const char* name;
        const char* street;
    };
    for (const Place& place : {Place{"C07", "57106", "Hallam Pharmacy", "High Street"},
                               Place{"C12", "57112", "Pennant Sports", "Butter Row"},
                               Place{"C17", "57117", "Rowe & Finch", "Market Place"}}) {
        domain::Member member;
        member.id = tx.newId();
        member.schemeId = scheme.id;
        member.name = QString::fromUtf8(place.name);
        domain::Premises premises;
        premises.id = tx.newId();
        premises.memberId = member.id;
        premises.name = member.name;
        premises.street = QString::fromUtf8(place.street);
        domain::RadioSet set;
        set.id = tx.newId();
        set.schemeId = scheme.id;
        set.premisesId = premises.id;
        set.callSign = QString::fromUtf8(place.sign);
        set.code = QString::fromUtf8(place.code);
        set.serial = QStringLiteral("GP-") + set.callSign;
        if (auto kept = store::MemberTable::insert(tx, member); !kept)
            return kept.error();
        if (auto kept = store::MembershipTable::insert(tx, {{}, 0, member.id, scheme.id, QDate(2020, 2, 29), {}});
            !kept)
            return kept.error();
        else if (auto agreed = store::AgreementTable::sign(tx, {{}, 0, kept->id, {}, QDate(2020, 3, 2), {}}); !agreed)
            return agreed.error();
        if (auto kept = store::PremisesTable::insert(tx, premises); !kept)
            return kept.error();
        if (auto kept = store::RadioSetTable::insert(tx, set); !kept)
            return kept.error();
    }
    domain::Subject subject;
    subject.id = tx.newId();
    subject.reference = QStringLiteral("W-0412");
    subject.name = QStringLiteral("Dean Hollis");
    subject.createdAt = tx.now();
    if (auto kept = store::SubjectTable::insert(tx, subject); !kept)
        return kept.error();
    return {};
}

} // namespace

QString DeskFixture::memberFor(store::Tx& tx, domain::Role role) {
    const auto members = store::MemberTable::all(tx);
    return role == domain::Role::MemberView && members && !members->isEmpty() ? members->first().id : QString();
}

void DeskFixture::SetUp() {
    if (options.url.isEmpty())
        options.url = QString::fromStdString(dir.file("town.watchdesk"));
    options.memory = QString::fromStdString(dir.file("heads"));
    auto made = Desk::create(options, person, passphrase, clock, ids, true);
    ASSERT_TRUE(made) << made.error().text();
    openDesk();
    auto furnished = desk->store().write([](store::Tx& tx) { return furnish(tx); }).result();
    ASSERT_TRUE(furnished) << furnished.error().text();
    auto loaded = desk->directory().reload().result();
    ASSERT_TRUE(loaded) << loaded.error().text();
}

void DeskFixture::openDesk(bool signIn) {
    auto opened = Desk::open(options, clock, ids);
    ASSERT_TRUE(opened) << opened.error().text();
    desk = std::move(*opened);
    if (!signIn)
        return;
    auto signedIn = desk->signIn(person, passphrase).result();
    ASSERT_TRUE(signedIn) << signedIn.error().text();
}

bool DeskFixture::eventually(const std::function<bool()>& so) {
    for (QDeadlineTimer deadline(30'000); !so();) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 10);
    }
    return true;
}

void DeskFixture::settle() {
    // The writer takes closures in order: when this one is done, so are those before it.
    EXPECT_TRUE(desk->store().write([](store::Tx&) -> Result<void> { return {}; }).result());
}

FeedRow DeskFixture::rowOf(domain::FeedKind kind, const QString& recordId) {
    settle();
    const auto seqs = desk->feed().seqs(FeedFilter::All).result();
    EXPECT_TRUE(seqs);
    const auto rows = desk->feed().rows(*seqs).result();
    EXPECT_TRUE(rows) << rows.error().text();
    for (const FeedRow& row : *rows) {
        if (row.kind == kind && row.recordId == recordId)
            return row;
    }
    ADD_FAILURE() << "no such row in the feed";
    return {};
}

Logged DeskFixture::log(const QString& line, bool alert, const QString& over) {
    LogRequest request;
    request.line = line;
    request.alert = alert;
    request.transmissionId = over;
    auto logged = desk->incidents().log(request).result();
    EXPECT_TRUE(logged) << logged.error().text();
    return logged ? *logged : Logged();
}

} // namespace watchdesk::desk
