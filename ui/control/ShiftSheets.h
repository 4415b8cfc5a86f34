// The desk handed over: a note built from what is open, edited, signed; and the last one, to be read.
#pragma once

#include "desk/ShiftDesk.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/OnAnswer.h"

class QPlainTextEdit;

namespace watchdesk::ui {

class ChoiceField;

/// The note stands in the field as soon as it is built; whatever is typed before stays below it. What was typed
/// when the desk was locked stands in it again. Window's thread.
class ShiftSheet : public FormSheet {
    Q_OBJECT
public:
    ShiftSheet(QWidget* opener, desk::Desk& desk);
    [[nodiscard]] QPlainTextEdit& note() const { return *m_note; }
    [[nodiscard]] ChoiceField& taker() const { return *m_taker; }
    void keepDraft() override;

Q_SIGNALS:
    void handedOver();
    void reportWanted();

private:
    void begin(const desk::HandOverDraft& draft);
    void sign();
    void typed();
    desk::ShiftDesk& m_shifts;
    QPlainTextEdit* m_note;
    QString m_kept;          ///< typed before the desk was locked
    bool m_building = false; ///< the note is put in by the desk, and not typed
    ChoiceField* m_taker;
};

/// What the one before left. Window's thread.
class NoteSheet : public FormSheet {
    Q_OBJECT
public:
    NoteSheet(QWidget* opener, desk::Desk& desk, const desk::ShiftView& view);
};

/// One's alert in hand, to a named person. Window's thread.
class HandAlertSheet : public FormSheet {
    Q_OBJECT
public:
    HandAlertSheet(QWidget* opener, desk::Desk& desk, const domain::Alert& alert);

Q_SIGNALS:
    void handed(const QString& name);

private:
    ChoiceField* m_taker;
};

} // namespace watchdesk::ui
