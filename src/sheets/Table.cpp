#include "sheets/Table.h"

namespace watchdesk::sheets {

void Notes::add(qint64 line, const QString& text) {
    if (m_notes.size() < mostNotes)
        m_notes += Note{line, text};
    else
        ++m_more;
}

QVector<Note> Notes::taken() const {
    QVector<Note> all = m_notes;
    if (m_more > 0)
        all += Note{0, QStringLiteral("There are %1 more such notes.").arg(m_more)};
    return all;
}

} // namespace watchdesk::sheets
