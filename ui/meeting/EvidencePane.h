// The right column, above: the record of the evidence that is chosen, opened.
#pragma once

#include "desk/MeetingViews.h"

#include <QWidget>

class QStackedWidget;

namespace watchdesk::ui {

class FactList;
class LabelText;
class PanelHead;

/// Shows what it is given.
class EvidencePane : public QWidget {
    Q_OBJECT
public:
    explicit EvidencePane(QWidget* parent = nullptr);
    void show(const desk::EvidenceDetail& detail, QDate today);
    void clear();
    [[nodiscard]] QString heading() const;
    [[nodiscard]] const FactList& facts() const { return *m_facts; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void showIncident(const desk::EvidenceDetail& detail, QDate today);
    void showNotice(const desk::EvidenceDetail& detail);
    void showSubject(const desk::EvidenceDetail& detail);
    void showMember(const domain::SchemeMember& member);
    void showAction(const domain::ActionItem& action);
    PanelHead* m_head;
    QStackedWidget* m_stack;
    LabelText* m_title;
    LabelText* m_second;
    FactList* m_facts;
};

} // namespace watchdesk::ui
