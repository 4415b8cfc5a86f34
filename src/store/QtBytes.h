// Between Qt's bytes and those of seal/.
#pragma once

#include "seal/Bytes.h"

#include <QByteArray>

namespace watchdesk::store {

[[nodiscard]] inline seal::ByteView viewOf(const QByteArray& bytes) {
    return {reinterpret_cast<const unsigned char*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

[[nodiscard]] inline QByteArray bytesOf(const seal::Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

} // namespace watchdesk::store
