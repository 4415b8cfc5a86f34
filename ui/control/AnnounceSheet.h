// Words that the desk says on the radio.
#pragma once

#include "ui/control/TalkJobs.h"
#include "ui/widgets/FormSheet.h"

namespace watchdesk::ui {

class ChoiceField;
class WordsField;

/// Channel and words, which are read once more before they are said; while they are said, one button ends it. What is
/// refused is said and the words stay. Closing it ends what is being said. Window's thread.
class AnnounceSheet : public FormSheet {
    Q_OBJECT
public:
    /// `channels`: those that can be spoken on, not empty; `words` are proposed.
    AnnounceSheet(QWidget* opener, TalkJobs& jobs, const QStringList& channels, const QString& at,
                  const QString& words);

Q_SIGNALS:
    void said(const QString& channel);

private:
    void say();
    TalkJobs& m_jobs;
    ChoiceField* m_channel;
    WordsField* m_words;
    Button* m_end;
    bool m_saying = false;
};

} // namespace watchdesk::ui
