// Words that the desk tells others: on the radio, as a text, by mail.
#pragma once

#include "ui/control/TalkJobs.h"
#include "ui/control/TextJobs.h"
#include "ui/widgets/FormSheet.h"

#include <QSet>

#include <functional>

class QCheckBox;

namespace watchdesk::ui {

class ChoiceField;
class WordsField;

/// Channel and words, which are read once more before they are told, and the ways: each says whom it reaches, and is
/// chosen by one key (Alt+R, Alt+X, Alt+E). While they are said on the radio one button ends it. What is refused is
/// said and the words stay, with the ways that are still to go; words that some have heard are not changed any more.
/// Closing it ends what is being said. Window's thread.
class AnnounceSheet : public FormSheet {
    Q_OBJECT
public:
    using Mail = std::function<Answer<int>(const QString& words)>;

    /// `channels`: those on which words can be told by any way, may be empty; `words` are proposed.
    AnnounceSheet(QWidget* opener, TalkJobs& jobs, const QStringList& channels, const QString& at,
                  const QString& words);
    /// On the radio it can be said on these alone; `why` not on the others.
    void setSpoken(const QStringList& spoken, const QString& why);
    /// The words can go as texts to the sets of the channel, too; outlives the sheet.
    void offerTexts(TextJobs& texts);
    /// And by mail to these.
    void offerMail(const QStringList& names, Mail mail);

Q_SIGNALS:
    /// By which ways: "on SHOP, as a text".
    void said(const QString& how);

private:
    void showRadio();
    void showTexts();
    [[nodiscard]] QVector<desk::TextTarget> setsLeft() const;
    void say();
    void sayByMail();
    void sayByText();
    void sayByRadio();
    void failed(const Error& error);
    void done(QCheckBox* way, const QString& how);
    [[nodiscard]] QVector<desk::TextTarget> sets() const;
    TalkJobs& m_jobs;
    TextJobs* m_texts = nullptr;
    Mail m_mail;
    ChoiceField* m_channel;
    WordsField* m_words;
    QCheckBox* m_byRadio;
    QCheckBox* m_byText;
    QCheckBox* m_byMail;
    Button* m_end;
    QStringList m_spoken;
    QString m_whyNotSpoken;
    QString m_saidWords;      ///< those that go by every way
    QSet<QString> m_textedTo; ///< addresses that have them
    QStringList m_told;       ///< the ways by which they have gone
    bool m_saying = false;
};

} // namespace watchdesk::ui
