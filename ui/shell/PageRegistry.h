// The workspaces that this build has.
#pragma once

#include "desk/Roles.h"
#include "desk/SearchViews.h"

#include <QString>
#include <QVector>

#include <algorithm>
#include <functional>

class QWidget;

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

/// A workspace. A page's own QActions, added to it by QWidget::addAction(), appear in the palette, the menu and the
/// help sheet while it is shown; a property "waiting" (int, with its notifying signal) as a number on its tab. An
/// action named "section.…" opens a part of the page.
struct PageEntry {
    QString id;    ///< "control-room"
    QString title; ///< "Control room"
    QString icon;  ///< Lucide's name
    std::function<QWidget*(desk::Desk&, QWidget* parent)> factory;
    QVector<desk::Act> needs; ///< the page is there for those whose role includes one of them; empty: for everybody
    QVector<desk::SearchKind> shows = {}; ///< which records the page can show
    std::function<void(QWidget& page, const desk::Hit& record)> show = {};
    QVector<desk::Act> worksFor = {}; ///< for those it is made at sign-in, and works while another is shown
    [[nodiscard]] bool isFor(const domain::Person& person) const {
        return needs.isEmpty() || mayDoOneOf(needs, person);
    }
    [[nodiscard]] bool alwaysWorksFor(const domain::Person& person) const { return mayDoOneOf(worksFor, person); }

    static bool mayDoOneOf(const QVector<desk::Act>& acts, const domain::Person& person) {
        return std::any_of(acts.begin(), acts.end(), [&](desk::Act act) { return desk::mayDo(person, act); });
    }
};

/// Only pages that exist are in it; their order is that of Ctrl+1…6.
class PageRegistry {
public:
    void add(PageEntry page) { m_pages.append(std::move(page)); }
    /// That page shows records of these kinds.
    void setShows(const QString& id, const QVector<desk::SearchKind>& kinds,
                  const std::function<void(QWidget& page, const desk::Hit& record)>& show) {
        for (PageEntry& page : m_pages) {
            if (page.id == id) {
                page.shows = kinds;
                page.show = show;
            }
        }
    }
    /// That page has something to do for whoever may do one of these, whichever page is shown.
    void setWorksFor(const QString& id, const QVector<desk::Act>& acts) {
        for (PageEntry& page : m_pages) {
            if (page.id == id)
                page.worksFor = acts;
        }
    }
    [[nodiscard]] const QVector<PageEntry>& pages() const { return m_pages; }

private:
    QVector<PageEntry> m_pages;
};

} // namespace watchdesk::ui
