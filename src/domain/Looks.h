// The words in which staff describe how a person looks: garments, bags, hair, build. Pure; any thread.
#pragma once

#include <QString>

namespace watchdesk::domain {

/// "hoodie", "bag", "hair": ends a phrase of a description.
[[nodiscard]] bool isLookNoun(const QString& foldedWord);

/// The garment or bag of which it is the plural: "tracksuits" → "tracksuit"; other words stay as they are.
[[nodiscard]] QString singularLook(const QString& foldedWord);
/// Two words for one thing: "tracksuit bottoms", "man bag".
[[nodiscard]] bool makesOneThing(const QString& foldedWord, const QString& next);
/// "grey", "puffer", "nike": stands before such a noun.
[[nodiscard]] bool isLookModifier(const QString& foldedWord);

/// "tall", "bald", "6ft", "ic1": describes by itself. An IC code is part of a spoken description and nothing else (rule
/// 16).
[[nodiscard]] bool isLookAlone(const QString& foldedWord);

/// Any of the three.
[[nodiscard]] bool isLookWord(const QString& foldedWord);

/// "knife", "bottle": part of a description where the person has it ("has a bottle", "with knife").
[[nodiscard]] bool isWeapon(const QString& foldedWord);

/// As people read it: "Nike" for "nike", "IC1" for "ic1", "T-shirt" for "tshirt"; else the word itself.
[[nodiscard]] QString lookWordShown(const QString& foldedWord);

} // namespace watchdesk::domain
