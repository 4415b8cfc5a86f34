// A paper of facts: a recovery key, where the audit log ends, a certificate. Needs a QGuiApplication (offscreen will
// do); any one thread.
#pragma once

#include "base/Result.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <memory>

class QTextDocument;

namespace watchdesk::paper {

/// What is printed, worded already.
struct PlainSheet {
    struct Fact {
        QString label;
        QString value;
        bool fixed = false; ///< typed again by hand: in type of one width
    };
    QString scheme; ///< above the title; may be empty
    QString title;
    QStringList paragraphs;
    QVector<Fact> facts;
    QString listTitle;
    QStringList list; ///< a line each
    QString printed;  ///< at the foot of every page: who printed it, and when
};

/// The flowing text of the paper, black on nothing, as writePages() takes it.
[[nodiscard]] std::unique_ptr<QTextDocument> plainDocument(const PlainSheet& sheet);

/// Writes the paper, whole or not at all; gives its pages. Io when the file cannot be written.
Result<int> writePlainPdf(const PlainSheet& sheet, const QString& path);

} // namespace watchdesk::paper
