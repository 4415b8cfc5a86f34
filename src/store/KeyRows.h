// What the tables of keys have in common.
#pragma once

#include "store/Keys.h"
#include "store/Records.h"

namespace watchdesk::store {

[[nodiscard]] inline QString textOf(KeyClass keyClass) {
    return QString::fromLatin1(seal::keyClassWord(keyClass));
}

/// TooNew for a class that this program does not know.
[[nodiscard]] inline Result<KeyClass> keyClassOfText(const QString& text) {
    if (const auto keyClass = seal::keyClassOfWord(text.toStdString()))
        return *keyClass;
    return Error{ErrorCode::TooNew,
                 "The store has a class of keys that this version of WatchDesk does not know.",
                 {},
                 "Update WatchDesk."};
}

} // namespace watchdesk::store
