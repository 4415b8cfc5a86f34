// Scheme: from an empty desk to the first call, step by step.
#pragma once

#include "base/Random.h"
#include "desk/MemberViews.h"
#include "desk/SetupDesk.h"
#include "ui/scheme/SectionPanel.h"
#include "ui/widgets/Rows.h"

class QStackedWidget;

namespace watchdesk::ui {

class Button;
class FirstCallPart;
class GatewayForm;
class LabelText;
class MapPart;
class PanelHead;
class RowList;
class SchemePart;

/// The steps at the left, each ticked by what is in the store, the chosen one at the right. It can be left at any time:
/// what is there is there, and the next sign-in goes on where something is still missing.
class SetupSection : public SectionPanel {
    Q_OBJECT
public:
    static constexpr int rowHeight = 56;

    struct Line {
        desk::SetupStep step;
        QString title;
        QString note;
        bool done = false;
        bool skipped = false;
    };
    explicit SetupSection(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;
    [[nodiscard]] desk::SetupStep shown() const;
    [[nodiscard]] const Rows<Line>& rows() const { return *m_rows; }
    [[nodiscard]] SchemePart& scheme() const { return *m_scheme; }
    [[nodiscard]] GatewayForm& gateway() const { return *m_gateway; }
    [[nodiscard]] MapPart& map() const { return *m_map; }
    [[nodiscard]] FirstCallPart& firstCall() const { return *m_first; }
    void showStep(desk::SetupStep step);

private:
    void makeLayout();
    void connectParts();
    void take(const desk::SetupState& state);
    void showRow(int row);
    void goOn();
    void skip();
    void addPerson();
    void addMember();
    void nameRadio(const desk::UnknownCode& code);
    void readGateway();
    [[nodiscard]] QWidget* peoplePart();
    [[nodiscard]] QWidget* membersPart();
    void paintRow(QPainter& painter, const QRectF& rect, int row) const;

    desk::SetupDesk& m_setup;
    desk::SetupState m_state;
    bool m_begun = false; ///< the first state has been shown
    SystemRandom m_random;
    Rows<Line>* m_rows;
    PanelHead* m_head;
    RowList* m_list;
    QStackedWidget* m_parts;
    LabelText* m_title;
    LabelText* m_why;
    SchemePart* m_scheme;
    GatewayForm* m_gateway;
    MapPart* m_map;
    FirstCallPart* m_first;
    LabelText* m_people;
    LabelText* m_members;
    Button* m_next;
    Button* m_skip;
};

} // namespace watchdesk::ui
