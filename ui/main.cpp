#include "ui/cctv/CctvPage.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/gallery/GalleryPage.h"
#include "ui/meeting/MeetingPage.h"
#include "ui/scheme/SchemePage.h"
#include "ui/shell/PageRegistry.h"
#include "ui/shell/Program.h"

#include <QCoreApplication>

namespace {

/// The workspaces of this build, in the order of Ctrl+1…6.
watchdesk::ui::PageRegistry workspaces() {
    using namespace watchdesk::ui;
    using watchdesk::desk::Act;
    PageRegistry pages;
    pages.add(
        {QStringLiteral("control-room"),
         QCoreApplication::translate("Pages", "Control room"),
         QStringLiteral("radio-tower"),
         [](watchdesk::desk::Desk& desk, QWidget* parent) -> QWidget* { return new ControlRoomPage(desk, parent); },
         {Act::SeeFeed}});
    pages.add({QStringLiteral("gallery"),
               QCoreApplication::translate("Pages", "Gallery"),
               QStringLiteral("images"),
               [](watchdesk::desk::Desk& desk, QWidget* parent) -> QWidget* { return new GalleryPage(desk, parent); },
               {Act::SeeGallery}});
    pages.add({QStringLiteral("cctv"),
               QCoreApplication::translate("Pages", "CCTV"),
               QStringLiteral("cctv"),
               [](watchdesk::desk::Desk& desk, QWidget* parent) -> QWidget* { return new CctvPage(desk, parent); },
               {Act::CompareStills}});
    pages.add({QStringLiteral("meetings"),
               QCoreApplication::translate("Pages", "Meetings"),
               QStringLiteral("calendar-days"),
               [](watchdesk::desk::Desk& desk, QWidget* parent) -> QWidget* { return new MeetingPage(desk, parent); },
               {Act::ReadMeetings}});
    pages.add({QStringLiteral("scheme"), QCoreApplication::translate("Pages", "Scheme"), QStringLiteral("store"),
               [](watchdesk::desk::Desk& desk, QWidget* parent) -> QWidget* { return new SchemePage(desk, parent); },
               schemeActs()});
    return pages;
}

/// Which page shows a record that was found.
void addRecords(watchdesk::ui::PageRegistry& pages) {
    using namespace watchdesk::ui;
    using watchdesk::desk::Hit;
    using watchdesk::desk::SearchKind;
    using watchdesk::domain::FeedKind;
    pages.setShows(QStringLiteral("control-room"),
                   {SearchKind::Incident, SearchKind::Alert, SearchKind::Sighting, SearchKind::Text, SearchKind::Event},
                   [](QWidget& page, const Hit& hit) {
                       const FeedKind kind = hit.kind == SearchKind::Alert      ? FeedKind::Alert
                                             : hit.kind == SearchKind::Sighting ? FeedKind::Sighting
                                             : hit.kind == SearchKind::Text     ? FeedKind::Text
                                             : hit.kind == SearchKind::Event    ? FeedKind::System
                                                                                : FeedKind::Incident;
                       static_cast<ControlRoomPage&>(page).showRecord(kind, hit.id);
                   });
    // An alert that nobody takes is heard, whichever page somebody works on.
    pages.setWorksFor(QStringLiteral("control-room"), {watchdesk::desk::Act::WorkAlerts});
    pages.setShows(QStringLiteral("gallery"), {SearchKind::Subject},
                   [](QWidget& page, const Hit& hit) { static_cast<GalleryPage&>(page).showSheet(hit.id); });
    pages.setShows(QStringLiteral("meetings"), {SearchKind::AgendaItem, SearchKind::Action},
                   [](QWidget& page, const Hit& hit) {
                       const QString line = hit.kind == SearchKind::AgendaItem ? hit.id : QString();
                       static_cast<MeetingPage&>(page).showLineOf(hit.parentId, line);
                   });
}

} // namespace

int main(int argc, char** argv) {
    watchdesk::ui::ProgramOptions options;
    if (const auto done = watchdesk::ui::readArguments(argc, argv, options))
        return *done;
    auto pages = workspaces();
    addRecords(pages);
    return watchdesk::ui::runProgram(argc, argv, pages, options);
}
