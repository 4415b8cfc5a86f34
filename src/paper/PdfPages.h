// A flowing text on A4 pages with a foot each. Needs a QGuiApplication; any one thread.
#pragma once

#include "base/Result.h"

#include <QString>
#include <QTextFormat>

class QTextDocument;

namespace watchdesk::paper {

/// A block format's property: true keeps the block on the page of the block after it.
inline constexpr int keepWithNext = QTextFormat::UserProperty + 1;

/// Likewise: true begins a new page with the block, unless the page is empty.
inline constexpr int beginsPage = QTextFormat::UserProperty + 2;

/// Resolution of the paper.
inline constexpr double dotsAPoint = 1200 / 72.0;

struct PageFoot {
    QString title;     ///< of the file
    QString left;      ///< on every page; "Page 2 of 5" stands at the right
    QString head = {}; ///< in the middle of every page's upper edge: a protective marking; may be empty
};

/// Lays the document out on A4 and writes it, whole or not at all. Lines are never cut, paragraphs and what is kept
/// together only when they are longer than a page. Every block must be text with a foreground of its own. Gives the
/// pages; Io when the file cannot be written.
Result<int> writePages(QTextDocument& document, const PageFoot& foot, const QString& path);

} // namespace watchdesk::paper
