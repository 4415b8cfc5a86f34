// Which encoding a text is in, and its characters.
#pragma once

#include "base/Result.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

class QIODevice;

namespace watchdesk::sheets {

/// An encoding by its IANA name, and how many bytes of mark stand before the text.
struct Encoding {
    QByteArray name = "UTF-8"; ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-15"
    int mark = 0;
    bool sure = true; ///< false: a guess from what the bytes look like
};

/// Counts what tells encodings apart. A file is looked through whole, since the first pound sign may be on its last
/// line.
class EncodingFinder {
public:
    EncodingFinder();
    ~EncodingFinder();
    EncodingFinder(const EncodingFinder&) = delete;
    EncodingFinder& operator=(const EncodingFinder&) = delete;
    void feed(QByteArrayView bytes);
    /// By its mark (Unicode 15, 2.13), as UTF-8 when it is such, as UTF-16 when every other byte is nought, else by
    /// ICU's detector and by what British keyboards write: the euro sign is A4 in ISO-8859-15, and 80 to 9F are
    /// windows-1252.
    [[nodiscard]] Encoding found() const;

private:
    struct Counts;
    std::unique_ptr<Counts> m;
};

/// Looks through the device from its beginning and goes back there. Io when it cannot be read.
Result<Encoding> findEncoding(QIODevice& device);

/// Bytes in parts to text. What is malformed becomes U+FFFD.
class Decoder {
public:
    /// InvalidInput for an encoding that ICU does not know.
    static Result<Decoder> of(const QByteArray& name);
    Decoder(Decoder&&) noexcept;
    Decoder& operator=(Decoder&&) noexcept;
    ~Decoder();
    /// `last`: nothing follows, so that a character that was cut short is malformed.
    QString decode(QByteArrayView bytes, bool last);

private:
    struct Converter;
    explicit Decoder(std::unique_ptr<Converter> converter);
    std::unique_ptr<Converter> m_converter;
};

} // namespace watchdesk::sheets
