// Where the audit log ends, to be kept away from the store.
#pragma once

#include "domain/Audit.h"
#include "ui/widgets/FormSheet.h"

#include <QVector>

namespace watchdesk::ui {

/// "The log ends with entry 812 of desk-1, …", a desk each. Window's thread.
class AuditEndsSheet : public FormSheet {
    Q_OBJECT
public:
    AuditEndsSheet(QWidget* window, const QVector<domain::AuditHead>& ends);

Q_SIGNALS:
    void paperWanted();
};

} // namespace watchdesk::ui
