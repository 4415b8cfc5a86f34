#include "domain/QuickHints.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace watchdesk::domain::quick {

namespace {

QStringList phrases(const char* list) {
    return QString::fromLatin1(list).split(QLatin1Char('|'));
}

template <std::size_t N>
KindWords tableOf(const std::array<std::pair<const char*, const char*>, N>& kinds) {
    KindWords out;
    for (const auto& [code, list] : kinds)
        for (const QString& phrase : phrases(list))
            out.insert(phrase, QString::fromLatin1(code));
    return out;
}

/// "filling a trolley", "fills his bag".
void addFilling(KindWords& out) {
    for (const QString& verb : phrases("fill|fills|filling|filled"))
        for (const QString& whose : phrases("|a |the |his |her |their |two |up a "))
            for (const QString& what : phrases("bag|bags|rucksack|backpack|trolley|basket|holdall|suitcase|pram|"
                                               "pushchair|buggy|handbag|carrier|pockets"))
                out.insert(verb + QLatin1Char(' ') + whose + what, QStringLiteral("shop-theft"));
}

QSet<QString> setOf(const char* list) {
    const QStringList words = phrases(list);
    return {words.begin(), words.end()};
}

} // namespace

void KindWords::insert(const QString& phrase, const QString& code) {
    m_codes.insert(phrase, code);
    const auto words = static_cast<int>(phrase.count(QLatin1Char(' ')) + 1);
    int& most = m_longest[phrase.section(QLatin1Char(' '), 0, 0)];
    most = std::max(most, words);
}

const KindWords& saidKinds() {
    static const KindWords table = tableOf(std::array<std::pair<const char*, const char*>, 13>{
        {{"shop-theft",
          "shoplifted|shop lifting|shop lifter|shop lifters|till snatch|distraction theft|pickpocket|pickpockets|pick "
          "pocket|pick pockets|pickpocketing|bag snatch|bag snatched|bilking|refused to pay|refusing to pay|without "
          "payment|half inching|lifted|robbed us of"},
         {"violence",
          "scrap|scrapping|scuffle|punch up|punch-up|stabbed|knifed|glassed|bottled|knifepoint|knife point|armed "
          "robbery|headbutting|punching|beaten up|beating up|knocked out|assailant"},
         {"public-order", "altercation|hurling abuse|shouting abuse|abusing|racially abused|racial abuse|threaten|"
                          "threats to kill|verbally abusive|verbal abuse|verbally abusing|racially abusing"},
         {"anti-social-behaviour", "refused to leave|knock down ginger|anti social behavior"},
         {"drunkenness", "blind drunk|legless|plastered|inebriated|drinkers|drunken|heavily intoxicated"},
         {"begging", "aggressive begging|aggressively begging|begging aggressively|sleeping rough"},
         {"breach",
          "exclusion order|exclusion notice|in breach|breaches|breaking his ban|breaking her ban|pubwatch ban|"
          "on a ban|has a ban|under a ban|cbo|banned lad|banned lads|dispersal notice"},
         {"drugs", "spliff|spliffs|ketamine|mdma|nitrous oxide|laughing gas|crack pipe|skunk|heroin|drug use|drug user|"
                   "drug users|drug deal|drug deals|drugs deal"},
         {"fraud", "ring the changes|rings the changes|rung the changes|short changed|short changing|fraudster|"
                   "fraudulent|fraudulently|scamming|scammed|conned|con man|deception|cloned cards|stolen cards|return "
                   "stolen goods|return stolen|returning stolen|refund on stolen|"
                   "card scam|stolen bank card|stolen credit card"},
         {"counterfeit-note", "counterfeit money|counterfeit cash|forged money|fake cash|fake currency|moody note|"
                              "moody notes|duff note|duff notes|counterfeits"},
         {"criminal-damage", "vandalised|vandalising|slashed the|slashed tyres|tyres slashed|spray paint|spray "
                             "painted|spray painting|spraying paint|broken "
                             "windows|broken our window|broke the window|broke our window|arsonist"},
         {"youth-concern", "concern for a child|concern for a young|concern for young|concerned for a child|child "
                           "exploitation|cse|skipping school|bunking off"},
         {"vulnerable-person",
          "missing lady|missing man|missing male|missing female|missing woman|self harming|self-harm|self-harming|"
          "suicide|overdose|overdosed|collapse|unconscious|unresponsive|spiked|seizure|disorientated|disoriented|"
          "medical "
          "emergency|medical incident|confusion|alzheimers|panic attack|heart attack|asthma attack"}}});
    return table;
}

const KindWords& kindHints() {
    static const KindWords table = [] {
        KindWords out = tableOf(std::array<std::pair<const char*, const char*>, 15>{
            {{"shop-theft",
              "left with|walked out with|walked off with|ran out with|ran off with|made off with|concealing|concealed|"
              "conceals|pocketed|pocketing|not paid|not paying|hasnt paid|havent paid|didnt pay|did not pay|taken a "
              "bottle|taken bottles|taken a load|took a load|taken some|took some|swiped a|swiped some|swiped two|took "
              "two|taken two|taken three|took "
              "three|helping himself|helping herself|helping themselves|helped himself|helped herself|helped "
              "themselves|under his coat|under her coat|up his sleeve|up her sleeve|in a foil bag|through the "
              "tills|past "
              "the tills|pushed out a trolley|trolley push|push out|pushout|grab and run|selecting|tags off|taking "
              "tags "
              "off|removing tags|removing the tags|cutting tags|cutting the tags|tags cut|grabbed a|grabbed "
              "some|grabbed "
              "two|grabbed three|grabbed four|grabbed the|grabbed several|grabbed an|grabbed loads|grabbing|without "
              "paying for|stuffing|stuffed|loading up|cleared the shelf|cleared a shelf|cleared the shelves|clearing "
              "the "
              "shelves|clearing the shelf|clearing shelves|swept the shelf|sweeping the shelf|put in her bag|put in "
              "his "
              "bag|bagging up|not scanned|not scanning|hasnt scanned|didnt scan|walkout|walk out with|legged it with"},
             {"breach", "he is back|she is back|they are back|hes back|shes back|theyre back|back at the door|back in "
                        "the store|back "
                        "in the shop|back in the pub|asked him to leave|asked her to leave|not allowed in|on the "
                        "list|on our list|"
                        "not allowed back|shouldnt be in|should not be in|not supposed to be"},
             {"violence",
              "slapped|slapping|kicked me|kicked my|kicked him|kicked her|kicked one of|kicked the guard|kicked a "
              "member|"
              "headbutt|shoved|pushed me|pushed my|pushed one of|pushed a member|pushed our|pushed him|pushed "
              "her|pushed "
              "the guard|grabbed me|grabbed my|grabbed him|grabbed her|grabbed our|grabbed one of|grabbed a "
              "member|spat "
              "at|spat in|spat on|spitting at staff|hit one of|hit my|hit our|hit a member|hit the guard|hit him|hit "
              "her|"
              "has a knife|got a knife|with a knife|pulled a knife|has knife|got knife|with knife|has a blade|has a "
              "machete|with a machete|got a machete|has a gun|with a gun|got a gun|threw a punch|throwing punches|been "
              "stabbed|gone for|bleeding|head injury|setting about|laying into|swung at|swinging at|swinging "
              "punches|bit "
              "one of|bit my|bitten|headlock|glasses being thrown|wants the money|demanding money"},
             {"counterfeit-note",
              "fake twenty|fake ten|fake fifty|fake five|dodgy twenty|dodgy ten|dodgy fifty|fails the pen|failed the "
              "pen|"
              "failed the uv|does not look right|doesnt look right|doesnt feel right|isnt real|is not real|funny money|"
              "bad note|scottish twenty that"},
             {"lost-child", "looking for her mum|looking for his mum|looking for her dad|looking for his dad|cannot "
                            "find his|cannot find "
                            "her|cant find his|cant find her|cant find their|lost his little|lost her little|lost "
                            "their little|lost his "
                            "son|lost her son|lost his daughter|lost her daughter|wandered off|separated from|without "
                            "a parent|without "
                            "an adult|without his mum|without her mum|no parents|no parent|no adult|crying for"},
             {"vulnerable-person",
              "does not know where|doesnt know where|doesnt know who|does not know who|wandering|not making sense|in "
              "distress|distressed|panic attack|in her nightdress|in his pyjamas|in her nightie|in pyjamas|in a "
              "dressing "
              "gown|in a hospital gown|not responding|hurt herself|hurt himself|on the ledge|feels unsafe|feel unsafe|"
              "followed her|being followed|following her|ask for angela|asked for angela|angela|her drink|drinks been|"
              "lives alone|having a seizure|having a fit|crying|in tears|lost her mates|lost his mates|lost her "
              "friends|"
              "lost his friends|phone is dead|look after her|look after him|not breathing|chest pains|chest pain|had a "
              "fall|fallen over|fell over|fainted|taken something|has taken something|hes taken something|shes taken "
              "something|doesnt seem right|not himself|not herself|does not seem well|doesnt seem well|not very well|"
              "feeling unwell|looks lost|looking lost|seems lost|cant remember|cannot remember|wants to jump|"
              "end it all|talking to himself|talking to herself"},
             {"drunkenness",
              "worse for wear|can hardly stand|can barely stand|barely stand|hardly stand|cannot stand|cant stand|cant "
              "stand up|had too many|too much to drink|one too many|had a few|had a "
              "skinful|staggering|stumbling|slurring|"
              "open can|cans of lager|cans of cider|cans of beer|drinking cider|drinking cans|passed out|off his "
              "face|off "
              "her face|off their faces|off his head|steaming|hammered|wasted|smells of drink|smelling of drink|stinks "
              "of "
              "drink|reeks of alcohol|smells of alcohol"},
             {"begging",
              "asking for change|asking for spare|spare change|asking customers for|asking people for|asking everyone "
              "for|"
              "asking for money|asking for cash|by the cash machine asking|sleeping in the doorway|sleeping in our "
              "doorway|sleeping bag in|homeless|cardboard sign"},
             {"drugs",
              "white powder|snorting|injecting|selling pills|pills|crack|a deal|wraps|wrap of|smoking "
              "something|smoking a "
              "joint|baggies|shooting up|shot up|joint|joints|bong|skinning up|gas canisters|canisters|passing "
              "packages|"
              "small packages|swapping packages|smelling of weed|rolling a joint|users|syringe|syringes|class a"},
             {"fraud",
              "no receipt|without a receipt|without receipt|refund on|refund for|wants a refund|trying to "
              "refund|trying to "
              "return|bring back goods|card machine|card declined|wrong card|someone elses card|somebody elses card|"
              "switched the labels|swapped the labels|swapping labels|switching labels|price labels|switched the "
              "tickets|swapped the tickets|bank transfer|impersonating|pretending to be|gift cards|fake receipt|old "
              "receipt|different card|several cards|multiple cards|contactless"},
             {"anti-social-behaviour",
              "throwing|swinging on|riding bikes|riding through|riding up and|riding round|on e-scooters|letting off|"
              "fireworks|refusing to leave|wont leave|will not leave|blocking the|blocking our|being loud|loud music|"
              "urinating|peeing|weeing|messing about|mucking about|climbing on|running riot|running around|running "
              "amok|"
              "knocking things|banging on|kicking a ball|kicking a football|playing football|egging|egged|intimidating|"
              "doing wheelies|wont move on|being a pain|causing trouble|causing problems|causing issues"},
             {"public-order", "having a go at|in my face|racist|homophobic|calling us|screaming at|yelling at|shouting "
                              "and swearing|squaring up|squared up|threw a|arguing|argument|giving abuse|offering out|"
                              "getting lairy|lairy|getting aggressive|wants a fight|starting on|mouthing off"},
             {"criminal-damage",
              "window through|tagged our|tagged the|sprayed our|sprayed the|tagging|kicked the door|kicked our "
              "door|kicked "
              "in the|brick through|bricked|scratched|keyed|slashed the|set fire to|cracked the|cracked our|broken our|"
              "broken the|broke our|put through our|ripped the|ripped our|pulled down the|bent the|door kicked in"},
             {"youth-concern",
              "school uniform|should be in school|should be at school|during school hours|in school hours|school hours|"
              "buy them|buy vodka|buy alcohol|buy cigarettes|buy vapes|vapes for|older man with|older male with|in an "
              "older mans car|out of school|under 18|under eighteen|wants to go home|doesnt want to go|bruises on|run "
              "away from home|ran away from home"},
             {"suspicious",
              "watching staff|watching the staff|watching the shop|watching shop|watching the store|watching "
              "store|hood up|"
              "taking photos of|taken photos|taking pictures|filming|looking at the cameras|looking at cameras|trying "
              "door handles|trying doors|trying the doors|trying car doors|trying handles|casing|been in three "
              "times|been "
              "in twice|going round and round|making me uneasy|acting strange|acting strangely|acting oddly|acting "
              "shifty|acting suspicious|shifty|eyeing up|eyeing|scoping|sizing up|lurking|looking in "
              "cars|looking into cars"}}});
        addFilling(out);
        return out;
    }();
    return table;
}

const KindWords& faintHints() {
    static const KindWords table = tableOf(std::array<std::pair<const char*, const char*>, 5>{
        {{"violence", "knife|machete|gun|firearm|sword|kicking him|kicking her|robber|robbers"},
         {"shop-theft",
          "made off|making off|legged it|done a runner|did a runner|tags still on|security tags|alarm went "
          "off|alarms went off|set the alarm off|set off the alarm|set the alarms off"},
         {"vulnerable-person",
          "concern|concerned|worried about|bit worried|on his own|on her own|by himself|by herself|"
          "ambulance|first aid|upset|frightened|scared|safe "
          "with us|safe inside|cup of tea|sat with us"},
         {"refused-entry", "no id|fake id|false id|not letting in|not let in|denied entry|turned them away|turned him "
                           "away|turned her away"},
         {"suspicious",
          "for information|for info|for your information|for awareness|information|info|heads up|be "
          "aware|just letting you know|known shoplifter|known shoplifters|known thief|known thieves|known "
          "offender|known to us|letting you know|just to let|as "
          "before|as earlier|as yesterday|as last time|keep an eye|keeping an eye|eyes on|not in our "
          "store|not been in|not in store|not in the store|not in our shop|in the area|seen in town|looking "
          "around|unusual"}}});
    return table;
}

bool isManner(const QString& phrase) {
    static const QSet<QString> set =
        setOf("shouting|spitting|swearing|aggressive|abusive|abuse|nuisance|loitering|hanging "
              "about|hanging around|refused|refusal|distraction|no entry|rowdy");
    return set.contains(phrase);
}

bool isViolentDeed(const QString& phrase) {
    static const QSet<QString> set = setOf(
        "fight|fights|fighting|assault|assaulted|assaulting|attacked|punched|punching|brawl|robbery|robbed|mugging|"
        "stabbing|stabbed|knifed|glassed|bottled|headbutted|headbutting|beaten up|beating up|armed robbery|"
        "knifepoint|knife point|scrap|scuffle|punch up|punch-up|knocked out");
    return set.contains(phrase);
}

} // namespace watchdesk::domain::quick
