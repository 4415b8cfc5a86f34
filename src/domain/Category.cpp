#include "domain/Category.h"

#include <algorithm>

namespace watchdesk::domain {

namespace {

constexpr bool serious = true;
constexpr bool support = true;

QStringList words(const char* list) {
    return QString::fromLatin1(list).split(QLatin1Char('|'));
}

Category make(const char* code, const char* label, const char* list, bool isSerious = false, bool hasSupport = false) {
    return {QString::fromLatin1(code), QString::fromLatin1(label), words(list), isSerious, hasSupport};
}

// A word belongs to one category only, and stands as it is typed after folding (lower case, no apostrophes).
QVector<Category> build() {
    return {
        make(
            "shop-theft", "Theft",
            "theft|thefts|shoplifting|shoplifter|shoplifters|shop theft|shop-theft|lifting|stealing|steal|stole|stolen|"
            "thief|thieves|nicked|nicking|pinched|half inched|made off without paying|without paying"),
        make("suspicious", "Suspicious person",
             "suspicious|susp|suspicious person|suspicious behaviour|acting suspiciously|suspiciously|sus|loitering|"
             "hanging about|hanging around|info only|information only|for information only|for info only|fyi"),
        make("anti-social-behaviour", "Anti-social behaviour",
             "asb|anti-social behaviour|anti social behaviour|antisocial behaviour|anti-social|anti social|antisocial|"
             "nuisance|rowdy|shouting|spitting|being a nuisance|skateboarding"),
        make("violence", "Violence",
             "violence|violent|fight|fights|fighting|assault|assaults|assaulted|assaulting|attack|attacked|punched|"
             "brawl|robbery|robbed|mugging|stabbing|abh|gbh|headbutted|kicked off",
             serious),
        make("public-order", "Public order",
             "public order|public-order|pubord|po offence|affray|threatening|threats|threatened|abusive|abuse|"
             "swearing|disorder|disorderly|aggressive|kicking off"),
        make(
            "drunkenness", "Drunkenness",
            "drunkenness|drunk|drunks|very drunk|drunk and incapable|drunk and disorderly|d&d|drinking|street drinking|"
            "street drinker|street drinkers|intoxicated|paralytic|incapable|pissed",
            false, support),
        make("begging", "Begging", "begging|begs|beggar|beggars|beg|rough sleeper|rough sleeping|panhandling", false,
             support),
        make("breach", "Breach",
             "breach|breaching|breached|breach of ban|breach of exclusion|banned person|excluded person|excluded male|"
             "excluded female|banned male|banned female|banned|excluded|barred"),
        make("refused-entry", "Refused entry",
             "refused entry|refused-entry|refused|refusal|entry refused|turned away|ref entry|knocked back|no entry"),
        make("drugs", "Drugs",
             "drugs|drug|dealing|drug dealing|drug dealer|dealer|smoking weed|weed|cannabis|cocaine|coke|spice|needle|"
             "needles|using drugs|nos|balloons",
             serious, support),
        make("fraud", "Fraud",
             "fraud|refund fraud|false refund|dodgy refund|refund scam|scam|scammer|card fraud|stolen card|cloned card|"
             "gift card scam|ringing the changes|distraction|quick change"),
        make("counterfeit-note", "Counterfeit note",
             "counterfeit|counterfeit note|counterfeit notes|counterfeit-note|forged|forged note|forged notes|forgery|"
             "fake note|fake notes|dodgy note|dodgy notes|snide|snide note|fake money"),
        make("criminal-damage", "Criminal damage",
             "criminal damage|criminal-damage|crim dam|crimdam|damage|damaged|damaging|vandalism|vandals|graffiti|"
             "smashed|smashing|broken window|arson"),
        make("youth-concern", "Concern for a young person",
             "youth concern|youth-concern|youths causing|concern for young person|truant|truants|truanting|underage|"
             "under age|underage sale|county lines|young runaway",
             false, support),
        make("lost-child", "Lost child",
             "lost child|lost-child|missing child|child missing|child lost|found child|lost girl|lost boy|lost kid|"
             "lost her mum|lost his mum|lost her mother|lost his mother|lost her dad|lost his dad|lost their mum|"
             "lost mum|lost her parents|lost his parents|lost toddler",
             false, support),
        make("vulnerable-person", "Vulnerable person",
             "vulnerable|vulnerable person|vulnerable-person|vuln|confused|mispers|misper|missing person|welfare|"
             "welfare check|concern for welfare|unwell|collapsed|self harm|suicidal|dementia",
             false, support),
        make("other", "Other", "other|misc|miscellaneous|general"),
    };
}

} // namespace

const QVector<Category>& categories() {
    static const QVector<Category> all = build();
    return all;
}

Category categoryByCode(const QString& code) {
    const auto& all = categories();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Category& c) { return c.code == code; });
    if (found != all.end())
        return *found;
    Category unknown;
    unknown.code = code;
    unknown.label = code;
    return unknown;
}

} // namespace watchdesk::domain
