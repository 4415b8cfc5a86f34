// Files of tables made for a test.
#pragma once

#include "sheets/TableFile.h"
#include "support/TempDir.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <QBuffer>
#include <QFile>
#include <QProcess>

#include <utility>

namespace watchdesk::sheets {

/// What came out of a reading.
struct Taken {
    Result<TableSummary> summary = Error{};
    QVector<Row> rows;
    [[nodiscard]] QStringList cells(qsizetype row) const { return rows.value(row).cells; }
    [[nodiscard]] bool noted(qint64 line, const char* words) const {
        for (const Note& note : summary->notes) {
            if (note.line == line && note.text.contains(QLatin1String(words)))
                return true;
        }
        return false;
    }
};

inline Taken takeCsv(QByteArray bytes, const CsvOptions& options = {}) {
    Taken taken;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    taken.summary = readCsv(buffer, options, [&](Row&& row) {
        taken.rows += std::move(row);
        return true;
    });
    return taken;
}

inline Taken takeFile(const QString& path, const QString& sheet = {}) {
    Taken taken;
    TableOptions options;
    options.sheet = sheet;
    taken.summary = readTable(path, options, [&](Row&& row) {
        taken.rows += std::move(row);
        return true;
    });
    return taken;
}

inline QString write(const test::TempDir& dir, const char* name, const QByteArray& bytes) {
    const QString path = QString::fromStdString(dir.file(name));
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    return path;
}

using ZipParts = QVector<std::pair<QByteArray, QByteArray>>; ///< name, content

/// A zip file of these parts, deflated.
inline QString writeZip(const test::TempDir& dir, const char* name, const ZipParts& parts) {
    const std::string path = dir.file(name);
    zipFile zip = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
    for (const auto& [part, content] : parts) {
        zipOpenNewFileInZip64(zip, part.constData(), nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6, 1);
        zipWriteInFileInZip(zip, content.constData(), static_cast<unsigned>(content.size()));
        zipCloseFileInZip(zip);
    }
    zipClose(zip, nullptr);
    return QString::fromStdString(path);
}

/// The parts of a workbook whose sheets (name, content of <worksheet>) use the styles 0 General, 1 dd/mm/yyyy, 2 time,
/// 3 date and time, 4 five digits.
inline ZipParts workbookOf(const QVector<std::pair<QByteArray, QByteArray>>& sheets, const QByteArray& strings = {}) {
    const QByteArray relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    QByteArray list, links;
    ZipParts parts;
    for (qsizetype i = 0; i < sheets.size(); ++i) {
        const QByteArray n = QByteArray::number(i + 1);
        list += "<sheet name=\"" + sheets[i].first + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"/>";
        links += "<Relationship Id=\"rId" + n + "\" Type=\"" + relations + "/worksheet\" Target=\"worksheets/sheet" +
                 n + ".xml\"/>";
        parts.emplaceBack("xl/worksheets/sheet" + n + ".xml", "<worksheet>" + sheets[i].second + "</worksheet>");
    }
    links += "<Relationship Id=\"rIdS\" Type=\"" + relations + "/styles\" Target=\"/xl/styles.xml\"/>";
    if (!strings.isEmpty()) {
        links += "<Relationship Id=\"rIdT\" Type=\"" + relations + "/sharedStrings\" Target=\"sharedStrings.xml\"/>";
        parts.emplaceBack("xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
    }
    parts.emplaceBack(
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" "
        "formatCode=\"d mmm yy\\ h:mm\"/><numFmt numFmtId=\"166\" formatCode=\"00000\"/></numFmts><cellXfs>"
        "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"20\"/><xf numFmtId=\"165\"/><xf "
        "numFmtId=\"166\"/></cellXfs></styleSheet>");
    parts.emplaceBack("[Content_Types].xml", "<Types/>");
    parts.emplaceBack("_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"" + relations +
                                         "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    parts.emplaceBack("xl/workbook.xml",
                      "<workbook xmlns:r=\"" + relations + "\"><sheets>" + list + "</sheets></workbook>");
    parts.emplaceBack("xl/_rels/workbook.xml.rels", "<Relationships>" + links + "</Relationships>");
    return parts;
}

/// An ODS whose content has these tables.
inline ZipParts openDocumentOf(const QByteArray& tables) {
    return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
            {"content.xml", "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" "
                            "xmlns:calcext=\"c\"><office:body><office:spreadsheet>" +
                                tables + "</office:spreadsheet></office:body></office:document-content>"}};
}

/// Runs Debian's Python over a script; false when it or one of the script's modules is not there.
inline bool python(const QString& script, const QStringList& arguments, QByteArray* output = nullptr) {
    QProcess process;
    process.start(QStringLiteral("/usr/bin/python3"), QStringList{QStringLiteral("-c"), script} + arguments);
    if (!process.waitForFinished(60'000))
        return false;
    const QByteArray errors = process.readAllStandardError();
    if (output != nullptr)
        *output = process.readAllStandardOutput();
    EXPECT_TRUE(process.exitCode() == 0 || errors.contains("ModuleNotFoundError")) << errors.toStdString();
    return process.exitCode() == 0;
}

} // namespace watchdesk::sheets
