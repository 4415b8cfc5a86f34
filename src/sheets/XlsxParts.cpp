#include "sheets/XlsxParts.h"

#include "sheets/Workbook.h"
#include "sheets/XmlPart.h"
#include "sheets/ZipArchive.h"

#include <QHash>

namespace watchdesk::sheets {

namespace {

constexpr qsizetype mostShapes = 100'000;

struct Relation {
    QString type; ///< the last word of its address: "worksheet"
    QString part;
};

/// A target against the folder of what refers to it: "/xl/a.xml" and "../a.xml" are both written.
QString resolved(const QString& folder, const QString& target) {
    QStringList path = target.startsWith(QLatin1Char('/')) ? QStringList() : folder.split(u'/', Qt::SkipEmptyParts);
    for (const QString& step : target.split(u'/', Qt::SkipEmptyParts)) {
        if (step == QLatin1String("..") && !path.isEmpty())
            path.removeLast();
        else if (step != QLatin1String("."))
            path += step;
    }
    return path.join(QLatin1Char('/'));
}

/// What a part refers to, by id.
std::optional<QHash<QString, Relation>> relationsOf(ZipArchive& archive, const QString& part) {
    const qsizetype slash = part.lastIndexOf(QLatin1Char('/'));
    const QString folder = part.left(slash + 1);
    XmlPart xml(archive.part(folder + QStringLiteral("_rels/") + part.mid(slash + 1) + QStringLiteral(".rels")));
    QHash<QString, Relation> all;
    while (xml.next()) {
        if (!xml.isStart() || xml.name() != QLatin1String("Relationship"))
            continue;
        const QString type = xml.attribute(QLatin1String("Type"));
        all.insert(xml.attribute(QLatin1String("Id")), {type.mid(type.lastIndexOf(QLatin1Char('/')) + 1),
                                                        resolved(folder, xml.attribute(QLatin1String("Target")))});
    }
    return xml.failed() ? std::nullopt : std::optional(all);
}

/// The part that the package says is its workbook.
QString workbookPart(ZipArchive& archive) {
    const auto relations = relationsOf(archive, {});
    if (relations) {
        for (const Relation& relation : *relations) {
            if (relation.type == QLatin1String("officeDocument"))
                return relation.part;
        }
    }
    return {};
}

bool isTrue(const QString& text) {
    return text == QLatin1String("1") || text == QLatin1String("true");
}

bool readSheetList(ZipArchive& archive, const QString& part, const QHash<QString, Relation>& relations,
                   XlsxParts& parts) {
    XmlPart xml(archive.part(part));
    bool isWorkbook = false;
    while (xml.next()) {
        if (!xml.isStart())
            continue;
        isWorkbook = isWorkbook || (xml.depth() == 1 && xml.name() == QLatin1String("workbook"));
        if (xml.name() == QLatin1String("workbookPr"))
            parts.from1904 = isTrue(xml.attribute(QLatin1String("date1904")));
        if (xml.name() != QLatin1String("sheet"))
            continue;
        // Charts have sheets of their own.
        const Relation relation = relations.value(xml.attribute(QLatin1String("id")));
        if (relation.type == QLatin1String("worksheet"))
            parts.sheets += XlsxSheet{xml.attribute(QLatin1String("name")), relation.part,
                                      xml.attribute(QLatin1String("state")).contains(QLatin1String("idden"))};
    }
    return isWorkbook && !xml.failed();
}

bool readStrings(ZipArchive& archive, const QString& part, QStringList& strings) {
    XmlPart xml(archive.part(part));
    while (xml.next()) {
        if (xml.isStart() && xml.name() == QLatin1String("si") && strings.size() < mostCells)
            strings += richText(xml);
    }
    return !xml.failed();
}

bool readStyles(ZipArchive& archive, const QString& part, QVector<NumberShape>& shapes) {
    XmlPart xml(archive.part(part));
    QHash<int, NumberShape> own;
    bool cellFormats = false;
    while (xml.next()) {
        if (xml.name() == QLatin1String("cellXfs"))
            cellFormats = xml.isStart();
        if (!xml.isStart())
            continue;
        if (xml.name() == QLatin1String("numFmt"))
            own.insert(xml.attribute(QLatin1String("numFmtId")).toInt(),
                       shapeOf(xml.attribute(QLatin1String("formatCode"))));
        if (cellFormats && xml.name() == QLatin1String("xf") && shapes.size() < mostShapes) {
            const int id = xml.attribute(QLatin1String("numFmtId")).toInt();
            shapes += own.contains(id) ? own.value(id) : builtInShape(id);
        }
    }
    return !xml.failed();
}

/// Characters that XML cannot hold are written "_x000D_" (ECMA-376 part 1, 22.9.2.19).
QString unescaped(QString text) {
    for (qsizetype at = text.indexOf(QLatin1String("_x")); at >= 0; at = text.indexOf(QLatin1String("_x"), at + 1)) {
        bool hex = false;
        const ushort code = text.mid(at + 2, 4).toUShort(&hex, 16);
        if (hex && at + 6 < text.size() && text.at(at + 6) == u'_')
            text.replace(at, 7, QChar(code));
    }
    return text;
}

} // namespace

QString richText(XmlPart& xml) {
    const int depth = xml.depth();
    QString out;
    while (xml.nextChild(depth)) {
        if (xml.name() == QLatin1String("t"))
            out += xml.text();
        else if (xml.name() == QLatin1String("rPh"))
            xml.skip();
    }
    return unescaped(out);
}

std::optional<XlsxParts> readXlsxParts(ZipArchive& archive) {
    XlsxParts parts;
    const QString workbook = workbookPart(archive);
    const auto relations = relationsOf(archive, workbook);
    if (workbook.isEmpty() || !relations || !readSheetList(archive, workbook, *relations, parts))
        return std::nullopt;
    for (const Relation& relation : *relations) {
        if (relation.type == QLatin1String("sharedStrings") && !readStrings(archive, relation.part, parts.strings))
            return std::nullopt;
        if (relation.type == QLatin1String("styles") && !readStyles(archive, relation.part, parts.shapes))
            return std::nullopt;
    }
    return parts;
}

} // namespace watchdesk::sheets
