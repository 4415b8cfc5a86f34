#include "ui/widgets/RecoveryKeyField.h"

#include "ui/theme/Theme.h"

#include <QFontDatabase>

namespace watchdesk::ui {

RecoveryKeyField::RecoveryKeyField(const QString& key, QWidget* parent) : QLineEdit(key, parent) {
    setReadOnly(true);
    setAccessibleName(tr("Recovery key"));
    setFixedHeight(40);
    setAlignment(Qt::AlignCenter);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(Theme::instance().font(TextStyle::Body).pixelSize());
    setFont(fixed);
}

} // namespace watchdesk::ui
