// Scheme: radio sets, and codes on the air that are nobody's.
#pragma once

#include "desk/RadioDesk.h"
#include "ui/scheme/ListSection.h"
#include "ui/widgets/OneReading.h"
#include "ui/widgets/RecordModel.h"

namespace watchdesk::desk {
class MemberDesk;
}

namespace watchdesk::ui {

class Button;
class Exchange;
class LabelText;
class OfficeSteps;
class RadioPane;
class RecordTable;

/// The list at the left, the chosen set at the right; unknown codes in a strip above the list, each a click away from
/// being a set. The list follows what other desks do and what is heard.
class RadiosSection : public ListSection {
    Q_OBJECT
public:
    explicit RadiosSection(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;

    [[nodiscard]] RecordTable& table() const { return *m_table; }
    [[nodiscard]] const Records<desk::RadioLine>& rows() const { return *m_rows; }
    [[nodiscard]] RadioPane& pane() const { return *m_pane; }
    [[nodiscard]] Button& unknownButton() const { return *m_name; }

public Q_SLOTS:
    void addRadio();
    void nameUnknown();
    void undo();
    /// Asks for a spreadsheet; asks where the list is to be written.
    void bringIn();
    void takeOut();

private:
    void makeLayout();
    void connectParts();
    void makeActions();
    void showChosen();
    void showUnknown(const QVector<desk::UnknownCode>& codes);
    void openForm(const domain::RadioSet& set);
    void changeRadio();
    void move(domain::RadioState to);
    void writeSlip();
    [[nodiscard]] bool mayChange() const;
    [[nodiscard]] const desk::RadioLine* chosen() const;
    [[nodiscard]] domain::RadioSet freshSet() const;

    desk::RadioDesk& m_radios;
    desk::MemberDesk& m_members;
    Records<desk::RadioLine>* m_rows;
    RecordTable* m_table;
    RadioPane* m_pane;
    QWidget* m_strip;
    LabelText* m_unknownText;
    Button* m_name;
    OfficeSteps* m_steps;
    Exchange* m_exchange;
    QVector<desk::UnknownCode> m_unknown;
    QVector<desk::MemberLine> m_places; ///< whom a set can be given to
    OneReading m_reading;
    OneReading m_readingPlaces;
};

} // namespace watchdesk::ui
