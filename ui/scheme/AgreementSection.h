// Scheme: the information-sharing agreement, its editions and who has not signed.
#pragma once

#include "desk/MemberDesk.h"
#include "ui/scheme/SectionPanel.h"

class QPlainTextEdit;

namespace watchdesk::ui {

class Button;
class ChoiceField;
class LabelText;
class OfficeSteps;
class PanelHead;

/// The edition at the left, the members that have still to sign it at the right. A new edition closes the gallery to
/// whoever has not signed it, so it is asked for once more.
class AgreementSection : public SectionPanel {
    Q_OBJECT
public:
    explicit AgreementSection(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;
    [[nodiscard]] QString unsignedText() const;

public Q_SLOTS:
    void issue();
    void signAll();

private:
    void makeLayout();
    void show();
    void writePaper();
    [[nodiscard]] QString schemeId() const;
    [[nodiscard]] bool mayChange() const;
    desk::MemberDesk& m_members;
    QVector<domain::Agreement> m_editions;
    QVector<desk::MemberLine> m_lines;
    PanelHead* m_head;
    ChoiceField* m_scheme;
    LabelText* m_title;
    LabelText* m_since;
    QPlainTextEdit* m_body;
    LabelText* m_unsigned;
    Button* m_issue;
    Button* m_sign;
    Button* m_paper;
    OfficeSteps* m_steps;
};

/// The text of a first edition, to be changed by whoever issues it.
[[nodiscard]] QString proposedAgreement(const QString& scheme);

} // namespace watchdesk::ui
