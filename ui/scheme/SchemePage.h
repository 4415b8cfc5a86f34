// Scheme: what administrators and coordinators need to keep the store. Sections at the left, the open one beside them.
#pragma once

#include "ui/scheme/SchemeSections.h"
#include "ui/widgets/Rows.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QStackedWidget;

namespace watchdesk::ui {

class ErrorBanner;
class KeyBar;
class RowList;

/// The workspace. Window's thread; the desk outlives it. Shows the sections that the role of whoever is signed in
/// includes; a section is made when it is first shown. Its actions are the page's while it is shown.
class SchemePage : public QWidget {
    Q_OBJECT
public:
    explicit SchemePage(desk::Desk& desk, QWidget* parent = nullptr);
    ~SchemePage() override;

    /// The ids of the sections that are there, in their order.
    [[nodiscard]] QStringList sections() const;
    void open(const QString& id);
    /// The one that is open; null when the role includes none.
    [[nodiscard]] SectionPanel* section() const;
    [[nodiscard]] RowList& list() const { return *m_list; }
    [[nodiscard]] ErrorBanner& banner() const { return *m_error; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    struct Place {
        SchemeSection section;
        QPointer<SectionPanel> panel; ///< null until first shown
    };
    void makeLayout();
    void makeActions();
    void meetPerson();
    void showRow(int row);
    void takeActions();
    void paintRow(QPainter& painter, const QRectF& rect, int row) const;

    desk::Desk& m_desk;
    Rows<SchemeSection>* m_rows;
    QVector<Place> m_places;
    RowList* m_list;
    QStackedWidget* m_stack;
    ErrorBanner* m_error;
    KeyBar* m_keys;
    QVector<QAction*> m_own;
    QVector<QPointer<QAction>> m_lent; ///< the open section's
};

} // namespace watchdesk::ui
