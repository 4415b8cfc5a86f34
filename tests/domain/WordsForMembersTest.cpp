#include "domain/NameGuard.h"
#include "domain/QStringPrint.h"
#include "domain/QuickLine.h"
#include "domain/Vocabulary.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {
namespace {

const Vocabulary& town() {
    static const Vocabulary v = test::vocabulary();
    return v;
}

QString told(const char* line, const char* premises = "Hallam Pharmacy") {
    return wordsForMembers(readQuickLine(QString::fromUtf8(line), town()), premises);
}

TEST(WordsForMembers, AreTheSentencesOfTheDesksPicture) {
    EXPECT_EQ(told("C07 theft m30 grey hoodie black sports bag > market sq £140 fragrance"),
              "Theft at Hallam Pharmacy. Man about 30, grey hoodie, black sports bag, to Market Place. Do not "
              "approach: call in.");
    EXPECT_EQ(told("lost child little girl about four pink dress", "Orchard Homewares"),
              "Lost child at Orchard Homewares. Girl about 4, pink dress. If seen, stay with the child and call in.");
    EXPECT_EQ(told("C07 fight", ""), "Violence at Hallam Pharmacy. Do not approach: call in.");
    EXPECT_EQ(told("", ""), "Incident. Do not approach: call in.");
}

TEST(WordsForMembers, NeverNameASubject) {
    for (const char* line :
         {"C07 theft dean hollis grey hoodie", "C07 theft DEAN HOLLIS > market sq",
          "C07 theft Hollis again grey hoodie", "theft W-0412 grey hoodie", "theft > hollis's flat",
          "theft > towards dean hollis house", "theft heading towards mr hollis", "breach Hollis, Dean",
          "breach dean\u00a0hollis", "breach zo\u00eb o\u2019neill > o'neills", "breach marsh wood > marsh-wood",
          "breach van doorn > doorn", "theft ros grey grey hoodie", "theft hol\u200blis > hol\u200blis",
          "theft > mr grey", "theft > d hollis"}) {
        const QString said = told(line).toLower();
        for (const char* name : {"hollis", "dean", "neill", "marsh", "doorn", "ros ", "mr grey"})
            EXPECT_FALSE(said.contains(QLatin1String(name))) << line << " → " << said.toStdString();
    }
}

TEST(WordsForMembers, KeepColoursThatAreAlsoASurname) {
    EXPECT_EQ(told("theft m30 grey hoodie"),
              "Theft at Hallam Pharmacy. Man about 30, grey hoodie. Do not approach: call in.");
}

TEST(WordsForMembers, LeaveOutTheNarrative) {
    EXPECT_FALSE(told("theft lives at number nine with his sister").contains("sister"));
}

TEST(NameGuard, TakesNamesOutHoweverTheyAreWritten) {
    const QStringList names{"Dean Hollis", "Kit Marsh-Wood", "Zoë O'Neill", "Ros Grey"};
    EXPECT_EQ(withoutNames("Male, Dean Hollis, grey hoodie", names), "Male, grey hoodie");
    EXPECT_EQ(withoutNames("HOLLIS seen with zoe oneill", names), "seen with");
    EXPECT_EQ(withoutNames("D. Hollis's van", names), "van");
    EXPECT_EQ(withoutNames("Marsh Wood by the marsh", names), "by the marsh");
    EXPECT_EQ(withoutNames("grey coat, it was Grey", names), "grey coat, it was");
    EXPECT_EQ(withoutNames("Hollisberg is a place", names), "Hollisberg is a place");
    EXPECT_TRUE(namesAnyone("it is hollis", names));
    EXPECT_FALSE(namesAnyone("it is a grey coat", names));
    EXPECT_EQ(namesFound("kit marsh-wood and ros grey", names), (QStringList{"Kit Marsh-Wood", "Ros Grey"}));
}

TEST(NameGuard, WhatIsLeftNamesNobody) {
    const QStringList names{"Dean Hollis", "Hollis Dean", "Dee Dee Hollis"};
    for (const char* text : {"dean hollis hollis dean", "dee dean hollis dee hollis dee", "hollis, hollis; dean"})
        EXPECT_FALSE(namesAnyone(withoutNames(text, names), names)) << withoutNames(text, names).toStdString();
}

} // namespace
} // namespace watchdesk::domain
