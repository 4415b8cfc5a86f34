// What is said on the radio while the demo desk is open: small stories on two channels, that can be played in a loop.
#include "domain/DemoParts.h"

#include <algorithm>

namespace watchdesk::domain::demo {

namespace {

struct Said {
    const char* callSign;
    int afterMs;
    const char* text;
    bool trailing = false; ///< the set sends its code when the key is let go
};

// A theft followed through town; a lost child; a forged note; somebody who begs; the roll of the morning.
constexpr std::array<Said, 28> shop{{
    {"C07", 1500,
     "Charlie zero seven to control. Male, about thirty, grey hoodie, black sports bag. He has just walked out with "
     "fragrance, heading towards the Market Place."},
    {"C17", 3200,
     "Charlie one seven. That male has just come past our window, still with the bag, going round to Butter Row."},
    {"C12", 4100,
     "Charlie one two to control. Grey hoodie, black bag, he is outside the shop now, by the railings. I can see him."},
    {"C07", 2600,
     "Charlie zero seven. That is him. It is two bottles, about one hundred and forty pounds. I have it on camera."},
    {"C12", 3800, "Charlie one two. He has gone on up Butter Row, walking fast, towards Priory Road."},
    {"C42", 4700, "Charlie four two. He is crossing Priory Road now, hood up. He has not come in."},
    {"R01", 3900,
     "Romeo zero one. Two rangers on Priory Road, we have him in view, hood up. Keeping our distance, hands off."},
    {"C31", 5200, "Charlie three one, radio check please."},
    {"C40", 3600,
     "Control, Charlie four zero. We have a little girl about four, lost her mum, pink dress. She is safe with us at "
     "the front till."},
    {"C25", 3000,
     "Charlie two five. I will put an announcement out in the Orchard Centre now. Pink dress, about four."},
    {"C26", 5600,
     "Charlie two six. A lady here is looking for her daughter, pink dress. I am sending her to Charlie four zero."},
    {"C40", 4400, "Charlie four zero. Mum is here, all well. Thank you everybody."},
    {"C33", 5000,
     "Charlie three three. I have just taken a forged twenty. Female, fifties, green coat, gone towards Queen Street."},
    {"C45", 4200, "Charlie four five. Green coat, she is looking in our window. I will check every note.", true},
    {"C33", 3400, "Charlie three three. Thanks. I have kept the note in an envelope for the police."},
    {"C19", 5800,
     "Charlie one nine. The gentleman who begs by the cash machine is back. Older male, blue blanket. No trouble, "
     "could outreach come by?"},
    {"C21", 4600,
     "Control from Charlie two one. Two females, late teens, one in a red puffer jacket, filling bags in cosmetics. "
     "Still in the store."},
    {"C21", 2900, "Charlie two one. They have left the bags and gone out to the High Street, nothing taken."},
    {"C18", 4000, "Charlie one eight. Both just walked past, laughing, towards the Market Place."},
    {"C01", 3700, "Charlie zero one, we have seen them, thank you. Staff are on the floor."},
    {"C14", 5400,
     "Charlie one four for information only. Male, foil lined bag, black cap, is in the high street, not in our store "
     "yet."},
    {"C09", 4300, "Charlie zero nine. Black cap has turned round at our door and gone down Tanner's Yard.", true},
    {"C02", 5100,
     "Charlie zero two, one detained for theft. Male, forties, about sixty pounds of meat recovered. Can police "
     "attend?"},
    {"C02", 3900, "Charlie zero two, he is calm and sitting in the office. No rush, but please do come."},
    {"C22", 5700, "Charlie two two to control, radio check."},
    {"C34", 4500,
     "Charlie three four. Three youths on bicycles in the doorway again, shouting at customers. They are moving off "
     "down Station Road."},
    {"C50", 3300, "Charlie five zero. They are here at the station now, quiet so far."},
    {"C38", 5900,
     "Charlie three eight. Elderly lady here, a bit confused about her bus. We will sit with her until her daughter "
     "comes."},
}};

// A drunk outside a pub; a refusal passed on; a fight that ends well; closing time.
constexpr std::array<Said, 15> pubs{{
    {"P11", 2400,
     "Papa one one. Male, twenties, white trainers, very drunk, refused service and sitting in the doorway. Think he "
     "needs a hand rather than the police."},
    {"P04", 5200, "Papa zero four. I can see him from here. He is on his feet, I will bring him some water."},
    {"P04", 4600, "Papa zero four. His mate has come for him, they are waiting for a taxi in Sheep Street."},
    {"P03", 5800,
     "Papa zero three to all. Refused a group of five, no identification, on their way to the Market Place."},
    {"P01", 3700, "Papa zero one, thank you, they are at our door now. Same answer."},
    {"P05", 5500, "Papa zero five, radio check please.", true},
    {"P13", 4800,
     "Papa one three. Two males arguing at the bar, one in a blue shirt, one in a black jacket. Just keeping an eye on "
     "it."},
    {"P13", 3100, "Priority, priority, Papa one three. Fight outside, four males, one has a bottle. Need police."},
    {"P12", 2800, "Papa one two. Door staff on their way to you now."},
    {"P13", 4300,
     "Papa one three. It is over, they have split up. One has a cut hand. Blue shirt has gone towards Chapel Lane."},
    {"P08", 5000,
     "Papa zero eight. Blue shirt has just gone by, on his own, bleeding a little. He has sat down on our step."},
    {"P08", 4100, "Papa zero eight. He is letting us put a bandage on it. An ambulance car would be good."},
    {"P02", 5600,
     "Papa zero two. Lady left on her own after the last train, she would like a safe taxi. She is waiting inside with "
     "us."},
    {"P11", 4900,
     "Papa one one. Somebody is selling something by the side door. Female, thirties, denim jacket. Gone when we came "
     "out.",
     true},
    {"P06", 5300, "Papa zero six. All quiet, last orders in ten minutes."},
}};

QString codeOf(const Work& work, const QString& callSign) {
    const auto& sets = work.town.radioSets;
    return std::find_if(sets.begin(), sets.end(), [&](const RadioSet& set) { return set.callSign == callSign; })->code;
}

DemoOver overOf(const Work& work, const char* channel, const Said& said) {
    DemoOver over;
    over.channel = QString::fromLatin1(channel);
    over.callSign = QString::fromLatin1(said.callSign);
    over.code = codeOf(work, over.callSign);
    over.afterMs = said.afterMs;
    over.trailing = said.trailing;
    over.text = QString::fromUtf8(said.text);
    return over;
}

} // namespace

void makeShift(Work& work) {
    // Listed by turns, about as they are heard; each channel keeps its own time.
    std::size_t p = 0;
    for (std::size_t s = 0; s < shop.size(); ++s) {
        work.town.shift += overOf(work, "SHOP", shop[s]);
        if (s * pubs.size() / shop.size() >= p && p < pubs.size())
            work.town.shift += overOf(work, "PUB", pubs[p++]);
    }
    while (p < pubs.size())
        work.town.shift += overOf(work, "PUB", pubs[p++]);
}

} // namespace watchdesk::domain::demo
