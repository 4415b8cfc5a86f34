// What the sheets and forms of the scheme have in common.
#pragma once

#include "desk/RecordStep.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <QWidget>

namespace watchdesk::ui {

/// Two fields beside each other, the first as wide as given.
[[nodiscard]] inline QWidget* fieldPair(QWidget* first, int width, QWidget* second) {
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    first->setFixedWidth(width);
    row->addWidget(first);
    row->addWidget(second, 1);
    return both;
}

/// A field with what it is called above it.
inline void addField(QVBoxLayout* column, const QString& label, QWidget* field) {
    column->addWidget(new LabelText(label, TextStyle::Small, Tone::TextMuted));
    column->addWidget(field);
}

/// The end of such a sheet: the step is handed on, or the error said where it was typed.
template <class Sheet>
void takeStep(Sheet* sheet, const Answer<desk::RecordStep>& answer) {
    onAnswer(sheet, answer, [sheet](const Result<desk::RecordStep>& step) {
        if (!step)
            return sheet->say(step.error());
        Q_EMIT sheet->done(*step);
        sheet->dismiss();
    });
}

} // namespace watchdesk::ui
