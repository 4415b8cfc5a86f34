#include "ui/scheme/MapPart.h"

#include "desk/Desk.h"
#include "desk/MapDesk.h"
#include "desk/MemberDesk.h"
#include "ui/map/MapView.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace watchdesk::ui {

MapPart::MapPart(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_map(new MapView), m_words(new LabelText({}, TextStyle::Body, Tone::Text2)),
      m_choose(new Button(tr("Bring in an OpenStreetMap file"))) {
    m_words->setWrapped(true);
    m_choose->setIconName(QStringLiteral("map"));
    m_map->emptyState().setTexts(
        tr("No map yet"), tr("Export your town at openstreetmap.org (Export, the part in sight) and bring the file in: "
                             "it stays here, no network is needed."));
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_choose);
    row->addWidget(m_words, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_map, 1);
    column->addLayout(row);
    connect(m_choose, &QAbstractButton::clicked, this, &MapPart::fileWanted);
    connect(&desk.map(), &desk::MapDesk::changed, this, &MapPart::refresh);
}

void MapPart::refresh() {
    m_map->setMap(m_desk.map().map());
    onAnswer(this, m_desk.members().members(), [this](const QVector<desk::MemberLine>& members) {
        QVector<MapMarker> markers;
        for (const desk::MemberLine& member : members) {
            for (const domain::Premises& place : member.premises) {
                const auto same = [&](const MapMarker& marker) { return marker.id == place.id; };
                if (place.placed && !place.closedOn.isValid() && std::none_of(markers.begin(), markers.end(), same))
                    markers.append({place.id,
                                    QPointF(place.east, place.north),
                                    MarkerShape::Dot,
                                    MarkerState::Plain,
                                    {},
                                    place.name,
                                    {}});
            }
        }
        m_map->markers().set(markers);
    });
}

void MapPart::bringIn(const QString& path) {
    m_choose->setEnabled(false);
    m_words->setTone(Tone::Text2);
    m_words->setText(tr("Reading the map…"));
    onAnswer(this, m_desk.map().importFile(path), [this](const Result<desk::MapImport>& done) {
        m_choose->setEnabled(true);
        m_words->setTone(done ? Tone::Text2 : Tone::Soon);
        if (!done)
            return m_words->setText(QString::fromStdString(done.error().text()));
        QString words = tr("Streets: %1, buildings: %2, addresses: %3.")
                            .arg(done->streets)
                            .arg(done->buildings)
                            .arg(done->addresses);
        if (done->cutWays > 0)
            words += QLatin1Char(' ') +
                     tr("%1 ways lead out of the file and are drawn as far as it goes.").arg(done->cutWays);
        m_words->setText(words);
    });
}

QString MapPart::words() const {
    return m_words->text();
}

} // namespace watchdesk::ui
