// A text to a radio, or to all of a talkgroup.
#pragma once

#include "ui/control/TextJobs.h"
#include "ui/widgets/FormSheet.h"

class QComboBox;

namespace watchdesk::ui {

class ChoiceField;
class WordsField;

/// Channel, to whom, words. What the desk refuses is said, and what was typed stays. Window's thread.
class TextSheet : public FormSheet {
    Q_OBJECT
public:
    /// `channels` is not empty; `at` is chosen first when it is among them.
    TextSheet(QWidget* opener, TextJobs& jobs, const QStringList& channels, const QString& at);

Q_SIGNALS:
    /// Kept, and on its way.
    void sent(const QString& to);

private:
    void takeTargets();
    void send();
    [[nodiscard]] desk::TextTarget target() const;
    TextJobs& m_jobs;
    ChoiceField* m_channel;
    QComboBox* m_to;
    WordsField* m_words;
    QVector<desk::TextTarget> m_targets;
};

} // namespace watchdesk::ui
