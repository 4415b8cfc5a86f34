// Any bytes as a picture file, and as an answer of the helper.
#include "intake/Decoding.h"

#include <cstdlib>

using namespace watchdesk::intake;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const EyeAnswer picture =
        decodePicture(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if ((picture.verdict == EyeVerdict::Decoded) == picture.picture.isNull())
        std::abort();
    const EyeAnswer answer = readAnswer(std::as_bytes(std::span(data, size)));
    if ((answer.verdict == EyeVerdict::Decoded) == answer.picture.isNull())
        std::abort();
    return 0;
}
