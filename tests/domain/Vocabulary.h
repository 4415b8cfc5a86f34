// A small town to read quick lines against.
#pragma once

#include "domain/QuickLine.h"

namespace watchdesk::domain::test {

inline Vocabulary vocabulary() {
    Vocabulary v;
    v.callers = {{"C01", "r1", "p1", "Tilling's"},
                 {"C02", "r2", "p2", "Cutler & Daughters"},
                 {"C07", "r7", "p7", "Hallam Pharmacy"},
                 {"C12", "r12", "p12", "Pennant Sports"},
                 {"C17", "r17", "p17", "Rowe & Finch"},
                 {"C18", "r18", "p18", "Marlow Books"},
                 {"C21", "r21", "p21", "Lacey & Bright"},
                 {"C33", "r33", "p33", "Keeble's Toys"},
                 {"C40", "r40", "p40", "Orchard Homewares"},
                 {"P03", "q3", "u3", "The Swan"},
                 {"P05", "q5", "u5", "Fox & Grapes"},
                 {"P11", "q11", "u11", "Corn Exchange Bar"},
                 {"GUARD 2", "g2", "", ""}};
    for (const char* street : {"High Street", "Butter Row", "Market Place", "Tanner's Yard", "Northgate", "Mill Lane",
                               "Sheep Street", "Church Walk", "St Mary's", "Priory Road", "Station Road"})
        v.places += {QString::fromUtf8(street), {}};
    for (const KnownCaller& caller : v.callers) {
        if (!caller.premises.isEmpty())
            v.places += {caller.premises, caller.premisesId};
    }
    v.subjects = {{"s1", "Dean Hollis", "W-0412"}, {"s2", "Kit Marsh-Wood", "W-0007"},
                  {"s3", "Ros Grey", "W-0100"},    {"s4", "", "W-0555"},
                  {"s5", "Zoë O'Neill", "W-0600"}, {"s6", "Ann van Doorn", "W-0601"}};
    return v;
}

} // namespace watchdesk::domain::test
