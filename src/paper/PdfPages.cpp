#include "paper/PdfPages.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QVector>

namespace watchdesk::paper {

namespace {

constexpr double sideMargin = 62 * dotsAPoint;
constexpr double topMargin = 56 * dotsAPoint;
constexpr double bottomMargin = 70 * dotsAPoint;
constexpr double footAt = 40 * dotsAPoint; ///< its base line above the edge of the paper
constexpr double headAt = 36 * dotsAPoint; ///< its base line below the upper edge

/// A line of the document, with the place it has in one endless page.
struct Line {
    QTextLine line;
    double top = 0; ///< of the endless page; what lies between two lines is white
    double height = 0;
    bool kept = false;   ///< stays with the next line
    bool begins = false; ///< a page
    int page = 0;
    double shift = 0; ///< from the endless page to its own
};

QVector<Line> linesOf(const QTextDocument& document) {
    QVector<Line> lines;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextLayout& layout = *block.layout();
        const double top = document.documentLayout()->blockBoundingRect(block).top();
        for (int i = 0; i < layout.lineCount(); ++i) {
            const QTextLine line = layout.lineAt(i);
            const bool last = i == layout.lineCount() - 1;
            lines += Line{line, top + line.y(), line.height(), !last || block.blockFormat().boolProperty(keepWithNext),
                          i == 0 && block.blockFormat().boolProperty(beginsPage)};
        }
    }
    return lines;
}

/// Gives lines their pages, group after group. Answers the number of pages.
int paginate(QVector<Line>& lines, double pageHeight) {
    int page = 0;
    double begins = 0; ///< where the page begins on the endless one
    for (qsizetype first = 0; first < lines.size();) {
        qsizetype last = first;
        while (last + 1 < lines.size() && lines.at(last).kept)
            ++last;
        const auto bottom = [&](qsizetype i) { return lines.at(i).top + lines.at(i).height; };
        // What is longer than a page goes on line by line.
        if (bottom(last) - lines.at(first).top > pageHeight)
            last = first;
        if (bottom(last) - begins > pageHeight || (lines.at(first).begins && first > 0)) {
            ++page;
            begins = lines.at(first).top;
        }
        for (; first <= last; ++first) {
            lines[first].page = page;
            lines[first].shift = -begins;
        }
    }
    return page + 1;
}

void paintFoot(QPainter& painter, const QRectF& area, const PageFoot& foot, int page, int pages) {
    QFont font(QStringLiteral("Inter"));
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setPointSizeF(8);
    painter.setFont(font);
    painter.setPen(QColor(70, 70, 70));
    if (!foot.head.isEmpty()) {
        const double wide = QFontMetricsF(font, painter.device()).horizontalAdvance(foot.head);
        painter.drawText(QPointF(area.center().x() - wide / 2, headAt), foot.head);
    }
    const double line = painter.device()->height() - footAt;
    const QString number = QCoreApplication::translate("PdfPages", "Page %1 of %2").arg(page).arg(pages);
    const QFontMetricsF metrics(font, painter.device());
    const double room = area.width() - metrics.horizontalAdvance(number) - 12 * dotsAPoint;
    painter.drawText(QPointF(area.left(), line), metrics.elidedText(foot.left, Qt::ElideRight, room));
    painter.drawText(QPointF(area.right() - metrics.horizontalAdvance(number), line), number);
}

/// Paints everything; gives the pages.
int paintPages(QPdfWriter& writer, QTextDocument& document, const PageFoot& foot) {
    const QRectF area = QRectF(QPointF(0, 0), QSizeF(writer.width(), writer.height()))
                            .adjusted(sideMargin, topMargin, -sideMargin, -bottomMargin);
    document.documentLayout()->setPaintDevice(&writer);
    document.setPageSize(QSizeF(area.width(), -1));
    QVector<Line> lines = linesOf(document);
    const int pages = paginate(lines, area.height());
    QPainter painter(&writer);
    int page = -1;
    for (const Line& line : lines) {
        if (line.page != page) {
            if (page >= 0)
                writer.newPage();
            page = line.page;
            paintFoot(painter, area, foot, page + 1, pages);
        }
        // QTextLine adds its own place in the block.
        const double blockTop = line.top - line.line.y();
        line.line.draw(&painter, QPointF(area.left(), area.top() + blockTop + line.shift));
    }
    // The layout must not keep a device that goes before it.
    document.documentLayout()->setPaintDevice(nullptr);
    return pages;
}

Error notWritten(const QString& path, const QString& why) {
    return {ErrorCode::Io, "The paper could not be written to " + path.toStdString() + ": " + why.toStdString() + ".",
            "Nothing was changed.", "Choose another place."};
}

} // namespace

Result<int> writePages(QTextDocument& document, const PageFoot& foot, const QString& path) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(path, file.errorString());
    int pages = 0;
    {
        QPdfWriter writer(&file);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setResolution(qRound(dotsAPoint * 72));
        writer.setTitle(foot.title);
        writer.setCreator(QStringLiteral("WatchDesk"));
        pages = paintPages(writer, document, foot);
    }
    if (!file.commit())
        return notWritten(path, file.errorString());
    return pages;
}

} // namespace watchdesk::paper
