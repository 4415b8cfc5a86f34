// A port of the network as a field.
#pragma once

#include <QSpinBox>

namespace watchdesk::ui {

/// 1 to 65535, 32 px high.
[[nodiscard]] inline QSpinBox* portField(const QString& name) {
    auto* box = new QSpinBox;
    box->setAccessibleName(name);
    box->setRange(1, 65535);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setFixedHeight(32);
    return box;
}

} // namespace watchdesk::ui
