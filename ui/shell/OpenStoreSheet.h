// Which store to open.
#pragma once

#include "ui/widgets/Overlay.h"

class QLineEdit;

namespace watchdesk::ui {

/// A path or a postgresql:// address, typed or browsed for.
class OpenStoreSheet : public Overlay {
    Q_OBJECT
public:
    OpenStoreSheet(QWidget* window, const QString& now);

Q_SIGNALS:
    void storeChosen(const QString& url);

private:
    void choose();
    QLineEdit* m_field;
};

} // namespace watchdesk::ui
