// Sheets in which radio sets are written and change hands.
#pragma once

#include "desk/MemberDesk.h"
#include "desk/RadioDesk.h"
#include "ui/widgets/FormSheet.h"

#include <optional>

class QLineEdit;

namespace watchdesk::ui {

class ChoiceField;

/// Premises by name, completed as one types; empty: nobody's.
class PremisesField : public QWidget {
    Q_OBJECT
public:
    PremisesField(const QString& name, const QVector<desk::MemberLine>& members, QWidget* parent = nullptr);
    void choose(const QString& premisesId);
    /// Empty for an empty field; nothing for a text that is no premises.
    [[nodiscard]] std::optional<QString> premisesId() const;
    [[nodiscard]] QLineEdit& edit() const { return *m_edit; }

private:
    QLineEdit* m_edit;
    QVector<std::pair<QString, QString>> m_places; ///< words, id
};

/// A set: new, of an unknown code, or there already.
class RadioSheetForm : public FormSheet {
    Q_OBJECT
public:
    RadioSheetForm(QWidget* window, desk::Desk& desk, const domain::RadioSet& set,
                   const QVector<desk::MemberLine>& members);

Q_SIGNALS:
    void done(const desk::RecordStep& step);

private:
    void save();
    desk::RadioDesk& m_radios;
    domain::RadioSet m_set;
    QLineEdit* m_callSign;
    QLineEdit* m_serial;
    QLineEdit* m_make;
    ChoiceField* m_toneSet;
    QLineEdit* m_code;
    ChoiceField* m_scheme;
    QLineEdit* m_talkgroup;
    PremisesField* m_premises = nullptr; ///< of a new one only: later it is handed over
};

/// A set goes out, comes back, is lost or sent to repair.
class HandOverSheet : public FormSheet {
    Q_OBJECT
public:
    HandOverSheet(QWidget* window, desk::Desk& desk, const domain::RadioSet& set, domain::RadioState to,
                  const QVector<desk::MemberLine>& members);

Q_SIGNALS:
    void done(const desk::RecordStep& step);

private:
    void run();
    desk::RadioDesk& m_radios;
    desk::HandOver m_move;
    PremisesField* m_premises = nullptr;
    QLineEdit* m_receiver;
    QLineEdit* m_remark;
};

} // namespace watchdesk::ui
