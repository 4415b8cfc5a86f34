// Erasing for good: by two, with a reason.
#pragma once

#include "desk/RetentionDesk.h"
#include "ui/widgets/FormSheet.h"

class QComboBox;
class QLineEdit;

namespace watchdesk::ui {

class PassphraseField;

/// Says what goes and that it cannot be undone; asks the reason, the second person and their passphrase. Says erased()
/// with the certificate. Window's thread.
class EraseSheet : public FormSheet {
    Q_OBJECT
public:
    /// `others`: who may erase, too, and is somebody else.
    EraseSheet(QWidget* window, desk::RetentionDesk& retention, const QVector<desk::DueRow>& records,
               const QVector<domain::Person>& others);
    [[nodiscard]] QString counts() const { return m_counts; }

Q_SIGNALS:
    void erased(const watchdesk::desk::ErasureCertificate& certificate);
    /// Not all of it, or nothing: what is due has to be read anew.
    void ended();

private:
    void erase();
    desk::RetentionDesk& m_retention;
    QVector<desk::DueRow> m_records;
    QString m_counts;
    QLineEdit* m_reason;
    QComboBox* m_second;
    PassphraseField* m_passphrase;
    Button* m_stop;
};

/// "2 subjects, 14 overs": how many of each kind.
[[nodiscard]] QString countsOf(const QVector<desk::DueRow>& records);

} // namespace watchdesk::ui
