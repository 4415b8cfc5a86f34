// The answer to a subject access request on A4 (UK GDPR article 15). Needs a QGuiApplication; any one thread.
#pragma once

#include "base/Result.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace watchdesk::paper {

/// What is printed, worded already and without the names of others.
struct AccessSheet {
    struct Line {
        QString title;
        QString detail; ///< may be empty
    };
    struct Section {
        QString title;
        QString nothing; ///< what is said where there are no lines
        QVector<Line> lines;
    };
    QString scheme;
    QString about; ///< "W-0412"
    QString lead;  ///< what this is, who holds the data, what rights there are
    QVector<Section> sections;
    QString printed; ///< at the foot of every page
};

/// Writes the paper, whole or not at all; gives its pages. Io when the file cannot be written.
Result<int> writeAccessPdf(const AccessSheet& sheet, const QString& path);

} // namespace watchdesk::paper
