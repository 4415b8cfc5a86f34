#include "sheets/Encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <QIODevice>

#include <array>

namespace watchdesk::sheets {

namespace {

constexpr qsizetype partBytes = 1 << 18;
constexpr qsizetype sampleBytes = 1 << 16;

/// UTF-8 (RFC 3629) followed byte by byte: whole characters of several bytes, and what is none.
class Utf8Watch {
public:
    void see(unsigned char byte) {
        if (m_left > 0 && byte >= m_low && byte <= m_high) {
            m_low = 0x80;
            m_high = 0xBF;
            if (--m_left == 0)
                ++good;
            return;
        }
        if (m_left > 0)
            ++bad;
        begin(byte);
    }
    qint64 good = 0;
    qint64 bad = 0;

private:
    void begin(unsigned char byte) {
        m_low = 0x80;
        m_high = 0xBF;
        m_left = byte < 0xC2 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : byte < 0xF5 ? 3 : 0;
        if (byte >= 0x80 && m_left == 0)
            ++bad;
        // No overlong form, no surrogate, nothing past U+10FFFF.
        if (byte == 0xE0)
            m_low = 0xA0;
        if (byte == 0xED)
            m_high = 0x9F;
        if (byte == 0xF0)
            m_low = 0x90;
        if (byte == 0xF4)
            m_high = 0x8F;
    }
    int m_left = 0;
    unsigned char m_low = 0x80;
    unsigned char m_high = 0xBF;
};

/// What ICU's detector takes the sample for.
QByteArray detected(const QByteArray& sample) {
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector* detector = ucsdet_open(&status);
    ucsdet_setText(detector, sample.constData(), static_cast<int32_t>(sample.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector, &status);
    const char* name = U_SUCCESS(status) && match != nullptr ? ucsdet_getName(match, &status) : nullptr;
    const QByteArray found = U_SUCCESS(status) && name != nullptr ? QByteArray(name) : QByteArray();
    ucsdet_close(detector);
    return found;
}

Encoding byMark(const QByteArray& head) {
    if (head.startsWith("\xEF\xBB\xBF"))
        return {"UTF-8", 3, true};
    if (head.startsWith("\xFF\xFE"))
        return {"UTF-16LE", 2, true};
    if (head.startsWith("\xFE\xFF"))
        return {"UTF-16BE", 2, true};
    return {};
}

} // namespace

struct EncodingFinder::Counts {
    Utf8Watch utf8;
    QByteArray head;
    QByteArray sample; ///< the neighbourhood of bytes past ASCII, and the beginning
    std::array<qint64, 256> bytes{};
    std::array<qint64, 2> noughts{}; ///< at even and at odd places
    qint64 total = 0;
};

EncodingFinder::EncodingFinder() : m(std::make_unique<Counts>()) {}
EncodingFinder::~EncodingFinder() = default;

void EncodingFinder::feed(QByteArrayView bytes) {
    if (m->head.size() < 4)
        m->head.append(bytes.first(std::min<qsizetype>(bytes.size(), 4)).toByteArray());
    if (m->sample.size() < sampleBytes)
        m->sample.append(bytes.first(std::min(bytes.size(), sampleBytes - m->sample.size())).toByteArray());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        m->utf8.see(byte);
        ++m->bytes[byte];
        if (byte == 0)
            ++m->noughts[static_cast<std::size_t>(m->total & 1)];
        ++m->total;
    }
}

Encoding EncodingFinder::found() const {
    if (const Encoding marked = byMark(m->head); marked.mark > 0)
        return marked;
    // Latin letters in UTF-16: nearly every other byte is nought, always on the same side.
    const qint64 many = m->total / 4;
    if (m->total >= 4 && m->noughts[1] > many && m->noughts[0] * 8 < m->noughts[1])
        return {"UTF-16LE", 0, false};
    if (m->total >= 4 && m->noughts[0] > many && m->noughts[1] * 8 < m->noughts[0])
        return {"UTF-16BE", 0, false};
    // A few broken characters in what is otherwise UTF-8 are broken characters.
    if (m->utf8.bad == 0 || m->utf8.bad * 10 <= m->utf8.good)
        return {"UTF-8", 0, m->utf8.bad == 0};
    qint64 c1 = 0;
    for (std::size_t byte = 0x80; byte < 0xA0; ++byte)
        c1 += m->bytes[byte];
    if (c1 > 0)
        return {"windows-1252", 0, false};
    const QByteArray icu = detected(m->sample);
    if (icu.startsWith("UTF-16"))
        return {icu, 0, false};
    const bool euro = m->bytes[0xA4] > 0; // a currency sign without a currency is on nobody's list
    return {euro ? "ISO-8859-15" : "windows-1252", 0, false};
}

Result<Encoding> findEncoding(QIODevice& device) {
    EncodingFinder finder;
    QByteArray part(partBytes, Qt::Uninitialized);
    for (;;) {
        const qint64 n = device.read(part.data(), part.size());
        if (n < 0)
            return Error{ErrorCode::Io, "The file could not be read.", "Nothing was taken from it.", "Try again."};
        if (n == 0)
            break;
        finder.feed(QByteArrayView(part.constData(), n));
    }
    device.seek(0);
    return finder.found();
}

struct Decoder::Converter {
    UConverter* converter = nullptr;
    ~Converter() { ucnv_close(converter); }
};

Decoder::Decoder(std::unique_ptr<Converter> converter) : m_converter(std::move(converter)) {}
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;
Decoder::~Decoder() = default;

Result<Decoder> Decoder::of(const QByteArray& name) {
    UErrorCode status = U_ZERO_ERROR;
    auto made = std::make_unique<Converter>();
    made->converter = ucnv_open(name.constData(), &status);
    if (U_FAILURE(status))
        return Error{ErrorCode::InvalidInput, "That text encoding is not known.", "Nothing was read.",
                     "Save the table as CSV in UTF-8."};
    return Decoder(std::move(made));
}

QString Decoder::decode(QByteArrayView bytes, bool last) {
    // No encoding here makes more than one UTF-16 unit of a byte; what was kept of the part before may add some.
    QString out(bytes.size() + 16, Qt::Uninitialized);
    auto* target = reinterpret_cast<UChar*>(out.data());
    const char* source = bytes.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(m_converter->converter, &target, target + out.size(), &source, source + bytes.size(), nullptr,
                   last ? 1 : 0, &status);
    out.truncate(target - reinterpret_cast<UChar*>(out.data()));
    return out;
}

} // namespace watchdesk::sheets
