#include "scheme/SchemeFixture.h"

#include "desk/PeopleDesk.h"
#include "store/PersonTable.h"

namespace watchdesk::test {

domain::Person SchemeFixture::somebody(const QString& name, domain::Role role) {
    domain::Person one;
    one.name = name;
    one.role = role;
    auto made = desk->store().write([one](store::Tx& tx) { return store::PersonTable::insert(tx, one); }).result();
    EXPECT_TRUE(made) << made.error().text();
    return made ? *made : one;
}

void SchemeFixture::signInAs(domain::Role role) {
    const QString name = QStringLiteral("Robin Ash");
    const QString words = QStringLiteral("four words and more");
    auto added = desk->peopleDesk().add(name, role, words).result();
    ASSERT_TRUE(added) << added.error().text();
    auto in = desk->signIn(name, words).result();
    ASSERT_TRUE(in) << in.error().text();
}

} // namespace watchdesk::test
