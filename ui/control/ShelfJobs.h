// What the control room asks of the desk about suspended sources.
#pragma once

#include "desk/ShelfDesk.h"
#include "ui/widgets/OnAnswer.h"

#include <QObject>

namespace watchdesk::ui {

/// As ShelfDesk. Window's thread.
class ShelfJobs : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual QVector<desk::Shelved> shelves() const = 0;
    virtual Answer<domain::Shelf> suspend(const desk::ShelfRequest& request) = 0;
    virtual Answer<void> bringBack(const QString& shelfId) = 0;
    [[nodiscard]] virtual bool maySuspend() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace watchdesk::ui
