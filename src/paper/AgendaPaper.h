// The agenda of a meeting on A4. Needs a QGuiApplication (offscreen will do); any one thread.
#pragma once

#include "base/Result.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <memory>

class QTextDocument;

namespace watchdesk::paper {

/// What is printed, worded already. The same sheet gives the same text and the same pages.
struct AgendaSheet {
    struct Line {
        QString title;
        QString name; ///< of the person, where the paper may name one; else empty
        QString detail;
        QStringList evidence; ///< a line each
    };
    struct Section {
        QString title;
        QVector<Line> lines; ///< empty: the section says that there is nothing
    };
    QString scheme;
    QString when;  ///< "Thursday 26 November 2026, 18:00"
    QString place; ///< may be empty
    QString about; ///< "Tells of 29 October to 20 November."
    QVector<Section> sections;
    QString printed; ///< at the foot of every page: who printed it, and when
};

/// The flowing text of the paper, black on nothing, as writePages() takes it.
[[nodiscard]] std::unique_ptr<QTextDocument> agendaDocument(const AgendaSheet& sheet);

/// Writes the paper, whole or not at all; gives its pages. Io when the file cannot be written.
Result<int> writeAgendaPdf(const AgendaSheet& sheet, const QString& path);

} // namespace watchdesk::paper
