#include "ui/control/TownPanel.h"

#include "ui/control/AlertBoard.h"
#include "ui/control/NextCard.h"
#include "ui/control/PlaceCard.h"
#include "ui/control/TownPatrols.h"
#include "ui/control/TownSilence.h"
#include "ui/control/TownTrail.h"
#include "ui/map/MapView.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/TimeText.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int margin = 8;
constexpr int cardWidth = 288;
constexpr int narrowCard = 248;
constexpr int wideFrom = 760; ///< names beside the call signs of next places
constexpr int warned = 3;

/// "C03, P05 and C31".
QString listed(const QStringList& signs) {
    if (signs.size() < 2)
        return signs.join(QString());
    return TownPanel::tr("%1 and %2").arg(signs.mid(0, signs.size() - 1).join(QStringLiteral(", ")), signs.last());
}
} // namespace

TownPanel::TownPanel(const ControlJobs& jobs, AlertBoard& board, QWidget* parent)
    : QWidget(parent), m_town(jobs.town), m_clock(jobs.clock),
      m_trail(new TownTrail(jobs.town, board, jobs.clock, this)),
      m_silence(new TownSilence(jobs.town, jobs.clock, this)), m_patrols(new TownPatrols(jobs.town, jobs.clock, this)) {
    setObjectName(QStringLiteral("town-panel"));
    setAccessibleName(tr("Town map"));
    makeParts();
    connectParts(board);
    connect(&jobs.radio, &RadioJobs::transmissionEnded, m_silence, &TownSilence::refresh);
    takeBoard(board);
    readMap();
    readPlaces();
    m_trail->refresh();
}

void TownPanel::makeParts() {
    m_head = new PanelHead(tr("Town map"), this);
    m_layers = new SegmentedControl({tr("Trail"), tr("Cameras"), tr("Patrols"), tr("Silent"), tr("Zones")},
                                    tr("What is shown on the map"), this);
    m_layers->setEach({m_scene.layers.trail, m_scene.layers.cameras, m_scene.layers.patrols, m_scene.layers.silent,
                       m_scene.layers.zones});
    m_again = Button::iconOnly(QStringLiteral("locate-fixed"), tr("Look at the trail again"), this);
    m_again->setSmall(true);
    connect(m_again, &QAbstractButton::clicked, this, &TownPanel::lookAgain);
    m_head->addWidget(m_layers);
    m_head->addWidget(m_again);
    m_map = new MapView(this);
    m_bring = m_map->emptyState().addButton(tr("Go to Scheme"));
    connect(m_bring, &Button::clicked, this, &TownPanel::schemeWanted);
    m_card = new PlaceCard(this);
    m_next = new NextCard(this);
    m_legend = new WalkLegend(this);
    setFocusProxy(m_map);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_map, 1);
}

void TownPanel::connectParts(const AlertBoard& board) {
    connect(&board, &AlertBoard::changed, this, [this, &board] { takeBoard(board); });
    connect(m_trail, &TownTrail::changed, this, &TownPanel::takeTrail);
    connect(&m_town, &TownJobs::mapChanged, this, &TownPanel::readMap);
    connect(&m_town, &TownJobs::placesChanged, this, &TownPanel::readPlaces);
    connect(&m_town, &TownJobs::zonesChanged, this, &TownPanel::readZones);
    connect(m_silence, &TownSilence::changed, this, [this] {
        m_scene.silent = m_silence->places();
        m_layers->setCount(SilentLayer, static_cast<int>(m_scene.silent.size()));
        paintScene();
    });
    connect(m_patrols, &TownPatrols::changed, this, &TownPanel::takePatrols);
    connect(&m_town, &TownJobs::rollCallEnded, this, &TownPanel::endRollCall);
    connect(m_layers, &SegmentedControl::toggled, this, [this] {
        m_scene.layers = {m_layers->isOn(TrailLayer), m_layers->isOn(CameraLayer), m_layers->isOn(PatrolLayer),
                          m_layers->isOn(SilentLayer), m_layers->isOn(ZoneLayer)};
        paintScene();
    });
    connect(m_map, &MapView::markerChosen, this, &TownPanel::choose);
    connect(m_card, &PlaceCard::closed, this, [this] {
        m_map->choose({});
        m_map->setFocus(Qt::OtherFocusReason);
    });
    connect(m_card, &PlaceCard::logWanted, this, &TownPanel::logWanted);
    connect(m_card, &PlaceCard::changed, this, &TownPanel::placeParts);
    connect(m_next, &NextCard::warningWanted, this, &TownPanel::warningWanted);
    connect(m_next, &NextCard::placeWanted, this, [this](const QString& id) {
        m_map->choose(id);
        choose(id);
    });
}

void TownPanel::readMap() {
    const auto map = m_town.map();
    m_map->setMap(map);
    m_head->setNote(map ? tr("offline, read %1").arg(shortDay(localDate(map->readAt), localDate(m_clock.now())))
                        : QString());
    m_layers->setVisible(map != nullptr);
    m_again->setVisible(map != nullptr);
    sayHowToGetOne();
    m_map->showPart(partOf(m_scene));
    paintScene();
}

void TownPanel::sayHowToGetOne() {
    const bool may = m_town.mayBringIn();
    const QString what = tr("The streets of your town stand here, with who is where and the way of the person of an "
                            "alert.");
    const QString how = may ? tr("Export the town at openstreetmap.org and bring the file in under Scheme: it stays "
                                 "here, no network is needed.")
                            : tr("An administrator brings a map in under Scheme.");
    m_map->emptyState().setTexts(tr("No map yet"), what + QLatin1Char(' ') + how);
    m_bring->setVisible(may);
}

void TownPanel::readPlaces() {
    const bool first = m_scene.places.isEmpty();
    m_scene.places = m_town.places();
    if (m_scene.places.isEmpty()) { // nobody is signed in: the streets are public, nothing else
        m_scene.cameras.clear();
        m_scene.zones.clear();
        m_silence->refresh();
        m_patrols->refresh();
        m_scene.readPlace.clear();
        m_card->close();
        return paintScene();
    }
    m_cameras.read(
        this, [this] { return m_town.cameras(); },
        [this](const QVector<domain::Camera>& cameras) {
            if (m_scene.places.isEmpty())
                return;
            m_scene.cameras = cameras;
            paintScene();
        });
    readZones();
    m_silence->refresh();
    m_patrols->refresh();
    paintScene();
    if (first && m_map->hasMap())
        m_map->showPart(partOf(m_scene));
}

void TownPanel::readZones() {
    m_zones.read(
        this, [this] { return m_town.zones(); },
        [this](const QVector<domain::Zone>& zones) {
            if (m_scene.places.isEmpty())
                return;
            m_scene.zones = zones;
            paintScene();
        });
}

/// Who is on watch somewhere is counted, and put nowhere.
void TownPanel::takePatrols() {
    m_scene.patrols = m_patrols->marks();
    const int unplaced = m_patrols->unplaced();
    const QString more = unplaced > 0 ? tr("patrols on watch without a known place: %1").arg(unplaced) : QString();
    m_layers->setCount(PatrolLayer, static_cast<int>(m_scene.patrols.size()));
    m_layers->setToolTip(more);
    const QString name = tr("What is shown on the map");
    m_layers->setAccessibleName(more.isEmpty() ? name : name + QStringLiteral(", ") + more);
    paintScene();
}

/// Whoever did not answer is to be looked for: they are shown without being asked for.
void TownPanel::endRollCall() {
    if (!m_town.silentAtRollCall().isEmpty() && !m_layers->isOn(SilentLayer))
        m_layers->toggle(SilentLayer);
    m_silence->refresh();
}

void TownPanel::takeBoard(const AlertBoard& board) {
    m_scene.alerts.clear();
    m_scene.zonesHere.clear();
    if (board.inHand() != nullptr) {
        for (const domain::SightRule& rule : board.inHand()->onSight) {
            if (rule.answer != domain::SightAnswer::Watch && !rule.zone.isEmpty())
                m_scene.zonesHere << rule.zone;
        }
    }
    for (const desk::AlertView& view : board.open()) {
        if (&view == board.inHand() || view.incident.premisesId.isEmpty())
            continue;
        if (!m_scene.alerts.contains(view.incident.premisesId)) // the most urgent come first
            m_scene.alerts.insert(view.incident.premisesId, {view.alert.number, view.alert.emergency,
                                                             view.alert.state != domain::AlertState::Open});
    }
    paintScene();
}

void TownPanel::takeTrail(bool moved) {
    m_scene.steps = m_trail->query().steps;
    m_scene.trail = m_trail->trail();
    paintScene();
    if (moved && m_map->hasMap() && !m_scene.trail.points.isEmpty())
        m_map->showPart(partOf(m_scene));
}

void TownPanel::setRead(const desk::RowDetail& detail) {
    const auto is = [&](const desk::TownPlace& place) {
        return !detail.callSign.isEmpty() ? place.callSign == detail.callSign
                                          : place.name == detail.premises && place.street == detail.street;
    };
    const bool some = !detail.callSign.isEmpty() || !detail.premises.isEmpty();
    const auto found = std::find_if(m_scene.places.cbegin(), m_scene.places.cend(), is);
    const bool known = some && found != m_scene.places.cend();
    const QString before = std::exchange(m_scene.readPlace, known ? found->id : QString());
    // Beside the trail, so that neither is lost; without one the place alone.
    const bool trail = m_scene.layers.trail && m_scene.trail.last >= 0;
    if (known && !trail)
        m_map->lookAt(found->at);
    else if (m_map->hasMap() && before != m_scene.readPlace)
        m_map->showPart(partOf(m_scene));
    paintScene();
}

void TownPanel::lookAgain() {
    const QRectF part = partOf(m_scene);
    if (part.isNull())
        m_map->goHome();
    else
        m_map->goTo(part);
}

void TownPanel::toggle(Layer layer) {
    m_layers->toggle(layer);
}

void TownPanel::choose(const QString& markerId) {
    const desk::TownPlace* place = m_scene.place(premisesOf(m_scene, markerId));
    const quint64 asked = ++m_asked;
    if (place == nullptr)
        return m_card->hide();
    m_card->begin(*place);
    onAnswer(
        this, m_town.place(place->id),
        [this, asked](const desk::PlaceSheet& sheet) {
            if (asked == m_asked)
                m_card->show(sheet, m_clock.now());
        },
        [this, asked](const Error& error) {
            if (asked == m_asked)
                m_card->showFailure(QString::fromStdString(error.text()));
        });
}

void TownPanel::closeCard() {
    m_card->close();
}

desk::TownPlace TownPanel::chosen() const {
    return m_card->isHidden() ? desk::TownPlace() : m_card->place();
}

QVector<desk::TownPlace> TownPanel::nextPlaces() const {
    QVector<desk::TownPlace> out;
    for (const auto& next : m_scene.trail.next.mid(0, namedNext)) {
        if (const desk::TownPlace* place = m_scene.place(next.id))
            out += *place;
    }
    return out;
}

TownPanel::Warning TownPanel::warning() const {
    Warning out;
    QStringList signs;
    int places = 0;
    for (const desk::TownPlace& place : nextPlaces()) {
        if (place.callSign.isEmpty() || places == warned)
            continue;
        ++places;
        if (signs.isEmpty())
            out.channel = place.channel;
        (place.channel == out.channel ? signs : out.elsewhere) += place.callSign;
    }
    if (!signs.isEmpty())
        out.words = tr("%1: may come your way. %2").arg(listed(signs), m_trail->told()).trimmed();
    return out;
}

void TownPanel::paintScene() {
    m_map->markers().set(markersOf(m_scene));
    m_map->lines().set(linesOf(m_scene));
    const bool shown = m_scene.layers.trail && m_map->hasMap();
    QVector<int> seconds;
    for (const auto& next : m_scene.trail.next)
        seconds += next.seconds;
    m_next->setPlaces(shown ? nextPlaces() : QVector<desk::TownPlace>(), seconds);
    m_legend->setStep(m_scene.trail.last + 1);
    m_legend->setVisible(shown && !m_scene.trail.next.isEmpty());
    placeParts();
}

void TownPanel::placeParts() {
    const QRect ground = m_map->geometry().adjusted(margin, margin, -margin, -margin);
    const bool wide = width() >= wideFrom;
    m_next->setCompact(!wide);
    m_next->setGeometry(
        QRect(QPoint(ground.right() + 1 - m_next->sizeHint().width(), ground.top()), m_next->sizeHint()));
    const int cardRoom = wide ? cardWidth : narrowCard;
    const int wanted = m_card->layout()->hasHeightForWidth() ? m_card->layout()->totalHeightForWidth(cardRoom)
                                                             : m_card->sizeHint().height();
    m_card->setGeometry(ground.left(), ground.top(), cardRoom, std::min(wanted, ground.height()));
    const QSize legend = m_legend->sizeHint();
    const int foot = m_map->y() + static_cast<int>(m_map->creditRect().top()) - 4;
    m_legend->setGeometry(QRect(QPoint(ground.left(), foot - legend.height()), legend));
    for (QWidget* part :
         {static_cast<QWidget*>(m_legend), static_cast<QWidget*>(m_next), static_cast<QWidget*>(m_card)})
        part->raise();
}

void TownPanel::tick() {
    m_trail->tick();
    m_silence->tick();
    m_patrols->tick();
}

void TownPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    placeParts();
}

void TownPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace watchdesk::ui
