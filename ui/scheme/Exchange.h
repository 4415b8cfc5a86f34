// Spreadsheets into a section and lists out of it.
#pragma once

#include "desk/ImportViews.h"

#include <QObject>

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class OfficeSteps;

/// Opens the sheet for a file that was chosen or dropped on the section, and writes lists. Window's thread; a child of
/// the section.
class Exchange : public QObject {
    Q_OBJECT
public:
    Exchange(QWidget* section, desk::Desk& desk, sheets::ImportKind kind, OfficeSteps* steps);
    void bringIn(const QString& path) { bringIn(m_kind, path); }
    void bringIn(sheets::ImportKind kind, const QString& path);
    void takeOut(desk::ExportFormat format, const QString& path);
    /// For a file dialogue.
    [[nodiscard]] static QString tableKinds();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_section;
    desk::Desk& m_desk;
    sheets::ImportKind m_kind;
    OfficeSteps* m_steps;
};

} // namespace watchdesk::ui
