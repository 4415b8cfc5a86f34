#include "sheets/FileKind.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace watchdesk::sheets {

namespace {

/// Beginnings of files that people take for tables now and then.
constexpr std::array<const char*, 9> others{"%PDF",
                                            "\x89PNG",
                                            "\xFF\xD8\xFF",
                                            "GIF8",
                                            "{\\rtf",
                                            "\x7F"
                                            "ELF",
                                            "Rar!",
                                            "7z\xBC\xAF",
                                            "\x1F\x8B"};

/// Control characters that no text has; nought may be half of a UTF-16 letter.
bool isBinary(QByteArrayView head) {
    const auto odd = std::count_if(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte != 0 && byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1A;
    });
    return odd * 50 > head.size();
}

bool isHtml(QByteArrayView head) {
    const QByteArray start = head.first(std::min<qsizetype>(head.size(), 200)).toByteArray().trimmed().toLower();
    return start.startsWith("<html") || start.startsWith("<!doctype") || start.startsWith("<?xml");
}

} // namespace

FileKind fileKindOf(QByteArrayView head) {
    if (head.startsWith(QByteArrayView("PK\x03\x04", 4)) || head.startsWith(QByteArrayView("PK\x05\x06", 4)))
        return FileKind::Zip;
    if (head.startsWith(QByteArrayView("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8)))
        return FileKind::Compound;
    const bool known =
        std::any_of(others.begin(), others.end(), [&](const char* magic) { return head.startsWith(magic); });
    return known || isBinary(head) || isHtml(head) ? FileKind::Other : FileKind::Text;
}

Error notTaken(FileKind kind) {
    if (kind == FileKind::Compound)
        return {ErrorCode::InvalidInput,
                "The file is an old Excel workbook (.xls), or one that is protected by a password.",
                "Nothing was taken from it.",
                "Open it in Excel or LibreOffice, take the password away if it has one, and save it as .xlsx or .csv."};
    return {ErrorCode::InvalidInput, "The file is no table that can be read.", "Nothing was taken from it.",
            "Save the table as .xlsx, .ods or .csv."};
}

} // namespace watchdesk::sheets
