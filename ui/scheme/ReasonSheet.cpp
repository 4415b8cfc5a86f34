#include "ui/scheme/ReasonSheet.h"

#include <QLineEdit>

namespace watchdesk::ui {

ReasonSheet::ReasonSheet(QWidget* window, const Words& words) : FormSheet(window, words), m_reason(new QLineEdit) {
    m_reason->setFixedHeight(32);
    add(tr("Reason, kept on the audit log"), m_reason);
    connect(this, &FormSheet::wanted, this, [this] {
        const QString reason = m_reason->text().simplified();
        if (reason.isEmpty())
            return say(tr("Say what it is for."));
        dismiss();
        Q_EMIT given(reason);
    });
    openForm(m_reason);
}

} // namespace watchdesk::ui
