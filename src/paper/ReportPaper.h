// Papers of parts: the report of a shift, what the police are handed, letters. Needs a QGuiApplication; any one thread.
#pragma once

#include "base/Result.h"

#include <QString>
#include <QVector>

#include <memory>

class QTextDocument;

namespace watchdesk::paper {

/// What is printed, worded already. The same sheet gives the same text and the same pages.
struct ReportSheet {
    struct Line {
        enum class Kind {
            Fact,  ///< a label above what it is; an empty value is a line to be filled in by hand
            Text,  ///< a paragraph
            Title, ///< bold, and stays with what follows
            Row,   ///< under a title
            Small, ///< grey: evidence, notes
            Fixed, ///< hashes
            Fill,  ///< the label, and a line to be filled in by hand behind it
            Ruled  ///< an empty ruled line to write on
        };
        Kind kind = Kind::Text;
        QString label; ///< of Fact and Fill
        QString value;
    };
    struct Part {
        QString title; ///< may be empty
        bool newPage = false;
        bool form = false; ///< its title is that of a form: larger
        QString nothing;   ///< what is said where there are no lines
        QVector<Line> lines;
    };
    QString marking; ///< at the head of every page: "OFFICIAL-SENSITIVE when complete"; may be empty
    QString scheme;
    QString title;
    QString about; ///< under the title; may be empty
    QString lead;  ///< small; may be empty
    QVector<Part> parts;
    QString printed; ///< at the foot of every page: who printed it, and when
};

/// The flowing text of the paper, black on nothing, as writePages() takes it.
[[nodiscard]] std::unique_ptr<QTextDocument> reportDocument(const ReportSheet& sheet);

/// Writes the paper, whole or not at all; gives its pages. Io when the file cannot be written.
Result<int> writeReportPdf(const ReportSheet& sheet, const QString& path);

} // namespace watchdesk::paper
