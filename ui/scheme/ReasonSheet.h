// Asks what something is done for, since the audit log keeps it.
#pragma once

#include "ui/widgets/FormSheet.h"

class QLineEdit;

namespace watchdesk::ui {

/// Says given() with a reason that is not empty, and closes.
class ReasonSheet : public FormSheet {
    Q_OBJECT
public:
    ReasonSheet(QWidget* window, const Words& words);

Q_SIGNALS:
    void given(const QString& reason);

private:
    QLineEdit* m_reason;
};

} // namespace watchdesk::ui
