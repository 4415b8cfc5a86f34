// What a search finds.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QMetaType>
#include <QString>
#include <QVector>

namespace watchdesk::desk {

/// What can be found; in the order in which an index is built: what there is least of comes first.
/// Text: of a radio; Event: of the desk's own, as the feed has it (its id is the row's record).
enum class SearchKind { Premises, Member, Subject, Action, AgendaItem, Alert, Sighting, Incident, Text, Event };
inline constexpr domain::EnumWords<SearchKind, 10> searchKindWords{{{SearchKind::Premises, "premises"},
                                                                    {SearchKind::Member, "member"},
                                                                    {SearchKind::Subject, "subject"},
                                                                    {SearchKind::Action, "action"},
                                                                    {SearchKind::AgendaItem, "agenda-item"},
                                                                    {SearchKind::Alert, "alert"},
                                                                    {SearchKind::Sighting, "sighting"},
                                                                    {SearchKind::Incident, "incident"},
                                                                    {SearchKind::Text, "text"},
                                                                    {SearchKind::Event, "event"}}};

/// A record that was found.
struct Hit {
    SearchKind kind = SearchKind::Incident;
    QString id;
    QString parentId; ///< alert of a sighting, incident of an alert, meeting of an item or action; empty: none
    QString title;    ///< as people say it: "Incident 231", "W-0412 Dean Hollis"
    QString snippet;  ///< the part of its text where the words are
    UtcMs at = 0;     ///< 0: has no time
};

/// How far the index is.
struct SearchState {
    enum class Stage { Off, Building, Ready, Failed } stage = Stage::Off;
    qint64 done = 0; ///< records, of total
    qint64 total = 0;
};

} // namespace watchdesk::desk

Q_DECLARE_METATYPE(watchdesk::desk::SearchState)
