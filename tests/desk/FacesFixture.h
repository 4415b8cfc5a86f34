// A desk with somebody on its watchlist: portraits and stills drawn by the program, real models, the real helper.
#pragma once

#include "DeskFixture.h"
#include "desk/EnrolmentDesk.h"
#include "desk/Portraits.h"
#include "desk/StillDesk.h"
#include "desk/VisionRoom.h"
#include "domain/CivilDay.h"
#include "portraits/Gallery.h"
#include "portraits/Still.h"
#include "store/AuditTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/PhotographTable.h"
#include "store/StillTable.h"
#include "store/SubjectTable.h"
#include "store/TemplateTable.h"

namespace watchdesk::desk {

class FacesFixture : public DeskFixture {
protected:
    /// A portrait of a look of the demo town, as a JPEG.
    static QByteArray portrait(int look, QSize size = {400, 500}) {
        const auto looks = portraits::subjectLooks();
        return jpegOf(portraits::drawPortrait(looks.at(look), portraits::portraitPose(looks.at(look)), size));
    }

    /// Somebody excluded for two thefts from ten days ago on.
    domain::Subject subject(const QString& reference, domain::Cautions cautions = {}) {
        auto made = desk->store()
                        .write([&](store::Tx& tx) -> Result<domain::Subject> {
                            domain::Subject s;
                            s.reference = reference;
                            s.name = QStringLiteral("Dana Frost");
                            s.sex = QStringLiteral("m");
                            s.description = QStringLiteral("1.83 m, fair hair, says he is called Frost");
                            s.cautions = cautions;
                            auto kept = store::SubjectTable::insert(tx, s);
                            if (!kept)
                                return kept.error();
                            if (auto excluded = exclude(tx, *kept); !excluded)
                                return excluded.error();
                            return kept;
                        })
                        .result();
        EXPECT_TRUE(made) << made.error().text();
        EXPECT_TRUE(desk->directory().reload().result());
        return *made;
    }

    Result<void> exclude(store::Tx& tx, const domain::Subject& s) {
        domain::ExclusionNotice notice;
        notice.schemeId = desk->directory().schemes().first().id;
        notice.subjectId = s.id;
        notice.step = domain::ExclusionStep::Served;
        notice.months = 6;
        notice.servedOn = domain::civilDay(tx.now()).addDays(-10);
        notice.endsOn = domain::lastDay(notice.servedOn, 6);
        for (int i = 0; i < 2; ++i) {
            domain::Incident incident;
            incident.schemeId = notice.schemeId;
            incident.at = tx.now() - 86'400'000LL * (20 + i);
            incident.category = QStringLiteral("shop-theft");
            incident.outcome = domain::IncidentOutcome::Recorded;
            incident.subjects = {{s.id, domain::SubjectPart::Offender}};
            auto kept = store::IncidentTable::insert(tx, incident);
            if (!kept)
                return kept.error();
            notice.evidence.append(kept->id);
        }
        if (auto inserted = store::ExclusionTable::insert(tx, notice); !inserted)
            return inserted.error();
        return {};
    }

    Result<Enrolled> enrol(const QString& subjectId, const QByteArray& bytes) {
        PhotographFile file;
        file.bytes = bytes;
        file.source = QStringLiteral("door camera");
        return desk->enrolment().enrol(subjectId, file).result();
    }

    template <class F>
    auto read(F fn) {
        auto answer = desk->store().read(fn).result();
        EXPECT_TRUE(answer) << answer.error().text();
        return *answer;
    }
    qint64 templates() {
        return read([](store::Tx& tx) { return store::TemplateTable::count(tx); });
    }
    QStringList actions() {
        QStringList out;
        for (const auto& entry : read([](store::Tx& tx) { return store::AuditTable::list(tx); }))
            out.append(entry.action);
        return out;
    }

    /// A still through the desk to its end.
    StillView searched(const QByteArray& bytes, const QString& premisesId = {}) {
        StillFile file;
        file.bytes = bytes;
        file.source = QStringLiteral("door camera");
        file.premisesId = premisesId;
        const QString id = desk->stills().submit(file);
        EXPECT_TRUE(eventually([&] {
            const auto state = desk->stills().still(id).state;
            return state == StillView::State::Done || state == StillView::State::Failed;
        }));
        return desk->stills().still(id);
    }

    /// Look 22 at 90 px beside a stranger at 80 px.
    static QByteArray twoPeople() {
        portraits::StreetScene scene;
        scene.seed = 3;
        scene.scenery = portraits::Scenery::Shop;
        scene.people = {{portraits::subjectLooks().at(22), 0.35, 90, 0.4, portraits::passingPose(5)},
                        {portraits::strangerLooks().at(0), 0.7, 80, 0.4, portraits::passingPose(6)}};
        return jpegOf(portraits::drawStill(scene).image);
    }
};

} // namespace watchdesk::desk
