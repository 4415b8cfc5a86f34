// Scheme: its settings and this machine's, made from their registries.
#pragma once

#include "desk/SettingsDesk.h"
#include "ui/scheme/SectionPanel.h"

#include <QHash>

class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class EmptyState;
class FilterField;
class PanelHead;
class SettingLine;

/// For those who may change settings. One page, group by group; the field at the top leaves those that fit. What is
/// changed is kept at once, and can be taken back for a while.
class SettingsSection : public SectionPanel {
    Q_OBJECT
public:
    explicit SettingsSection(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;
    [[nodiscard]] SettingLine* line(const QString& key) const { return m_lines.value(key); }

private:
    struct Group {
        QWidget* head = nullptr;
        QVector<QWidget*> parts; ///< lines and forms
    };
    struct SchemeFields {
        domain::Scheme scheme;
        QLineEdit* name = nullptr;
        QLineEdit* town = nullptr;
        QLineEdit* channel = nullptr;
    };
    void makeLayout();
    void addGroup(const QString& title);
    void addLine(const QString& key, SettingLine* line);
    void addSchemes();
    void addRules();
    void addMachine();
    void saveScheme(int at);
    void set(const QString& key, double value);
    void setCodes(const QString& key, const QString& codes);
    void showFitting(const QString& filter);
    desk::SettingsDesk& m_settings;
    PanelHead* m_head;
    FilterField* m_filter;
    QScrollArea* m_area;
    QWidget* m_page;
    QVBoxLayout* m_column;
    QWidget* m_schemes;
    EmptyState* m_none;
    QVector<Group> m_groups;
    QHash<QString, SettingLine*> m_lines;
    QVector<SchemeFields> m_schemeFields;
};

} // namespace watchdesk::ui
