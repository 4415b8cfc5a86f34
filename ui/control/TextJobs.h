// What the sheet for texts asks of the desk.
#pragma once

#include "desk/TextDesk.h"
#include "ui/widgets/OnAnswer.h"

#include <QObject>

namespace watchdesk::ui {

/// Window's thread; the real desk (desk::TextDesk) or a town in memory.
class TextJobs : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual Answer<domain::RadioText> send(const QString& channel, const desk::TextTarget& to,
                                           const QString& words) = 0;
    [[nodiscard]] virtual QVector<desk::TextTarget> targets(const QString& channel) const = 0;
    [[nodiscard]] virtual bool mayText() const = 0;
};

} // namespace watchdesk::ui
